"""Which numbered lines are headings: `01 …`, `1.…` glued to its paragraph, `一、…`, `第一部分 …`, `Part 1`.

Members of a list stand one after the other; headings have text between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from reader.transcript import headings
from reader.transcript.headings import Number
from reader.transcript.lines import Line

_ALWAYS = ("padded", "part", "ordinal")
_LONGEST_GLUED = 20_000


def find_numbered(
    lines: Sequence[Line], turns: AbstractSet[int], taken: AbstractSet[int]
) -> dict[int, Number]:
    """The indices of lines that are, or begin with, a numbered heading.

    `turns` are the lines that begin a turn, `taken` all lines that are something else already.
    """
    styles: dict[str, dict[int, Number]] = {}
    for index, line in enumerate(lines):
        if index in taken:
            continue
        number = headings.number(line.text.lstrip("*_"))
        if number is not None:
            styles.setdefault(number.style, {})[index] = number
    found: dict[int, Number] = {}
    for style, members in styles.items():
        if style in _ALWAYS:
            found.update(_short_ones(lines, members))
        found.update(_series(lines, members, turns))
    return found


def _short_ones(lines: Sequence[Line], members: Mapping[int, Number]) -> dict[int, Number]:
    """Numbers such as 01 or 第一部分 before the words of a heading; `10` and later only in a series."""
    found: dict[int, Number] = {}
    values: set[int] = set()
    for index, number in members.items():
        words = lines[index].text.lstrip("*_")[number.end :]
        in_order = number.style != "padded" or number.value < 10 or number.value - 1 in values
        if in_order and headings.is_heading_text(words):
            found[index] = number
            values.add(number.value)
    return found


def _series(
    lines: Sequence[Line], members: Mapping[int, Number], turns: AbstractSet[int]
) -> dict[int, Number]:
    """The members of a rising series that are set apart by text, or each followed by a turn."""
    found: dict[int, Number] = {}
    for run in _rising(members):
        apart = sum(index + 1 not in run for index in run[:-1])
        if len(run) < 2 or (run[-1] + 1 >= len(lines) and len(run) < 3):
            continue
        if apart < (len(run) - 1) * 0.7 and (turns or not _are_glued(lines, members, run)):
            continue
        for index in run:
            words = lines[index].text.lstrip("*_")[members[index].end :]
            if _heads(words, index, turns):
                found[index] = members[index]
    return found


def _are_glued(lines: Sequence[Line], members: Mapping[int, Number], run: Sequence[int]) -> bool:
    """Whether most neighbours in a run that nothing announces are a question glued to its answer."""
    if run[0] > 0 and lines[run[0] - 1].text.endswith(("：", ":")):
        return False
    cuts = ((lines[index].text, headings.cut_glued(lines[index].text, members[index].end)) for index in run)
    glued = sum(0 < cut < len(text) for text, cut in cuts)
    return glued >= 2 and glued * 2 >= len(run)


def _heads(words: str, index: int, turns: AbstractSet[int]) -> bool:
    """In a text with turns a numbered line is a heading before a turn; elsewhere also glued to a paragraph."""
    if turns:
        return index + 1 in turns and headings.is_heading_text(words)
    return len(words) <= _LONGEST_GLUED


def _rising(members: Mapping[int, Number]) -> list[list[int]]:
    """Runs of members numbered 1, 2, 3 …"""
    runs: list[list[int]] = []
    last = -1
    for index, number in members.items():
        if runs and number.value == last + 1:
            runs[-1].append(index)
        elif number.value <= 1:
            runs.append([index])
        else:
            continue
        last = number.value
    return runs
