"""What every painter of the page needs: where characters stand in the viewport, and how to fill there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from reader.language.model import Token
from reader.ui.page.blocks import Form
from reader.ui.page.flow import Flow
from reader.ui.page.marks import Marks
from reader.ui.page.page import PageColours
from reader.ui.page.ruby import RubyMode
from reader.ui.page.setting import RUBY_ZONE
from reader.ui.page.standing import Standing

_GROUND = 1.46
"""The height of the ground behind a marked word, in em of its text."""


class Brush:
    """A painter on one flow with one set of marks."""

    def __init__(self, painter: QPainter, flow: Flow, marks: Marks, colours: PageColours) -> None:
        self._painter = painter
        self._flow = flow
        self._composer = flow.composer
        self._marks = marks
        self._colours = colours
        self._left = flow.composer.column.left
        self._size = flow.composer.typography.text_size
        self._area = QRectF()

    def look_at(self, area: QRectF) -> None:
        """Paint words in this area of the viewport from now on."""
        self._area = area

    def _seen(self, standing: Standing) -> tuple[int, int]:
        """The characters of the paragraph on those lines of a block whose ink may reach into the area."""
        start, top, bottom = standing.laid.block.start, self._area.top(), self._area.bottom()
        first, last = standing.laid.between(top - standing.y, bottom - standing.y)
        return start + first, start + last

    def _tokens(self, standing: Standing) -> Iterator[Token]:
        """The tokens on these lines."""
        if standing.laid.block.form < Form.IMAGE:
            for _, token in self._flow.annotations.between(
                standing.laid.block.paragraph, *self._seen(standing)
            ):
                yield token

    def _ground(self, standing: Standing, start: int, end: int, colour: QColor, tight: bool = True) -> None:
        for box in self._boxes(standing, start, end, tight):
            self._fill(box, colour)

    def _boxes(self, standing: Standing, start: int, end: int, tight: bool = True) -> list[QRectF]:
        """Grounds behind characters and the readings over them: not as high as the line, so that lines stay apart."""
        laid = standing.laid
        height = self._composer.face(laid.block.form).em * _GROUND
        above = height / 2
        if laid.drop:
            zone = RUBY_ZONE[self._composer.ruby.script] * self._composer.ruby_face(laid.block.form).em
            above = min(height / 2.9 + zone, laid.lines[0].height / 2 + laid.drop)
        return [
            QRectF(r.left(), r.center().y() - above, r.width(), above + height / 2)
            for r in self._rects(standing, start, end, tight)
        ]

    def _word_boxes(self, standing: Standing, token: Token) -> list[QRectF]:
        """What a word takes with a little air, and with its reading where it alone has one."""
        rises = self._word_rise(standing) if token.pinyin else 0.0
        boxes = self._boxes(standing, token.start, token.end)
        return [box.adjusted(-2, -rises, 2, 0) for box in boxes]

    def _word_rise(self, standing: Standing) -> float:
        """How much higher the ground is where the reading of the word alone stands above it."""
        ruby = self._composer.ruby
        if ruby.mode is not RubyMode.HOVER or standing.laid.block.form is Form.TITLE:
            return 0.0
        em = self._composer.face(standing.laid.block.form).em
        return RUBY_ZONE[ruby.script] * self._composer.ruby_face(standing.laid.block.form).em - em * 0.2

    def _rects(self, standing: Standing, start: int, end: int, tight: bool = True) -> list[QRectF]:
        """The lines of characters in the viewport; their middles are those of the characters."""
        block = standing.laid.block
        pieces = standing.laid.fragments(start - block.start, end - block.start, tight)
        return [piece.translated(self._left, standing.y + standing.laid.drop) for piece in pieces]

    def _fill(self, rect: QRectF, colour: QColor) -> None:
        """Without an outline; `fillRect` would have PySide make the names of all gradients first."""
        self._shape(colour)
        self._painter.drawRect(rect)

    def _smooth(self, on: bool) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on)

    def _shape(self, colour: QColor) -> None:
        """Fill shapes with this colour, without an outline."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
