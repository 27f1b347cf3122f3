"""Finds the words that the card of a word leads to: its parts, the words around it, and common longer words."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reader.language.compounds import Compounds, characters_of, compounds_of
from reader.language.model import Entry, Token
from reader.links import Link, Links
from reader.lookups import Lookups, Whole
from reader.open_text import OpenText

if TYPE_CHECKING:
    from reader.language.lookup import Lookup

_PLACES = 400
"""Places in the text that are looked at for longer words."""

_SEARCHED = 200_000
"""Characters of the text that are searched for them at most."""

_REMEMBERED = 256
"""Words whose longer words are remembered: the commonest characters have the most and come again and again."""

_REACH = 8
_LONGEST = 4
"""Tokens on either side of a word that make a longer one with it."""

_LONGER = 10
_LOOKED_THROUGH = 60


_Longer: TypeAlias = tuple[tuple[Entry, bool], ...]
"""Longer words, and whether each stands in the text."""


class Index(Protocol):
    """What may have the dictionary's index open."""

    @property
    def lookup(self) -> Lookup | None:
        """The index, None while it is not open."""


class Related:
    """Parts and longer words of a word, out of the dictionary; longer words only once their index is made."""

    def __init__(self, lookups: Lookups, looking_up: Index) -> None:
        self._lookups, self._looking_up = lookups, looking_up
        self._known: tuple[object, OrderedDict[tuple[str, str, str], _Longer]] = (None, OrderedDict())
        self._searched: tuple[str, str] = ("", "")

    def of(
        self,
        token: Token,
        traditional: bool,
        text: OpenText | None,
        around: Sequence[str] = (),
        whole: Whole | None = None,
    ) -> Links:
        """What leads on from a word, written in traditional characters or not.

        `around` are the longer stretches of words at its place, `whole` the separable word that it is a part of.
        """
        wholes = [whole.headword] if whole is not None else []
        at_hand = [entry for word in (*wholes, *around) for entry in self._lookups.entries(word)[:1]]
        longer = _once(((*((entry, True) for entry in at_hand), *self.longer(token, text))), token.simplified)
        links = [_link(entry, traditional, in_text=stands) for entry, stands in longer]
        return Links(tuple(dict.fromkeys(self._parts(token, traditional))), tuple(links))

    def longer(self, token: Token, text: OpenText | None) -> _Longer:
        """Common longer words of a word, and whether they stand in the text: those that do come first.

        They take longest to look up of all that a card says, and are remembered.
        """
        lookup = self._looking_up.lookup
        if lookup is None or not token.simplified:
            return ()
        if self._known[0] is not lookup:
            self._known = (lookup, OrderedDict())
        known = self._known[1]
        key = (text.transcript.digest if text is not None else "", token.simplified, token.traditional)
        found = known.get(key)
        if found is None:
            found = known[key] = self._longer_words(lookup, token, text)
            if len(known) > _REMEMBERED:
                known.popitem(last=False)
        known.move_to_end(key)
        return found

    def _longer_words(self, lookup: Lookup, token: Token, text: OpenText | None) -> _Longer:
        common = tuple(_in_turn(compounds_of(lookup, token.simplified, _LOOKED_THROUGH)))
        near = ""
        if text is not None and common:
            near = _near(self._beginning(text), {token.simplified, token.traditional})
        here = ((entry, True) for entry in common if entry.simplified in near or entry.traditional in near)
        longer = _once((*here, *((entry, False) for entry in common)), token.simplified)
        return tuple((replace(entry, senses=entry.senses[:1]), stands) for entry, stands in longer)

    def _beginning(self, text: OpenText) -> str:
        """As much of a text as is searched for longer words, a paragraph on each line; that of the last one is kept."""
        digest = text.transcript.digest
        if self._searched[0] != digest:
            pieces, size = list[str](), 0
            for paragraph in text.transcript.paragraphs.texts:
                pieces.append(paragraph)
                size += len(paragraph)
                if size > _SEARCHED:
                    break
            self._searched = digest, "\n".join(pieces)
        return self._searched[1]

    def _parts(self, token: Token, traditional: bool) -> Iterator[Link]:
        """The words that a long word is made of, else its characters."""
        dictionary = self._lookups.dictionary
        if dictionary is None:
            return
        words = self._words_inside(token)
        if any(len(word) > 1 for word, _ in words) and len(words) > 1:
            for word, reading in words:
                entry = next(iter(dictionary.fitting(word, reading)), None)
                if entry is not None:
                    yield _link(entry, traditional)
            return
        for each in characters_of(dictionary, token.simplified, token.traditional, token.pinyin):
            entry = next(iter(dictionary.fitting(each.simplified, (each.pinyin.lower(),))), None)
            if entry is not None:
                sense = entry.senses[0] if entry.senses else ""
                form = each.traditional if traditional else each.simplified
                yield Link(form, each.simplified, each.traditional, (each.pinyin.lower(),), sense)

    def _words_inside(self, token: Token) -> list[tuple[str, tuple[str | None, ...]]]:
        """The longest shorter headwords of a word of four characters and more, from the left."""
        text, pinyin = token.simplified, token.pinyin
        if len(text) < 4 or len(text) != len(pinyin):
            return []
        found: list[tuple[str, tuple[str | None, ...]]] = []
        at = 0
        while at < len(text):
            longest = min(len(text), at + 6) if at else min(len(text) - 1, 6)
            end = next((end for end in range(longest, at + 1, -1) if self.is_headword(text[at:end])), at + 1)
            found.append((text[at:end], tuple((syllable or "").lower() for syllable in pinyin[at:end])))
            at = end
        return found

    def is_headword(self, word: str) -> bool:
        """Whether the dictionary has a word, in either script."""
        return bool(self._lookups.entries(word))

    def around(self, tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
        """The headwords that the tokens from `first` to `last` make with their neighbours, the longest first."""
        found = []
        for left in range(max(0, first - _LONGEST), first + 1):
            for right in range(last, min(len(tokens), last + 1 + _LONGEST)):
                word = _joined(tokens[left : right + 1])
                headword = self._lookups.next_headword(word) if word else ""
                if not headword.startswith(word or " "):
                    break  # nor does a longer one from here
                if headword == word and (left, right) != (first, last):
                    found.append(word)
        return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


def _once(words: Iterable[tuple[Entry, bool]], without: str) -> _Longer:
    """The first words, each headword once, without one."""
    found: dict[str, tuple[Entry, bool]] = {}
    for entry, stands in words:
        if entry.simplified != without:
            found.setdefault(entry.simplified, (entry, stands))
            if len(found) == _LONGER:
                break
    return tuple(found.values())


def _joined(run: Sequence[Token]) -> str:
    """Tokens that stand side by side as one string, "" where something parts them or it is too long."""
    if any(one.end != other.start for one, other in pairwise(run)):
        return ""
    word = "".join(token.simplified for token in run)
    return word if len(word) <= _REACH * 2 else ""


def _in_turn(compounds: Compounds) -> Iterator[Entry]:
    """One that begins with the word, one that holds it, and so on, each in the order of commonness."""
    beginning, containing = list(compounds.beginning), list(compounds.containing)
    for at in range(max(len(beginning), len(containing))):
        yield from beginning[at : at + 1]
        yield from containing[at : at + 1]


def _near(text: str, forms: Iterable[str]) -> str:
    """What stands around the first places of a word in a text, each place on a line."""
    pieces: list[str] = []
    for form in filter(None, forms):
        at = text.find(form)
        while at >= 0 and len(pieces) < _PLACES:
            pieces.append(text[max(0, at - _REACH) : at + len(form) + _REACH])
            at = text.find(form, at + len(form))
    return "\n".join(pieces)


def _link(entry: Entry, traditional: bool, *, in_text: bool = False) -> Link:
    form = entry.traditional if traditional else entry.simplified
    sense = entry.senses[0] if entry.senses else ""
    return Link(form, entry.simplified, entry.traditional, entry.pinyin, sense, in_text)
