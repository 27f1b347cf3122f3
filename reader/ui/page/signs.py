"""The small signs beside the text: who speaks and when, the marks of key points, folds and pictures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from reader.ui.page.blocks import Form
from reader.ui.page.brush import Brush
from reader.ui.page.composer import Label
from reader.ui.page.laid import LaidBlock
from reader.ui.page.standing import Standing
from reader.ui.page.style import LABEL_SCALE


class SignPainter(Brush):
    """Paints labels and signs."""

    def paint(self, standing: Standing) -> None:
        """The label above a block, and what stands in its indent."""
        label = self._composer.label(standing.laid.block)
        if label is not None:
            self._paint_label(standing, label)
        if standing.laid.style.indent:
            self._paint_sign(standing)

    def _paint_label(self, standing: Standing, label: Label) -> None:
        laid, size = standing.laid, self._size
        guest = label.role == "guest"
        face = self._composer.face_at(LABEL_SCALE, bold=guest)
        height = self._composer.label_height(laid.block)
        baseline = standing.y + laid.text_top - height / 2 + (face.ascent - face.descent) / 2 - size * 0.1
        x = self._left
        painter = self._painter
        if label.name:
            x += self._paint_role(label.role, QPointF(x, baseline - face.em * 0.36))
            painter.setFont(face.font)
            painter.setPen(self._role_colour(label.role))
            painter.drawText(QPointF(x, baseline), label.name)
            x += face.width(label.name) + size * 0.7
        if label.time:
            painter.setFont(self._composer.face_at(LABEL_SCALE * 0.95).font)
            painter.setPen(self._colours.muted)
            painter.drawText(QPointF(x, baseline), label.time)

    def _paint_role(self, role: str, left: QPointF) -> float:
        """A disc before the guest's name, a ring before the interviewer's, a bar before anybody else's.

        Returns how far the name moves on.
        """
        radius = self._size * 0.17
        painter = self._painter
        self._smooth(True)
        centre = QPointF(left.x() + radius + 1, left.y())
        filled = role != "interviewer"
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(self._role_colour(role), 1.4))
        painter.setBrush(self._role_colour(role) if filled else Qt.BrushStyle.NoBrush)
        if role in ("guest", "interviewer"):
            painter.drawEllipse(centre, radius, radius)
        else:
            painter.drawRect(QRectF(left.x() + 1, left.y() - radius / 4, 2 * radius, radius / 2))
        self._smooth(False)
        return 2 * radius + self._size * 0.36

    def _role_colour(self, role: str) -> QColor:
        return {"guest": self._colours.guest, "interviewer": self._colours.interviewer}.get(
            role, self._colours.text
        )

    def _paint_sign(self, standing: Standing) -> None:
        """What stands in the indent: the mark of a key point, a fold's triangle, a picture's frame."""
        laid = standing.laid
        line = laid.lines[0]
        em = self._composer.face(laid.block.form).em
        middle = standing.y + line.top + line.height / 2 + laid.drop
        if laid.block.form is Form.FOLD:
            self._paint_triangle(QPointF(self._left + em * 0.5, middle), em * 0.3, laid)
        elif laid.block.form is Form.IMAGE:
            self._painter.setPen(QPen(self._colours.muted, 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(
                QRectF(self._left + 0.5, round(middle - em * 0.45) + 0.5, em * 1.2, em * 0.9)
            )
        else:
            self._paint_key_mark(laid, standing.y + line.draw_at.y() + line.line.ascent())

    def _paint_key_mark(self, laid: LaidBlock, baseline: float) -> None:
        mark = self._flow.page.paragraphs[laid.block.paragraph].list_mark or "•"
        face = self._composer.face_at(laid.style.scale, bold=True)
        self._painter.setFont(face.font)
        self._painter.setPen(self._colours.accent)
        room = self._composer.indent(laid.block.form) - face.width(mark)
        x = max(min(room / 2, face.em) * 0.3, 0.0)
        self._painter.drawText(QPointF(self._left + x, baseline), mark)

    def _paint_triangle(self, centre: QPointF, reach: float, laid: LaidBlock) -> None:
        opened = self._composer.fold_of(laid.block) in self._flow.opened
        corners = [(-0.9, -0.5), (0.9, -0.5), (0, 0.8)] if opened else [(-0.5, -0.9), (-0.5, 0.9), (0.8, 0)]
        self._smooth(True)
        self._shape(self._colours.muted)
        self._painter.drawPolygon(QPolygonF([centre + QPointF(x * reach, y * reach) for x, y in corners]))
        self._smooth(False)
