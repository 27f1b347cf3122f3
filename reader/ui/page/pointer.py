"""What the mouse does on the page: resting on words, clicking, selecting."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reader.transcript.model import SpanKind
from reader.ui.page.annotations import is_word
from reader.ui.page.blocks import Fold, Form
from reader.ui.page.flow import Flow
from reader.ui.page.marks import Marks, TokenAt
from reader.ui.page.page import Place
from reader.ui.page.selection import Selection
from reader.ui.page.standing import Hit

_EDGE_MILLISECONDS = 30


class Pointer(QObject):
    """Turns mouse events on the viewport into facts about the text."""

    rested = Signal(int, int)
    left = Signal()
    clicked = Signal(int, int)
    link_clicked = Signal(str)
    fold_clicked = Signal(object)
    selected = Signal()
    changed = Signal()
    edge_reached = Signal(float)

    def __init__(self, viewport: QWidget, marks: Marks, selection: Selection) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._marks = marks
        self._selection = selection
        self._flow: Flow | None = None
        self._announced = False
        self._pressed: QPointF | None = None
        self._selecting = False
        self._last: QPointF | None = None
        self._rest = QTimer(self, singleShot=True, interval=80)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._edge = QTimer(self, interval=_EDGE_MILLISECONDS)
        self._edge.timeout.connect(self._on_edge_timeout)

    def set_flow(self, flow: Flow) -> None:
        """Another page."""
        self._pressed = None
        self._edge.stop()
        self.leave()
        self._flow = flow

    def set_delay(self, milliseconds: int) -> None:
        """How long to rest on a token."""
        self._rest.setInterval(max(milliseconds, 0))

    def move(self, point: QPointF) -> None:
        """The pointer is here now."""
        self._last = point
        if self._pressed is not None:
            self._drag(point)
        else:
            self._hover(self._hit(point))

    def leave(self) -> None:
        """The pointer is elsewhere, or the text has moved away from under it."""
        if self._pressed is None:
            self._last = None
        self._set_hovered(None)

    def refresh(self) -> None:
        """More is known of the text: look again at what is under the pointer."""
        if self._last is not None and self._pressed is None:
            self._hover(self._hit(self._last))

    def press(self, point: QPointF, extend: bool) -> None:
        """The left button is down."""
        self._pressed = point
        self._selecting = False
        place = self._flow.nearest(point) if self._flow is not None else None
        if place is None:
            return
        had = self._selection.ends()
        if extend and had is not None:
            self._selecting = True
            self._selection.extend(place)
        else:
            self._selection.begin(place)
        if had is not None or extend:
            self.selected.emit()

    def release(self, point: QPointF) -> None:
        """The left button is up: a click, unless something was selected."""
        pressed, self._pressed = self._pressed, None
        self._edge.stop()
        if pressed is not None and not self._selecting:
            self._click(self._hit(point))
        self._selecting = False

    def double_click(self, point: QPointF) -> None:
        """Select the token."""
        hit = self._hit(point)
        self._pressed = None
        if self._flow is None or hit is None or hit.offset is None:
            return
        paragraph = hit.block.paragraph
        index = self._flow.annotations.at(paragraph, hit.offset)
        if index is not None:
            token = self._flow.annotations.tokens(paragraph)[index]
            self._selection.set(Place(paragraph, token.start), Place(paragraph, token.end))
            self.selected.emit()

    def _hit(self, point: QPointF) -> Hit | None:
        return self._flow.hit(point) if self._flow is not None else None

    def _hover(self, hit: Hit | None) -> None:
        self._set_hovered(self._token(hit))
        self._viewport.setCursor(self._cursor(hit))

    def _token(self, hit: Hit | None) -> TokenAt | None:
        if self._flow is None or hit is None or hit.offset is None:
            return None
        paragraph = hit.block.paragraph
        index = self._flow.annotations.at(paragraph, hit.offset)
        if index is None or not is_word(self._flow.annotations.tokens(paragraph)[index]):
            return None
        return paragraph, index

    def _set_hovered(self, token: TokenAt | None) -> None:
        if token == self._marks.hovered:
            return
        self._rest.stop()
        self._marks.hovered = token
        if self._announced:
            self._announced = False
            self.left.emit()
        self.changed.emit()
        if token is not None and self._marks.hovered == token:
            if self._rest.interval():
                self._rest.start()
            else:
                self._on_rest_timeout()

    def _on_rest_timeout(self) -> None:
        if self._marks.hovered is not None and not self._announced:
            self._announced = True
            self.rested.emit(*self._marks.hovered)

    def _cursor(self, hit: Hit | None) -> Qt.CursorShape:
        if hit is not None and hit.block.form is Form.FOLD:
            return Qt.CursorShape.PointingHandCursor
        if hit is None or hit.offset is None:
            return Qt.CursorShape.ArrowCursor
        linked = self._link(hit) is not None
        return Qt.CursorShape.PointingHandCursor if linked else Qt.CursorShape.IBeamCursor

    def _link(self, hit: Hit) -> str | None:
        if self._flow is None or hit.offset is None:
            return None
        return link_at(self._flow, hit.block.paragraph, hit.offset)

    def _click(self, hit: Hit | None) -> None:
        if self._flow is None or hit is None:
            return
        if hit.block.form is Form.FOLD:
            fold: Fold = self._flow.composer.fold_of(hit.block)
            self.fold_clicked.emit(fold)
            return
        url = self._link(hit)
        token = self._token(hit)
        if url is not None:
            self.link_clicked.emit(url)
        elif token is not None:
            self.clicked.emit(*token)

    def _drag(self, point: QPointF) -> None:
        if self._pressed is None or self._flow is None:
            return
        if not self._selecting:
            moved = (point - self._pressed).manhattanLength()
            if moved < QApplication.startDragDistance():
                return
            self._selecting = True
            self._set_hovered(None)
        self._extend(point)
        if self._beyond(point):
            self._edge.start()
        else:
            self._edge.stop()

    def _extend(self, point: QPointF) -> None:
        place = self._flow.nearest(point) if self._flow is not None else None
        if place is not None:
            self._selection.extend(place)
            self.selected.emit()

    def _beyond(self, point: QPointF) -> float:
        """How far outside the viewport, above (negative) or below."""
        if point.y() < 0:
            return point.y()
        return max(point.y() - self._viewport.height(), 0.0)

    def _on_edge_timeout(self) -> None:
        if self._last is not None and self._pressed is not None:
            beyond = self._beyond(self._last)
            self.edge_reached.emit(max(min(beyond, 60.0), -60.0))
            self._extend(self._last)


def link_at(flow: Flow, paragraph: int, offset: int) -> str | None:
    """The address of the link a character belongs to."""
    for span in flow.page.paragraphs[paragraph].spans:
        if span.kind is SpanKind.LINK and span.start <= offset < span.end and span.url:
            return span.url
    return None
