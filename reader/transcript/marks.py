"""What the reader decides about single lines, kept apart from the file and applied again after every reading."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from reader.records import dataclass


class MarkRole(StrEnum):
    """What a line can be marked as."""

    HEADING = "heading"
    SPEAKER = "speaker"
    TEXT = "text"
    TRAILING = "trailing"


@dataclass(frozen=True, slots=True)
class LineMark:
    """A decision about the line with this content, which was source line `line` (1-based) when it was made."""

    line: int
    content: str
    role: MarkRole


def found_again(marks: Iterable[LineMark], text: str) -> dict[int, MarkRole]:
    """The marks by source line of a text; a line that has moved is found by its content, the nearest one."""
    marks = list(marks)
    if not marks:
        return {}
    lines = text.split("\n")
    found: dict[int, MarkRole] = {}
    for mark in marks:
        line = _line_of(mark, lines)
        if line is not None:
            found[line] = mark.role
    return found


def _line_of(mark: LineMark, lines: list[str]) -> int | None:
    content = mark.content.strip()
    if 1 <= mark.line <= len(lines) and lines[mark.line - 1].strip() == content:
        return mark.line
    same = [number for number, line in enumerate(lines, start=1) if line.strip() == content]
    return min(same, key=lambda number: abs(number - mark.line), default=None)
