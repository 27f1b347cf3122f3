"""Annotation and vocabulary joined: what the packed records of a text say of a reader's readiness for it.

Tokens are not made for it: a record knows each of its forms once and how often it stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.language.packed import counted_forms
from reader.vocabulary.tally import Fact, Tally, tally_of


class Counting:
    """Counts the words of a text while its records come, in whatever order."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._first: dict[tuple[str, str, str], tuple[int, int]] = {}

    def take(self, paragraph: int, record: bytes) -> None:
        """Count the words of a paragraph; raises RecordRefused as `unpack` does."""
        for place, (form, count) in enumerate(counted_forms(record)):
            self._counts[form] += count
            met = self._first.get(form)
            if met is None or paragraph < met[0]:
                self._first[form] = (paragraph, place)

    def tally(self) -> Tally:
        """What has been counted, in the order of the text."""
        facts: Counter[Fact] = Counter()
        for kind, simplified, reading in sorted(self._counts, key=self._first.__getitem__):
            syllables = tuple(None if each == "?" else each for each in reading.split())
            facts[kind, simplified, syllables] += self._counts[kind, simplified, reading]
        return tally_of(facts)


def tally_records(records: Iterable[bytes]) -> Tally:
    """The words of a text, given the records of its paragraphs in order; raises RecordRefused as `unpack` does."""
    counting = Counting()
    for paragraph, record in enumerate(records):
        counting.take(paragraph, record)
    return counting.tally()
