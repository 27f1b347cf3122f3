"""Words and names that are frequent in some texts, against everyday Chinese, and that no concept covers yet.

How much more frequent is the ratio of two shares: of the words of the texts, and of the words that jieba's dictionary
was counted on. A word that the dictionary does not have counts there as half an occurrence. The order is that of the
log-likelihood (Dunning 1993), so that a rare name said twice does not stand before a word of the field said often.

Concepts are called by names and nouns. What the dictionary has as a word of time, an adverb, a pronoun or the like is
no candidate; verbs and adjectives weigh less, as do words it does not have that are verbs with a complement (听起来,
做不到).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reader.glossary.model import Concept
from reader.glossary.spelling import is_han, plain
from reader.language.model import Annotation, Token, TokenKind
from reader.language.sentences import sentence_at

_KINDS = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.TERM, TokenKind.LATIN})
_NAMES = frozenset({TokenKind.NAME, TokenKind.LATIN})
_COUNTED = _KINDS | {TokenKind.NUMBER}
_FEWEST = 3
_LEAST_RATIO = 10.0
_EVERYDAY = 2000
"""How often jieba's dictionary counts a word that nobody looks up in a glossary (of 60 million)."""
_NEVER = frozenset("tcrdpmquyoef")
"""First letters of the parts of speech (ICTCLAS) that name nothing."""
_SELDOM = frozenset("vazbsi")
"""First letters of those that name something now and then."""
_LESS = 0.3
_COMPLEMENTS = frozenset("不得起来去出到于上下会")
_EVERYDAY_LETTERS = frozenset("我你您他她它这那们哪谁么吗呢吧啊的了着")
"""Characters of turns of phrase (对我来说) that no concept is called by."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or name: how often it stands in how many files, how much more than usual, and where it is met first."""

    text: str
    count: int
    files: int
    ratio: float
    sentence: str


@dataclass(slots=True)
class _Seen:
    """What is known of a word while the texts are read."""

    sentence: str
    is_name: bool
    count: int = 0
    files: set[str] = field(default_factory=set)


class CandidateFinder:
    """Reads texts one after another and names what no concept covers.

    `general` gives how often a simplified word stands in everyday Chinese, with the number of all of its words;
    `classes` gives parts of speech, as `word_classes` does.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        general: Mapping[str, int],
        classes: Mapping[str, str] | None = None,
    ) -> None:
        self._known = {plain(form.text) for concept in concepts for form in concept.forms}
        self._general, self._classes = general, classes or {}
        self._general_total = sum(general.values()) or 1
        self._words: dict[str, _Seen] = {}
        self._total = 0

    def add(self, file: str, paragraphs: Iterable[tuple[str, Annotation]]) -> None:
        """Take in the paragraphs of a file."""
        for text, annotation in paragraphs:
            if not _is_chinese(annotation):
                continue
            self._total += sum(token.kind in _COUNTED for token in annotation.tokens)
            for token in _uncovered(annotation):
                if not self._is_wanted(token):
                    continue
                seen = self._words.get(token.simplified)
                if seen is None:
                    start, end = sentence_at(text, token.start)
                    seen = self._words[token.simplified] = _Seen(text[start:end], token.kind in _NAMES)
                seen.count += 1
                seen.files.add(file)

    def candidates(self) -> list[Candidate]:
        """What has been found, the most telling first."""
        found = [
            Candidate(word, seen.count, len(seen.files), round(ratio, 1), seen.sentence)
            for word, seen in self._words.items()
            if seen.count >= _FEWEST and (ratio := self._ratio(word, seen.count)) >= _LEAST_RATIO
        ]
        return sorted(found, key=lambda each: (-self._weight(each), each.text))

    def _weight(self, candidate: Candidate) -> float:
        """How telling it is: the log-likelihood, less of it for what concepts are seldom called by."""
        word, weight = candidate.text, candidate.count * math.log(candidate.ratio)
        if self._words[word].is_name:
            return weight
        if len(set(word)) == 1:  # 谈谈
            return weight * _LESS
        kind = self._classes.get(word, "")
        seldom = (
            (kind[0] in _SELDOM and kind != "vn") or kind == "nr"
            if kind
            else not _COMPLEMENTS.isdisjoint(word)
        )
        return weight * _LESS if seldom else weight

    def _is_wanted(self, token: Token) -> bool:
        if token.kind is TokenKind.LATIN:
            return len(token.text) > 1 and plain(token.text) not in self._known
        word = token.simplified
        if sum(map(is_han, word)) < 2 or plain(word) in self._known:
            return False
        if token.kind is TokenKind.NAME:
            return True
        is_term = self._general.get(word, 0) < _EVERYDAY and _EVERYDAY_LETTERS.isdisjoint(word)
        return is_term and self._classes.get(word, "n")[0] not in _NEVER

    def _ratio(self, word: str, count: int) -> float:
        usual = (self._general.get(word, 0) or 0.5) / self._general_total
        return count / self._total / usual


def _is_chinese(annotation: Annotation) -> bool:
    """Whether a paragraph is not in a Western language, as the translation beside an interview is."""
    kinds = [token.kind for token in annotation.tokens if token.kind in _COUNTED]
    return 2 * kinds.count(TokenKind.LATIN) <= len(kinds)


def _uncovered(annotation: Annotation) -> Iterator[Token]:
    """The words of a paragraph that lie in no mention."""
    covered = {at for mention in annotation.mentions for at in range(mention.start, mention.end)}
    for token in annotation.tokens:
        if token.kind in _KINDS and covered.isdisjoint(range(token.start, token.end)):
            yield token
