"""Anything typed, looked up: concepts and kept words first, then the dictionary, best first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from reader.glossary.model import Concept
from reader.glossary.search import find_concepts
from reader.language.dictionary import DictionaryMissing
from reader.language.lookup import Lookup
from reader.language.model import Entry
from reader.paths import Paths
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

    def __init__(self, paths: Paths, store: Store) -> None:
        self._paths, self._search = paths, Search(store)
        self._lookup: Lookup | None = None

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

    def find(self, typed: str, concepts: Sequence[Concept]) -> LookedUp:
        """What a query leads to; nothing for an empty one."""
        if not typed.strip():
            return LookedUp()
        numbers = self._search.find(Query(text=typed))[:_WORDS]
        found = self._lookup.find(typed, _ENTRIES) if self._lookup is not None else ()
        return LookedUp(
            tuple(find_concepts(concepts, typed)[:_CONCEPTS]),
            tuple(self._search.words(numbers)),
            tuple(each.entry for each in found),
        )
