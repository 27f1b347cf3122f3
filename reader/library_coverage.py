"""How much of each transcript a reader knows, from the records of its words: kept in memory, quick after a change.

A text is counted while its records come; then a share is an intersection of two sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.readiness import Counting
from reader.vocabulary.coverage import Coverage, Share, coverage, most_helpful, words_of
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.tally import Tally, joined

_KNOWN = frozenset({WordStatus.KNOWN, WordStatus.IGNORED})
Marked = tuple[str, tuple[str | None, ...]]
Statuses = Mapping[Marked, WordStatus]
_HELPFUL = 1000


@dataclass(slots=True)
class _Text:
    """What is counted while records come, and what was counted when all were there."""

    counting: Counting = field(default_factory=Counting)
    tally: Tally | None = None
    counts: dict[Marked, int] = field(default_factory=dict)


class LibraryCoverage:
    """The texts that have been counted, by digest; `statuses` gives what is known now, `level_of` an HSK level."""

    def __init__(
        self, statuses: Callable[[], Statuses], level_of: Callable[[str, tuple[str, ...]], str]
    ) -> None:
        self._statuses, self._level_of = statuses, level_of
        self._texts: dict[str, _Text] = {}
        self._levels: dict[WordKey, str] = {}

    def begin(self, digest: str) -> None:
        """A text is annotated from the beginning: records that have come of it count no more."""
        self._texts.setdefault(digest, _Text()).counting = Counting()

    def take(self, digest: str, records: Iterable[tuple[int, bytes]]) -> None:
        """Count records of paragraphs of a text, each once between `begin` and `complete`."""
        counting = self._texts.setdefault(digest, _Text()).counting
        for paragraph, record in records:
            counting.take(paragraph, record)

    def complete(self, digest: str) -> None:
        """All records of a text have come; what comes after that is of another annotation."""
        for _ in self.completing(digest):
            pass

    def completing(self, digest: str) -> Iterator[None]:
        """The same, in short steps; it is as of the first of them."""
        text = self._texts.setdefault(digest, _Text())
        counting, text.counting = text.counting, Counting()
        tally = yield from counting.tallying()
        yield
        counts: dict[Marked, int] = {
            (key.simplified, key.pinyin): count for key, count in tally.words.items()
        }
        text.tally, text.counts = tally, counts

    def ready(self, digests: Iterable[str]) -> list[str]:
        """Those of these texts that have been counted."""
        return [
            digest for digest in digests if digest in self._texts and self._texts[digest].tally is not None
        ]

    def shares(self) -> dict[str, Share]:
        """What is known of each text that has been counted."""
        known = {key for key, status in self._statuses().items() if status in _KNOWN}
        return {
            digest: _share(text.counts, known)
            for digest, text in self._texts.items()
            if text.tally is not None
        }

    def coverage(self, digests: Sequence[str]) -> Coverage:
        """All that is known of these texts together."""
        counted = self._joined(digests)
        return coverage(counted, self._known_of(counted), self._level)

    def most_helpful(self, digests: Sequence[str]) -> list[tuple[WordKey, int, int]]:
        """The unknown words of several texts with how often and in how many they stand; those of more texts first."""
        tallies = [text.tally for digest in digests if (text := self._texts.get(digest)) and text.tally]
        statuses = self._known_of(joined(tallies))
        return most_helpful(tallies, statuses, _HELPFUL)

    def _joined(self, digests: Sequence[str]) -> Tally:
        tallies = [text.tally for digest in digests if (text := self._texts.get(digest)) and text.tally]
        return tallies[0] if len(tallies) == 1 else joined(tallies)

    def _known_of(self, counted: Tally) -> dict[WordKey, WordStatus]:
        statuses = self._statuses()
        return {key: statuses.get((key.simplified, key.pinyin), WordStatus.NEW) for key in words_of(counted)}

    def _level(self, key: WordKey) -> str:
        level = self._levels.get(key)
        if level is None:
            level = self._levels[key] = self._level_of(key.simplified, key.pinyin)
        return level


def _share(counts: Mapping[Marked, int], known: set[Marked]) -> Share:
    found = counts.keys() & known
    return Share(sum(counts.values()), sum(counts[key] for key in found), len(counts), len(found))
