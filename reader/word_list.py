"""The kept words as the windows work on them: found, changed, undone and done again.

Every change is on disk when the call returns and can be taken back through the history. What the page marks (which
words are kept, what is known of each) is held in memory and follows every change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from reader.history import Change, History
from reader.long_changes import LongChanges
from reader.store import Store
from reader.vocabulary.forgetting import Forgotten
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus
from reader.vocabulary.rereading import Reread, read_as, take_back
from reader.vocabulary.search import EVERYTHING, Query, Search
from reader.vocabulary.store import Edit, Kept, Vocabulary
from reader.word_labels import WordLabels, named
from reader.word_memory import Facets, MarkedKey, StatusKey, WordMemory

if TYPE_CHECKING:
    from reader.vocabulary.importing import Plan, Undo


class WordList:
    """The vocabulary of one reader."""

    def __init__(self, store: Store, history: History) -> None:
        self._store, self._history = store, history
        self._vocabulary, self._search = Vocabulary(store), Search(store)
        self._memory = WordMemory(store)
        self.long = LongChanges(store, self._memory)
        self.labels = WordLabels(store, self._memory, history, self.long)

    # what is asked

    def find(self, query: Query = EVERYTHING) -> list[int]:
        """The numbers of the words that fit, in the order asked for."""
        return self._memory.narrowing.find(query)

    def begin_finding(self, query: Query, count: int) -> list[int] | None:
        """The first of what `find` gives where that is faster, None where it is not."""
        return self._memory.narrowing.begin(query, count)

    def words(self, numbers: Sequence[int]) -> list[Word]:
        """The words of these numbers, in this order."""
        return self._search.words(numbers)

    def keys(self, numbers: Sequence[int]) -> list[WordKey]:
        """The keys of the words of these numbers."""
        return self.long.ask(len(numbers), lambda store: Search(store).keys(numbers))

    def word(self, key: WordKey) -> Word | None:
        """One kept word with its sightings."""
        return self._vocabulary.word(key)

    def facets(self) -> Facets:
        """What the words can be narrowed by, as it is now."""
        return self._memory.facets()

    @property
    def kept(self) -> set[MarkedKey]:
        """The keys of the kept words, as the page marks them; not to be changed."""
        return self._memory.kept

    @property
    def statuses(self) -> dict[StatusKey, WordStatus]:
        """Every word that has a status, as the page marks it; not to be changed."""
        return self._memory.statuses

    def status_of(self, key: WordKey) -> WordStatus:
        """What the reader knows of a word."""
        return self._memory.status_of(key)

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was last asked."""
        return self._memory.changed_elsewhere()

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
        self._memory.word_kept(kept.key, kept.status)
        if kept.word_added:
            self._did_keep(key)
        elif sighting is not None and kept.sighting_added:
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
        self._memory.words_changed([key])
        if after is not None:
            self._did(
                key.simplified,
                lambda: self._rewrite(present, tuple(changes)),
                lambda: self._rewrite(after, tuple(changes)),
            )
        return True

    def read_as(
        self, key: WordKey, pinyin: tuple[str, ...], senses: tuple[str, ...] = (), level: str = ""
    ) -> bool:
        """Give a word another reading, with all that is kept of it; whether that changes anything.

        `senses` and `level` are the dictionary's for that reading. Kept in it already, both become one.
        """
        both = [key, WordKey(key.simplified, pinyin)]

        def do() -> Reread | None:
            found = read_as(self._store, key, pinyin, senses, level)
            self._memory.words_changed(both)
            return found

        former = do()
        if former is None:
            return False

        def undo() -> None:
            take_back(self._store, former)
            self._memory.words_changed(both)

        self._did(key.simplified, undo, do)
        return True

    def set_status(self, keys: Sequence[WordKey], status: WordStatus) -> None:
        """Say what the reader knows of words, kept or not."""

        def do() -> Mapping[WordKey, WordStatus]:
            return self._set_statuses(len(keys), lambda: dict.fromkeys(keys, status))

        former = do()
        if any(each is not status for each in former.values()):
            self._did(named(keys), lambda: self._set_statuses(len(keys), lambda: former), do)

    def forget(self, keys: Sequence[WordKey]) -> int:
        """Take words out of the vocabulary; how many were in it."""
        forgotten = self._forget(keys)
        if len(forgotten):
            self._did(named(keys), lambda: self._bring_back(forgotten), lambda: self._forget(keys))
        return len(forgotten)

    def forget_sighting(self, key: WordKey, sighting: Sighting) -> None:
        """Drop one sentence of a word."""
        if self._drop_sighting(key, sighting):
            self._did(
                key.simplified,
                lambda: self._add_sighting(key, sighting),
                lambda: self._drop_sighting(key, sighting),
            )

    def take_in(self, planned: Plan, what: str) -> None:
        """Carry out an import."""
        from reader.vocabulary.importing import carry_out  # loaded with the first import

        self.took_in(planned, carry_out(self._store, planned), what)

    def took_in(self, planned: Plan, undo: Undo, what: str) -> None:
        """An import has been carried out, perhaps by another thread: know of it, so that it can be undone."""
        from reader.vocabulary.importing import carry_out, take_back

        undos, count = [undo], len(planned.words) + len(planned.statuses)

        def take_it_back() -> None:
            self.long.carry_out(count, lambda store: take_back(store, undos[-1]), self._read_anew)
            undos.pop()

        def do_again() -> None:
            undos.append(self.long.carry_out(count, lambda store: carry_out(store, planned), self._read_anew))

        self.forget_everything_in_memory()
        self._did(what, take_it_back, do_again)

    def forget_everything_in_memory(self) -> None:
        """All data may be another: read it again when it is asked for."""
        self._memory.forget()

    # how it is done and undone

    def _did(self, what: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._history.append(Change(what, undo, redo))

    def _did_keep(self, key: WordKey) -> None:
        undone: list[Forgotten] = []
        self._did(
            key.simplified,
            lambda: undone.append(self._forget([key])),
            lambda: self._bring_back(undone.pop()),
        )

    def _read_anew(self, _changed: object) -> None:
        self.forget_everything_in_memory()

    def _forget(self, keys: Sequence[WordKey]) -> Forgotten:
        return self.long.carry_out(
            len(keys),
            lambda store: Vocabulary(store).forget_all(keys),
            lambda _forgotten: self._memory.words_changed(keys),
        )

    def _bring_back(self, forgotten: Forgotten) -> None:
        self.long.carry_out(
            len(forgotten),
            lambda store: Vocabulary(store).bring_back(forgotten),
            lambda _none: self._memory.words_changed(forgotten.numbers),
        )

    def _put(self, word: Word) -> None:
        self._vocabulary.put([word])
        self._memory.words_changed([word.key])

    def _rewrite(self, then: Word, fields: tuple[str, ...]) -> None:
        """Give a word these fields as they were then; whatever else was done to it since stays."""
        present = self._vocabulary.word(then.key)
        if present is not None:
            values = {name: getattr(then, name) for name in (*fields, "edited")}
            self._put(replace(present, **values))

    def _set_statuses(
        self, count: int, wanted: Callable[[], Mapping[WordKey, WordStatus]]
    ) -> Mapping[WordKey, WordStatus]:
        return self.long.carry_out(
            count,
            lambda store: Vocabulary(store).set_status(wanted()),
            lambda _former: self._memory.statuses_changed(wanted()),
        )

    def _drop_sighting(self, key: WordKey, sighting: Sighting) -> bool:
        dropped = self._vocabulary.forget_sighting(key, sighting)
        self._memory.words_changed([key])
        return dropped

    def _add_sighting(self, key: WordKey, sighting: Sighting) -> None:
        present = self._vocabulary.word(key)
        if present is not None:
            self._put(replace(present, sightings=(sighting,)))
