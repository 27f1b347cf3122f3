"""Where concepts are spoken of in a paragraph, found on its characters in time linear in its length.

Candidates are what the characters allow; whether both ends of one are word boundaries (肯 in 肯定) is for the
language room to say. Among forms that share characters the longest is taken, then the leftmost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from reader.glossary.model import Candidate, Concept, Form
from reader.glossary.spelling import is_latin, plain, spellings

_BYTES = 4
"""How many bytes a character has for the automaton."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a spelling stands for, and its guards, folded like the text."""

    concept: str
    is_name: bool
    reading: tuple[str, ...] | None
    company: tuple[str, ...]
    unless_in: tuple[str, ...]
    is_yours: bool


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A string to be found and its meanings, in the order in which their guards are tried."""

    text: str
    meanings: list[_Meaning]
    length: int
    has_latin_edge: bool


class Matcher:
    """Finds the forms of concepts.

    Of two concepts that share a form the reader's own goes first, then the one that is written so, then the one
    that asks for company; otherwise the first given.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._automaton = ahocorasick.Automaton()
        found = _collected(concepts)
        for spelling in found.values():
            self._automaton.add_word(_bytes(spelling.text), spelling)
        self._automaton.make_automaton()
        self._is_empty = not found

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The candidates of one paragraph in order, none overlapping another.

        Forms are in simplified characters: of a paragraph in traditional characters the caller gives a
        simplified form of the same length, so that the offsets hold for what is printed. The case of Latin
        letters does not matter.
        """
        if self._is_empty:
            return ()
        folded = plain(text)
        company = _Company(folded)
        hits = [
            (start - end, start, end, meaning)
            for start, end, spelling in self._hits(folded)
            if (meaning := _meaning(spelling, folded, start, company)) is not None
        ]
        if not hits:
            return ()
        return tuple(
            Candidate(start, end, meaning.concept, meaning.is_name, meaning.reading)
            for start, end, meaning in _without_overlap(hits, len(folded))
        )

    def _hits(self, folded: str) -> Iterator[tuple[int, int, _Spelling]]:
        """All places where a spelling stands as whole words."""
        for last, spelling in self._automaton.iter(_bytes(folded)):
            end, rest = divmod(last + 1, _BYTES)
            start = end - spelling.length
            if not rest and (not spelling.has_latin_edge or _stands_alone(folded, start, end)):
                yield start, end, spelling


def _bytes(text: str) -> str:
    """A text as one character a byte.

    The automaton tries the children of a node one after another, and of characters its root would have over a
    thousand: this is three times as fast.
    """
    return text.encode("utf-32-be", "surrogatepass").decode("latin-1")


def _collected(concepts: Iterable[Concept]) -> dict[str, _Spelling]:
    """Every spelling with its meanings in order."""
    found: dict[str, list[tuple[bool, _Meaning]]] = {}
    for concept in concepts:
        for form in concept.forms:
            meaning = _meaning_of(concept, form)
            for number, text in enumerate(spellings(form.text)):
                found.setdefault(text, []).append((number > 0, meaning))
    found.pop("", None)
    return {
        text: _Spelling(text, _in_order(meanings), len(text), is_latin(text[0]) or is_latin(text[-1]))
        for text, meanings in found.items()
    }


def _in_order(meanings: list[tuple[bool, _Meaning]]) -> list[_Meaning]:
    """Meanings with the flag of being written otherwise, yours first, then as written, then with company."""
    meanings.sort(key=lambda each: (not each[1].is_yours, each[0], not each[1].company))
    return [meaning for _, meaning in meanings]


def _meaning_of(concept: Concept, form: Form) -> _Meaning:
    return _Meaning(
        concept=concept.id,
        is_name=concept.is_name,
        reading=form.reading or None,
        company=tuple(plain(text) for text in form.company),
        unless_in=tuple(plain(text) for text in form.unless_in),
        is_yours=concept.origin == "yours",
    )


def _meaning(spelling: _Spelling, folded: str, start: int, company: _Company) -> _Meaning | None:
    """The first meaning whose guards hold for a hit at `start`."""
    for meaning in spelling.meanings:
        if meaning.company and not company.has_any(meaning.company):
            continue
        if not meaning.unless_in or not any(
            _lies_in(guard, spelling.text, folded, start) for guard in meaning.unless_in
        ):
            return meaning
    return None


def _lies_in(guard: str, spelling: str, folded: str, start: int) -> bool:
    """Whether a hit at `start` is part of the string `guard`, wherever in it the spelling stands."""
    offset = guard.find(spelling)
    while offset >= 0:
        if offset <= start and folded.startswith(guard, start - offset):
            return True
        offset = guard.find(spelling, offset + 1)
    return False


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether no Latin word goes on over either edge; 3.5 is one word (no GPT-3 in GPT-3.5)."""
    if start and is_latin(folded[start]) and _goes_on(folded, start - 1, -1, folded[start]):
        return False
    return not (end < len(folded) and is_latin(folded[end - 1]) and _goes_on(folded, end, 1, folded[end - 1]))


def _goes_on(folded: str, neighbour: int, step: int, edge: str) -> bool:
    """Whether the word that ends in `edge` goes on at its neighbour, to the left (-1) or right (1)."""
    if is_latin(folded[neighbour]):
        return True
    beyond = neighbour + step
    is_point = edge.isdigit() and folded[neighbour] == "." and 0 <= beyond < len(folded)
    return is_point and folded[beyond].isdigit()


def _without_overlap(
    hits: list[tuple[int, int, int, _Meaning]], length: int
) -> list[tuple[int, int, _Meaning]]:
    """The hits, in order, that are left when longer ones take their characters first."""
    taken = bytearray(length)
    kept: list[tuple[int, int, _Meaning]] = []
    for _, start, end, meaning in sorted(hits, key=lambda hit: hit[:2]):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, end, meaning))
    return sorted(kept, key=lambda hit: hit[0])


class _Company:
    """Which strings stand in a text as whole words; each is looked for once."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._known: dict[str, bool] = {}

    def has_any(self, strings: tuple[str, ...]) -> bool:
        return any(self._has(string) for string in strings)

    def _has(self, string: str) -> bool:
        if string not in self._known:
            self._known[string] = self._found(string)
        return self._known[string]

    def _found(self, string: str) -> bool:
        start = self._folded.find(string)
        while start >= 0:
            if _stands_alone(self._folded, start, start + len(string)):
                return True
            start = self._folded.find(string, start + 1)
        return False
