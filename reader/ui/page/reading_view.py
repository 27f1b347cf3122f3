"""The reading view: the page as a widget; it is given records, tells facts, asks nobody and fetches nothing."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.language.model import Annotation, Script, Token
from reader.ui.page.page import Matches, Page, PageColours, Place


class ReadingView(QAbstractScrollArea):
    """A transcript as a page to read; places are (paragraph index, offset in code points of the source)."""

    token_hovered = Signal(int, int)
    """Paragraph, token index: the pointer has rested on a token for the hover delay."""
    token_left = Signal()
    """The pointer has left the token that was hovered; at once."""
    token_clicked = Signal(int, int)
    """Paragraph, token index: clicked, or Enter on the token with the keyboard focus."""
    token_focused = Signal(int, int)
    """Paragraph, token index: reached by keyboard."""
    position_changed = Signal(int, int)
    """Paragraph, offset of the first visible line."""
    visible_changed = Signal(int, int)
    """First and last visible paragraph: ask the engine for these first, see `unannotated`."""
    text_size_step_requested = Signal(int)
    """+1 or -1, from Ctrl+wheel."""
    link_clicked = Signal(str)
    """The address of a link; nothing is fetched."""
    selection_changed = Signal()
    """The selection is another or gone."""
    matches_changed = Signal(object)
    """The `Matches` of the search: another current one, or more found as annotations arrive."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_page(self, page: Page) -> None:
        """Show another text from its beginning; annotations, selection and search are forgotten."""
        raise NotImplementedError

    def set_annotation(self, index: int, annotation: Annotation) -> None:
        """What the engine says of one paragraph; may come at any time and in any order."""
        raise NotImplementedError

    def unannotated(self, first: int, last: int) -> list[int]:
        """The paragraphs from `first` to `last` that have no annotation here (never given, or let go)."""
        raise NotImplementedError

    def clear_annotations(self) -> None:
        """Forget all annotations, when corrections or concepts have changed."""
        raise NotImplementedError

    def set_script(self, script: Script) -> None:
        """Show the text in this script, the line being read where it was."""
        raise NotImplementedError

    def set_text_size(self, pixels: int) -> None:
        """The height of a character in logical pixels."""
        raise NotImplementedError

    def set_colours(self, colours: PageColours) -> None:
        """Paint with these."""
        raise NotImplementedError

    def set_hover_delay(self, milliseconds: int) -> None:
        """How long the pointer rests on a token before `token_hovered`; 0 is at once."""
        raise NotImplementedError

    def set_kept_words(self, keys: Collection[tuple[str, tuple[str, ...]]]) -> None:
        """Mark the words with these keys: simplified form, and the reading a character."""
        raise NotImplementedError

    def go_to(self, paragraph: int, offset: int, flash: bool = False) -> None:
        """Bring this line to the top of the page; with `flash` it lights up for a moment."""
        raise NotImplementedError

    def position(self) -> Place:
        """The first visible line: (paragraph, offset); what `go_to` takes."""
        raise NotImplementedError

    def visible_paragraphs(self) -> tuple[int, int]:
        """First and last visible paragraph."""
        raise NotImplementedError

    def find_text(self, text: str) -> Matches:
        """Look for this everywhere, mark it, and go to the first match from the page's position on."""
        raise NotImplementedError

    def find_next(self) -> Matches:
        """Go to the next match, from the last to the first."""
        raise NotImplementedError

    def find_previous(self) -> Matches:
        """Go to the match before, from the first to the last."""
        raise NotImplementedError

    def clear_find(self) -> None:
        """End the search."""
        raise NotImplementedError

    def selected_text(self) -> str:
        """The selection as plain text in the script shown; paragraphs are parted by a line break."""
        raise NotImplementedError

    def selection(self) -> tuple[Place, Place] | None:
        """The ends of the selection in page order, the second exclusive; None where nothing is selected."""
        raise NotImplementedError

    def select_all(self) -> None:
        """Select the whole text."""
        raise NotImplementedError

    def clear_selection(self) -> None:
        """Select nothing."""
        raise NotImplementedError

    def copy(self) -> None:
        """Put the selection on the clipboard."""
        raise NotImplementedError

    def current_token(self) -> tuple[int, int] | None:
        """Paragraph and index of the token with the keyboard focus."""
        raise NotImplementedError

    def hovered_token(self) -> tuple[int, int] | None:
        """Paragraph and index of the token under the pointer, rested or not."""
        raise NotImplementedError

    def token(self, paragraph: int, index: int) -> Token | None:
        """The token itself, or None where it is not known."""
        raise NotImplementedError

    def focus_token(self, paragraph: int, index: int) -> None:
        """Give the keyboard focus to this token and scroll it into view."""
        raise NotImplementedError

    def clear_focus_token(self) -> None:
        """No token has the keyboard focus."""
        raise NotImplementedError

    def next_word(self) -> None:
        """Keyboard focus to the next word, marks passed over; the first visible one if there was none."""
        raise NotImplementedError

    def previous_word(self) -> None:
        """Keyboard focus to the word before."""
        raise NotImplementedError

    def next_term(self) -> None:
        """Keyboard focus to the next glossary term."""
        raise NotImplementedError

    def previous_term(self) -> None:
        """Keyboard focus to the glossary term before."""
        raise NotImplementedError

    def next_turn(self) -> None:
        """Go to the next turn, its first word with the keyboard focus."""
        raise NotImplementedError

    def previous_turn(self) -> None:
        """Go to the turn before."""
        raise NotImplementedError

    def word_rect(self, paragraph: int, token_index: int) -> QRect:
        """Where a token stands, in viewport coordinates; empty where it is not laid out."""
        raise NotImplementedError

    def line_rect(self, paragraph: int, token_index: int) -> QRect:
        """The line (or two lines) of a token across the column: the card must not cover it."""
        raise NotImplementedError

    def accessible_text(self) -> str:
        """The current token with its reading, to be announced."""
        raise NotImplementedError
