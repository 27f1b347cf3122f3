"""Tags and lists of kept words: given, taken, renamed and dropped, each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.history import Change, History
from reader.store import Store
from reader.vocabulary.labels import Label, Labels, checked
from reader.vocabulary.model import WordKey
from reader.vocabulary.store import Vocabulary
from reader.word_memory import WordMemory


class WordLabels:
    """Changes tags and lists on disk, in memory and in the history."""

    def __init__(self, store: Store, memory: WordMemory, history: History) -> None:
        self._vocabulary, self._labels = Vocabulary(store), Labels(store)
        self._memory, self._history = memory, history

    def give(self, kind: Label, keys: Sequence[WordKey], name: str, *, on: bool = True) -> None:
        """Give words a tag or put them on a list, or take it off; raises ReaderError for a name that is none."""
        name = checked(name) if on else name
        known = self._labels.counts(kind)
        act = self._labels.add if on else self._labels.remove

        def do() -> Mapping[WordKey, tuple[str, ...]]:
            found = act(kind, keys, name)
            self._memory.labels_changed()
            return found

        former = do()

        def undo() -> None:
            self._labels.write(kind, former)
            if kind is Label.LIST and name not in known:
                self._labels.drop(kind, name)
            self._memory.labels_changed()

        self._did(named(keys), undo, do)

    def set(self, kind: Label, key: WordKey, names: Sequence[str]) -> bool:
        """Give a word exactly these tags or lists; whether that changes anything."""
        present = self._vocabulary.word(key)
        wanted = tuple(sorted({checked(name) for name in names}))
        if present is None or wanted == (present.tags if kind is Label.TAG else present.lists):
            return False

        def write(value: tuple[str, ...]) -> Mapping[WordKey, tuple[str, ...]]:
            found = self._labels.write(kind, {key: value})
            self._memory.labels_changed()
            return found

        former = write(wanted)[key]
        self._did(key.simplified, lambda: write(former), lambda: write(wanted))
        return True

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

    def _change_all(
        self, act: Callable[[], Mapping[WordKey, tuple[str, ...]]]
    ) -> Mapping[WordKey, tuple[str, ...]]:
        found = act()
        self._memory.labels_changed()
        return found

    def _did(self, what: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._history.append(Change(what, undo, redo))


def named(keys: Sequence[WordKey]) -> str:
    """What a change was about: the word, or how many there are."""
    return keys[0].simplified if len(keys) == 1 else f"{len(keys):,}"
