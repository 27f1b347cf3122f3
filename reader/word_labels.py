"""Tags and lists of kept words: given, taken, renamed and dropped, each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.history import Change, History
from reader.long_changes import LongChanges
from reader.store import Store
from reader.vocabulary.labels import Label, Labels, LabelsByKey, checked
from reader.vocabulary.model import WordKey
from reader.vocabulary.store import Vocabulary
from reader.word_memory import WordMemory


class WordLabels:
    """Changes tags and lists on disk, in memory and in the history."""

    def __init__(self, store: Store, memory: WordMemory, history: History, long: LongChanges) -> None:
        self._vocabulary, self._labels = Vocabulary(store), Labels(store)
        self._memory, self._history, self._long = memory, history, long

    def give(self, kind: Label, keys: Sequence[WordKey], name: str, *, on: bool = True) -> None:
        """Give words a tag or put them on a list, or take it off; raises ReaderError for a name that is none."""
        name = checked(name) if on else name
        known = self._labels.counts(kind)

        def act(labels: Labels) -> LabelsByKey:
            return (labels.add if on else labels.remove)(kind, keys, name)

        def undo(labels: Labels) -> LabelsByKey:
            written = labels.write(kind, former)
            if kind is Label.LIST and name not in known:
                labels.drop(kind, name)
            return written

        count = len(keys)
        former = self._change_all(count, act)
        self._did(named(keys), lambda: self._change_all(count, undo), lambda: self._change_all(count, act))

    def set(self, kind: Label, key: WordKey, names: Sequence[str]) -> bool:
        """Give a word exactly these tags or lists; whether that changes anything."""
        present = self._vocabulary.word(key)
        wanted = tuple(sorted({checked(name) for name in names}))
        if present is None or wanted == (present.tags if kind is Label.TAG else present.lists):
            return False

        def write(value: tuple[str, ...]) -> LabelsByKey:
            return self._change_all(1, lambda labels: labels.write(kind, {key: value}))

        former = write(wanted)[key]
        self._did(key.simplified, lambda: write(former), lambda: write(wanted))
        return True

    def make_list(self, name: str) -> None:
        """A list without words."""

        name = checked(name)

        def make(labels: Labels) -> LabelsByKey:
            labels.make_list(name)
            return {}

        if name not in self._labels.counts(Label.LIST):
            self._change_all(0, make)
            self._did(
                name,
                lambda: self._change_all(0, lambda labels: labels.drop(Label.LIST, name)),
                lambda: self._change_all(0, make),
            )

    def rename(self, kind: Label, name: str, new: str) -> None:
        """Call a tag or list otherwise, joining one that is called so."""
        new = checked(new)
        if new == name:
            return
        counts = self._labels.counts(kind)

        def act(labels: Labels) -> LabelsByKey:
            return labels.rename(kind, name, new)

        def undo(labels: Labels) -> LabelsByKey:
            if kind is Label.LIST:
                labels.make_list(name)
                if new not in counts:
                    labels.drop(kind, new)
            return labels.write(kind, former)

        count = counts.get(name, 0)
        former = self._change_all(count, act)
        self._did(name, lambda: self._change_all(count, undo), lambda: self._change_all(count, act))

    def drop(self, kind: Label, name: str) -> None:
        """Drop a tag or list; its words stay."""
        count = self._labels.counts(kind).get(name, 0)

        def act(labels: Labels) -> LabelsByKey:
            return labels.drop(kind, name)

        def undo(labels: Labels) -> LabelsByKey:
            if kind is Label.LIST:
                labels.make_list(name)
            return labels.write(kind, former)

        former = self._change_all(count, act)
        self._did(name, lambda: self._change_all(count, undo), lambda: self._change_all(count, act))

    def _change_all(self, count: int, act: Callable[[Labels], LabelsByKey]) -> LabelsByKey:
        """Change the labels of so many words."""
        return self._long.carry_out(
            count, lambda store: act(Labels(store)), lambda _changed: self._memory.labels_changed()
        )

    def _did(self, what: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._history.append(Change(what, undo, redo))


def named(keys: Sequence[WordKey]) -> str:
    """What a change was about: the word, or how many there are."""
    return keys[0].simplified if len(keys) == 1 else f"{len(keys):,}"
