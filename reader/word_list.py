"""The kept words as the windows work on them: found, changed, undone and done again.

Every change is on disk when the call returns and can be taken back through the history. What the page marks (which
words are kept, what is known of each) is held in memory and follows every change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Unpack

from reader.history import Change, History
from reader.store import Store
from reader.vocabulary.labels import Label, Labels, checked
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus
from reader.vocabulary.narrowing import Narrowing
from reader.vocabulary.search import EVERYTHING, Query, Search
from reader.vocabulary.store import Edit, Kept, Vocabulary

if TYPE_CHECKING:
    from reader.vocabulary.importing import Plan, Undo

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


class WordList:
    """The vocabulary of one reader."""

    def __init__(self, store: Store, history: History) -> None:
        self._store, self._history = store, history
        self._vocabulary, self._labels, self._search = Vocabulary(store), Labels(store), Search(store)
        self._narrowing = Narrowing(store, self._search)
        self._kept: set[MarkedKey] | None = None
        self._statuses: dict[StatusKey, WordStatus] | None = None
        self._facets: Facets | None = None
        self._version = 0

    # what is asked

    def find(self, query: Query = EVERYTHING) -> list[int]:
        """The numbers of the words that fit, in the order asked for."""
        return self._narrowing.find(query)

    def begin_finding(self, query: Query, count: int) -> list[int] | None:
        """The first of what `find` gives where that is faster, None where it is not."""
        return self._narrowing.begin(query, count)

    def words(self, numbers: Sequence[int]) -> list[Word]:
        """The words of these numbers, in this order."""
        return self._search.words(numbers)

    def keys(self, numbers: Sequence[int]) -> list[WordKey]:
        """The keys of the words of these numbers."""
        return self._search.keys(numbers)

    def word(self, key: WordKey) -> Word | None:
        """One kept word with its sightings."""
        return self._vocabulary.word(key)

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
        version = self._data_version()
        changed = self._version not in (0, version)
        self._follow()
        return changed

    # what is done

    def keep(
        self,
        key: WordKey,
        *,
        traditional: str,
        senses: tuple[str, ...] = (),
        concept: str | None = None,
        sighting: Sighting | None = None,
        level: str = "",
    ) -> Kept:
        """Keep a word, or add where it was met when it is kept already."""
        kept = self._vocabulary.keep(
            key, traditional=traditional, senses=senses, concept=concept, sighting=sighting, level=level
        )
        self._follow_keys([key])
        word = self._vocabulary.word(key)
        if word is not None and kept.word_added:
            self._did(key.simplified, lambda: self._forget([key]), lambda: self._restore([word]))
        elif word is not None and sighting is not None and kept.sighting_added:
            self._did(
                key.simplified,
                lambda: self._drop_sighting(key, sighting),
                lambda: self._add_sighting(key, sighting),
            )
        return kept

    def edit(self, key: WordKey, **changes: Unpack[Edit]) -> bool:
        """Write fields of a word as the reader wants them; whether that changes anything."""
        present = self._vocabulary.word(key)
        if present is None or all(getattr(present, name) == value for name, value in changes.items()):
            return False
        self._vocabulary.edit(key, **changes)
        after = self._vocabulary.word(key)
        self._follow_keys([key])
        if after is not None:
            self._did(
                key.simplified,
                lambda: self._rewrite(present, tuple(changes)),
                lambda: self._rewrite(after, tuple(changes)),
            )
        return True

    def set_status(self, keys: Sequence[WordKey], status: WordStatus) -> None:
        """Say what the reader knows of words, kept or not."""
        wanted = dict.fromkeys(keys, status)
        former = self._set_statuses(wanted)
        if any(each is not status for each in former.values()):
            self._did(_named(keys), lambda: self._set_statuses(former), lambda: self._set_statuses(wanted))

    def label(self, kind: Label, keys: Sequence[WordKey], name: str, *, on: bool = True) -> None:
        """Give words a tag or put them on a list, or take it off; raises ReaderError for a name that is none."""
        name = checked(name) if on else name
        known = self._labels.counts(kind)
        act = self._labels.add if on else self._labels.remove

        def do() -> Mapping[WordKey, tuple[str, ...]]:
            found = act(kind, keys, name)
            self._follow_keys(keys)
            return found

        former = do()

        def undo() -> None:
            self._labels.write(kind, former)
            if kind is Label.LIST and name not in known:
                self._labels.drop(kind, name)
            self._follow_keys(keys)

        self._did(_named(keys), undo, do)

    def set_labels(self, kind: Label, key: WordKey, names: Sequence[str]) -> bool:
        """Give a word exactly these tags or lists; whether that changes anything."""
        present = self._vocabulary.word(key)
        wanted = tuple(sorted({checked(name) for name in names}))
        if present is None or wanted == (present.tags if kind is Label.TAG else present.lists):
            return False

        def write(value: tuple[str, ...]) -> Mapping[WordKey, tuple[str, ...]]:
            found = self._labels.write(kind, {key: value})
            self._follow_keys([key])
            return found

        former = write(wanted)[key]
        self._did(key.simplified, lambda: write(former), lambda: write(wanted))
        return True

    def forget(self, keys: Sequence[WordKey]) -> int:
        """Take words out of the vocabulary; how many were in it."""
        forgotten = self._forget(keys)
        if forgotten:
            self._did(_named(keys), lambda: self._restore(forgotten), lambda: self._forget(keys))
        return len(forgotten)

    def forget_sighting(self, key: WordKey, sighting: Sighting) -> None:
        """Drop one sentence of a word."""
        if self._drop_sighting(key, sighting):
            self._did(
                key.simplified,
                lambda: self._add_sighting(key, sighting),
                lambda: self._drop_sighting(key, sighting),
            )

    def make_list(self, name: str) -> None:
        """A list without words."""

        def do() -> Mapping[WordKey, tuple[str, ...]]:
            self._labels.make_list(name)
            return {}

        if checked(name) not in self._labels.counts(Label.LIST):
            self._change_all(do)
            self._did(
                name,
                lambda: self._change_all(lambda: self._labels.drop(Label.LIST, checked(name))),
                lambda: self._change_all(do),
            )

    def rename(self, kind: Label, name: str, new: str) -> None:
        """Call a tag or list otherwise, joining one that is called so."""
        new = checked(new)
        if new == name:
            return
        known = new in self._labels.counts(kind)
        former = self._change_all(lambda: self._labels.rename(kind, name, new))

        def undo() -> Mapping[WordKey, tuple[str, ...]]:
            if kind is Label.LIST:
                self._labels.make_list(name)
                if not known:
                    self._labels.drop(kind, new)
            return self._labels.write(kind, former)

        self._did(
            name,
            lambda: self._change_all(undo),
            lambda: self._change_all(lambda: self._labels.rename(kind, name, new)),
        )

    def drop(self, kind: Label, name: str) -> None:
        """Drop a tag or list; its words stay."""
        former = self._change_all(lambda: self._labels.drop(kind, name))

        def undo() -> Mapping[WordKey, tuple[str, ...]]:
            if kind is Label.LIST:
                self._labels.make_list(name)
            return self._labels.write(kind, former)

        self._did(
            name,
            lambda: self._change_all(undo),
            lambda: self._change_all(lambda: self._labels.drop(kind, name)),
        )

    def take_in(self, planned: Plan, what: str) -> None:
        """Carry out an import."""
        from reader.vocabulary.importing import carry_out  # loaded with the first import

        self.took_in(planned, carry_out(self._store, planned), what)

    def took_in(self, planned: Plan, undo: Undo, what: str) -> None:
        """An import has been carried out, perhaps by another thread: know of it, so that it can be undone."""
        from reader.vocabulary.importing import carry_out, take_back

        undos = [undo]

        def take_it_back() -> None:
            take_back(self._store, undos[-1])
            undos.pop()
            self.forget_everything_in_memory()

        def do_again() -> None:
            undos.append(carry_out(self._store, planned))
            self.forget_everything_in_memory()

        self.forget_everything_in_memory()
        self._did(what, take_it_back, do_again)

    def forget_everything_in_memory(self) -> None:
        """All data may be another: read it again when it is asked for."""
        self._kept = self._statuses = self._facets = None
        self._narrowing = Narrowing(self._store, self._search)

    # how it is done and undone

    def _did(self, what: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._history.append(Change(what, undo, redo))

    def _forget(self, keys: Sequence[WordKey]) -> list[Word]:
        forgotten = self._vocabulary.forget_all(keys)
        self._follow_keys(keys)
        return forgotten

    def _restore(self, words: Sequence[Word]) -> None:
        self._vocabulary.restore(words)
        self._follow_keys([word.key for word in words])

    def _rewrite(self, then: Word, fields: tuple[str, ...]) -> None:
        """Give a word these fields as they were then; whatever else was done to it since stays."""
        present = self._vocabulary.word(then.key)
        if present is not None:
            values = {name: getattr(then, name) for name in (*fields, "edited")}
            self._vocabulary.put([replace(present, **values)])
            self._follow_keys([then.key])

    def _set_statuses(self, wanted: Mapping[WordKey, WordStatus]) -> Mapping[WordKey, WordStatus]:
        former = self._vocabulary.set_status(wanted)
        self._narrowing.changed(())
        known = self.statuses
        for key, status in wanted.items():
            if status is WordStatus.NEW:
                known.pop((key.simplified, key.pinyin), None)
            else:
                known[key.simplified, key.pinyin] = status
        return former

    def _drop_sighting(self, key: WordKey, sighting: Sighting) -> bool:
        dropped = self._vocabulary.forget_sighting(key, sighting)
        self._follow_keys([key])
        return dropped

    def _add_sighting(self, key: WordKey, sighting: Sighting) -> None:
        present = self._vocabulary.word(key)
        if present is not None:
            self._vocabulary.restore([replace(present, sightings=(sighting,))])
            self._follow_keys([key])

    def _change_all(
        self, act: Callable[[], Mapping[WordKey, tuple[str, ...]]]
    ) -> Mapping[WordKey, tuple[str, ...]]:
        found = act()
        self._facets = None
        self._narrowing.changed(())
        return found

    def _follow_keys(self, keys: Iterable[WordKey]) -> None:
        """What is in memory of these words becomes what is on disk."""
        self._facets = None
        keys = list(keys)
        self._narrowing.changed(keys)
        if self._statuses is not None:
            for key, status in self._vocabulary.status_of(keys).items():
                if status is WordStatus.NEW:
                    self._statuses.pop((key.simplified, key.pinyin), None)
                else:
                    self._statuses[key.simplified, key.pinyin] = status
        if self._kept is not None:
            there = self._vocabulary.kept_of(keys)
            for key in keys:
                marked = key.simplified, key.pinyin
                (self._kept.add if key in there else self._kept.discard)(marked)

    def _follow(self) -> None:
        version = self._data_version()
        if version != self._version:
            self._version = version
            self._kept = self._statuses = self._facets = None

    def _data_version(self) -> int:
        return int(self._store.rows("PRAGMA data_version")[0][0])


def _named(keys: Sequence[WordKey]) -> str:
    """What a change was about: the word, or how many there are."""
    return keys[0].simplified if len(keys) == 1 else f"{len(keys):,}"
