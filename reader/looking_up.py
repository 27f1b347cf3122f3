"""Anything typed, looked up: concepts and kept words first, then the dictionary, best first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reader.glossary.model import Concept
from reader.glossary.search import ConceptFinder
from reader.language.dictionary import DictionaryMissing
from reader.language.lookup import Lookup
from reader.language.model import Entry
from reader.language.typed import is_chinese, stored_sound, typed_sound
from reader.lookups import Lookups
from reader.paths import Paths
from reader.records import dataclass
from reader.store import Store
from reader.vocabulary.model import Word
from reader.vocabulary.search import Query, Search

_CONCEPTS, _WORDS, _ENTRIES = 8, 8, 60


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found, each kind with the best first."""

    concepts: tuple[Concept, ...] = ()
    words: tuple[Word, ...] = ()
    entries: tuple[Entry, ...] = ()


class LookingUp:
    """Finds in either script, in pinyin with or without tones, and in English."""

    def __init__(self, paths: Paths, store: Store, lookups: Lookups) -> None:
        self._paths, self._search, self._lookups = paths, Search(store), lookups
        self._lookup: Lookup | None = None
        self._known: tuple[tuple[Concept, ...], Path | None] = ((), None)
        self._finder = ConceptFinder(())

    @property
    def lookup(self) -> Lookup | None:
        """The dictionary's index, None while it is not open."""
        return self._lookup

    @property
    def ready(self) -> bool:
        """Whether the dictionary can be searched yet; until then concepts and kept words are found."""
        return self._lookup is not None

    def open(self) -> bool:
        """Read from the index of the dictionary in use; whether it is made (`python -m reader.indexer` makes it)."""
        self.close()
        with suppress(DictionaryMissing):
            self._lookup = Lookup.open(self._paths)
        return self.ready

    def close(self) -> None:
        """Let go of the index."""
        if self._lookup is not None:
            self._lookup.close()
            self._lookup = None

    def warm(self, concepts: Sequence[Concept]) -> None:
        """Learn how the forms of concepts are read: a fifth of a second, so that no letter typed waits for it."""
        self._concept_finder(tuple(concepts))

    def find(self, typed: str, concepts: Sequence[Concept]) -> LookedUp:
        """What a query leads to; nothing for an empty one."""
        typed = typed.strip()
        if not typed:
            return LookedUp()
        plain = self._lookups.simplified(typed) if is_chinese(typed) else typed
        numbers = dict.fromkeys(
            number for each in {typed, plain} for number in self._search.find(Query(text=each))
        )
        words = (*words_by_sound(self._search, typed), *self._search.words(list(numbers)[:_WORDS]))
        found = self._lookup.find(typed, _ENTRIES) if self._lookup is not None else ()
        return LookedUp(
            tuple(self._concept_finder(tuple(concepts)).find(plain)[:_CONCEPTS]),
            tuple({word.key: word for word in words}.values())[:_WORDS],
            tuple(each.entry for each in found),
        )

    def _concept_finder(self, concepts: tuple[Concept, ...]) -> ConceptFinder:
        """A finder over these concepts that knows how all their forms are read, kept while they are the same."""
        if self._known != (concepts, self._lookups.file):
            silent = {form.text for each in concepts for form in each.forms if not form.reading}
            readings = self._lookups.readings(text for text in silent if is_chinese(text))
            self._known, self._finder = (concepts, self._lookups.file), ConceptFinder(concepts, readings)
        return self._finder


def words_by_sound(search: Search, typed: str) -> list[Word]:
    """Kept words whose reading begins with typed pinyin, with the tones that were typed."""
    sound = typed_sound(typed)
    if sound is None:
        return []
    words = search.words(search.find(Query(text=sound.letters)))
    return [word for word in words if sound.begins(stored_sound(word.key.pinyin))]
