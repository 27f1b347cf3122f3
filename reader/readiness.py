"""Annotation and vocabulary joined: what the packed records of a text say of a reader's readiness for it.

Tokens are not made for it: a record knows each of its forms once and how often it stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator

from reader.language.packed import counted_forms, fact_of
from reader.vocabulary.tally import Fact, Tally, tally_of

_STEP = 100
"""Words that are told apart in a step, which takes a fraction of a millisecond."""


class Counting:
    """Counts the words of a text while its records come, in whatever order."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._first: dict[str, tuple[int, int]] = {}

    def take(self, paragraph: int, record: bytes) -> None:
        """Count the words of a paragraph; raises RecordRefused as `unpack` does."""
        counts, first = self._counts, self._first
        for place, (form, count) in enumerate(counted_forms(record)):
            if form in counts:
                counts[form] += count
                if paragraph < first[form][0]:
                    first[form] = (paragraph, place)
            else:
                counts[form], first[form] = count, (paragraph, place)

    def tally(self) -> Tally:
        """What has been counted, in the order of the text."""
        facts: Counter[Fact] = Counter()
        for _ in self._gathering(facts):
            pass
        return tally_of(facts)

    def tallying(self) -> Generator[None, None, Tally]:
        """The same, some words in a step."""
        facts: Counter[Fact] = Counter()
        yield from self._gathering(facts)
        yield
        return tally_of(facts)

    def _gathering(self, facts: Counter[Fact]) -> Iterator[None]:
        for number, form in enumerate(sorted(self._counts, key=self._first.__getitem__)):
            facts[fact_of(form)] += self._counts[form]
            if number % _STEP == 0:
                yield


def tally_records(records: Iterable[bytes]) -> Tally:
    """The words of a text, given the records of its paragraphs in order; raises RecordRefused as `unpack` does."""
    counting = Counting()
    for paragraph, record in enumerate(records):
        counting.take(paragraph, record)
    return counting.tally()
