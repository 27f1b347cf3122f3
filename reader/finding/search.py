"""One thing looked for in paragraphs, as it is written or as it sounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from reader.finding.spoken import Typed, typed

Variants = Mapping[str, frozenset[str]]
"""Characters that are one in simplified form, each with all of its family."""


class Match(NamedTuple):
    """One place where what is looked for stands; `end` is exclusive."""

    paragraph: int
    start: int
    end: int


class Spoken(Protocol):
    """What is known of how paragraphs are read."""

    def pattern(self, query: Typed) -> re.Pattern[str] | None:
        """What to look for; None where these letters are no syllables."""

    def syllable_count(self, query: Typed) -> int:
        """The fewest syllables that a query can be; 0 where it is none."""

    def holds(self, paragraph: int, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern may stand in a paragraph."""

    def find(self, paragraph: int, pattern: re.Pattern[str], text: str) -> Iterable[tuple[int, int]]:
        """Where a pattern stands in a paragraph; offsets in its text."""


class Search:
    """One thing that is looked for, in any paragraph.

    Characters that are one in simplified form are taken for each other, as far as `variants` has them. Letters that
    can be pinyin are looked for in the readings too: where a tone is given, where they are two syllables or more, and
    where they stand nowhere as letters (`an` is looked for in Anthropic first).
    """

    def __init__(self, texts: Sequence[str], text: str, variants: Variants, spoken: Spoken) -> None:
        self._texts = texts
        self._spoken = spoken
        text = text.strip()
        self._written = re.compile("".join(_either(c, variants) for c in text), re.IGNORECASE)
        same_in_any_case = text.upper() == text.lower() and not any(c in variants for c in text)
        self._literal = text if same_in_any_case and not any(map(str.isspace, text)) else ""
        self._sounds: re.Pattern[str] | None = None
        self.found: tuple[Match, ...] = ()
        if text:
            self._find(text)

    @property
    def by_sound(self) -> bool:
        """Whether readings are looked at, so that more may be found as they become known."""
        return self._sounds is not None

    def in_paragraphs(self, paragraphs: Iterable[int]) -> list[Match]:
        """Every place in these paragraphs, not overlapping."""
        found: list[Match] = []
        for index in paragraphs:
            text = self._texts[index]
            places: list[tuple[int, int]] = []
            if self._literal in text:
                places += (match.span() for match in self._written.finditer(text))
            if self._sounds is not None:
                places += self._spoken.find(index, self._sounds, text)
                places = _apart(places)
            found += (Match(index, start, end) for start, end in places)
        return found

    def _find(self, text: str) -> None:
        everywhere = range(len(self._texts))
        written = self.in_paragraphs(everywhere)
        query = typed(text)
        several = query is not None and self._spoken.syllable_count(query) != 1
        if query is not None and (query.toned or several or not written):
            self._sounds = self._spoken.pattern(query)
        if self._sounds is not None:
            sounding = {index for index in everywhere if self._spoken.holds(index, self._sounds)}
            kept = [match for match in written if match.paragraph not in sounding]
            written = sorted(kept + self.in_paragraphs(sorted(sounding)))
        self.found = tuple(written)


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, without those that begin inside another."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _either(character: str, variants: Variants) -> str:
    family = variants.get(character)
    if character.isspace():
        return r"\s+"
    return "[" + "".join(map(re.escape, sorted(family))) + "]" if family else re.escape(character)
