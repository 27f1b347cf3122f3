"""What each mark on the page means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.page.legend import LegendEntry

_SWATCH = 16


class LegendDialog(QDialog):
    """Lists the marks with their colours."""

    def __init__(self, entries: Sequence[LegendEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Marks on the page"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(20, 16, 20, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, entry in enumerate(entries):
            swatch, name, drawn = QLabel(), QLabel(entry.name), QLabel(entry.drawn)
            swatch.setPixmap(self._swatch(entry))
            drawn.setWordWrap(True)
            drawn.setProperty("role", "muted")
            drawn.setContentsMargins(0, 0, 0, 8)
            grid.addWidget(swatch, 2 * number, 0)
            grid.addWidget(name, 2 * number, 1)
            grid.addWidget(drawn, 2 * number + 1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(20, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        room = parent.size() if parent is not None else self.sizeHint()
        self.resize(min(440, room.width() - 10), min(620, room.height() - 40))

    def _swatch(self, entry: LegendEntry) -> QPixmap:
        """A small square of the mark's colour, sharp on this screen."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_SWATCH * ratio), round(_SWATCH * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().mid().color())
        painter.setBrush(entry.colour)
        painter.drawRoundedRect(1, 1, _SWATCH - 2, _SWATCH - 2, 3, 3)
        painter.end()
        return pixmap
