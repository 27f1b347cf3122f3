"""Lines become blocks: every line is judged once, then neighbours that are one thing are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.transcript import front, headings, joining, matter
from reader.transcript.blocks import Block, Form
from reader.transcript.characters import join_wrapped
from reader.transcript.front import Facts
from reader.transcript.headings import Number
from reader.transcript.labels import Label
from reader.transcript.lines import Line
from reader.transcript.numbered import find_numbered
from reader.transcript.speakers import Cast, find_cast, printed_name
from reader.transcript.times import Times, find_times

_RULE = re.compile(r"[*_\-=#>~`|+\s─━]+$")
_IMAGE = re.compile(r"(?:!\[[^\[\]]{0,500}\]\([^()\s]{0,4000}(?:\s[^()]{0,300})?\)\s*)+$")
_ITEM = re.compile(
    r"(?P<mark>[-+*•·●▪◦○■◆►▶✦✅🔹]|\d{1,3}[.)](?=\s)|\d{1,2}\.(?=[^\s\d])|\d{1,2}[、．)）]|[①-⑳]|"
    r"\d\ufe0f?\u20e3)\s{0,4}(?=\S)"
)
_SPACED = frozenset("-+*")
_ITEM_NUMBER = re.compile(r"_?(\d{1,3})_?[.、)]?\s+(?=\S)")
_MARKDOWN_SIGN = re.compile(r"\*\*[^*\n]{1,200}\*\*|^#{1,6}\s|\]\(", re.MULTILINE)
_QUOTE = re.compile(r">\s?")
_FRONT_LINES = 40
_MARKDOWN_SAMPLE = 200_000


@dataclass(slots=True)
class Layout:
    """A text as blocks in order, with who speaks in it and what its front matter says."""

    blocks: list[Block]
    cast: Cast
    times: Times
    facts: Facts


@dataclass(slots=True)
class _Reading:
    """What has been found of each line, by index."""

    lines: list[Line]
    facts: Facts = field(default_factory=Facts)
    forms: dict[int, Form] = field(default_factory=dict)
    labels: dict[int, Label] = field(default_factory=dict)
    numbers: dict[int, Number] = field(default_factory=dict)
    titles: dict[int, tuple[int, str]] = field(default_factory=dict)


def read_layout(lines: list[Line], text: str) -> Layout:
    """Understand the lines of a text."""
    lines = _mend_labels(lines)
    reading = _Reading(lines)
    cast = find_cast(lines)
    _find_front(reading, cast)
    skipped = frozenset(reading.forms)
    if any(cast.label_of(lines[index]) for index in skipped):
        cast = find_cast(lines, skipped)
    for index, line in enumerate(lines):
        if index not in skipped:
            label = cast.label_of(line)
            if label is not None:
                reading.labels[index] = label
    _drop_empty_turns(reading)
    times = _find_headings(reading)
    markdown = _MARKDOWN_SIGN.search(text[:_MARKDOWN_SAMPLE]) is not None
    blocks = _join(reading, _blocks(reading, cast, times), markdown)
    return Layout(blocks, cast, times, reading.facts)


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
            text = f"{last.text} {line.text}"
            mended[-1] = Line(last.first, line.last, text, last.gap, line.hard_break, last.indent)
        else:
            mended.append(line)
    return mended


def _find_front(reading: _Reading, cast: Cast) -> None:
    """Title, repeated title and metadata lines at the beginning of the text."""
    lines, facts = reading.lines, reading.facts
    prose = 0
    for index, line in enumerate(lines[:_FRONT_LINES]):
        heading = headings.markdown(line.text)
        bare = (heading[1] if heading else line.text).strip("*_ ")
        if facts.title and bare == facts.title:
            reading.forms[index] = Form.REPEAT
        elif _is_title(reading, index, heading, cast):
            facts.title = bare
            reading.forms[index] = Form.TITLE
        elif heading is not None or prose > 3:
            break
        elif (found := _metadata(lines, index)) is not None:
            _take(facts, found)
            reading.forms[index] = Form.METADATA
        else:
            prose += _RULE.match(line.text) is None and not matter.follows_us(line.text)


def _take(facts: Facts, found: list[tuple[str, str, str]]) -> None:
    for name, key, value in found:
        facts.take(name, key, value)


def _metadata(lines: Sequence[Line], index: int) -> list[tuple[str, str, str]] | None:
    """The metadata of a line; who takes part is believed where two such lines, or other metadata, stand together."""
    found = front.metadata(lines[index].text)
    if found is not None:
        return found
    person = front.participants(lines[index].text)
    if person is None:
        return None
    around = [lines[near].text for near in (index - 1, index + 1) if 0 <= near < len(lines)]
    if any(front.participants(text) or front.metadata(text) for text in around):
        return [("people", *person)]
    return None


def _is_title(reading: _Reading, index: int, heading: tuple[int, str] | None, cast: Cast) -> bool:
    """Whether a line is the title: the first heading of level 1, or a first line that is no sentence."""
    facts, lines = reading.facts, reading.lines
    if facts.title or any(form is Form.TITLE for form in reading.forms.values()):
        return False
    text = lines[index].text
    if heading is not None:
        return heading[0] == 1 or (index == 0 and heading[0] == 2 and not matter.begins_interview(text))
    if index != next((at for at in range(index) if at not in reading.forms), index):
        return False
    before_metadata = index + 1 < len(lines) and front.metadata(lines[index + 1].text) is not None
    if cast.label_of(lines[index]) is not None and not before_metadata:
        return False
    return _first_line_is_title(lines, index)


def _first_line_is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a first line without markup reads as a title."""
    text = lines[index].text.strip("*_ ")
    if (
        not 2 <= len(text) <= 80
        or text[-1] in "。；;，,、：:.)）]】"
        or "。" in text
        or index + 1 >= len(lines)
    ):
        return False
    if front.metadata(lines[index].text) or front.participants(text) or "http" in text or _ITEM.match(text):
        return False
    if matter.follows_us(text) or matter.begins_interview(text) or matter.introduces_points(text):
        return False
    if text[-1] in "？?！!…" and index + 1 < len(lines):
        return lines[index + 1].gap or front.metadata(lines[index + 1].text) is not None
    return headings.time_line(text) is None


def _drop_empty_turns(reading: _Reading) -> None:
    """A label after which nothing is said before the next label, or the end, is no turn."""
    waiting: int | None = None
    for index, line in enumerate(reading.lines):
        if index in reading.labels:
            if waiting is not None:
                del reading.labels[waiting]
            waiting = None if reading.labels[index].rest else index
        elif waiting is not None and not _IMAGE.match(line.text) and not _RULE.match(line.text):
            waiting = None
    if waiting is not None:
        del reading.labels[waiting]


def _find_headings(reading: _Reading) -> Times:
    """Pictures, rules, Markdown headings, the time list and its headings, numbered headings."""
    for index, line in enumerate(reading.lines):
        if index in reading.forms or index in reading.labels:
            continue
        if line.text[0] == "!" and _IMAGE.match(line.text):
            reading.forms[index] = Form.IMAGE
        elif _RULE.match(line.text):
            reading.forms[index] = Form.RULE
        elif (heading := headings.markdown(line.text)) is not None:
            reading.forms[index] = Form.HEADING
            reading.titles[index] = heading
    times = find_times(reading.lines, frozenset(reading.labels.keys() | _except_headings(reading)))
    for index in times.outline:
        reading.forms[index] = Form.OUTLINE
    for index in times.repeated:
        reading.forms[index] = Form.REPEAT
    for index in times.headings:
        reading.forms[index] = Form.HEADING
    taken = reading.forms.keys() | reading.labels.keys()
    reading.numbers = find_numbered(reading.lines, reading.labels.keys(), taken)
    return times


def _except_headings(reading: _Reading) -> set[int]:
    return {index for index, form in reading.forms.items() if form is not Form.HEADING}


def _blocks(reading: _Reading, cast: Cast, times: Times) -> list[list[Block]]:
    """The blocks of each line: one, or two where a heading is glued to its paragraph."""
    made: list[list[Block]] = []
    for index, line in enumerate(reading.lines):
        if index in reading.labels:
            made.append([_turn(line, reading.labels[index], cast)])
        elif index in times.headings and reading.forms.get(index) is Form.HEADING:
            time, words = times.headings[index]
            level = reading.titles.get(index, (1, ""))[0]
            made.append([_heading(line, words, level, time)])
        elif index in reading.titles:
            level, words = reading.titles[index]
            made.append([_heading(line, words, level)])
        elif index in reading.forms:
            heading = headings.markdown(line.text) if reading.forms[index] is Form.TITLE else None
            made.append([Block.of(line, reading.forms[index], heading[1] if heading else None)])
        elif index in reading.numbers:
            made.append(_numbered(line, reading.numbers[index]))
        else:
            made.append([_text(line)])
    return made


def _turn(line: Line, label: Label, cast: Cast) -> Block:
    block = Block.of(line, raw=label.rest)
    block.speaker = cast.labels[printed_name(label)]
    block.label, block.label_title, block.time = label.name, label.title or "", label.time
    return block


def _heading(line: Line, words: str, level: int, time: str | None = None) -> Block:
    block = Block.of(line, Form.HEADING, words)
    block.level, block.time = level, time
    return block


def _numbered(line: Line, number: Number) -> list[Block]:
    """A numbered heading; one glued to its paragraph is cut, or left and named in the outline only."""
    stars = len(line.text) - len(line.text.lstrip("*_"))
    level = headings.level_of(line.text)
    if headings.is_heading_text(line.text[stars + number.end :]):
        return [_heading(line, line.text, level)]
    cut = headings.cut_glued(line.text, stars + number.end)
    if cut:
        paragraph = Block.of(line, raw=line.text[cut:].strip())
        return [_heading(line, line.text[:cut], level), paragraph]
    block = Block.of(line)
    block.section, block.level = headings.outline_title(line.text), level
    return [block]


def _text(line: Line) -> Block:
    """A list item without its mark, or running text without the mark of a quotation."""
    text = line.text
    item = _ITEM.match(text)
    if item is not None and (item["mark"] not in _SPACED or text[1:2].isspace()):
        return _item(line, item)
    if text[0] == ">":
        text = _QUOTE.sub("", text, count=1)
    time = headings.only_time(text)
    if time is not None:
        return Block(Form.RULE, text, line.first, line.last, line.gap, time=time)
    return Block.of(line, raw=text)


def _item(line: Line, item: re.Match[str]) -> Block:
    block = Block.of(line, Form.ITEM, line.text[item.end() :])
    block.mark = item["mark"]
    number = (
        _ITEM_NUMBER.match(block.raw) if item["mark"] in _SPACED and block.raw[0] in "_0123456789" else None
    )
    if number is not None and (block.raw[0] == "_" or block.raw[number.end(1)] in ".、)"):
        block.mark = number.group(1)
        block.raw = block.raw[number.end() :]
    return block


def _join(reading: _Reading, made: list[list[Block]], markdown: bool) -> list[Block]:
    """Put hard-wrapped lines together, and labels with the text on the next line."""
    lines = reading.lines
    plain = [blocks[0].is_plain and blocks[0].section is None for blocks in made]
    wrapping = joining.find_wrapping(lines, plain, markdown)
    joined: list[Block] = []
    waiting: Block | None = None
    for index, blocks in enumerate(made):
        last = joined[-1] if joined else None
        if waiting is not None and blocks[0].form in (Form.TEXT, Form.ITEM):
            _continue_label(waiting, blocks[0])
            waiting = None
        elif last is not None and plain[index] and _belongs(last, lines, index, wrapping):
            last.raw = join_wrapped(last.raw, blocks[0].raw)
            last.last = blocks[0].last
        else:
            joined.extend(blocks)
            if blocks[-1].speaker is not None and not blocks[-1].raw:
                waiting = blocks[-1]
    return joined


def _continue_label(label: Block, text: Block) -> None:
    """Give a label that stood alone the words that follow it, also after a picture."""
    label.raw, label.last = text.raw, text.last
    label.mark, label.form = text.mark, text.form
    label.time = label.time or text.time


def _belongs(last: Block, lines: Sequence[Line], index: int, wrapping: joining.Wrapping) -> bool:
    """Whether a line of running text goes on in the block before it."""
    if last.form not in (Form.TEXT, Form.ITEM) or not last.raw:
        return False
    if not lines[index].gap and joining.continues(lines[index].text):
        return True
    return wrapping.joins(lines[index - 1], lines[index])
