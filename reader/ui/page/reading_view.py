"""The reading view: the page as a widget; given records, it tells facts, asks nobody, fetches nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.language.model import Annotation, Script, Token
from reader.ui.page import steps
from reader.ui.page.blocks import Fold
from reader.ui.page.composer import Wording
from reader.ui.page.finding import Finder
from reader.ui.page.flow import Flow
from reader.ui.page.guard import guarded
from reader.ui.page.keyboard import action_of
from reader.ui.page.marks import Marks, TokenAt
from reader.ui.page.page import Matches, Page, PageColours, Place
from reader.ui.page.painting import PagePainter
from reader.ui.page.pointer import Pointer
from reader.ui.page.scrolling import Scrolling
from reader.ui.page.selection import Selection, text_between, whole
from reader.ui.page.style import Typography
from reader.ui.page.walking import Walking

_NOTCH = 120
_FLASH_MILLISECONDS = 45
_FLASH_STEP = 0.05
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


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
        self._colours = PageColours.light()
        self._typography = Typography()
        self._script = Script.AS_PRINTED
        self._marks = Marks()
        self._selection = Selection()
        self._finder = Finder()
        self._wheel_turned = 0
        self._make_viewport()
        self._pointer = Pointer(self.viewport(), self._marks, self._selection)
        self._scrolling = Scrolling(self)
        self._walking = Walking(self, self._marks)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._flashing = QTimer(self, interval=_FLASH_MILLISECONDS)
        self._connect()
        self._flow = self._new_flow(Page("", ()))

    # Showing

    def set_page(self, page: Page) -> None:
        """Show another text from its beginning; annotations, selection and search are forgotten."""
        self._flow = self._new_flow(page)
        self._selection.clear()
        self._finder = Finder()
        self._flashing.stop()
        marks = self._marks
        marks.selection = marks.flash = marks.current = None
        marks.found = {}
        self.setAccessibleName(page.title or self.tr("Text"))
        self.setAccessibleDescription("")
        self._scrolling.settle()

    def set_annotation(self, index: int, annotation: Annotation) -> None:
        """What the engine says of one paragraph; may come at any time and in any order."""
        flow = self._flow
        if not 0 <= index < len(flow.page.paragraphs):
            return
        known = len(flow.annotations.variants)
        flow.annotations.put(index, annotation)
        flow.annotations.let_go(*flow.visible_paragraphs())
        flow.annotated(index)
        self._walking.annotated(index)
        if len(flow.annotations.variants) != known and self._finder.matches.text:
            self._search_again()
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

    def set_script(self, script: Script) -> None:
        """Show the text in this script, the line being read where it was."""
        self._script = script
        self._pointer.leave()
        self._flow.set_script(script)
        self._scrolling.settle()

    def set_text_size(self, pixels: int) -> None:
        """The height of a character in logical pixels."""
        self.set_typography(replace(self._typography, text_size=pixels))

    def set_typography(self, typography: Typography) -> None:
        """Size, line height, measure and the rest in one."""
        self._typography = typography
        self._pointer.leave()
        self._flow.set_typography(typography)
        self._scrolling.settle()

    def set_colours(self, colours: PageColours) -> None:
        """Paint with these."""
        self._colours = colours
        self._flow.set_colours(colours)
        self._scrolling.settle()

    def set_hover_delay(self, milliseconds: int) -> None:
        """How long the pointer rests on a token before `token_hovered`; 0 is at once."""
        self._pointer.set_delay(milliseconds)

    def set_kept_words(self, keys: Collection[tuple[str, tuple[str, ...]]]) -> None:
        """Mark the words with these keys: simplified form, and the reading a character."""
        self._marks.kept = frozenset(keys)
        self.viewport().update()

    # Where the page is

    def go_to(self, paragraph: int, offset: int, flash: bool = False) -> None:
        """Bring this line to the top of the page; with `flash` it lights up for a moment."""
        self._scrolling.stop()
        self._pointer.leave()
        place = Place(paragraph, offset)
        self._flow.unfold(paragraph)
        self._flow.bring(place)
        if flash:
            self._marks.flash = (place, 1.0)
            self._flashing.start()
        self._scrolling.settle()

    def position(self) -> Place:
        """The first visible line: (paragraph, offset); what `go_to` takes."""
        return self._flow.reading()

    def visible_paragraphs(self) -> tuple[int, int]:
        """First and last visible paragraph; (0, -1) where there is none."""
        return self._flow.visible_paragraphs()

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

    # Finding

    def find_text(self, text: str) -> Matches:
        """Look for this everywhere, mark it, and go to the first match from the page's position on."""
        self._finder.begin(self._flow.page, text, self._flow.annotations.variants, self._flow.reading())
        self._marks.found = self._finder.by_paragraph()
        return self._show_match()

    def find_next(self) -> Matches:
        """Go to the next match, from the last to the first."""
        self._finder.step(1)
        return self._show_match()

    def find_previous(self) -> Matches:
        """Go to the match before, from the first to the last."""
        self._finder.step(-1)
        return self._show_match()

    def clear_find(self) -> None:
        """End the search."""
        self._finder = Finder()
        self._marks.found = {}
        self._show_match()

    def matches(self) -> Matches:
        """The search as it stands."""
        return self._finder.matches

    # Selecting

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

    def clear_selection(self) -> None:
        """Select nothing."""
        self._selection.clear()
        self._on_pointer_selected()

    def copy(self) -> None:
        """Put the selection on the clipboard."""
        if self._selection.ends() is not None:
            QGuiApplication.clipboard().setText(self.selected_text())

    # Tokens

    def current_token(self) -> TokenAt | None:
        """Paragraph and index of the token with the keyboard focus."""
        return self._marks.focused

    def hovered_token(self) -> TokenAt | None:
        """Paragraph and index of the token under the pointer, rested or not."""
        return self._marks.hovered

    def token(self, paragraph: int, index: int) -> Token | None:
        """The token itself, or None where it is not known."""
        tokens = self._flow.annotations.tokens(paragraph)
        return tokens[index] if 0 <= index < len(tokens) else None

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

    def accessible_text(self) -> str:
        """The current token with its reading, to be announced."""
        if self._marks.focused is None:
            return ""
        token = self.token(*self._marks.focused)
        if token is None:
            return ""
        return " ".join(
            [token.form(self._script), "".join(syllable or "" for syllable in token.pinyin)]
        ).strip()

    # Events: none of them lets an exception out

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is visible of the asked area."""
        painter = QPainter(self.viewport())
        try:
            PagePainter(painter, self._flow, self._marks, self._colours).paint(QRectF(event.rect()))
        finally:
            painter.end()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line being read stays where it is."""
        super().resizeEvent(event)
        self._flow.resize(self.viewport().width(), self.viewport().height())
        self._scrolling.settle()

    @guarded(None)
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The scroll bar has another value."""
        self._scrolling.bar_moved()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another text size."""
        event.accept()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._scrolling.wheel(event)
            return
        self._wheel_turned += event.angleDelta().y()
        notches = int(self._wheel_turned / _NOTCH)
        if notches:
            self._wheel_turned -= notches * _NOTCH
            self.text_size_step_requested.emit(1 if notches > 0 else -1)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover or select."""
        self._pointer.move(event.position())

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a selection."""
        self._scrolling.stop()
        self._marks.outlined = False
        if event.button() is Qt.MouseButton.LeftButton:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._pointer.press(event.position(), extend)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, or the end of a selection."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release(event.position())

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.double_click(event.position())

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer leaves the viewport here, not in leaveEvent."""
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
        return super().viewportEvent(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll and walk; Escape lets go of the selection and the focus, and is passed on after that."""
        action = action_of(event)
        if action is not None:
            getattr(self, action)()
        elif event.key() == Qt.Key.Key_Escape and self._let_go():
            event.accept()
        else:
            event.ignore()

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard has come to the page it is framed."""
        super().focusInEvent(event)
        self._marks.outlined = event.reason() in _KEYBOARD_REASONS
        self.viewport().update()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No frame any more."""
        super().focusOutEvent(event)
        self._marks.outlined = False
        self.viewport().update()

    def _make_viewport(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Text"))

    def _connect(self) -> None:
        self._flashing.timeout.connect(self._on_flashing_timeout)
        self._pointer.changed.connect(self.viewport().update)
        self._pointer.clicked.connect(self.token_clicked)
        self._pointer.edge_reached.connect(self._scrolling.by)
        self._pointer.fold_clicked.connect(self._on_fold_toggled)
        self._pointer.left.connect(self.token_left)
        self._pointer.link_clicked.connect(self.link_clicked)
        self._pointer.rested.connect(self.token_hovered)
        self._pointer.selected.connect(self._on_pointer_selected)
        self._scrolling.moved.connect(self._pointer.leave)
        self._scrolling.position_changed.connect(self.position_changed)
        self._scrolling.visible_changed.connect(self.visible_changed)
        self._settling.timeout.connect(self._on_settling_timeout)
        self._walking.activated.connect(self.token_clicked)
        self._walking.fold_activated.connect(self._on_fold_toggled)
        self._walking.focused.connect(self._on_walking_focused)
        self._walking.link_activated.connect(self.link_clicked)
        self._walking.moved.connect(self._scrolling.settle)

    def _new_flow(self, page: Page) -> Flow:
        flow = Flow(page, self._colours, Wording(self._fold_line, self._picture_line))
        flow.set_typography(self._typography)
        flow.set_script(self._script)
        flow.resize(self.viewport().width(), self.viewport().height())
        for part in (self._pointer, self._scrolling, self._walking):
            part.set_flow(flow)
        return flow

    def _fold_line(self, fold: Fold) -> str:
        count = fold.last - fold.first
        name = self.tr("End matter") if fold.trailing else self.tr("Front matter")
        lines = self.tr("1 line") if count == 1 else self.tr("{count} lines").format(count=count)
        return f"{name}, {lines}"

    def _picture_line(self, caption: str) -> str:
        return f"{self.tr('Image')}: {caption}" if caption else self.tr("Image")

    def _token_rects(self, paragraph: int, token_index: int) -> list[QRectF]:
        token = self.token(paragraph, token_index)
        return self._flow.rects(paragraph, token.start, token.end) if token is not None else []

    def _show_match(self) -> Matches:
        self._marks.current = match = self._finder.current()
        if match is not None:
            self._flow.unfold(match.paragraph)
            self._walking.show(Place(match.paragraph, match.start))
        self._scrolling.settle()
        self.matches_changed.emit(self._finder.matches)
        return self._finder.matches

    def _search_again(self) -> None:
        if self._finder.again(self._flow.page, self._flow.annotations.variants):
            self._marks.found = self._finder.by_paragraph()
            self._marks.current = self._finder.current()
            self.matches_changed.emit(self._finder.matches)

    def _let_go(self) -> bool:
        """Whether there was anything to let go of."""
        marks = self._marks
        if self._selection.ends() is None and marks.focused is None and marks.focused_fold is None:
            return False
        self.clear_selection()
        self._walking.clear()
        return True

    def _on_pointer_selected(self) -> None:
        self._marks.selection = self._selection.ends()
        self.viewport().update()
        self.selection_changed.emit()

    def _on_fold_toggled(self, fold: Fold) -> None:
        self._flow.toggle(fold)
        self._scrolling.settle()

    def _on_walking_focused(self, paragraph: int, index: int) -> None:
        said = self.accessible_text()
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.token_focused.emit(paragraph, index)

    def _on_settling_timeout(self) -> None:
        self._scrolling.settle()
        self._pointer.refresh()

    def _on_flashing_timeout(self) -> None:
        if self._marks.flash is None or self._marks.flash[1] <= _FLASH_STEP:
            self._marks.flash = None
            self._flashing.stop()
        else:
            place, strength = self._marks.flash
            self._marks.flash = (place, strength - _FLASH_STEP)
        self.viewport().update()
