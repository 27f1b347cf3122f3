"""What is held in memory of the vocabulary, so that page and tables need not ask the disk; it follows every change.

Another process may write too: SQLite tells when it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.records import dataclass
from reader.store import Store
from reader.vocabulary.labels import Label, Labels
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.narrowing import Narrowing
from reader.vocabulary.search import Query, Search
from reader.vocabulary.store import Vocabulary

MarkedKey = tuple[str, tuple[str, ...]]
StatusKey = tuple[str, tuple[str | None, ...]]
"""A word as the page knows it: what is kept, and what has a status."""


_TRANSCRIPTS = """
    WITH RECURSIVE met (digest) AS (
        SELECT min(transcript) FROM sighting WHERE transcript > ''
        UNION ALL
        SELECT (SELECT min(transcript) FROM sighting WHERE transcript > digest) FROM met WHERE digest IS NOT NULL
    )
    SELECT digest, (SELECT title FROM sighting WHERE transcript = digest LIMIT 1) AS title
    FROM met WHERE digest IS NOT NULL ORDER BY title
"""
"""Every transcript once, by jumping through the index instead of reading each of 50,000 sentences."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What kept words can be narrowed by, each with the number of its words; transcripts as digest and title."""

    tags: Mapping[str, int]
    lists: Mapping[str, int]
    levels: Mapping[str, int]
    transcripts: Mapping[str, str]


class WordMemory:
    """The marks of the page, what words can be narrowed by, and what a search looks through."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._vocabulary, self._labels, self._search = Vocabulary(store), Labels(store), Search(store)
        self.narrowing = Narrowing(store, self._search)
        self._kept: set[MarkedKey] | None = None
        self._statuses: dict[StatusKey, WordStatus] | None = None
        self._facets: Facets | None = None
        self._version = self._told = 0

    def facets(self) -> Facets:
        """What the words can be narrowed by, as it is now."""
        self._follow()
        if self._facets is None:
            rows = self._store.rows(_TRANSCRIPTS)
            self._facets = Facets(
                self._labels.counts(Label.TAG),
                self._labels.counts(Label.LIST),
                self._search.levels(),
                {str(digest): str(title) for digest, title in rows},
            )
        return self._facets

    @property
    def kept(self) -> set[MarkedKey]:
        """The keys of the kept words, as the page marks them; not to be changed."""
        self._follow()
        if self._kept is None:
            self._kept = {(key.simplified, key.pinyin) for key in self._vocabulary.kept_keys()}
        return self._kept

    @property
    def statuses(self) -> dict[StatusKey, WordStatus]:
        """Every word that has a status, as the page marks it; not to be changed."""
        self._follow()
        if self._statuses is None:
            known = self._vocabulary.statuses()
            self._statuses = {(key.simplified, key.pinyin): status for key, status in known.items()}
        return self._statuses

    def status_of(self, key: WordKey) -> WordStatus:
        """What the reader knows of a word."""
        return self.statuses.get((key.simplified, key.pinyin), WordStatus.NEW)

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was last asked."""
        self._follow()
        changed, self._told = self._told != self._version, self._version
        return changed

    def forget(self) -> None:
        """All data may be another: read it again when it is asked for."""
        self._kept = self._statuses = self._facets = None
        self.narrowing = Narrowing(self._store, self._search)

    @classmethod
    def read(cls, store: Store, queries: Iterable[Query]) -> WordMemory:
        """All of it, read now, with what these queries find; for `take_over`."""
        memory = cls(store)
        for query in queries:
            memory.narrowing.find(query)
        memory.facets(), memory.kept, memory.statuses
        return memory

    def take_over(self, other: WordMemory) -> None:
        """Have what another connection to the same file has read, unless somebody has written since."""
        version = self._store.data_version()
        if other._store.data_version() != other._version:
            self.forget()
            return
        self._version = self._told = version
        self._kept, self._statuses, self._facets = other._kept, other._statuses, other._facets
        self.narrowing.take_over(other.narrowing)

    def labels_changed(self) -> None:
        """A tag or list has changed, whichever words have it."""
        self._facets = None
        self.narrowing.labels_changed()

    def statuses_changed(self, statuses: Mapping[WordKey, WordStatus]) -> None:
        """Words have these statuses now."""
        self.narrowing.statuses_changed()
        if self._statuses is not None:
            for key, status in statuses.items():
                self._note_status(key, status)

    def word_kept(self, key: WordKey, status: WordStatus) -> None:
        """A word is kept and has this status: nothing is asked of the disk, for the mark waits for this."""
        self._facets = None
        self.narrowing.changed([key])
        if self._kept is not None:
            self._kept.add((key.simplified, key.pinyin))
        if self._statuses is not None:
            self._note_status(key, status)

    def words_changed(self, keys: Iterable[WordKey]) -> None:
        """What is in memory of these words becomes what is on disk."""
        self._facets = None
        keys = list(keys)
        self.narrowing.changed(keys)
        if self._statuses is not None:
            for key, status in self._vocabulary.status_of(keys).items():
                self._note_status(key, status)
        if self._kept is not None:
            there = self._vocabulary.kept_of(keys)
            for key in keys:
                marked = key.simplified, key.pinyin
                (self._kept.add if key in there else self._kept.discard)(marked)

    def _note_status(self, key: WordKey, status: WordStatus) -> None:
        assert self._statuses is not None
        if status is WordStatus.NEW:
            self._statuses.pop((key.simplified, key.pinyin), None)
        else:
            self._statuses[key.simplified, key.pinyin] = status

    def _follow(self) -> None:
        version = self._store.data_version()
        if version != self._version:
            self._told = self._told or version
            self._version = version
            self._kept = self._statuses = self._facets = None
