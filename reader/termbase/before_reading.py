"""What carries an interview: the terms and the new words that are worth looking through before it is read.

Terms stand by how often they are spoken of; people and places come after all others. Words stand by how often and by
how much more often than in everyday Chinese, by jieba's counts; its commonest words (的, 我们, 认为) are taken to be
known.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from reader.glossary.model import NAME_CATEGORIES, Concept
from reader.language.model import Annotation, Token, TokenKind
from reader.language.packed import unpack
from reader.records import dataclass
from reader.vocabulary.model import WordStatus

TERMS, WORDS = 20, 30
_FEWEST = 2
_LEAST_RATIO = 3.0
_TAKEN_AS_KNOWN = 2000
"""So many of the commonest everyday words nobody looks through before reading."""
_KNOWN = frozenset({WordStatus.KNOWN, WordStatus.IGNORED})

Key = tuple[str, tuple[str, ...]]
"""Simplified form and reading, as the page knows a word."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """A word or a term that carries a text: where it stands first (paragraph and token), and how often in all."""

    paragraph: int
    token: int
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The terms and the new words of a text, the most telling first."""

    terms: tuple[Carrying, ...]
    words: tuple[Carrying, ...]


class _Counted:
    """How often each thing stands in a text, and where first."""

    def __init__(self) -> None:
        self.counts: Counter[object] = Counter()
        self.first: dict[object, tuple[int, int]] = {}

    def add(self, key: object, place: tuple[int, int]) -> None:
        self.counts[key] += 1
        self.first.setdefault(key, place)

    def carrying(self, keys: Sequence[object]) -> tuple[Carrying, ...]:
        return tuple(Carrying(*self.first[key], self.counts[key]) for key in keys)


def preview(
    records: Mapping[int, bytes],
    paragraphs: Sequence[str],
    concepts: Mapping[str, Concept],
    statuses: Mapping[tuple[str, tuple[str | None, ...]], WordStatus],
    kept: Collection[Key],
    general: Mapping[str, int],
) -> Preview:
    """What carries a text, given its packed records; what is kept or known already is left out."""
    terms, words = _Counted(), _Counted()
    for index, record in sorted(records.items()):
        _count(unpack(record, paragraphs[index]), index, terms, words)
    return Preview(
        terms.carrying(_chosen_terms(terms, concepts)),
        words.carrying(_chosen_words(words, statuses, kept, general)),
    )


def _count(annotation: Annotation, paragraph: int, terms: _Counted, words: _Counted) -> None:
    tokens = annotation.tokens
    starts = {token.start: number for number, token in enumerate(tokens)}
    covered: set[int] = set()
    for mention in annotation.mentions:
        terms.add(mention.concept, (paragraph, starts.get(mention.start, 0)))
        covered.update(range(mention.start, mention.end))
    for number, token in enumerate(tokens):
        if token.kind is TokenKind.WORD and token.start not in covered and any(token.pinyin):
            words.add(_key(token), (paragraph, number))


def _key(token: Token) -> Key:
    return token.simplified, tuple(syllable or "" for syllable in token.pinyin)


def _chosen_terms(terms: _Counted, concepts: Mapping[str, Concept]) -> list[object]:
    known = [key for key in terms.counts if key in concepts]
    known.sort(key=lambda key: (concepts[str(key)].category in NAME_CATEGORIES, -terms.counts[key], str(key)))
    return known[:TERMS]


def _chosen_words(
    words: _Counted,
    statuses: Mapping[tuple[str, tuple[str | None, ...]], WordStatus],
    kept: Collection[Key],
    general: Mapping[str, int],
) -> list[object]:
    total = words.counts.total() or 1
    all_general = sum(general.values()) or 1
    common = sorted(general.values(), reverse=True)[:_TAKEN_AS_KNOWN]
    too_common = common[-1] if len(common) == _TAKEN_AS_KNOWN else math.inf
    weights: dict[object, float] = {}
    for key, count in words.counts.items():
        assert isinstance(key, tuple)
        everyday = general.get(key[0], 0) or 0.5
        ratio = count / total / (everyday / all_general)
        is_new = key not in kept and statuses.get(key) not in _KNOWN and everyday < too_common
        if is_new and count >= _FEWEST and ratio >= _LEAST_RATIO:
            weights[key] = count * math.log(ratio)
    return sorted(weights, key=lambda key: (-weights[key], str(key)))[:WORDS]
