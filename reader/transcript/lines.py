"""Source lines, freed of HTML and of the white space around them."""

from __future__ import annotations

import re

from reader.records import dataclass
from reader.transcript import residue
from reader.transcript.labels import Label, read_alone, read_label

_EDGE = (
    " \t\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u202f\u205f\u2060\u3000\ufeff"
)
_INDENT = re.compile("\u3000{2}|\u2003{2}")


@dataclass(slots=True)
class Line:
    """A line with something on it.

    `first` and `last` are 1-based source lines; `gap` says that a blank line or an indent of two Han widths stands
    before it, `hard_break` that it ends in Markdown's two spaces, `indent` how many spaces it begins with. `label` and
    `alone` are what its first words would be if they were a speaker.
    """

    first: int
    last: int
    text: str
    gap: bool
    hard_break: bool = False
    indent: int = 0
    label: Label | None = None
    alone: Label | None = None


def read_labels(lines: list[Line]) -> None:
    """Read the labels that lines could begin with, once for everyone who asks."""
    for line in lines:
        line.label = read_label(line.text)
        line.alone = read_alone(line.text)


def strip(text: str) -> str:
    """The text without white space at its ends; characters of no width there count as white space."""
    return text.strip(_EDGE)


def split(text: str) -> list[Line]:
    """The lines of a unified text that are not blank."""
    found: list[Line] = []
    gap = True
    for number, source in enumerate(text.split("\n"), start=1):
        pieces = residue.clean(source) if ">" in source or "&" in source else (source,)
        for piece in pieces:
            stripped = strip(piece)
            if not stripped:
                gap = True
                continue
            found.append(_line(number, piece, stripped, gap))
            gap = False
    return found


def _line(number: int, piece: str, stripped: str, gap: bool) -> Line:
    indented = _INDENT.match(piece) is not None
    spaces = len(piece) - len(piece.lstrip(" ")) if piece[0] == " " else 0
    return Line(number, number, stripped, gap or indented, piece.endswith("  "), spaces)
