"""Finding on the page: Chinese in either script, Latin in either case, pinyin with and without tones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from reader.ui.page.page import Match, Matches, Page, Place
from reader.ui.page.spoken import SpokenText, typed

Variants = Mapping[str, frozenset[str]]


class Search:
    """One thing that is looked for, in any paragraph.

    Characters that are one in simplified form are taken for each other, as far as the annotations have shown it.
    Letters that can be pinyin are looked for in the readings too: where a tone is given, where they are two syllables
    or more, and where they stand nowhere as letters (`an` is looked for in Anthropic first).
    """

    def __init__(self, page: Page, text: str, variants: Variants, spoken: SpokenText) -> None:
        self._page = page
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
            text = self._page.paragraphs[index].text
            places: list[tuple[int, int]] = []
            if self._literal in text:
                places += (match.span() for match in self._written.finditer(text))
            if self._sounds is not None:
                places += self._spoken.find(index, self._sounds, text)
                places = _apart(places)
            found += (Match(index, start, end) for start, end in places)
        return found

    def _find(self, text: str) -> None:
        everywhere = range(len(self._page.paragraphs))
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


def search(page: Page, text: str, variants: Variants, spoken: SpokenText | None = None) -> tuple[Match, ...]:
    """Every place where `text` stands or sounds, in page order, not overlapping."""
    return Search(page, text, variants, spoken or SpokenText()).found


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


class Finder:
    """One search at a time, with the match one stands at."""

    def __init__(self) -> None:
        self.matches = Matches("")
        self._search: Search | None = None

    def begin(self, page: Page, text: str, variants: Variants, spoken: SpokenText, start: Place) -> Matches:
        """Another search; the current match is the first from `start` on, else the first of all."""
        self._search = Search(page, text, variants, spoken)
        found = self._search.found
        current = bisect_left(found, (start.paragraph, start.offset, 0))
        self.matches = Matches(text, found, _wrapped(current, len(found)))
        return self.matches

    def again(self, page: Page, variants: Variants, spoken: SpokenText) -> bool:
        """The same search, when more variants are known; whether it found anything else."""
        self._search = Search(page, self.matches.text, variants, spoken)
        return self._take(self._search.found)

    def look_again_in(self, paragraphs: Iterable[int]) -> bool:
        """More readings are known in these paragraphs; whether anything else is found."""
        if self._search is None or not self._search.by_sound:
            return False
        again = sorted(paragraphs)
        kept = [match for match in self.matches.found if match.paragraph not in set(again)]
        return self._take(tuple(sorted(kept + self._search.in_paragraphs(again))))

    def step(self, by: int) -> Matches:
        """The next match or the one before, round the ends."""
        matches = self.matches
        self.matches = Matches(matches.text, matches.found, _wrapped(matches.current + by, matches.count))
        return self.matches

    def current(self) -> Match | None:
        """The match one stands at."""
        return self.matches.found[self.matches.current] if self.matches.current >= 0 else None

    def by_paragraph(self) -> dict[int, list[Match]]:
        """The matches for painting."""
        places: dict[int, list[Match]] = {}
        for match in self.matches.found:
            places.setdefault(match.paragraph, []).append(match)
        return places

    def _take(self, found: tuple[Match, ...]) -> bool:
        if found == self.matches.found:
            return False
        at = self.current()
        current = bisect_left(found, at) if at is not None else 0
        self.matches = Matches(self.matches.text, found, _wrapped(current, len(found)))
        return True


def _wrapped(index: int, count: int) -> int:
    return index % count if count else -1
