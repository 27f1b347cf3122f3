"""A block becomes lines: one QTextLayout a line, broken and spaced by our own rules."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader.records import dataclass
from reader.transcript.model import Span, SpanKind
from reader.ui.page.breaking import Line, Run, Unit, balanced, break_lines, spacing
from reader.ui.page.fonts import Face
from reader.ui.page.laid import LaidLine, PlacedReading
from reader.ui.page.page import PageColours
from reader.ui.page.ruby import Reading, Room, widened
from reader.ui.page.shown_text import ShownText, Utf16
from reader.ui.page.units import units_of

RAGGED = 0.08
"""The most of its width that a line leaves empty in order to keep a word whole."""

RAGGED_WITH_RUBY = 0.2
"""The same where readings stand, so that a word of a few characters is never parted with them."""

LONELY = 1.9
"""In em: a last line is not narrower, so that no single character stands alone on it."""

STRETCHED = 0.09
"""The most em that justifying adds to the space between two characters; a line that needs more is left ragged."""


STRETCHED_WITH_RUBY = 0.16
"""The same where readings stand: the words are wider, so that lines end more unevenly."""


class RubySetting(NamedTuple):
    """How readings are set over a block; `drop` is that of its characters, see `LaidBlock`."""

    face: Face
    room: Room
    drop: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What the lines of a block are set in, in pixels; a title is balanced and never justified."""

    face: Face
    width: float
    line_height: float
    justified: bool
    title: bool
    colours: PageColours
    ruby: RubySetting | None = None
    tints: Mapping[int, QColor] = field(default_factory=dict)
    """Colours of the characters by the tone of their reading."""


def lay_lines(
    shown: ShownText,
    inside_words: Container[int],
    spans: Sequence[Span],
    readings: Mapping[int, Reading],
    x: float,
    top: float,
    setting: Setting,
) -> list[LaidLine]:
    """The lines of a shown text from `top` on; `inside_words` and `readings` in shown, `spans` in source offsets."""
    face, em, ruby = setting.face, setting.face.em, setting.ruby
    units = units_of(shown.text, face.widths, inside_words)
    stretched = STRETCHED * em
    if ruby is not None:
        units = widened(units, readings, ruby.face.width, ruby.room)
        stretched = STRETCHED_WITH_RUBY * em
    if setting.title or not setting.justified:
        stretched = 0.0
    styles = _span_formats(shown, spans, setting.colours)
    laid = []
    for line in _broken(units, setting) or [Line(0, 0, 0, 0, 0.0)]:
        runs = spacing(units, line, setting.width, stretched)
        tinted = _tints(readings, line, setting.tints) if setting.tints else []
        left = x - (units[line.first].lead if units else 0.0)
        lay = _lay_line(shown.text, line, runs, styles + tinted, left, top, setting)
        if ruby is not None:
            lay.readings = _placed(lay, units[line.first : line.last], readings, ruby.face)
        laid.append(lay)
        top += setting.line_height
    return laid


def _lay_line(
    text: str, line: Line, runs: list[Run], styles: list[_Styled], left: float, top: float, setting: Setting
) -> LaidLine:
    piece = text[line.start : line.end]
    utf16 = Utf16(piece)
    formats = _formats(runs, styles, line.start, line.end, utf16)
    layout, qt_line = _one_line(piece, setting.face.font, formats)
    drop = setting.ruby.drop if setting.ruby is not None else 0.0
    face = setting.face
    baseline = (setting.line_height - face.ascent - face.descent) / 2 + face.ascent + drop
    draw_at = QPointF(left, top + baseline - qt_line.ascent())
    height = setting.line_height
    return LaidLine(layout, qt_line, line.start, line.end, left, top, height, draw_at, utf16, runs)


def _placed(
    line: LaidLine, units: Sequence[Unit], readings: Mapping[int, Reading], face: Face
) -> list[PlacedReading]:
    """The readings over the units of a line, each in the middle over its characters."""
    over: list[tuple[int, float, Reading]] = []
    at = line.start
    for unit in units:
        reading = readings.get(at)
        if reading is not None:
            over.append((at, unit.width, reading))
        at += unit.length
    placed: list[PlacedReading] = []
    for (at, room, reading), x in zip(over, line.xs_of([each[0] for each in over]), strict=True):
        width = face.width(reading.text)
        placed.append(PlacedReading(x + (room - width) / 2, width, reading.text, reading.tone, at))
    return placed


def _tints(readings: Mapping[int, Reading], line: Line, tints: Mapping[int, QColor]) -> list[_Styled]:
    styled: list[_Styled] = []
    for at in range(line.start, line.end):
        reading = readings.get(at)
        if reading is not None:
            style = QTextCharFormat()
            style.setForeground(tints[reading.tone])
            styled.append((at, at + reading.length, style))
    return styled


def _broken(units: Sequence[Unit], setting: Setting) -> list[Line]:
    ragged = (RAGGED if setting.ruby is None else RAGGED_WITH_RUBY) * setting.width
    room = setting.width + 0.01
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
    spaced = {extra: _spaced(extra) for extra in {run.extra for run in runs}}
    formats = [_format(run.start, run.start + run.length, spaced[run.extra], utf16) for run in runs]
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
