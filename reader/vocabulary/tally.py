"""How often each word stands in a text: what coverage is reckoned from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol

from reader.vocabulary.model import WordKey


class TokenLike(Protocol):
    """What a tally has to know of a token; `reader.language.model.Token` is one."""

    @property
    def kind(self) -> str:
        """Word, name, term, number, latin, punctuation or other."""

    @property
    def simplified(self) -> str:
        """The token in simplified characters."""

    @property
    def pinyin(self) -> tuple[str | None, ...]:
        """A syllable a character, None where unknown."""


Fact = tuple[str, str, tuple[str | None, ...]]
"""Kind, simplified form and reading."""
_FACTS = attrgetter("kind", "simplified", "pinyin")


@dataclass(frozen=True, slots=True)
class Tally:
    """The running words of a text by word, in the order in which they first stand there.

    Names, numbers and terms are counted apart; Latin letters, marks and signs are no words.
    """

    words: Counter[WordKey] = field(default_factory=Counter)
    names: Counter[WordKey] = field(default_factory=Counter)
    numbers: Counter[WordKey] = field(default_factory=Counter)
    terms: Counter[WordKey] = field(default_factory=Counter)


def tally(paragraphs: Iterable[Iterable[TokenLike]]) -> Tally:
    """What the paragraphs of a text hold, given their tokens in order."""
    counts: Counter[Fact] = Counter()
    for tokens in paragraphs:
        counts.update(map(_FACTS, tokens))
    return tally_of(counts)


def tally_of(counts: Mapping[Fact, int]) -> Tally:
    """What a text holds, given how often each kind of token stands in it."""
    counted = Tally()
    apart = {"word": counted.words, "name": counted.names, "number": counted.numbers, "term": counted.terms}
    for (kind, simplified, pinyin), count in counts.items():
        if kind in apart and (kind != "word" or pinyin):
            apart[kind][WordKey(simplified, tuple(syllable or "" for syllable in pinyin))] += count
    return counted


def joined(tallies: Iterable[Tally]) -> Tally:
    """The tally of several texts together."""
    whole = Tally()
    for each in tallies:
        for name in ("words", "names", "numbers", "terms"):
            getattr(whole, name).update(getattr(each, name))
    return whole
