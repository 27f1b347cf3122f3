"""How ready a reader is for a text: the share of its words that are known, and which would help most.

Pure functions over a tally and the statuses of its words. Known words and ignored ones count as known: nothing is to
be learned of either. Names, numbers and terms are counted apart and are in no share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from reader.records import dataclass
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.tally import Tally

_KNOWN = frozenset({WordStatus.KNOWN, WordStatus.IGNORED})
Statuses = Mapping[WordKey, WordStatus]
LevelOf = Callable[[WordKey], str]
"""The HSK level of a word, "" for a word of no level."""


@dataclass(frozen=True, slots=True)
class Share:
    """Running words and distinct words, and how many of each are known."""

    words: int = 0
    known: int = 0
    distinct: int = 0
    known_distinct: int = 0

    @property
    def of_words(self) -> float:
        """The known share of running words, 0 to 1; 1 for a text without words."""
        return self.known / self.words if self.words else 1.0

    @property
    def of_distinct(self) -> float:
        """The known share of distinct words, 0 to 1."""
        return self.known_distinct / self.distinct if self.distinct else 1.0


@dataclass(frozen=True, slots=True)
class Gain:
    """A word that would help: how often it stands there, and the share known when all up to it are learned."""

    key: WordKey
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of a text; `by_level` has "" for words of no level, `gains` the unknown words, the best first."""

    whole: Share
    by_level: dict[str, Share]
    names: Share
    numbers: int
    terms: Share
    gains: tuple[Gain, ...]

    def curve(self, points: int = 100) -> list[tuple[int, float]]:
        """Share of running words known after learning so many words, from 0 on; about that many points of it.

        The first words help most and have a point each; further on the points lie further apart.
        """
        shares = [self.whole.of_words, *(gain.share for gain in self.gains)]
        step = max(1.0, len(shares) / points)
        ranks, rank = [], 0.0
        while rank < len(shares):
            ranks.append(int(rank))
            rank += 1 if rank < points / 4 else step * 4 / 3
        if ranks[-1] != len(shares) - 1:
            ranks.append(len(shares) - 1)
        return [(rank, shares[rank]) for rank in ranks]

    def words_for(self, share: float) -> tuple[Gain, ...]:
        """The fewest words to learn for that share; all that are unknown where it cannot be reached."""
        if self.whole.of_words >= share:
            return ()
        needed = next(
            (rank for rank, gain in enumerate(self.gains, 1) if gain.share >= share), len(self.gains)
        )
        return self.gains[:needed]


def coverage(tally: Tally, statuses: Statuses, level_of: LevelOf | None = None) -> Coverage:
    """What of a text is known, by these statuses; words without one are new."""
    unknown = [(key, count) for key, count in tally.words.items() if statuses.get(key) not in _KNOWN]
    return Coverage(
        whole=_share(tally.words, statuses),
        by_level=_by_level(tally.words, statuses, level_of) if level_of is not None else {},
        names=_share(tally.names, statuses),
        numbers=tally.numbers.total(),
        terms=_share(tally.terms, statuses),
        gains=tuple(_gains(unknown, tally.words.total())),
    )


def words_of(tally: Tally) -> set[WordKey]:
    """Every word whose status `coverage` may ask for."""
    return {*tally.words, *tally.names, *tally.terms}


def most_helpful(
    tallies: Iterable[Tally], statuses: Statuses, limit: int = 100
) -> list[tuple[WordKey, int, int]]:
    """The unknown words of several texts with how often and in how many they stand; those of more texts first."""
    counts: Counter[WordKey] = Counter()
    texts: Counter[WordKey] = Counter()
    for each in tallies:
        counts.update(each.words)
        texts.update(each.words.keys())
    unknown = [key for key in counts if statuses.get(key) not in _KNOWN]
    unknown.sort(key=lambda key: (-texts[key], -counts[key], key.simplified))
    return [(key, counts[key], texts[key]) for key in unknown[:limit]]


def _share(counts: Counter[WordKey], statuses: Statuses) -> Share:
    known = [count for key, count in counts.items() if statuses.get(key) in _KNOWN]
    return Share(counts.total(), sum(known), len(counts), len(known))


def _by_level(counts: Counter[WordKey], statuses: Statuses, level_of: LevelOf) -> dict[str, Share]:
    levels: dict[str, Counter[WordKey]] = {}
    for key, count in counts.items():
        levels.setdefault(level_of(key), Counter())[key] = count
    return {
        level: _share(levels[level], statuses) for level in sorted(levels, key=lambda each: (not each, each))
    }


def _gains(unknown: list[tuple[WordKey, int]], words: int) -> Iterable[Gain]:
    """Unknown words from the most frequent on; equals stay in the order of the text."""
    known = words - sum(count for _, count in unknown)
    for key, count in sorted(unknown, key=lambda each: -each[1]):
        known += count
        yield Gain(key, count, known / words)
