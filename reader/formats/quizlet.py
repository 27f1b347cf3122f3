"""Cards for Quizlet's “Import from Word, Excel, Google Docs”: term⇥definition, one card a line, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable

from reader.formats.plain_text import one_line


def to_quizlet(cards: Iterable[tuple[str, str]]) -> bytes:
    """Cards of a term and its definition; tabs and line breaks inside become spaces."""
    return "".join(f"{one_line(term)}\t{one_line(definition)}\n" for term, definition in cards).encode()
