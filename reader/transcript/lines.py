"""Source lines, freed of HTML and of the white space around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.transcript import residue

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")
_EDGE = " \t\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_STRIPPED = re.compile(f"^[{_EDGE}]+|[{_EDGE}]+$")
_INDENT = re.compile("\u3000{2}|\u2003{2}")


@dataclass(slots=True)
class Line:
    """A line with something on it.

    `first` and `last` are 1-based source lines; `gap` says that a blank line or an indent of two Han widths stands
    before it, `hard_break` that it ends in Markdown's two spaces, `indent` how many spaces it begins with.
    """

    first: int
    last: int
    text: str
    gap: bool
    hard_break: bool = False
    indent: int = 0


def unify(text: str) -> str:
    """The text with every line end as `\\n`: what is hashed, and what line numbers count in."""
    return _LINE_ENDS.sub("\n", text)


def strip(text: str) -> str:
    """The text without white space at its ends; characters of no width there count as white space."""
    return _STRIPPED.sub("", text)


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
