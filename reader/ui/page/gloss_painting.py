"""Painting glosses in the margin: small and muted, the first line of each level with the word it is about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF

from reader.ui.page import margin
from reader.ui.page.blocks import Form
from reader.ui.page.brush import Brush
from reader.ui.page.margin import Gloss
from reader.ui.page.standing import Standing

_SCALE = 0.62
_AIR = 1.0


class GlossPainter(Brush):
    """Paints what stands in the margin beside a block."""

    def paint(self, standing: Standing, viewport: float) -> None:
        """The glosses of one block; where each stands does not hang on what is scrolled to."""
        rows = self.rows(standing, viewport)
        if not rows:
            return
        font = self._composer.face_at(_SCALE).font
        metrics = QFontMetricsF(font)
        self._painter.setFont(font)
        self._painter.setPen(self._colours.muted)
        for gloss, left, top, width in rows:
            text = metrics.elidedText(gloss.text, Qt.TextElideMode.ElideRight, width)
            self._painter.drawText(QPointF(left, top + _AIR + metrics.ascent()), text)

    def rows(self, standing: Standing, viewport: float) -> list[tuple[Gloss, float, float, float]]:
        """Each gloss with its left, top (in the viewport) and width."""
        laid, block = standing.laid, standing.laid.block
        known = self._marks.glosses.get(block.paragraph) if block.form < Form.IMAGE else None
        column = self._composer.column
        place = margin.room(viewport, column.left + column.width) if known else None
        if known is None or place is None or not self._composer.glossed:
            return []
        here = [gloss for gloss in known if block.start <= gloss.start < block.end]
        metrics = QFontMetricsF(self._composer.face_at(_SCALE).font)
        height = metrics.height() + 2 * _AIR
        wishes = []
        for gloss in here:
            line = laid.lines[laid.line_of(gloss.start - block.start)]
            wishes.append(line.top + laid.drop + (line.height - height) / 2)
        reach = 2 * laid.lines[0].height
        tops = margin.placed(wishes, height, 0.0, laid.height, reach)
        left, width = place
        return [
            (gloss, left, standing.y + top, width)
            for gloss, top in zip(here, tops, strict=True)
            if top is not None
        ]
