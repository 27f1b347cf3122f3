"""Markdown from text (CommonMark 0.31): what a text holds stays text, whatever signs are in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.formats.plain_text import one_line

_SIGNS = re.compile(r"([\\`*_\[\]<>|~#$^{}]|&(?=[#A-Za-z]))")
_BLOCK_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=:])")


def escaped(text: str) -> str:
    """The text on one line, with a backslash before each sign that Markdown or its common extensions know."""
    shown = _SIGNS.sub(r"\\\1", one_line(text))
    return _BLOCK_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", shown)


def heading(level: int, text: str) -> str:
    """A heading; a `#` that ends its text is escaped with the others."""
    return f"{'#' * level} {escaped(text)}"


def bullets(items: Iterable[str]) -> str:
    """A list of items that are Markdown already, each on one line."""
    return "\n".join(f"- {item}" for item in items)


def quotation(lines: Iterable[str]) -> str:
    """A block of lines that are Markdown already, set off as a quotation; a break after each but the last."""
    return "\\\n".join(f"> {line}" for line in lines)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain cells (GitHub Flavored Markdown, 4.10)."""
    shown = [list(heads), ["---"] * len(heads)]
    lines = [f"| {' | '.join(map(escaped, shown[0]))} |", f"| {' | '.join(shown[1])} |"]
    lines += [f"| {' | '.join(map(escaped, row))} |" for row in rows]
    return "\n".join(lines)


def document(blocks: Iterable[str]) -> bytes:
    """Blocks with an empty line between each two."""
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()
