"""Whether two lines are one paragraph.

Two questions: is the file hard-wrapped, so that lines next to each other belong together; and was a paragraph torn,
because it ends in a comma, or stops without a mark after a finished sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.records import dataclass
from reader.transcript.characters import (
    ends_sentence,
    is_latin,
    runs_on,
    stops_without_mark,
)
from reader.transcript.lines import Line

_SHORT = 25.0
_NARROWEST = 16
_FEWEST_LINES = 6
_CLEARLY_NOT_WRAPPED = 0.3
_CONTINUES = "，。、；：！？,;:!?）)]】”’」』》%…"


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a file were broken: not at all, or at about `width` characters (0: between blank lines)."""

    wrapped: bool
    width: int = 0

    def joins(self, before: Line, after: Line) -> bool:
        """Whether two neighbouring lines of running text are one paragraph."""
        if after.gap or before.hard_break:
            return False
        if not self.wrapped:
            return False
        if not self.width or not ends_sentence(before.text):
            return True
        return len(before.text) >= self.width * 0.85


def find_wrapping(
    lines: Sequence[Line], words: Sequence[bool], plain: Sequence[bool], markdown: bool
) -> Wrapping:
    """Judge by the lines of running text (`plain`) that follow other `words` without a blank line between."""
    torn = whole = 0
    lengths: list[int] = []
    blocks = 1
    short = _short_line(lines)
    for index in range(1, len(lines)):
        before, after = lines[index - 1], lines[index]
        blocks += after.gap
        if after.gap or not plain[index] or not words[index - 1]:
            continue
        if ends_sentence(before.text):
            whole += 1
        elif len(before.text) >= short or markdown or _latin_seam(before.text, after.text):
            torn += 1
            lengths.append(len(before.text))
    if not torn:
        return Wrapping(markdown and not (whole >= 3))
    wrapped = torn >= whole or (markdown and torn >= (torn + whole) * _CLEARLY_NOT_WRAPPED)
    separated = blocks * 8 >= len(lines)
    width = 0 if separated else sorted(lengths)[len(lengths) // 2]
    return Wrapping(wrapped, width)


def _short_line(lines: Sequence[Line]) -> float:
    """Under how many characters a line without a mark may be a heading rather than a torn line.

    Where most lines are about equally long, the file was wrapped at that width, be it a narrow one.
    """
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < _FEWEST_LINES:
        return _SHORT
    long = lengths[len(lengths) * 9 // 10]
    near = sum(length >= long * 0.85 for length in lengths)
    return min(_SHORT, long * 0.6) if long >= _NARROWEST and near * 2 >= len(lengths) else _SHORT


def continues(text: str) -> bool:
    """Whether a line begins with a mark that cannot begin a paragraph."""
    return (
        text.lstrip("*_")[:1] in _CONTINUES
        and text[:1] not in ("…", "", ":", "：")
        and not text.startswith("……")
    )


def is_torn(end: str, finished: bool) -> bool:
    """Whether a paragraph with this end goes on in the next one; `finished` says that a sentence in it is."""
    return runs_on(end) or (finished and stops_without_mark(end))


def _latin_seam(before: str, after: str) -> bool:
    return is_latin(before.rstrip("*_")[-1:] or " ") and is_latin(after.lstrip("*_")[:1] or " ")
