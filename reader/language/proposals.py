"""What may be one word beside the words of the lists: terms, names, numerals, what the document and the reader say.

All is found on the whole paragraph, once; the word graph then takes of it what makes the cheapest path.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.language.learned import Lesson
from reader.language.lexicon import Lexicon
from reader.language.model import Candidate, Correction, TokenKind, Why
from reader.language.names import NameFinder
from reader.language.numbers import HAN
from reader.language.segment import cut

TERM_COST = 7.0
LEARNED_COST = 6.0
OWN_COST = -1000.0
NUMERAL_COST = 9.0
DOUBLED_COST = 9.0

_NUMERALS = re.compile(
    "(?=[〇零一二三四五六七八九十百千万亿两第好几数上])"  # what each of the following begins with: three times as fast
    "(?:百分之[零〇一二三四五六七八九十百千万点几]+"
    "|[〇零一二三四五六七八九]{4}年(?!代)"
    "|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]"
    "|第[零〇一二三四五六七八九十百千]{2,}"
    "|(?:好几|几|数|两|上(?=[百千万亿]))?[零〇一二三四五六七八九十百千万亿两]+"
    "(?:点[零〇一二三四五六七八九]+|[多几余]?[万亿]|(?<=[十百千万亿])几(?!何))?)"
)

_DOUBLED = re.compile(rf"([{HAN}])\1(?!\1)([{HAN}])\2")
"""高高兴兴, 淅淅沥沥: both halves of a word twice."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Why a stretch may be one word, what it then is, and its cost in the graph."""

    kind: TokenKind
    why: Why
    cost: float
    reading: tuple[str, ...] | None = None


class Proposed:
    """The proposals of a paragraph by where they begin, for the runs of it one after the other."""

    def __init__(self, proposals: Mapping[Span, Proposal]) -> None:
        self._proposals = proposals
        self._edges: dict[int, list[tuple[int, float]]] = {}
        for (start, end), proposal in proposals.items():
            self._edges.setdefault(start, []).append((end, proposal.cost))
        self._starts = sorted(self._edges)

    def get(self, start: int, end: int) -> Proposal | None:
        """What was proposed for exactly that stretch."""
        return self._proposals.get((start, end))

    def edges(self, start: int, end: int) -> dict[int, list[tuple[int, float]]]:
        """What begins in a run as the graph takes it: start → (end, cost)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return {place: self._edges[place] for place in self._starts[first:last]}


class Proposer:
    """Finds proposals in a paragraph; later sources stand over earlier ones."""

    def __init__(self, lexicon: Lexicon, names: NameFinder) -> None:
        self._lexicon = lexicon
        self._names = names
        self._made_of_words: dict[str, bool] = {}

    def find(
        self,
        plain: str,
        candidates: Sequence[Candidate],
        lesson: Lesson | None,
        corrections: Sequence[Correction],
    ) -> dict[Span, Proposal]:
        """Stretches of a paragraph in simplified characters: names first, the reader's words last."""
        found: dict[Span, Proposal] = {}
        for start, end, cost in self._names.edges(plain):
            found[start, end] = Proposal(TokenKind.NAME, Why.NAME, cost)
        for numeral in _NUMERALS.finditer(plain):
            start, end = numeral.span()
            if end - start > 1:
                found[start, end] = Proposal(TokenKind.NUMBER, Why.NUMBER, NUMERAL_COST + end - start)
        for doubled in _DOUBLED.finditer(plain):
            word = self._lexicon.word(doubled[1] + doubled[2])
            if word is not None and word.why is Why.DICTIONARY:
                found[doubled.span()] = Proposal(TokenKind.WORD, Why.DICTIONARY, DOUBLED_COST)
        if lesson is not None:
            for start, end, kind in lesson.places(plain):
                found[start, end] = Proposal(kind, Why.DOCUMENT, LEARNED_COST)
        for candidate in candidates:
            self._add_candidate(found, plain, candidate)
        _add_corrections(found, plain, [each for each in corrections if not self._only_reads(each)])
        return found

    def _only_reads(self, correction: Correction) -> bool:
        """Whether a correction gives a reading to a known word, wherever it is one, and cuts nothing."""
        if correction.start is not None or correction.joins or not correction.reading:
            return False
        word = "".join(correction.words)
        return len(word) == 1 or self._lexicon.word(word) is not None

    def _add_candidate(self, found: dict[Span, Proposal], plain: str, candidate: Candidate) -> None:
        """A form as one word; one that is made of words as the forms inside it."""
        form = plain[candidate.start : candidate.end]
        if candidate.whole or not self._is_made_of_words(form):
            found[candidate.start, candidate.end] = self._term(form, candidate)
            return
        for part in candidate.inside:
            start, end = candidate.start + part.start, candidate.start + part.end
            found[start, end] = self._term(plain[start:end], part)

    def _is_made_of_words(self, form: str) -> bool:
        """Whether half the characters of a form are in words of two and more."""
        known = self._made_of_words.get(form)
        if known is not None:
            return known
        ends = cut(form, self._lexicon)
        lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        together = sum(length for length in lengths if length > 1)
        answer = len(lengths) > 1 and together * 2 >= len(form)
        self._made_of_words[form] = answer
        return answer

    def _term(self, text: str, candidate: Candidate) -> Proposal:
        kind = TokenKind.NAME if candidate.is_name else TokenKind.TERM
        listed = self._lexicon.graph.cost(text)
        cost = listed - 1.0 if listed and len(text) < 3 else TERM_COST + 2.0 * (len(text) < 3)
        return Proposal(kind, Why.GLOSSARY, cost, candidate.reading)


def _add_corrections(found: dict[Span, Proposal], plain: str, corrections: Sequence[Correction]) -> None:
    """The reader's own words; where two speak of the same characters, the one that is given first holds."""
    taken: list[Span] = []
    for correction in corrections:
        stretch = "".join(correction.words)
        for at in _places(plain, stretch, correction.start):
            end = at + len(stretch)
            if any(start < end and at < stop for start, stop in taken):
                continue
            taken.append((at, end))
            start = at
            for word in correction.words:
                found[start, start + len(word)] = Proposal(TokenKind.WORD, Why.YOURS, OWN_COST * len(word))
                start += len(word)


def _places(plain: str, stretch: str, start: int | None) -> list[int]:
    """Where a stretch stands: everywhere, or at `start` alone."""
    if start is not None:
        return [start] if stretch and plain.startswith(stretch, start) else []
    places = []
    at = plain.find(stretch) if stretch else -1
    while at >= 0:
        places.append(at)
        at = plain.find(stretch, at + 1)
    return places
