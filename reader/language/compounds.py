"""What the card offers beyond the word itself: longer words with it, and its characters one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.language.dictionary import Dictionary
from reader.language.lookup import Found, Lookup
from reader.language.model import Entry
from reader.records import dataclass

_LOOKED_THROUGH = 80


@dataclass(frozen=True, slots=True)
class Compounds:
    """Longer words with a word in them, common ones first: those that begin with it, and the others."""

    beginning: tuple[Entry, ...]
    containing: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CharacterOfWord:
    """One character of a word, with its reading in the word and its senses in that reading."""

    simplified: str
    traditional: str
    pinyin: str
    senses: tuple[str, ...]


def compounds_of(lookup: Lookup, simplified: str, limit: int = 8) -> Compounds:
    """The commonest compounds of a word, each headword once; none for an empty one."""
    beginning = _headwords(lookup.beginning(simplified, _LOOKED_THROUGH), simplified)
    found = _headwords(lookup.containing(simplified, _LOOKED_THROUGH), simplified)
    containing = [entry for entry in found if not entry.simplified.startswith(simplified)]
    return Compounds(tuple(beginning[:limit]), tuple(containing[:limit]))


def longest_around(
    text: str, start: int, end: int, is_headword: Callable[[str], bool], reach: int = 8
) -> tuple[str, ...]:
    """The headwords of a simplified text that hold the stretch and more, the longest first (数据 in 大数据中心)."""
    found = [
        text[left:right]
        for left in range(max(0, end - reach), start + 1)
        for right in range(end, min(len(text), left + reach) + 1)
        if right - left > end - start and is_headword(text[left:right])
    ]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


def characters_of(
    dictionary: Dictionary, simplified: str, traditional: str, pinyin: Sequence[str | None]
) -> tuple[CharacterOfWord, ...]:
    """The characters of a word; none for one character, or where readings and characters do not pair."""
    if len(simplified) < 2 or not len(simplified) == len(traditional) == len(pinyin):
        return ()
    return tuple(
        CharacterOfWord(one, other, syllable or "", dictionary.senses(one, ((syllable or "").lower(),)))
        for one, other, syllable in zip(simplified, traditional, pinyin, strict=True)
    )


def _headwords(found: Sequence[Found], without: str) -> list[Entry]:
    entries = {each.entry.simplified: each.entry for each in reversed(found)}
    return [entry for word, entry in reversed(entries.items()) if len(word) > len(without)]
