"""The search on the page: one at a time, with the match one stands at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from reader.finding.search import Match, Search, Variants
from reader.finding.spoken import SpokenText
from reader.ui.page.page import Matches, Page, Place


def search(page: Page, text: str, variants: Variants, spoken: SpokenText | None = None) -> tuple[Match, ...]:
    """Every place where `text` stands or sounds, in page order, not overlapping."""
    return Search(page.paragraphs.texts, text, variants, spoken or SpokenText()).found


class Finder:
    """One search at a time, with the match one stands at."""

    def __init__(self) -> None:
        self.matches = Matches("")
        self._search: Search | None = None

    def begin(self, page: Page, text: str, variants: Variants, spoken: SpokenText, start: Place) -> Matches:
        """Another search; the current match is the first from `start` on, else the first of all."""
        self._search = Search(page.paragraphs.texts, text, variants, spoken)
        found = self._search.found
        current = bisect_left(found, (start.paragraph, start.offset, 0))
        self.matches = Matches(text, found, _wrapped(current, len(found)))
        return self.matches

    def again(self, page: Page, variants: Variants, spoken: SpokenText) -> bool:
        """The same search, when more variants are known; whether it found anything else."""
        self._search = Search(page.paragraphs.texts, self.matches.text, variants, spoken)
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
