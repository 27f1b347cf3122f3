"""A word list for Skritter: one word a line, each once, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable

from reader.formats.plain_text import one_line


def to_skritter(words: Iterable[str]) -> bytes:
    """The words in order; one that stands twice stands once."""
    shown = dict.fromkeys(one_line(word) for word in words)
    return "".join(f"{word}\n" for word in shown if word).encode()
