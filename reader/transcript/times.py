"""The list of chapter times at the top, and the headings with a time in the text.

时间戳:              →  the outline, not text
00:41 甲
01:44 乙
…
00:41 甲             →  a heading
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.transcript import headings, matter
from reader.transcript.lines import Line

_BULLET = re.compile(r"(?:[-*+•·●▪◦>]|\d{1,2}[.、)])\s{0,3}(?=[\[(（【]?\d)")
_FEWEST = 3


@dataclass(slots=True)
class Times:
    """Line indices: those of the list (`outline`), of its repetition, and of headings with (time, words)."""

    entries: list[tuple[str, str]] = field(default_factory=list)
    outline: set[int] = field(default_factory=set)
    repeated: set[int] = field(default_factory=set)
    headings: dict[int, tuple[str, str]] = field(default_factory=dict)


def find_times(lines: Sequence[Line], taken: frozenset[int]) -> Times:
    """Find time list and time headings among the lines that are not `taken` by speakers."""
    found = Times()
    candidates = _candidates(lines, taken)
    for run in _runs(lines, candidates):
        entries = [candidates[index] for index in run]
        if found.entries and entries == found.entries:
            found.repeated.update(run)
        elif not found.entries:
            found.entries = entries
            found.outline.update(run)
            before = run[0] - 1
            if before >= 0 and before not in taken and matter.heads_times(lines[before].text):
                found.outline.add(before)
        else:
            continue
        for index in run:
            del candidates[index]
    _find_headings(lines, candidates, taken, found)
    return found


def _candidates(lines: Sequence[Line], taken: frozenset[int]) -> dict[int, tuple[str, str]]:
    candidates = {}
    for index, line in enumerate(lines):
        if index in taken or len(line.text) > 100 or not (":" in line.text or "：" in line.text):
            continue
        bare = line.text.strip("*_")
        bullet = _BULLET.match(bare)
        found = headings.time_line(bare[bullet.end() :] if bullet else bare)
        if found is not None and not found[1].endswith(("。", "，", "；")) and "。" not in found[1]:
            candidates[index] = found
    return candidates


def _runs(lines: Sequence[Line], candidates: dict[int, tuple[str, str]]) -> list[list[int]]:
    """Groups of neighbouring candidates with rising times that make a list."""
    runs: list[list[int]] = []
    for index in candidates:
        later = bool(runs) and seconds(candidates[index][0]) > seconds(candidates[runs[-1][-1]][0])
        if runs and runs[-1][-1] == index - 1 and later:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) >= _needed(lines, run[0])]


def _needed(lines: Sequence[Line], first: int) -> int:
    """How many lines make a list: two under a line that announces it."""
    return 2 if first and matter.heads_times(lines[first - 1].text) else _FEWEST


def _find_headings(
    lines: Sequence[Line], candidates: dict[int, tuple[str, str]], taken: frozenset[int], found: Times
) -> None:
    """Headings of the text: with a time, or with the words of an entry of the list."""
    listed = {words: time for time, words in found.entries}
    for index, (time, words) in candidates.items():
        if words in listed or headings.is_short_line(words) or _is_question(words):
            found.headings[index] = (time, words)
    if not listed:
        return
    for index, line in enumerate(lines):
        bare = line.text.strip("*_# ")
        if bare in listed and index not in taken and index not in found.outline | found.repeated:
            found.headings.setdefault(index, (listed[bare], bare))


def _is_question(words: str) -> bool:
    """Whether a title ends as a question or an exclamation, which a short line without a mark may not."""
    return words[-1] in "？?！!" and len(words) <= (80 if words.isascii() else 40) and "。" not in words


def seconds(time: str) -> int:
    """A normal time as a number that can be compared."""
    total = 0
    for part in time.split(":"):
        total = total * 60 + int(part)
    return total
