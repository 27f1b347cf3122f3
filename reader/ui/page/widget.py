"""The widget under the reading view: it hands events to the parts and joins the parts to each other.

What may be asked of the page is in `reading_view.py`; what it tells, its signals, is here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from reader.language.model import Script, Token
from reader.transcript.paragraphs import Paragraphs
from reader.ui import hush
from reader.ui.page.ahead import LayingAhead
from reader.ui.page.blocks import Fold
from reader.ui.page.flashing import Flashing
from reader.ui.page.flow import Flow
from reader.ui.page.fonts import TypeCase
from reader.ui.page.guard import guarded
from reader.ui.page.keyboard import KEYS, action_of
from reader.ui.page.marks import Marks
from reader.ui.page.outline import Progress, SpeakerView
from reader.ui.page.page import Page, PageColours
from reader.ui.page.painting import PagePainter
from reader.ui.page.pointer import Pointer
from reader.ui.page.ruby import Ruby
from reader.ui.page.scrolling import Scrolling
from reader.ui.page.selection import Selection
from reader.ui.page.style import Typography
from reader.ui.page.tone_colours import TonePalette
from reader.ui.page.walking import Walking
from reader.ui.page.wording import WordedArea

_NOTCH = 120
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PageWidget(WordedArea):
    """A page with its pointer, keyboard, scrolling and marks; no exception leaves its events."""

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

    progress_changed = Signal(float, int)
    """The share that is read up to the last visible line, and the characters that are left."""
    settled = Signal()
    """Annotations that have come have taken effect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = PageColours.light()
        self._typography = Typography()
        self._case = TypeCase()
        self._script = Script.AS_PRINTED
        self._ruby = Ruby()
        self._tones: tuple[TonePalette | None, bool] = (None, False)
        self._marks = Marks()
        self._glossed = False
        self._shown_concepts: frozenset[str] | None = None
        self._selection = Selection()
        self._keys = KEYS
        self._wheel_turned = 0
        self._hover_lines: list[QRect] = []
        self._speaker_views: dict[str, SpeakerView] = {}
        self._told_progress: tuple[float, int] | None = None
        self._make_viewport()
        self._pointer = Pointer(self.viewport(), self._marks, self._selection)
        self._scrolling = Scrolling(self)
        self._walking = Walking(self, self._marks)
        self._ahead = LayingAhead(self)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._flashing = Flashing(self.viewport(), self._marks)
        self._connect()
        self._flow = self._new_flow(Page("", Paragraphs()))

    def token(self, paragraph: int, index: int) -> Token | None:
        """The token itself, or None where it is not known."""
        tokens = self._flow.annotations.tokens(paragraph)
        return tokens[index] if 0 <= index < len(tokens) else None

    def clear_selection(self) -> None:
        """Select nothing."""
        self._selection.clear()
        self._on_pointer_selected()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is visible of the asked area."""
        painter = QPainter(self.viewport())
        try:
            PagePainter(painter, self._flow, self._marks, self._colours).paint(QRectF(event.rect()))
        finally:
            painter.end()
            hush.end()

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
        action = action_of(event, self._keys)
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
        self.setViewport(QWidget())  # one made here is known to PySide, which looks long for what another is
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Text"))

    def _connect(self) -> None:
        self._pointer.changed.connect(self._on_pointer_changed)
        self._pointer.clicked.connect(self.token_clicked)
        self._pointer.edge_reached.connect(self._scrolling.by)
        self._pointer.fold_clicked.connect(self._on_fold_toggled)
        self._pointer.left.connect(self.token_left)
        self._pointer.link_clicked.connect(self.link_clicked)
        self._pointer.rested.connect(self.token_hovered)
        self._pointer.selected.connect(self._on_pointer_selected)
        self._scrolling.moved.connect(self._pointer.leave)
        self._scrolling.position_changed.connect(self.position_changed)
        self._scrolling.settled.connect(self._ahead.start)
        self._scrolling.settled.connect(self._on_scrolling_settled)
        self._scrolling.visible_changed.connect(self.visible_changed)
        self._settling.timeout.connect(self._on_settling_timeout)
        self._walking.activated.connect(self.token_clicked)
        self._walking.fold_activated.connect(self._on_fold_toggled)
        self._walking.focused.connect(self.token_focused)
        self._walking.link_activated.connect(self.link_clicked)
        self._walking.moved.connect(self._scrolling.settle)

    def _new_flow(self, page: Page) -> Flow:
        self._name_voices(page.voices)
        self._progress = Progress(page)
        flow = Flow(page, self._colours, self._wording(), self._case)
        flow.set_typography(self._typography)
        flow.set_script(self._script)
        flow.set_ruby(self._ruby)
        flow.set_tones(*self._tones)
        flow.set_glossed(self._glossed)
        flow.annotations.concepts = self._shown_concepts
        self._apply_speaker_views(flow)
        flow.resize(self.viewport().width(), self.viewport().height())
        for part in (self._pointer, self._scrolling, self._walking, self._ahead):
            part.set_flow(flow)
        return flow

    def _apply_speaker_views(self, flow: Flow) -> None:
        views = self._speaker_views
        self._marks.dimmed = frozenset(label for label in views if views[label] is SpeakerView.DIMMED)
        flow.fold_speakers({label for label in views if views[label] is SpeakerView.FOLDED})

    def _let_go(self) -> bool:
        """Whether there was anything to let go of."""
        marks = self._marks
        if self._selection.ends() is None and marks.focused is None and marks.focused_fold is None:
            return False
        self.clear_selection()
        self._walking.clear()
        return True

    def _on_pointer_changed(self) -> None:
        """Paint the lines of the word that was hovered and of the one that is."""
        hovered = self._marks.hovered
        token = self.token(*hovered) if hovered is not None else None
        lines = self._flow.rects(hovered[0], token.start, token.end) if hovered and token else []
        former, self._hover_lines = self._hover_lines, [_strip(line, self.width()) for line in lines]
        for strip in former + self._hover_lines:
            self.viewport().update(strip)

    def _on_pointer_selected(self) -> None:
        self._marks.selection = self._selection.ends()
        self.viewport().update()
        self.selection_changed.emit()

    def _on_fold_toggled(self, fold: Fold) -> None:
        self._flow.toggle(fold)
        self._scrolling.settle()

    def _on_scrolling_settled(self) -> None:
        progress = self._progress.at(self._flow.last_place())
        if progress != self._told_progress:
            self._told_progress = progress
            self.progress_changed.emit(*progress)

    def _on_settling_timeout(self) -> None:
        """What has been said of paragraphs since the last time takes effect at once for all."""
        self._scrolling.settle()
        self._pointer.refresh()
        self.settled.emit()


def _strip(line: QRectF, width: int) -> QRect:
    """A line across the viewport, with what may stand above and below it."""
    air = line.height() / 2
    return QRectF(0, line.top() - air, width, line.height() + 2 * air).toAlignedRect()
