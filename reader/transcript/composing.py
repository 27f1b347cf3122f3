"""Judged lines become blocks; lines that are one paragraph are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.transcript import headings, joining, matter
from reader.transcript.blocks import Block, Form, Reading
from reader.transcript.headings import Number
from reader.transcript.items import read_item
from reader.transcript.labels import Label
from reader.transcript.lines import Line
from reader.transcript.marks import MarkRole
from reader.transcript.model import ParagraphKind
from reader.transcript.speakers import Cast, printed_name

_LINK = re.compile(r"(?<!!)\[[^\[\]]{1,500}\]\([^()\s]{1,2000}\)$")
_QUOTE = re.compile(r">\s?")


def make_blocks(reading: Reading, cast: Cast, markdown: bool) -> list[Block]:
    """All blocks of a text, in order."""
    return _join(reading, _blocks(reading, cast), markdown)


def _blocks(reading: Reading, cast: Cast) -> list[list[Block]]:
    """The blocks of each line: one, or two where a heading is glued to its paragraph."""
    made: list[list[Block]] = []
    for index, line in enumerate(reading.lines):
        if reading.marks.get(index) in (MarkRole.TEXT, MarkRole.TRAILING):
            made.append([_marked(line, reading.marks[index])])
        elif index in reading.labels:
            made.append([_turn(line, reading.labels[index], cast)])
        elif index in reading.times.headings and reading.forms.get(index) is Form.HEADING:
            time, words = reading.times.headings[index]
            level = reading.titles.get(index, (1, ""))[0]
            made.append([_heading(line, words, level, time)])
        elif index in reading.titles:
            level, words = reading.titles[index]
            made.append([_heading(line, words, level)])
            made[-1][0].fixed = index in reading.marks
        elif index in reading.forms:
            made.append([_formed(line, reading.forms[index])])
        elif index in reading.numbers:
            made.append(_numbered(line, reading.numbers[index]))
        else:
            made.append([_text(line)])
        if index in reading.silent and index not in reading.marks:
            made[-1][0].kind = ParagraphKind.CAPTION
    return made


def _marked(line: Line, role: MarkRole) -> Block:
    """A line that the reader says is text, or trailing matter."""
    block = Block.of(line)
    block.fixed = True
    if role is MarkRole.TRAILING:
        block.kind = ParagraphKind.TRAILING
    return block


def _turn(line: Line, label: Label, cast: Cast) -> Block:
    block = Block.of(line, raw=label.rest)
    block.speaker = cast.labels[printed_name(label)]
    block.label, block.label_title, block.time = label.name, label.title or "", label.time
    return block


def _heading(line: Line, words: str, level: int, time: str | None = None) -> Block:
    block = Block.of(line, Form.HEADING, words)
    block.level, block.time = level, time
    return block


def _formed(line: Line, form: Form) -> Block:
    """A title without the mark of a heading, a line of a list of people without that of an item, or as it is."""
    heading = headings.markdown(line.text) if form is Form.TITLE else None
    item = read_item(line.text) if form is Form.METADATA else None
    if item is None:
        return Block.of(line, form, heading[1] if heading else None)
    block = Block.of(line, form, item[1])
    block.mark = item[0]
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
    item = read_item(text)
    if item is not None and not matter.is_continued(text):
        block = Block.of(line, Form.ITEM, item[1])
        block.mark = item[0]
        return block
    if text[0] == ">":
        text = _QUOTE.sub("", text, count=1)
    time = headings.only_time(text)
    if time is not None:
        return Block(Form.RULE, text, line.first, line.last, line.gap, time=time)
    return Block.of(line, raw=text)


def _join(reading: Reading, made: list[list[Block]], markdown: bool) -> list[Block]:
    """Put hard-wrapped lines together, and labels with the text on the next line."""
    lines = reading.lines
    plain = [blocks[0].is_plain and blocks[0].section is None and blocks[0].kind is None for blocks in made]
    words = [blocks[-1].form in (Form.TEXT, Form.ITEM) for blocks in made]
    wrapping = joining.find_wrapping(lines, words, plain, markdown)
    joined: list[Block] = []
    waiting: Block | None = None
    for index, blocks in enumerate(made):
        last = joined[-1] if joined else None
        if waiting is not None and blocks[0].form in (Form.TEXT, Form.ITEM):
            _continue_label(waiting, blocks[0])
            _move_to_end(joined, waiting)
            waiting = None
        elif last is not None and plain[index] and _belongs(last, lines, index, wrapping):
            last.add(blocks[0])
        else:
            joined.extend(blocks)
            if blocks[-1].speaker is not None and not blocks[-1].raw:
                waiting = blocks[-1]
    for block in joined:
        block.settle()
    return joined


def _move_to_end(joined: list[Block], label: Block) -> None:
    """Let a turn begin after the pictures that stand between its label and its words."""
    at = len(joined) - 1
    while joined[at] is not label:
        at -= 1
    joined.append(joined.pop(at))


def _continue_label(label: Block, text: Block) -> None:
    """Give a label that stood alone the words that follow it, also after a picture."""
    label.raw, label.last = text.raw, text.last
    label.mark, label.form = text.mark, text.form
    label.time = label.time or text.time


def _belongs(last: Block, lines: Sequence[Line], index: int, wrapping: joining.Wrapping) -> bool:
    """Whether a line of running text goes on in the block before it."""
    if last.form not in (Form.TEXT, Form.ITEM) or not last.raw:
        return False
    if _LINK.match(lines[index].text) and (
        _LINK.match(lines[index - 1].text) or matter.heads_related(last.raw)
    ):
        return False
    if not lines[index].gap and joining.continues(lines[index].text):
        return True
    return wrapping.joins(lines[index - 1], lines[index])
