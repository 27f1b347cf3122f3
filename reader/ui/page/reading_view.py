"""The reading view: the page as a widget; given records, it tells facts, asks nobody, fetches nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QGuiApplication

from reader.language.model import Annotation, Script, Token
from reader.ui import hush
from reader.ui.page import steps
from reader.ui.page.heard import HeardPage
from reader.ui.page.knowledge import new_word
from reader.ui.page.marks import TokenAt
from reader.ui.page.outline import Turn, turns_of
from reader.ui.page.page import Page, Place
from reader.ui.page.selection import text_between, whole

if TYPE_CHECKING:
    from reader.ui.page.copying import CopyKind


class ReadingView(HeardPage):
    """A transcript as a page to read; places are (paragraph index, offset in code points of the source)."""

    def set_page(
        self,
        page: Page,
        at: Place | None = None,
        known: Callable[[int], Annotation | None] | None = None,
    ) -> None:
        """Show another text from its beginning or from `at`; annotations, selection and search are forgotten.

        `known` is asked what is known already of the paragraphs that are seen first.
        """
        self._flow = self._new_flow(page)
        self._selection.clear()
        self.forget_search()
        self._flashing.stop()
        self._marks.selection = None
        self._marks.noted = {}
        self._marks.glosses = {}
        self.set_spoken(())
        self.setAccessibleName(page.title or self.tr("Text"))
        self.setAccessibleDescription("")
        self._flow.composer.known = known
        if at is not None:
            self._flow.unfold(at.paragraph)
            self._flow.bring(at)
        self._scrolling.settle()
        self._flow.composer.known = None

    def set_annotation(self, index: int, annotation: Annotation) -> bool:
        """What the engine says of one paragraph, at any time and in any order; whether it was not known already."""
        flow = self._flow
        if not 0 <= index < len(flow.page.paragraphs) or flow.annotations.get(index) is annotation:
            return False
        flow.annotations.put(index, annotation)
        flow.annotations.let_go(*flow.visible_paragraphs())
        flow.annotated(index)
        self._walking.annotated(index)
        self.search_later(index)
        self._settling.start()
        return True

    def wants(self, index: int) -> bool:
        """Whether the annotation of a paragraph would be kept: it is in sight, or there is room for all."""
        first, last = self._flow.visible_paragraphs()
        return self._flow.annotations.has_room or first <= index <= last

    def set_words(self, index: int, words: Sequence[Token]) -> None:
        """The words of a paragraph in order, without their places: enough to find it by pinyin or in either script."""
        if 0 <= index < len(self._flow.page.paragraphs):
            self._flow.annotations.hear(index, words)
            self.search_later(index)
            if self.matches().text:
                self._settling.start()

    def unannotated(self, first: int, last: int) -> list[int]:
        """The paragraphs from `first` to `last` that have no annotation here (never given, or let go)."""
        last = min(last, len(self._flow.page.paragraphs) - 1)
        return [index for index in range(max(first, 0), last + 1) if index not in self._flow.annotations]

    def clear_annotations(self) -> None:
        """Forget all annotations, when corrections or concepts have changed; they are asked for again."""
        self._pointer.leave()
        self._walking.clear()
        self._flow.annotations.clear()
        self._flow.set_script(self._script)
        self._scrolling.set_flow(self._flow)
        self._scrolling.settle()

    def go_to(self, paragraph: int, offset: int, flash: bool = False) -> None:
        """Bring this line to the top of the page; with `flash` it lights up for a moment."""
        self._scrolling.stop()
        self._pointer.leave()
        place = Place(paragraph, offset)
        self._flow.unfold(paragraph)
        self._flow.bring(place)
        if flash:
            self._flashing.light(place)
        hush.begin()
        self._scrolling.settle()

    def position(self) -> Place:
        """The first visible line: (paragraph, offset); what `go_to` takes."""
        return self._flow.reading()

    def visible_paragraphs(self) -> tuple[int, int]:
        """First and last visible paragraph; (0, -1) where there is none."""
        return self._flow.visible_paragraphs()

    def tokens_in_sight(self) -> list[TokenAt]:
        """The tokens on the visible lines and on those next to them, as (paragraph, index)."""
        return self._flow.tokens_in_sight()

    def place_at(self, point: QPoint) -> Place | None:
        """The character nearest to a point of the viewport, None on an empty page."""
        return self._flow.nearest(QPointF(point))

    def chinese_font(self) -> str | None:
        """The family the page is set in; None where no font for Chinese is installed."""
        return self._flow.composer.family

    def scroll_line_up(self) -> None:
        """A line back."""
        self._scrolling.lines(-1)

    def scroll_line_down(self) -> None:
        """A line on."""
        self._scrolling.lines(1)

    def scroll_page_up(self) -> None:
        """A page back."""
        self._scrolling.page(-1)

    def scroll_page_down(self) -> None:
        """A page on."""
        self._scrolling.page(1)

    def scroll_to_start(self) -> None:
        """To the beginning."""
        self._scrolling.to_start()

    def scroll_to_end(self) -> None:
        """To the end."""
        self._scrolling.to_end()

    def toggle_fold(self) -> None:
        """Open or shut the front or trailing matter: where the focus is, else the first one in sight or at all."""
        token = self._marks.focused
        folds = self._flow.folds
        inside = [fold for fold in folds if token is not None and fold.first <= token[0] < fold.last]
        for fold in [self._marks.focused_fold, *inside, *self._flow.visible_folds(), *folds]:
            if fold is not None:
                self._on_fold_toggled(fold)
                return

    def selected_text(self) -> str:
        """The selection as plain text in the script shown; paragraphs are parted by a line break."""
        ends = self._selection.ends()
        if ends is None:
            return ""
        return text_between(self._flow.page, self._flow.annotations, self._script, *ends)

    def selection(self) -> tuple[Place, Place] | None:
        """The ends of the selection in page order, the second exclusive; None where nothing is selected."""
        return self._selection.ends()

    def select(self, first: Place, last: Place) -> None:
        """Select from one place to another, exclusive."""
        self._selection.set(first, last)
        self._on_pointer_selected()

    def select_all(self) -> None:
        """Select the whole text."""
        ends = whole(self._flow.page)
        if ends is not None:
            self.select(*ends)

    def copy(self) -> None:
        """Put the selection on the clipboard."""
        if self._selection.ends() is not None:
            QGuiApplication.clipboard().setText(self.selected_text())

    def copy_as(self, kind: CopyKind, as_printed: bool = False) -> None:
        """Put the selection on the clipboard as text, as text with readings, or as HTML with ruby."""
        if self._selection.ends() is None:
            return
        from reader.ui.page.copying import CopyKind

        data = QMimeData()
        data.setText(self.selected_as(CopyKind.TEXT if kind == CopyKind.HTML_RUBY else kind, as_printed))
        if kind == CopyKind.HTML_RUBY:
            data.setHtml(self.selected_as(kind, as_printed))
        QGuiApplication.clipboard().setMimeData(data)

    def selected_as(self, kind: CopyKind, as_printed: bool = False) -> str:
        """The selection in the script shown, or as printed; the readings in pinyin or zhuyin as they are shown."""
        from reader.ui.page.copying import CopyKind, copied

        ends = self._selection.ends()
        if ends is None:
            return ""
        script = Script.AS_PRINTED if as_printed else self._script
        page, known = self._flow.page, self._flow.annotations
        return copied(page, known, ends, CopyKind(kind), script, self._ruby.script)

    def turns(self) -> list[Turn]:
        """Who speaks, turn by turn."""
        return turns_of(self._flow.page)

    def progress(self) -> tuple[float, int]:
        """The share that is read up to the last visible line, and the characters that are left."""
        return self._progress.at(self._flow.last_place())

    def current_token(self) -> TokenAt | None:
        """Paragraph and index of the token with the keyboard focus."""
        return self._marks.focused

    def hovered_token(self) -> TokenAt | None:
        """Paragraph and index of the token under the pointer, rested or not."""
        return self._marks.hovered

    def annotation(self, paragraph: int) -> Annotation | None:
        """All that is known of a paragraph."""
        return self._flow.annotations.get(paragraph)

    def focus_token(self, paragraph: int, index: int) -> None:
        """Give the keyboard focus to this token and scroll it into view."""
        self._walking.focus((paragraph, index))

    def clear_focus_token(self) -> None:
        """No token has the keyboard focus."""
        self._walking.clear()

    def next_word(self) -> None:
        """Keyboard focus to the next word, marks passed over; the first visible one if there was none."""
        self._walking.step(1, steps.words)

    def previous_word(self) -> None:
        """Keyboard focus to the word before."""
        self._walking.step(-1, steps.words)

    def next_term(self) -> None:
        """Keyboard focus to the next glossary term."""
        self._walking.step(1, steps.terms)

    def previous_term(self) -> None:
        """Keyboard focus to the glossary term before."""
        self._walking.step(-1, steps.terms)

    def next_new(self) -> None:
        """Keyboard focus to the next word that is new to the reader."""
        self._walking.step(1, self._new_words())

    def previous_new(self) -> None:
        """Keyboard focus to the new word before."""
        self._walking.step(-1, self._new_words())

    def next_sentence(self) -> None:
        """Keyboard focus to the first word of the next sentence."""
        self._walking.step(1, steps.sentences)

    def previous_sentence(self) -> None:
        """Keyboard focus to the beginning of this sentence, or of the one before."""
        self._walking.step(-1, steps.sentences)

    def next_turn(self) -> None:
        """Go to the next turn, its first word with the keyboard focus."""
        self._walking.turn(1)

    def previous_turn(self) -> None:
        """Go to the turn before."""
        self._walking.turn(-1)

    def activate(self) -> None:
        """What a click would do where the keyboard focus is: a word, a link or a fold."""
        self._walking.activate()

    def word_rect(self, paragraph: int, token_index: int) -> QRect:
        """Where a token stands, in viewport coordinates; empty where it is not in sight.

        Of a token that goes on in the next line it is the first part.
        """
        rects = self._token_rects(paragraph, token_index)
        return rects[0].toAlignedRect() if rects else QRect()

    def line_rect(self, paragraph: int, token_index: int) -> QRect:
        """The line (or two lines) of a token across the column: the card must not cover it."""
        rects = self._token_rects(paragraph, token_index)
        if not rects:
            return QRect()
        column = self._flow.composer.column
        top, bottom = rects[0].top(), rects[-1].bottom()
        return QRectF(column.left, top, column.width, bottom - top).toAlignedRect()

    def _new_words(self) -> steps.Wanted:
        statuses = self._marks.statuses
        return steps.new_words(lambda token: not new_word(token, statuses))

    def _token_rects(self, paragraph: int, token_index: int) -> list[QRectF]:
        token = self.token(paragraph, token_index)
        return self._flow.rects(paragraph, token.start, token.end) if token is not None else []
