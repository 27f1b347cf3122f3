"""A block becomes lines: one QTextLayout a line, broken and spaced by our own rules.

The layouts are kept, because a QTextLine points into its layout. Nothing is coloured here but links and notes; all
backgrounds and underlines are painted from the rectangles that a laid block gives.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader.transcript.model import Span, SpanKind
from reader.ui.page.blocks import Block
from reader.ui.page.breaking import Line, Run, Unit, balanced, break_lines, spacing
from reader.ui.page.fonts import Face
from reader.ui.page.page import PageColours
from reader.ui.page.shown_text import ShownText, Utf16
from reader.ui.page.style import Style
from reader.ui.page.units import units_of

RAGGED = 0.08
"""The most of its width that a line leaves empty in order to keep a word whole."""

LONELY = 1.9
"""In em: a last line is not narrower, so that no single character stands alone on it."""

STRETCHED = 0.09
"""The most em that justifying adds to the space between two characters; a line that needs more is left ragged."""


@dataclass(slots=True)
class LaidLine:
    """One line of a block; `start` and `end` are shown offsets in the block, positions are those of the block."""

    layout: QTextLayout
    line: QTextLine
    start: int
    end: int
    x: float
    top: float
    height: float
    draw_at: QPointF
    utf16: Utf16
    runs: list[Run]

    def x_of(self, shown: int) -> float:
        """Where a character begins, from the left of the column."""
        unit = self.utf16.units(shown - self.start)
        return self.x + cast("tuple[float, int]", self.line.cursorToX(unit))[0]

    def right_of(self, shown: int) -> float:
        """Where the ink of the characters before this offset may end: without the space given to the last."""
        last = shown - self.start - 1
        extra = next((run.extra for run in self.runs if run.start <= last < run.start + run.length), 0.0)
        return self.x_of(shown) - max(extra, 0.0)

    def at(self, x: float) -> int | None:
        """The shown offset of the character that stands at x; None beside the text."""
        inside = x - self.x
        if inside < 0 or inside >= self.line.naturalTextWidth() or self.start == self.end:
            return None
        unit = self.line.xToCursor(inside, QTextLine.CursorPosition.CursorOnCharacter)
        return min(self.start + self.utf16.code_point(unit), self.end - 1)

    def gap_at(self, x: float) -> int:
        """The shown offset of the gap between characters that is nearest to x: where a selection ends."""
        unit = self.line.xToCursor(x - self.x, QTextLine.CursorPosition.CursorBetweenCharacters)
        return min(self.start + self.utf16.code_point(unit), self.end)


@dataclass(slots=True)
class LaidBlock:
    """A block as it stands: its lines, from its own top at the left of the column."""

    block: Block
    style: Style
    shown: ShownText
    lines: list[LaidLine]
    text_top: float
    height: float

    def line_of(self, source: int) -> int:
        """The line on which a character of the source (an offset in the block) stands."""
        shown = self.shown.to_shown(source)
        return max(bisect_right(self.lines, shown, key=_start_of) - 1, 0)

    def line_at(self, y: float) -> int:
        """The line at this height, or the nearest."""
        return min(max(bisect_right(self.lines, y, key=_top_of) - 1, 0), len(self.lines) - 1)

    def source_start(self, line: int) -> int:
        """The source offset (in the block) with which a line begins."""
        return self.shown.to_source(self.lines[line].start)

    def fragments(self, source_start: int, source_end: int, tight: bool = True) -> Iterator[QRectF]:
        """Where these characters of the source stand, one rectangle a line; `tight` leaves out space after them."""
        start = max(self.shown.to_shown(source_start), 0)
        end = min(self.shown.to_shown(source_end), len(self.shown.text))
        for line in self.lines[max(bisect_right(self.lines, start, key=_start_of) - 1, 0) :]:
            if line.start >= end:
                return
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                left = line.x_of(first)
                right = line.right_of(last) if tight else line.x_of(last)
                yield QRectF(left, line.top, right - left, line.height)


def _start_of(line: LaidLine) -> int:
    return line.start


def _top_of(line: LaidLine) -> float:
    return line.top


@dataclass(frozen=True, slots=True)
class Setting:
    """What the lines of a block are set in, in pixels; a title is balanced and never justified."""

    face: Face
    width: float
    line_height: float
    justified: bool
    title: bool
    colours: PageColours


def lay_lines(
    shown: ShownText,
    inside_words: Container[int],
    spans: Sequence[Span],
    x: float,
    top: float,
    setting: Setting,
) -> list[LaidLine]:
    """The lines of a shown text from `top` on; `inside_words` in shown, `spans` in source offsets."""
    face, em = setting.face, setting.face.em
    text = shown.text
    units = units_of(text, face.widths, inside_words)
    styles = _span_formats(shown, spans, setting.colours)
    middle = (setting.line_height - face.ascent - face.descent) / 2 + face.ascent
    laid = []
    stretched = STRETCHED * em if setting.justified and not setting.title else 0.0
    for line in _broken(units, setting) or [Line(0, 0, 0, 0, 0.0)]:
        runs = spacing(units, line, setting.width, stretched)
        piece = text[line.start : line.end]
        utf16 = Utf16(piece)
        layout, qt_line = _one_line(piece, face.font, _formats(runs, styles, line.start, line.end, utf16))
        left = x - (units[line.first].lead if units else 0.0)
        draw_at = QPointF(left, top + middle - qt_line.ascent())
        laid.append(
            LaidLine(
                layout, qt_line, line.start, line.end, left, top, setting.line_height, draw_at, utf16, runs
            )
        )
        top += setting.line_height
    return laid


def _broken(units: Sequence[Unit], setting: Setting) -> list[Line]:
    room, ragged = setting.width + 0.01, RAGGED * setting.width
    if setting.title:
        return balanced(units, room, 2 * ragged)
    return break_lines(units, room, ragged, LONELY * setting.face.em)


_OPTION = QTextOption()
_OPTION.setWrapMode(QTextOption.WrapMode.NoWrap)
_ENDLESS = 1e6


def _one_line(
    text: str, font: QFont, formats: list[QTextLayout.FormatRange]
) -> tuple[QTextLayout, QTextLine]:
    layout = QTextLayout(text, font)
    layout.setTextOption(_OPTION)
    layout.setCacheEnabled(True)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    return layout, line


_Styled = tuple[int, int, QTextCharFormat]


def _span_formats(shown: ShownText, spans: Sequence[Span], colours: PageColours) -> list[_Styled]:
    """Shown start and end of what is drawn otherwise than its paragraph."""
    styled = []
    for span in spans:
        style = QTextCharFormat()
        if span.kind is SpanKind.STRONG:
            style.setFontWeight(QFont.Weight.Bold)
        elif span.kind is SpanKind.LINK:
            style.setForeground(colours.accent)
        elif span.kind is SpanKind.NOTE:
            style.setForeground(colours.muted)
        else:
            continue
        styled.append((shown.to_shown(span.start), shown.to_shown(span.end), style))
    return styled


def _formats(
    runs: list[Run], styles: list[_Styled], start: int, end: int, utf16: Utf16
) -> list[QTextLayout.FormatRange]:
    formats = [_format(run.start, run.start + run.length, _spaced(run.extra), utf16) for run in runs]
    for first, last, style in styles:
        if first < end and last > start:
            formats.append(_format(max(first - start, 0), min(last, end) - start, style, utf16))
    return formats


def _format(start: int, end: int, style: QTextCharFormat, utf16: Utf16) -> QTextLayout.FormatRange:
    format_range = QTextLayout.FormatRange()
    format_range.start = utf16.units(start)
    format_range.length = utf16.units(end) - utf16.units(start)
    format_range.format = style
    return format_range


def _spaced(extra: float) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    style.setFontLetterSpacing(extra)
    return style
