"""The first lines of a text: its title, and the metadata under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.transcript import front, headings, matter
from reader.transcript.blocks import Form, is_rule
from reader.transcript.characters import has_letter
from reader.transcript.front import Facts
from reader.transcript.inline import plain
from reader.transcript.items import read_item
from reader.transcript.lines import Line
from reader.transcript.speakers import Cast

_FRONT_LINES = 40


def find_opening(lines: Sequence[Line], cast: Cast) -> tuple[Facts, dict[int, Form]]:
    """What the first lines say, and which of them are title, repeated title or metadata, by index."""
    facts = Facts()
    forms: dict[int, Form] = {}
    prose = 0
    for index, line in enumerate(lines[:_FRONT_LINES]):
        heading = headings.markdown(line.text)
        bare = (heading[1] if heading else line.text).strip("*_ ")
        if index in forms:
            continue
        if facts.title and bare == facts.title:
            forms[index] = Form.REPEAT if Form.TITLE in forms.values() else Form.TITLE
        elif _is_title(lines, forms, index, heading, cast):
            facts.title = bare
            forms[index] = Form.TITLE
        elif heading is not None or prose > 3:
            break
        elif not facts.title and (dated := _dated_title(lines, index, forms)) is not None:
            facts.title = bare
            facts.suppose_date(dated)
            forms[index] = Form.TITLE
        elif (found := _metadata(lines, index)) is not None:
            _take(facts, found)
            forms[index] = Form.METADATA
        elif people := _people(lines, index):
            forms.update(dict.fromkeys(people, Form.METADATA))
            facts.listed.update(*(_names(lines[at].text) for at in people[1:]))
        elif cast.label_of(line) is not None:
            break
        else:
            prose += not is_rule(line.text) and not matter.follows_us(line.text)
    return facts, forms


def _dated_title(lines: Sequence[Line], index: int, forms: Mapping[int, Form]) -> str | None:
    """The date at the end of a first line that is a title and a date: `闲谈 2025年4月2日`."""
    found = front.metadata(lines[index].text) if _is_first(lines, index, forms) else None
    if found is None or [name for name, _, _ in found] != ["date", "source"]:
        return None
    return found[0][2] if lines[index].text.endswith(found[0][2]) else None


def _is_first(lines: Sequence[Line], index: int, forms: Mapping[int, Form]) -> bool:
    """Whether only metadata and rules stand before a line."""
    return all(at in forms or is_rule(lines[at].text) for at in range(index))


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


def _begins_series(lines: Sequence[Line], index: int) -> bool:
    """Whether a numbered line is the first of several headings: 第一章 with 第二章 after it."""
    first = headings.number(lines[index].text.strip("*_ "))
    if first is None or first.value != 1 or first.style not in ("padded", "part", "ordinal", "han"):
        return False
    later = (headings.number(line.text.lstrip("*_ ")) for line in lines[index + 1 :])
    return any(each is not None and (each.style, each.value) == (first.style, 2) for each in later)


def _people(lines: Sequence[Line], index: int) -> list[int]:
    """A line such as `嘉宾：` and those it lists, unless the word comes back as a speaker's label."""
    role = front.heads_people(lines[index].text)
    if role is None or sum(line.label is not None and line.label.name == role for line in lines) > 1:
        return []
    listed = [index]
    for at in range(index + 1, len(lines)):
        text = lines[at].text
        apart = at > index + 1 and lines[at].gap and read_item(text) is None
        if apart or not front.is_person(text) or matter.heads_times(text) or headings.time_line(text):
            break
        listed.append(at)
    return listed if len(listed) > 1 else []


def _names(text: str) -> set[str]:
    item = read_item(text)
    return front.names_of(plain(item[1] if item is not None else text))


def _is_title(
    lines: Sequence[Line], forms: Mapping[int, Form], index: int, heading: tuple[int, str] | None, cast: Cast
) -> bool:
    """Whether a line is the title: the first heading of level 1, or a first line that is no sentence."""
    if Form.TITLE in forms.values():
        return False
    text = lines[index].text
    if heading is not None:
        return heading[0] == 1 or (index == 0 and heading[0] == 2 and not matter.begins_interview(text))
    if not _is_first(lines, index, forms):
        return False
    before_metadata = index + 1 < len(lines) and front.metadata(lines[index + 1].text) is not None
    if cast.label_of(lines[index]) is not None and not before_metadata:
        return False
    return _first_line_is_title(lines, index)


def _first_line_is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a first line without markup reads as a title."""
    text = lines[index].text.strip("*_ ")
    if not 2 <= len(text) <= 80 or text[-1] in "。；;，,、：:." or "。" in text or index + 1 >= len(lines):
        return False
    if _begins_series(lines, index):
        return False
    if (
        not has_letter(text)
        or front.metadata(lines[index].text)
        or front.participants(text)
        or "http" in text
        or read_item(text)
    ):
        return False
    if (
        matter.heads_times(text)
        or matter.follows_us(text)
        or matter.begins_interview(text)
        or matter.introduces_points(text)
        or matter.is_summary_heading(text)
    ):
        return False
    if text[-1] in "？?！!…" and index + 1 < len(lines):
        return lines[index + 1].gap or front.metadata(lines[index + 1].text) is not None
    return headings.time_line(text) is None
