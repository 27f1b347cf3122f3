"""Painting the visible blocks: first the grounds, then text and readings, then what stands under words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.ui.page.blocks import Form
from reader.ui.page.brush import Brush
from reader.ui.page.flow import Flow
from reader.ui.page.gloss_painting import GlossPainter
from reader.ui.page.grounds import GroundPainter
from reader.ui.page.marks import Marks
from reader.ui.page.page import PageColours
from reader.ui.page.ruby import RubyMode
from reader.ui.page.ruby_painting import RubyPainter
from reader.ui.page.signs import SignPainter
from reader.ui.page.standing import Standing
from reader.ui.page.under import UnderPainter


class PagePainter(Brush):
    """Paints one flow with one set of marks."""

    def __init__(self, painter: QPainter, flow: Flow, marks: Marks, colours: PageColours) -> None:
        super().__init__(painter, flow, marks, colours)
        self._grounds = GroundPainter(painter, flow, marks, colours)
        self._signs = SignPainter(painter, flow, marks, colours)
        self._under = UnderPainter(painter, flow, marks, colours)
        self._glosses = GlossPainter(painter, flow, marks, colours)
        self._ruby = RubyPainter(painter, flow.composer, colours)

    def look_at(self, area: QRectF) -> None:
        """Paint in this area of the viewport from now on."""
        super().look_at(area)
        for hand in (self._grounds, self._signs, self._under, self._glosses):
            hand.look_at(area)

    def paint(self, area: QRectF) -> None:
        """All that is visible in an area of the viewport."""
        self.look_at(area)
        self._fill(area, self._colours.page)
        visible = [
            s for s in self._flow.standing() if s.y < area.bottom() and s.y + s.laid.height > area.top()
        ]
        for standing in visible:
            self._grounds.paint(standing)
        for standing in visible:
            self._paint_text(standing)
            self._under.paint(standing)
            self._glosses.paint(standing, self._flow.width)
        self._paint_focus()

    def _paint_text(self, standing: Standing) -> None:
        laid = standing.laid
        self._signs.paint(standing)
        muted = laid.style.muted or self._dimmed(standing)
        self._painter.setPen(self._colours.muted if muted else self._colours.text)
        origin = QPointF(self._left, standing.y)
        lines = [line for line in laid.lines if self._shows(standing.y + line.top, line.height)]
        for line in lines:
            line.layout.draw(self._painter, origin + line.draw_at)
        self._ruby.paint_lines(standing, lines)
        if self._composer.ruby.mode is RubyMode.HOVER:
            self._paint_word_readings(standing)

    def _paint_word_readings(self, standing: Standing) -> None:
        """Over the word under the pointer and the one with the keyboard."""
        block = standing.laid.block
        if block.form >= Form.IMAGE or block.form is Form.TITLE:
            return
        for token_at in {self._marks.hovered, self._marks.focused}:
            if token_at is not None and token_at[0] == block.paragraph:
                for token in self._flow.annotations.tokens(block.paragraph)[token_at[1] : token_at[1] + 1]:
                    if block.start <= token.start and token.end <= block.end:
                        self._ruby.paint_word(standing, token)

    def _shows(self, top: float, height: float) -> bool:
        """Whether anything of a line may lie in the area: ink reaches a little beyond its line."""
        return top - height / 2 < self._area.bottom() and top + height * 1.5 > self._area.top()

    def _dimmed(self, standing: Standing) -> bool:
        block = standing.laid.block
        if not self._marks.dimmed or block.form >= Form.IMAGE:
            return False
        return self._flow.page.paragraphs[block.paragraph].speaker in self._marks.dimmed

    def _paint_focus(self) -> None:
        """A frame around the token, the fold or the page that has the keyboard."""
        painter, marks = self._painter, self._marks
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colours.focus, 1.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for standing in self._flow.standing():
            block = standing.laid.block
            if marks.focused is not None and block.paragraph == marks.focused[0] and block.form < Form.IMAGE:
                tokens = self._flow.annotations.tokens(block.paragraph)[
                    marks.focused[1] : marks.focused[1] + 1
                ]
                boxes: Iterable[QRectF] = (
                    box for token in tokens for box in self._word_boxes(standing, token)
                )
            elif block.form is Form.FOLD and self._composer.fold_of(block) == marks.focused_fold:
                line = standing.laid.lines[0]
                width = line.x + line.line.naturalTextWidth()
                boxes = [QRectF(self._left - 2, standing.y + line.top, width + 4, line.height)]
            else:
                continue
            for box in boxes:
                painter.drawRoundedRect(box, 4, 4)
        if marks.outlined:
            painter.setPen(QPen(self._colours.focus, 2))
            painter.drawRect(QRectF(painter.viewport()).adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
