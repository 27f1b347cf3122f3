"""Painting the readings: those that the lines have room for, and that of the hovered word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from reader.language.model import Token
from reader.ui.page.composer import Composer
from reader.ui.page.fonts import Face
from reader.ui.page.laid import LaidLine
from reader.ui.page.page import PageColours
from reader.ui.page.ruby import Reading, token_readings
from reader.ui.page.setting import RUBY_ZONE, baseline_above
from reader.ui.page.standing import Standing


class RubyPainter:
    """Paints readings; with a palette each in the colour of its tone."""

    def __init__(self, painter: QPainter, composer: Composer, colours: PageColours) -> None:
        self._painter = painter
        self._composer = composer
        self._colours = colours
        self._left = composer.column.left

    def paint_lines(self, standing: Standing, lines: Sequence[LaidLine]) -> None:
        """The readings over some lines of a block."""
        laid = standing.laid
        if not any(line.readings for line in lines):
            return
        painter, colour = self._painter, self._colours.ruby
        tones = self._composer.tones
        face = self._composer.ruby_face(laid.block.form)
        painter.setFont(face.font)
        painter.setPen(colour)
        rise = self._rise(standing, face)
        for line in lines:
            top = standing.y + line.top + line.height / 2 + laid.drop - rise
            for reading in line.readings:
                if tones is not None:
                    painter.setPen(tones.of(reading.tone))
                painter.drawStaticText(QPointF(self._left + reading.x, top), face.ready(reading.text))

    def paint_word(self, standing: Standing, token: Token) -> None:
        """The reading of one word, where the lines have no room for it.

        Syllables that would touch are written together over the middle of the word.
        """
        block, shown = standing.laid.block, standing.laid.shown
        tokens = self._composer.tokens_in(block)
        said = next((each for each in self._composer.as_said(tokens) if each.start == token.start), token)
        readings = token_readings(said, self._composer.script, self._composer.ruby.script)
        face = self._composer.ruby_face(block.form)
        self._painter.setFont(face.font)
        first = shown.to_shown(token.start - block.start)
        for line in standing.laid.lines:
            own = [r for r in readings if line.start <= first + r.start < line.end]
            if own:
                middles = [self._middle(standing, first + r.start, r.length) for r in own]
                top = (
                    standing.y + line.top + line.height / 2 + standing.laid.drop - self._rise(standing, face)
                )
                self._paint_over(own, middles, top, face)

    def word_zone(self, standing: Standing) -> float:
        """How high the reading of a word reaches above its characters."""
        return RUBY_ZONE[self._composer.ruby.script] * self._composer.ruby_face(standing.laid.block.form).em

    def _middle(self, standing: Standing, shown: int, length: int) -> float:
        """The middle of characters that stand on one line, `shown` in the block."""
        laid = standing.laid
        source = laid.shown.to_source(shown)
        piece = laid.fragments(source, source + length)[0]
        return self._left + piece.center().x()

    def _paint_over(self, own: Sequence[Reading], middles: Sequence[float], top: float, face: Face) -> None:
        widths = [face.width(reading.text) for reading in own]
        lefts = [middle - width / 2 for middle, width in zip(middles, widths, strict=True)]
        touching = any(
            left + width + face.em * 0.1 > following
            for left, width, following in zip(lefts, widths, lefts[1:], strict=False)
        )
        if touching:
            left = (middles[0] + middles[-1] - sum(widths)) / 2
            lefts = [left + sum(widths[:index]) for index in range(len(widths))]
        edge = self._painter.viewport().width() - 2
        shift = max(2 - lefts[0], 0.0) + min(edge - (lefts[-1] + widths[-1]), 0.0)
        for reading, left in zip(own, lefts, strict=True):
            self._painter.setPen(self._colour(reading.tone))
            self._painter.drawStaticText(QPointF(left + shift, top), face.ready(reading.text))

    def _colour(self, tone: int) -> QColor:
        tones = self._composer.tones
        return tones.of(tone) if tones is not None else self._colours.text

    def _rise(self, standing: Standing, face: Face) -> float:
        """From the middle of the characters up to the top of the readings' text."""
        em = self._composer.face(standing.laid.block.form).em
        return baseline_above(em, face.em, self._composer.ruby.script) + face.ascent
