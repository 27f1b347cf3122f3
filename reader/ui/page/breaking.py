"""Line breaking as a pure function: units with widths in, lines out. It knows no font and no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple


class Break(IntEnum):
    """Whether a line may end before a unit, and how well it would end there."""

    NEVER = 0
    INSIDE_WORD = 1
    FREE = 2
    CLAUSE = 3


class Unit(NamedTuple):
    """What is never divided: a Han character, a mark, a Latin word, 破折号.

    `lead` and `trail` are the blank parts of its width, left out at a line start and a line end (half of “（”
    and of “，”; all of a space). `gap` is space towards the next unit, negative where two marks close up; it is
    dropped at a line end. A `cluster` is several code points drawn as one sign: ——, or an emoji with its skin tone.
    """

    length: int
    width: float
    before: Break = Break.FREE
    lead: float = 0.0
    trail: float = 0.0
    gap: float = 0.0
    cluster: bool = False


class Line(NamedTuple):
    """Units `first` to `last` (exclusive), characters `start` to `end`; `width` without blank ends."""

    first: int
    last: int
    start: int
    end: int
    width: float


_LONGEST_TITLE = 80
"""In units; what is longer is filled line by line."""

_COSTS = {Break.INSIDE_WORD: 2.0, Break.FREE: 0.15, Break.CLAUSE: 0.0}
"""What ending a line of a title there costs, beside the square of its part of the mean that it differs."""


def break_lines(units: Sequence[Unit], room: float, ragged: float, least: float = 0.0) -> list[Line]:
    """Fill lines of width `room` one after the other; the last is at least `least` wide where it can be.

    A line ends inside a word only where keeping the word whole would leave more than `ragged` empty. Where
    nothing allows a break (forty closing marks in a row) the line ends at the last unit that fits.
    """
    lines = []
    first = start = 0
    while first < len(units):
        last, width = _fill(units, first, room, ragged)
        end = start
        for unit in units[first:last]:
            end += unit.length
        lines.append(Line(first, last, start, end, width))
        first, start = last, end
    if len(lines) > 1 and lines[-1].width < least:
        lines[-2:] = _evened(units, lines[-2], lines[-1], room, least)
    return lines


def balanced(units: Sequence[Unit], room: float, ragged: float) -> list[Line]:
    """The fewest lines that `room` allows, about as long as each other, as a title stands.

    Of all ways to part them the one is taken whose lines differ least from their mean; a line that ends with a
    clause may differ more, and one that ends inside a word is the last resort.
    """
    lines = break_lines(units, room, ragged)
    if not 1 < len(lines) <= len(units) <= _LONGEST_TITLE or any(line.width > room for line in lines):
        return lines
    mean = max(sum(line.width for line in lines) / len(lines), 1.0)
    reach = list(accumulate((unit.width + unit.gap for unit in units), initial=0.0))
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for left in range(len(lines) - 1, -1, -1):
        best = _parted(units, reach, best, room, mean, is_last=not left)
    ends = best[len(units)][1] if best else ()
    return _lines_of(units, ends) if ends else lines


def _parted(
    units: Sequence[Unit],
    reach: Sequence[float],
    best: dict[int, tuple[float, tuple[int, ...]]],
    room: float,
    mean: float,
    is_last: bool,
) -> dict[int, tuple[float, tuple[int, ...]]]:
    """One line more for each of the beginnings in `best`: the cheapest cost and line ends by the unit reached.

    `reach` is the width of all units before each, with their gaps.
    """
    found: dict[int, tuple[float, tuple[int, ...]]] = {}
    for first, (cost, ends) in best.items():
        for last in range(len(units) if is_last else first + 1, len(units) + is_last):
            before = Break.CLAUSE if is_last else units[last].before
            end = units[last - 1]
            width = reach[last] - reach[first] - end.gap - end.trail - units[first].lead
            if width > room:
                break
            if before is Break.NEVER:
                continue
            total = cost + ((width - mean) / mean) ** 2 + _COSTS[before]
            if last not in found or total < found[last][0]:
                found[last] = total, (*ends, last)
    return found


def _lines_of(units: Sequence[Unit], ends: Sequence[int]) -> list[Line]:
    lines = []
    first = start = 0
    for last in ends:
        end = start + sum(unit.length for unit in units[first:last])
        lines.append(Line(first, last, start, end, _width(units, first, last)))
        first, start = last, end
    return lines


def _evened(units: Sequence[Unit], before: Line, last: Line, room: float, least: float) -> tuple[Line, Line]:
    """Move the last break back, so that no single character is left alone on the last line."""
    start = before.end
    for index in range(before.last - 1, before.first + (before.last - before.first) // 2, -1):
        start -= units[index].length
        width = _width(units, index, last.last)
        if units[index].before >= Break.FREE and least <= width <= room:
            shorter = Line(before.first, index, before.start, start, _width(units, before.first, index))
            return shorter, Line(index, last.last, start, last.end, width)
    return before, last


def _width(units: Sequence[Unit], first: int, last: int) -> float:
    inside = sum(unit.width + unit.gap for unit in units[first:last])
    return inside - units[last - 1].gap - units[first].lead - units[last - 1].trail


def _fill(units: Sequence[Unit], first: int, room: float, ragged: float) -> tuple[int, float]:
    """The end of the line that begins with unit `first`, and its width."""
    reach = -units[first].lead
    width = 0.0
    free = inside = 0
    free_width = inside_width = 0.0
    for index in range(first, len(units)):
        _, unit_width, before, _, trail, gap, _ = units[index]
        if index > first:
            if before is Break.FREE or before is Break.CLAUSE:
                free, free_width = index, width
            elif before is Break.INSIDE_WORD:
                inside, inside_width = index, width
            if reach + unit_width - trail > room:
                if inside > free and (not free or room - free_width > ragged):
                    return inside, inside_width
                return (free, free_width) if free else (_past_blank(units, index), width)
        width = reach + unit_width - trail
        reach += unit_width + gap
    return len(units), width


def _past_blank(units: Sequence[Unit], index: int) -> int:
    """The next unit from `index` on that is seen at a line start, or one past the last."""
    while index < len(units) and units[index].trail == units[index].width:
        index += 1
    return index


class Run(NamedTuple):
    """Characters from `start` (in the line) that get `extra` space after each of them."""

    start: int
    length: int
    extra: float


def spacing(units: Sequence[Unit], line: Line, room: float, each: float) -> list[Run]:
    """The space after the characters of a line, as runs of equal extra; nothing where there is none.

    The line is stretched to `room` by widening the joints between its units, at most by `each`: a line that would
    need more stays ragged, and so does the last of a paragraph.
    """
    joints = line.last - line.first - 1
    missing = room - line.width
    stretch = missing / joints if line.last < len(units) and 0 < missing <= joints * each else 0.0
    runs: list[Run] = []
    at = begun = 0
    former = 0.0
    for length, _, _, _, _, gap, cluster in units[line.first : line.last - 1]:
        extra = gap + stretch
        spaced = at if length == 1 or cluster else at + length - 1
        if former and (extra != former or spaced != at):
            runs.append(Run(begun, at - begun, former))
            former = 0.0
        if not former:
            begun = spaced
        former = extra
        at += length
    if former:
        runs.append(Run(begun, at - begun, former))
    return runs
