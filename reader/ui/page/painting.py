"""Painting the visible blocks: first the grounds, then the text, then what stands under words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reader.transcript.model import SpanKind
from reader.ui.page.blocks import Form
from reader.ui.page.composer import Label
from reader.ui.page.flow import Flow, Standing
from reader.ui.page.layout import LaidBlock
from reader.ui.page.marks import Marks
from reader.ui.page.page import PageColours
from reader.ui.page.style import KEY_PANEL, LABEL_SCALE
from reader.ui.page.units import is_han

_GROUND = 1.46
"""The height of the ground behind a marked word, in em of its text."""


class PagePainter:
    """Paints one flow with one set of marks."""

    def __init__(self, painter: QPainter, flow: Flow, marks: Marks, colours: PageColours) -> None:
        self._painter = painter
        self._flow = flow
        self._composer = flow.composer
        self._marks = marks
        self._colours = colours
        self._left = flow.composer.column.left
        self._size = flow.composer.typography.text_size

    def paint(self, area: QRectF) -> None:
        """All that is visible in an area of the viewport."""
        self._painter.fillRect(area, self._colours.page)
        visible = [
            s for s in self._flow.standing() if s.y < area.bottom() and s.y + s.laid.height > area.top()
        ]
        for standing in visible:
            self._paint_grounds(standing)
        for standing in visible:
            self._paint_text(standing)
            self._paint_under(standing)
        self._paint_focus()

    def _paint_grounds(self, standing: Standing) -> None:
        laid, block = standing.laid, standing.laid.block
        if block.form in (Form.KEY, Form.KEY_FIRST):
            self._paint_panel(standing)
        if block.form is Form.CHAPTER and standing.number > 0:
            y = standing.y + laid.text_top - self._composer.label_height(block) - 1.5 * self._size
            self._fill(QRectF(self._left, y, self._composer.column.width, 1), self._colours.rule)
        if block.form >= Form.IMAGE:
            return
        marks, colours = self._marks, self._colours
        if marks.flash is not None and marks.flash[0].paragraph == block.paragraph:
            self._paint_flash(standing, *marks.flash)
        if marks.kept:
            self._paint_kept(standing)
        for match in marks.matches_in(block.paragraph, block.start, block.end):
            colour = colours.find_current if match == marks.current else colours.find
            self._ground(standing, match.start, match.end, colour)
        if marks.selection is not None:
            self._paint_selection(standing)
        for token_at in (marks.hovered, marks.focused):
            if token_at is not None and token_at[0] == block.paragraph:
                self._paint_hover(standing, token_at[1])

    def _paint_panel(self, standing: Standing) -> None:
        laid = standing.laid
        reach = KEY_PANEL * self._size
        first = laid.block.form is Form.KEY_FIRST
        top = standing.y + (laid.text_top - reach if first else 0.0)
        column = self._composer.column
        reach_aside = min(reach, column.left * 0.6)
        width = column.width + 2 * reach_aside
        bottom = standing.y + laid.lines[-1].top + laid.lines[-1].height + reach
        self._fill(QRectF(column.left - reach_aside, top, width, bottom - top), self._colours.panel)

    def _paint_flash(self, standing: Standing, place: object, strength: float) -> None:
        laid, block = standing.laid, standing.laid.block
        offset = getattr(place, "offset", 0) - block.start
        if 0 <= offset <= block.end - block.start:
            line = laid.lines[laid.line_of(offset)]
            colour = QColor(self._colours.flash)
            colour.setAlphaF(strength)
            column = self._composer.column
            reach = min(self._size * 0.5, column.left * 0.6)
            top = standing.y + line.top
            self._fill(QRectF(column.left - reach, top, column.width + 2 * reach, line.height), colour)

    def _paint_kept(self, standing: Standing) -> None:
        em = self._composer.face(standing.laid.block.form).em
        for _, token in self._composer.tokens_in(standing.laid.block):
            if (token.simplified, token.pinyin) in self._marks.kept:
                for rect in self._rects(standing, token.start, token.end):
                    middle = rect.center().y()
                    self._fill(
                        QRectF(rect.left(), middle + em * 0.2, rect.width(), em * 0.34), self._colours.kept
                    )

    def _paint_selection(self, standing: Standing) -> None:
        if self._marks.selection is None:
            return
        first, last = self._marks.selection
        block = standing.laid.block
        if first.paragraph <= block.paragraph <= last.paragraph:
            start = first.offset if first.paragraph == block.paragraph else block.start
            end = last.offset if last.paragraph == block.paragraph else block.end
            self._ground(standing, start, end, self._colours.selection, tight=False)

    def _paint_hover(self, standing: Standing, index: int) -> None:
        tokens = self._flow.annotations.tokens(standing.laid.block.paragraph)
        if index >= len(tokens):
            return
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colours.hover)
        for rect in self._boxes(standing, tokens[index].start, tokens[index].end):
            self._painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), 4, 4)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_text(self, standing: Standing) -> None:
        laid = standing.laid
        label = self._composer.label(laid.block)
        if label is not None:
            self._paint_label(standing, label)
        self._painter.setPen(self._colours.muted if laid.style.muted else self._colours.text)
        origin = QPointF(self._left, standing.y)
        for line in laid.lines:
            line.layout.draw(self._painter, origin + line.draw_at)
        if laid.style.indent:
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(left.x() + radius + 1, left.y())
        filled = role != "interviewer"
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(self._role_colour(role), 1.4))
        painter.setBrush(self._role_colour(role) if filled else Qt.BrushStyle.NoBrush)
        if role in ("guest", "interviewer"):
            painter.drawEllipse(centre, radius, radius)
        else:
            painter.drawRect(QRectF(left.x() + 1, left.y() - radius / 4, 2 * radius, radius / 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
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
        middle = standing.y + line.top + line.height / 2
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
        self._painter.drawText(QPointF(self._left + face.em * 0.3, baseline), mark)

    def _paint_triangle(self, centre: QPointF, reach: float, laid: LaidBlock) -> None:
        opened = self._composer.fold_of(laid.block) in self._flow.opened
        corners = [(-0.9, -0.5), (0.9, -0.5), (0, 0.8)] if opened else [(-0.5, -0.9), (-0.5, 0.9), (0.8, 0)]
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colours.muted)
        self._painter.drawPolygon(QPolygonF([centre + QPointF(x * reach, y * reach) for x, y in corners]))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_under(self, standing: Standing) -> None:
        """Lines under terms and links, dots under emphasis."""
        block = standing.laid.block
        if block.form >= Form.IMAGE:
            return
        for mention in self._flow.annotations.mentions(block.paragraph, block.start, block.end):
            self._underline(standing, mention.start, mention.end, self._colours.term)
        for span in self._flow.page.paragraphs[block.paragraph].spans:
            if span.kind is SpanKind.LINK:
                self._underline(standing, span.start, span.end, self._colours.accent)
            elif span.kind is SpanKind.EMPHASIS:
                self._paint_dots(standing, span.start, span.end)

    def _underline(self, standing: Standing, start: int, end: int, colour: QColor) -> None:
        """A line of whole device pixels, so that it is as sharp and as quiet everywhere."""
        em = self._composer.face(standing.laid.block.form).em
        ratio = self._painter.device().devicePixelRatio()
        thick = max(round(em * 0.06 * ratio), 1) / ratio
        for rect in self._rects(standing, start, end):
            y = round((rect.center().y() + em * 0.64) * ratio) / ratio
            self._fill(QRectF(rect.left(), y, rect.width(), thick), colour)

    def _paint_dots(self, standing: Standing, start: int, end: int) -> None:
        """着重号: a dot under every Han character, as Chinese print sets off words."""
        text = self._flow.page.paragraphs[standing.laid.block.paragraph].text
        em = self._composer.face(standing.laid.block.form).em
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colours.text)
        for offset in range(start, min(end, len(text))):
            if is_han(text[offset]):
                for rect in self._rects(standing, offset, offset + 1):
                    centre = QPointF(rect.center().x(), rect.center().y() + em * 0.72)
                    self._painter.drawEllipse(centre, em * 0.07, em * 0.07)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

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
                    box for token in tokens for box in self._boxes(standing, token.start, token.end)
                )
            elif block.form is Form.FOLD and self._composer.fold_of(block) == marks.focused_fold:
                line = standing.laid.lines[0]
                width = line.x + line.line.naturalTextWidth()
                boxes = [QRectF(self._left, standing.y + line.top, width, line.height)]
            else:
                continue
            for box in boxes:
                painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), 4, 4)
        if marks.outlined:
            painter.setPen(QPen(self._colours.focus, 2))
            painter.drawRect(QRectF(painter.viewport()).adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _ground(self, standing: Standing, start: int, end: int, colour: QColor, tight: bool = True) -> None:
        for box in self._boxes(standing, start, end, tight):
            self._fill(box, colour)

    def _boxes(self, standing: Standing, start: int, end: int, tight: bool = True) -> list[QRectF]:
        """Grounds behind characters: not as high as the line, so that lines stay apart."""
        height = self._composer.face(standing.laid.block.form).em * _GROUND
        rects = self._rects(standing, start, end, tight)
        return [QRectF(r.left(), r.center().y() - height / 2, r.width(), height) for r in rects]

    def _rects(self, standing: Standing, start: int, end: int, tight: bool = True) -> list[QRectF]:
        block = standing.laid.block
        pieces = standing.laid.fragments(start - block.start, end - block.start, tight)
        return [piece.translated(self._left, standing.y) for piece in pieces]

    def _fill(self, rect: QRectF, colour: QColor) -> None:
        self._painter.fillRect(rect, colour)
