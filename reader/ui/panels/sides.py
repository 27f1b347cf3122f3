"""The page with a panel on either side: beside it where the window is wide, over it where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

NARROW = 900
"""Below this many logical pixels the sides slide over the page."""

_LEAST_PAGE_BESIDE, _LEAST_PAGE_OVERLAID = 520, 240
"""The least width of the page, in px, with sides beside it (some 22 characters a line) and without."""

_OVERLAY_WIDTH = 340
_OVERLAY_SHARE = 0.86


class Sides(QWidget):
    """Three widgets in a row; `left` and `right` can be folded, and lie over the page in a narrow window.

    The room of a side is there from the beginning; what stands in it may come later.
    """

    folded_changed = Signal()

    def __init__(self, middle: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels = {"left": _frame(), "right": _frame()}
        self._shown = {"left": True, "right": True}
        self._over: str | None = None
        self._narrow = False
        self._alone = False
        self._wide_sizes: tuple[int, ...] = ()
        self._middle = middle
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._panels["left"])
        self._splitter.addWidget(middle)
        self._splitter.addWidget(self._panels["right"])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([260, 700, 320])
        for panel in self._panels.values():
            panel.setMinimumWidth(180)
        middle.installEventFilter(self)

    def fill(self, side: str, widget: QWidget) -> None:
        """Put a widget on a side ("left" or "right")."""
        layout = self._panels[side].layout()
        assert layout is not None
        layout.addWidget(widget)

    def is_shown(self, side: str) -> bool:
        """Whether a side ("left" or "right") is to be seen now."""
        if self._alone:
            return False
        return self._over == side if self._narrow else self._shown[side]

    def toggle(self, side: str) -> None:
        """Fold or unfold a side."""
        if self._narrow:
            self._over = None if self._over == side else side
        else:
            self._shown[side] = not self.is_shown(side)
            self._alone = False
        self._arrange()

    def show_side(self, side: str) -> None:
        """Unfold a side."""
        if not self.is_shown(side):
            self.toggle(side)

    def slide_away(self) -> None:
        """Take away a side that lies over the page."""
        if self._over is not None:
            self._over = None
            self._arrange()

    def leave_alone(self, alone: bool) -> None:
        """Fold both sides for as long as `alone` holds."""
        self._alone = alone
        self._over = None
        self._arrange()

    def folded(self) -> tuple[bool, bool]:
        """Whether left and right are unfolded in a wide window."""
        return self._shown["left"], self._shown["right"]

    def restore(self, left: bool, right: bool, sizes: tuple[int, ...]) -> None:
        """Take up the folding and the widths of last time."""
        self._shown = {"left": left, "right": right}
        if len(sizes) == 3:
            self._wide_sizes = sizes
        self._arrange()
        self._take_up_sizes()

    def sizes(self) -> tuple[int, ...]:
        """The widths of the three beside each other, in px; where they are not so now, those that they had."""
        beside = self.isVisible() and not self._narrow
        return tuple(self._splitter.sizes()) if beside else self._wide_sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn between wide and narrow."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow == self._narrow:
            self._arrange()
            return
        self._wide_sizes = self.sizes()
        self._narrow, self._over = narrow, None
        self._arrange()
        self._take_up_sizes()

    def showEvent(self, event: QShowEvent) -> None:
        """Widths mean something from now on."""
        super().showEvent(event)
        self._take_up_sizes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the page takes away what lies over it."""
        if event.type() == QEvent.Type.MouseButtonPress and self._over is not None:
            self.slide_away()
        return super().eventFilter(watched, event)

    def _take_up_sizes(self) -> None:
        if not self._narrow and len(self._wide_sizes) == 3:
            self._splitter.setSizes(list(self._wide_sizes))

    def _arrange(self) -> None:
        self._middle.setMinimumWidth(_LEAST_PAGE_OVERLAID if self._narrow else _LEAST_PAGE_BESIDE)
        self._splitter.setGeometry(self.rect())
        for place, (side, panel) in zip((0, 2), self._panels.items(), strict=True):
            beside = not self._narrow and panel.parent() is not self._splitter
            if beside:
                self._splitter.insertWidget(place, panel)
            elif self._narrow and panel.parent() is not self:
                panel.setParent(self)
            panel.setProperty("over", self._narrow)
            panel.setVisible(self.is_shown(side))
        if self._narrow and self._over is not None:
            self._lay_over(self._over)
        self.folded_changed.emit()

    def _lay_over(self, side: str) -> None:
        width = min(_OVERLAY_WIDTH, int(self.width() * _OVERLAY_SHARE))
        x = 0 if side == "left" else self.width() - width
        self._panels[side].setGeometry(QRect(x, 0, width, self.height()))
        self._panels[side].raise_()


def _frame() -> QFrame:
    """The room of a side on a ground of its own, so that nothing shows through when it lies over the page."""
    frame = QFrame()
    frame.setAutoFillBackground(True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    return frame
