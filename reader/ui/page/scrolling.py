"""Moving the page: the scroll bar mirrors the position, and whoever asked is told where the page is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from reader.ui import hush
from reader.ui.page.flow import Flow
from reader.ui.page.glide import Glide
from reader.ui.page.page import Place
from reader.ui.page.paging import turn_page

_NOTCH = 120
_LINES_A_NOTCH = 3


class Scrolling(QObject):
    """Scrolls one flow at a time in one scroll area."""

    position_changed = Signal(int, int)
    visible_changed = Signal(int, int)
    moved = Signal()
    settled = Signal()

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._flow: Flow | None = None
        self._mirrored = 0
        self._mirroring = False
        self._told_position: Place | None = None
        self._told_visible = (0, -1)
        self._glide = Glide(self)
        self._glide.step_requested.connect(self.by)
        self.moved.connect(hush.begin)

    def set_flow(self, flow: Flow) -> None:
        """Another page, to be told of anew."""
        self._glide.stop()
        self._flow = flow
        self._told_position = None
        self._told_visible = (0, -1)

    def settle(self) -> None:
        """Lay out what is visible, put the scroll bar where the page is, tell what has changed."""
        if self._flow is None:
            return
        position = self._flow.reading()
        self._mirror(self._flow)
        self._area.viewport().update()
        visible = self._flow.visible_paragraphs()
        if visible != self._told_visible:
            self._told_visible = visible
            if visible[1] >= visible[0]:
                self.visible_changed.emit(*visible)
        if position != self._told_position:
            self._told_position = position
            self.position_changed.emit(*position)
        self.settled.emit()

    def by(self, pixels: float) -> None:
        """Move on by some pixels, or back."""
        if self._flow is not None:
            self._flow.scroll_by(pixels)
            self.moved.emit()
            self.settle()

    def lines(self, count: float) -> None:
        """Move on by lines of text."""
        self.by(count * self._line())

    def page(self, direction: int) -> None:
        """One page on or back, by whole lines."""
        self._glide.stop()
        if self._flow is not None:
            turn_page(self._flow, direction)
            self.moved.emit()
            self.settle()

    def to_start(self) -> None:
        """To the very beginning."""
        self._go(0)

    def to_end(self) -> None:
        """To the very end."""
        self._go(1)

    def stop(self) -> None:
        """No further gliding."""
        self._glide.stop()

    def wheel(self, event: QWheelEvent) -> None:
        """Follow a touch pad at once and a wheel in a short glide."""
        if not event.pixelDelta().isNull():
            self._glide.stop()
            self.by(-event.pixelDelta().y())
        else:
            self._glide.add(-event.angleDelta().y() / _NOTCH * _LINES_A_NOTCH * self._line())

    def bar_moved(self) -> None:
        """The reader has moved the scroll bar: near by exact pixels, further off by estimated heights."""
        if self._mirroring or self._flow is None:
            return
        self._glide.stop()
        bar = self._area.verticalScrollBar()
        value, by = bar.value(), bar.value() - self._mirrored
        if value <= 0 or value >= bar.maximum():
            self._go(value > 0)
            return
        if abs(by) <= self._area.viewport().height():
            self._flow.scroll_by(by)
        else:
            self._flow.scroll_to(value)
        self._mirrored = value
        self.moved.emit()
        self.settle()

    def _go(self, end: int) -> None:
        if self._flow is None:
            return
        self._glide.stop()
        if end:
            self._flow.scroll_to_end()
        else:
            self._flow.scroll_to(0.0)
        self.moved.emit()
        self.settle()

    def _mirror(self, flow: Flow) -> None:
        bar = self._area.verticalScrollBar()
        if bar.isSliderDown():
            return
        self._mirroring = True
        bar.setPageStep(self._area.viewport().height())
        bar.setSingleStep(round(self._line()))
        bar.setRange(0, round(flow.scroll_range()))
        bar.setValue(round(flow.scroll_value()))
        self._mirrored = bar.value()
        self._mirroring = False

    def _line(self) -> float:
        if self._flow is None:
            return 1.0
        typography = self._flow.composer.typography
        return typography.text_size * typography.line_height
