"""What has been laid out: lines with their layouts, and the blocks they make.

The layouts are kept, because a QTextLine points into its layout. Nothing is coloured here but links, notes and tones;
all backgrounds and underlines are painted from the rectangles that a laid block gives.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLayout, QTextLine

from reader.records import dataclass
from reader.ui.page.blocks import Block
from reader.ui.page.breaking import Run
from reader.ui.page.shown_text import ShownText, Utf16
from reader.ui.page.style import Style


class PlacedReading(NamedTuple):
    """A reading where it stands: its left end from the left of the column, and the shown offset it is over."""

    x: float
    width: float
    text: str
    tone: int
    start: int


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
    readings: list[PlacedReading] = field(default_factory=list)

    def x_of(self, shown: int) -> float:
        """Where a character begins, from the left of the column."""
        unit = self.utf16.units(shown - self.start)
        return self.x + cast("tuple[float, int]", self.line.cursorToX(unit))[0]

    def xs_of(self, shown: Sequence[int]) -> list[float]:
        """The same of many characters: asked for one by one they take a tenth of the time of a layout."""
        x, start, cursor = self.x, self.start, self.line.cursorToX
        units = (
            [at - start for at in shown]
            if self.utf16.is_plain
            else [self.utf16.units(at - start) for at in shown]
        )
        return [x + place for place, _ in cast("map[tuple[float, int]]", map(cursor, units))]

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
    """A block as it stands: its lines, from its own top at the left of the column.

    `drop` is how far below the middle of their line the characters stand, to leave room for readings.
    """

    block: Block
    style: Style
    shown: ShownText
    lines: list[LaidLine]
    text_top: float
    height: float
    drop: float = 0.0
    _pieces: dict[tuple[int, int, bool], list[QRectF]] = field(default_factory=dict)

    def line_of(self, source: int) -> int:
        """The line on which a character of the source (an offset in the block) stands."""
        shown = self.shown.to_shown(source)
        return max(bisect_right(self.lines, shown, key=_start_of) - 1, 0)

    def line_at(self, y: float) -> int:
        """The line at this height, or the nearest."""
        return min(max(bisect_right(self.lines, y, key=_top_of) - 1, 0), len(self.lines) - 1)

    def between(self, top: float, bottom: float) -> tuple[int, int]:
        """The source offsets (in the block) of the lines from `top` to `bottom`, and of one more on either side."""
        first, last = max(self.line_at(top) - 1, 0), self.line_at(bottom) + 2
        end = self.block.end - self.block.start
        return self.source_start(first), self.source_start(last) if last < len(self.lines) else end

    def source_start(self, line: int) -> int:
        """The source offset (in the block) with which a line begins."""
        return self.shown.to_source(self.lines[line].start)

    def fragments(self, source_start: int, source_end: int, tight: bool = True) -> Sequence[QRectF]:
        """Where these characters of the source stand, one rectangle a line; `tight` leaves out space after them.

        They are remembered: the same words are marked each time the block is painted.
        """
        key = source_start, source_end, tight
        pieces = self._pieces.get(key)
        if pieces is None:
            pieces = self._pieces[key] = list(self._measured(source_start, source_end, tight))
        return pieces

    def _measured(self, source_start: int, source_end: int, tight: bool) -> Iterator[QRectF]:
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
