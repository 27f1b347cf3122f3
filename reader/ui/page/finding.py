"""Finding on the page: Chinese in either script, Latin in either case."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from reader.ui.page.page import Match, Matches, Page, Place

Variants = Mapping[str, frozenset[str]]


def search(page: Page, text: str, variants: Variants) -> tuple[Match, ...]:
    """Every place where `text` stands, in page order, not overlapping.

    Characters that are one in simplified form are taken for each other, as far as the annotations have shown it.
    """
    return tuple(_found(page, text.strip(), variants)) if text.strip() else ()


def _found(page: Page, text: str, variants: Variants) -> Iterator[Match]:
    pattern = re.compile("".join(_either(character, variants) for character in text), re.IGNORECASE)
    literal = text if text.upper() == text.lower() and not any(c in variants for c in text) else ""
    for index, paragraph in enumerate(page.paragraphs):
        if literal in paragraph.text:
            for match in pattern.finditer(paragraph.text):
                yield Match(index, match.start(), match.end())


def _either(character: str, variants: Variants) -> str:
    family = variants.get(character)
    if character.isspace():
        return r"\s+"
    return "[" + "".join(map(re.escape, sorted(family))) + "]" if family else re.escape(character)


class Finder:
    """One search at a time, with the match one stands at."""

    def __init__(self) -> None:
        self.matches = Matches("")

    def begin(self, page: Page, text: str, variants: Variants, start: Place) -> Matches:
        """Another search; the current match is the first from `start` on, else the first of all."""
        found = search(page, text, variants)
        current = bisect_left(found, (start.paragraph, start.offset, 0))
        self.matches = Matches(text, found, _wrapped(current, len(found)))
        return self.matches

    def again(self, page: Page, variants: Variants) -> bool:
        """The same search, when more variants are known; whether it found anything else."""
        found = search(page, self.matches.text, variants)
        if found == self.matches.found:
            return False
        at = self.current()
        current = bisect_left(found, at) if at is not None else 0
        self.matches = Matches(self.matches.text, found, _wrapped(current, len(found)))
        return True

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


def _wrapped(index: int, count: int) -> int:
    return index % count if count else -1
