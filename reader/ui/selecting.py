"""What is selected: by keyboard word by word, its card, and how it is copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QTimer

from reader.desk import Desk
from reader.language.model import Script
from reader.ui.main_window import MainWindow
from reader.ui.page.annotations import is_word
from reader.ui.page.copying import CopyKind
from reader.ui.page.page import Place
from reader.ui.phrase_card import PhraseCardView
from reader.ui.reading import Reading
from reader.ui.theme import load_theme, theme_name
from reader.ui.words import Words

_TRADITIONAL = (Script.TRADITIONAL, Script.TAIWAN, Script.TAIWAN_PHRASES, Script.HONG_KONG)


class Selecting(QObject):
    """Joins the selection with the card of phrases and the clipboard."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading, words: Words) -> None:
        super().__init__(window)
        self._desk, self._window, self._words = desk, window, words
        self._ends: tuple[Place, Place] | None = None
        self.card = PhraseCardView(window.card.page)
        self._connect(reading)

    def show_theme(self) -> None:
        """Take the colours that are preferred now."""
        folder = self._desk.paths.resources / "themes"
        self.card.set_theme(load_theme(folder, theme_name(self._desk.settings.theme)))

    def show_card(self) -> bool:
        """Show the card of the phrase that is selected; whether it has one."""
        ends, text = self._window.page.selection(), self._desk.text
        if ends is None or text is None or ends[0].paragraph != ends[1].paragraph:
            self.card.hide()
            return False
        first, last = ends
        script = self._desk.script
        card = self._desk.phrases.card(text, first.paragraph, first.offset, last.offset, script)
        lines = self._lines(first, last)
        if card is None or lines.isNull():
            self.card.hide()
            return False
        self._words.hover.close()
        self.card.show_card(card, lines, script in _TRADITIONAL)
        return True

    def extend(self, by: int) -> None:
        """Move the free end of the selection to the next end of a word, or the one before; over paragraphs too."""
        page = self._window.page
        fixed, free = self._fixed_and_free()
        moved = self._word_end(free, by)
        if moved is None:
            return
        if fixed == free and by < 0:
            fixed = self._word_end(fixed, 1) or fixed
        self._ends = fixed, moved
        page.select(fixed, moved)
        page.say(self.card.said() if self.show_card() else page.selected_text())

    def copy(self, kind: CopyKind, as_printed: bool = False) -> None:
        """Copy what is selected, or say that nothing is."""
        page = self._window.page
        if page.selection() is None:
            self._window.say(self.tr("Select something first."))
            return
        page.copy_as(kind, as_printed)
        self._window.say(self.tr("Copied."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The hand has let go of a selection; or the page has another size."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self.show_card)
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize):
            self.card.hide()
        return super().eventFilter(watched, event)

    def _connect(self, reading: Reading) -> None:
        """Signals by sender."""
        actions, page = self._window.actions_by_name, self._window.page
        wishes: dict[str, Callable[[], object]] = {
            "close_card": self.card.hide,
            "copy_html": lambda: self.copy(CopyKind.HTML_RUBY),
            "copy_printed": lambda: self.copy(CopyKind.TEXT, as_printed=True),
            "select_less": lambda: self.extend(-1),
            "select_more": lambda: self.extend(1),
        }
        for name, wish in wishes.items():
            actions[name].triggered.connect(lambda _checked=False, wish=wish: wish())
        page.selection_changed.connect(self._on_page_selection_changed)
        page.token_hovered.connect(self._on_page_token)
        page.token_focused.connect(lambda _paragraph, _token: self.card.hide())
        page.verticalScrollBar().valueChanged.connect(lambda _value: self.card.hide())
        page.viewport().installEventFilter(self)
        reading.text_opened.connect(self.card.hide)

    def _on_page_selection_changed(self) -> None:
        if self._window.page.selection() is None:
            self._ends = None
            self.card.hide()

    def _on_page_token(self, paragraph: int, index: int) -> None:
        """The pointer rests on a word: inside the phrase its card stays, elsewhere that of the word comes."""
        shown, token = self.card.card, self._window.page.token(paragraph, index)
        if shown is None or token is None:
            return
        if shown.paragraph == paragraph and shown.start <= token.start and token.end <= shown.end:
            self._words.hover.close()
        else:
            self.card.hide()

    def _fixed_and_free(self) -> tuple[Place, Place]:
        """The end that stays and the one that moves; where nothing is selected both are the current word's start."""
        page = self._window.page
        ends = page.selection()
        if ends is None:
            return page.caret(), page.caret()
        if self._ends is not None and ends in (self._ends, self._ends[::-1]):
            return self._ends
        return ends

    def _word_end(self, place: Place, by: int) -> Place | None:
        """The next end of a word after a place, or the beginning of the word before it."""
        page, text = self._window.page, self._desk.text
        paragraph = place.paragraph
        while text is not None and 0 <= paragraph < len(text.transcript.paragraphs):
            annotation = page.annotation(paragraph)
            tokens = (
                [token for token in annotation.tokens if is_word(token)] if annotation is not None else []
            )
            if paragraph != place.paragraph:
                stops = [token.end if by > 0 else token.start for token in tokens]
            elif by > 0:
                stops = [token.end for token in tokens if token.end > place.offset]
            else:
                stops = [token.start for token in tokens if token.start < place.offset]
            if stops:
                return Place(paragraph, stops[0] if by > 0 else stops[-1])
            if annotation is None:
                return None
            paragraph += by
        return None

    def _lines(self, first: Place, last: Place) -> QRect:
        """The lines of a selection, as far as they are in sight, in the coordinates of the card's parent."""
        page, lines = self._window.page, QRect()
        annotation = page.annotation(first.paragraph)
        for index, token in enumerate(annotation.tokens if annotation is not None else ()):
            if token.end > first.offset and token.start < last.offset:
                line, word = page.line_rect(first.paragraph, index), page.word_rect(first.paragraph, index)
                if not line.isEmpty():
                    line.setLeft(word.left())
                    lines = lines.united(line)
        if lines.isNull():
            return lines
        return QRect(page.viewport().mapTo(self.card.page, lines.topLeft()), lines.size())
