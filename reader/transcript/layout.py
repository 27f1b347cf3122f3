"""Lines become blocks: every line is judged once, then neighbours that are one thing are put together."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.records import dataclass
from reader.transcript import headings
from reader.transcript.blocks import Block, Form, Reading, is_rule
from reader.transcript.composing import make_blocks
from reader.transcript.front import Facts
from reader.transcript.items import read_item
from reader.transcript.labels import Label
from reader.transcript.lines import Line, read_labels
from reader.transcript.marks import MarkRole
from reader.transcript.numbered import find_numbered
from reader.transcript.opening import find_opening
from reader.transcript.speakers import Cast, find_cast, is_never, printed_name
from reader.transcript.times import Times, find_times

_IMAGE = re.compile(r"(?:!\[[^\[\]]{0,500}\]\([^()\s]{0,4000}(?:\s[^()]{0,300})?\)\s*)+$")
_MARKDOWN_SIGN = re.compile(r"\*\*[^*\n]{1,200}\*\*|^#{1,6}\s|\]\(", re.MULTILINE)
_MARKDOWN_SAMPLE = 200_000


@dataclass(slots=True)
class Layout:
    """A text as blocks in order, with who speaks in it, its chapter times and what its front matter says."""

    blocks: list[Block]
    cast: Cast
    times: Times
    facts: Facts


def read_layout(lines: list[Line], text: str, marks: Mapping[int, MarkRole]) -> Layout:
    """Understand the lines of a text; `marks` are the reader's decisions by source line."""
    lines = _mend_labels(lines)
    read_labels(lines)
    reading = Reading(lines, _by_index(lines, marks))
    told = _told_names(reading)
    cast = find_cast(lines, told=told)
    facts, opening = find_opening(lines, cast)
    told |= {name for name in facts.listed if not is_never(name)}
    if facts.listed or any(cast.label_of(lines[index]) for index in opening):
        cast = find_cast(lines, frozenset(opening), told)
    reading.forms = {index: form for index, form in opening.items() if index not in reading.marks}
    _find_turns(reading, cast)
    _drop_empty_turns(reading)
    _find_headings(reading)
    _drop_empty_turns(reading)
    markdown = _MARKDOWN_SIGN.search(text[:_MARKDOWN_SAMPLE]) is not None
    return Layout(make_blocks(reading, cast, markdown), cast, reading.times, facts)


def _by_index(lines: list[Line], marks: Mapping[int, MarkRole]) -> dict[int, MarkRole]:
    if not marks:
        return {}
    return {
        index: marks[number]
        for index, line in enumerate(lines)
        for number in range(line.first, line.last + 1)
        if number in marks
    }


def _told_names(reading: Reading) -> frozenset[str]:
    """The names on lines that the reader marked as speakers."""
    found = (
        _any_label(reading.lines[index]) for index, role in reading.marks.items() if role is MarkRole.SPEAKER
    )
    return frozenset(printed_name(label) for label in found if label is not None)


def _any_label(line: Line) -> Label | None:
    return line.label or line.alone


def _find_turns(reading: Reading, cast: Cast) -> None:
    """The lines that begin a turn."""
    for index, line in enumerate(reading.lines):
        role = reading.marks.get(index)
        if index in reading.forms or role not in (None, MarkRole.SPEAKER):
            continue
        label = cast.label_of(line) or (_any_label(line) if role is MarkRole.SPEAKER else None)
        if label is not None and printed_name(label) in cast.labels:
            reading.labels[index] = label


def _mend_labels(lines: list[Line]) -> list[Line]:
    """Put `**奥特曼**` and a next line that begins with the colon together, and `01` and the title under it."""
    mended: list[Line] = []
    for line in lines:
        last = mended[-1] if mended else None
        if last is not None and not line.gap and line.text[0] in ":：" and len(last.text) <= 48:
            mended[-1] = Line(
                last.first, line.last, last.text + line.text, last.gap, line.hard_break, last.indent
            )
        elif last is not None and headings.bare_number(last.text) and headings.is_heading_text(line.text):
            text = _with_title(last.text, line.text)
            mended[-1] = Line(last.first, line.last, text, last.gap, line.hard_break, last.indent)
        else:
            mended.append(line)
    return mended


def _with_title(number: str, title: str) -> str:
    """A number and the title under it as one line; marks around each of them are one pair around both."""
    for mark in ("**", "__"):
        if all(part.startswith(mark) and part.endswith(mark) for part in (number, title)):
            return f"{number.removesuffix(mark)} {title.removeprefix(mark)}"
    return f"{number} {title}"


def _drop_empty_turns(reading: Reading) -> None:
    """A label after which nothing is said before the next label or heading, or the end, is no turn.

    Neither is the first label over a list: `嘉宾：` with a line for each guest.
    """
    waiting: int | None = None
    first = min(reading.labels, default=None)
    if first is not None and _heads_list(reading, first):
        del reading.labels[first]
    for index, line in enumerate(reading.lines):
        if index in reading.labels:
            if waiting is not None:
                _silence(reading, waiting)
            waiting = None if reading.labels[index].rest else index
        elif waiting is not None and not _IMAGE.match(line.text) and not is_rule(line.text):
            if index in reading.forms or index in reading.numbers:
                _silence(reading, waiting)
            waiting = None
    if waiting is not None:
        _silence(reading, waiting)


def _silence(reading: Reading, index: int) -> None:
    if reading.labels.pop(index).form == "alone":
        reading.silent.add(index)


def _heads_list(reading: Reading, index: int) -> bool:
    """Whether a label without words stands over list items."""
    after = reading.lines[index + 1 : index + 2]
    return not reading.labels[index].rest and bool(after) and read_item(after[0].text) is not None


def _find_headings(reading: Reading) -> None:
    """Pictures, rules, Markdown headings, the time list and its headings, numbered headings."""
    for index, line in enumerate(reading.lines):
        if index in reading.forms or index in reading.labels:
            continue
        if reading.marks.get(index) is MarkRole.HEADING:
            reading.forms[index] = Form.HEADING
            reading.titles[index] = headings.markdown(line.text) or (1, line.text)
        elif index not in reading.marks:
            _judge(reading, index, line)
    decided = {index for index, form in reading.forms.items() if form is not Form.HEADING}
    taken = frozenset(decided | reading.labels.keys() | reading.marks.keys())
    reading.times = find_times(reading.lines, taken)
    reading.forms.update(dict.fromkeys(reading.times.outline, Form.OUTLINE))
    reading.forms.update(dict.fromkeys(reading.times.repeated, Form.REPEAT))
    reading.forms.update(dict.fromkeys(reading.times.headings, Form.HEADING))
    used = reading.forms.keys() | reading.labels.keys() | reading.marks.keys()
    reading.numbers = find_numbered(reading.lines, reading.labels.keys(), used)


def _judge(reading: Reading, index: int, line: Line) -> None:
    """What a line shows by itself."""
    if line.text[0] == "!" and _IMAGE.match(line.text):
        reading.forms[index] = Form.IMAGE
    elif is_rule(line.text):
        reading.forms[index] = Form.RULE
    elif (heading := headings.markdown(line.text)) is not None:
        reading.forms[index] = Form.HEADING
        reading.titles[index] = heading
