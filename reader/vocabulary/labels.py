"""Tags and lists: names that a reader gives to kept words. A list may stand empty; a tag lives by its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from sqlite3 import Connection

from reader.errors import ReaderError
from reader.store import Store, now
from reader.vocabulary.model import WordKey
from reader.vocabulary.tables import numbers_of


class Label(StrEnum):
    """The two kinds of names."""

    TAG = "tag"
    LIST = "list"


LabelsByKey = Mapping[WordKey, tuple[str, ...]]
_LONGEST = 200
_MANY = 1000


class Labels:
    """The queries over `word_label` and `word_list`; every change gives back what undoes it through `write`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def counts(self, kind: Label) -> dict[str, int]:
        """Every tag or list with the number of its words, by name; empty lists among them."""
        rows = self._store.rows(
            "SELECT name, count(*) FROM word_label WHERE kind = ? GROUP BY name", (kind.value,)
        )
        counts = {str(name): int(count) for name, count in rows}
        if kind is Label.LIST:
            empty = {str(row[0]): 0 for row in self._store.rows("SELECT name FROM word_list")}
            counts = empty | counts
        return dict(sorted(counts.items()))

    def write(self, kind: Label, changes: LabelsByKey) -> dict[WordKey, tuple[str, ...]]:
        """Give kept words exactly these tags or lists, all or none; give what they had."""
        wanted = {
            key: tuple(dict.fromkeys(checked(name) for name in names)) for key, names in changes.items()
        }
        with self._store.transaction() as connection:
            numbers = numbers_of(connection, wanted)
            former = _read(connection, numbers, kind)
            connection.executemany(
                "DELETE FROM word_label WHERE word = ? AND kind = ?",
                [(number, kind.value) for number in numbers.values()],
            )
            _add(connection, kind, [(numbers[key], name) for key in numbers for name in wanted[key]])
            _touch(connection, numbers.values())
        return former

    def add(self, kind: Label, keys: Iterable[WordKey], name: str) -> dict[WordKey, tuple[str, ...]]:
        """Tag kept words or put them on a list; give what they had."""
        return self._changed(kind, keys, add=checked(name))

    def remove(self, kind: Label, keys: Iterable[WordKey], name: str) -> dict[WordKey, tuple[str, ...]]:
        """Take a tag off words, or words off a list; give what they had."""
        return self._changed(kind, keys, remove=name)

    def make_list(self, name: str) -> bool:
        """A list without words; whether it is new."""
        with self._store.transaction() as connection:
            query = "INSERT OR IGNORE INTO word_list (name, added) VALUES (?, ?)"
            return connection.execute(query, (checked(name), now())).rowcount > 0

    def rename(self, kind: Label, name: str, new: str) -> dict[WordKey, tuple[str, ...]]:
        """Call a tag or list otherwise, joining one that is called so; give what its words had."""
        former = self._changed(kind, self._keys(kind, name), add=checked(new), remove=name)
        if kind is Label.LIST:
            self._drop_name(name)
            self.make_list(new)
        return former

    def drop(self, kind: Label, name: str) -> dict[WordKey, tuple[str, ...]]:
        """Drop a tag or list; its words stay. Give what they had."""
        former = self._changed(kind, self._keys(kind, name), remove=name)
        if kind is Label.LIST:
            self._drop_name(name)
        return former

    def _changed(
        self, kind: Label, keys: Iterable[WordKey], add: str = "", remove: str = ""
    ) -> dict[WordKey, tuple[str, ...]]:
        with self._store.transaction() as connection:
            numbers = numbers_of(connection, keys)
            former = _read(connection, numbers, kind)
            if add and add != remove:
                _add(connection, kind, [(number, add) for number in numbers.values()])
            if remove and add != remove:
                connection.executemany(
                    "DELETE FROM word_label WHERE word = ? AND kind = ? AND name = ?",
                    [(number, kind.value, remove) for number in numbers.values()],
                )
            _touch(connection, numbers.values())
        return former

    def _keys(self, kind: Label, name: str) -> list[WordKey]:
        rows = self._store.rows(
            "SELECT simplified, pinyin FROM word JOIN word_label ON word = id WHERE kind = ? AND name = ?",
            (kind.value, name),
        )
        return [WordKey(row[0], tuple(row[1].split(" ")) if row[1] else ()) for row in rows]

    def _drop_name(self, name: str) -> None:
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM word_list WHERE name = ?", (name,))


def _read(
    connection: Connection, numbers: Mapping[WordKey, int], kind: Label
) -> dict[WordKey, tuple[str, ...]]:
    """What words have; of thousands it is read in one go."""
    if len(numbers) < _MANY:
        query = "SELECT name FROM word_label WHERE word = ? AND kind = ? ORDER BY name"
        return {
            key: tuple(row[0] for row in connection.execute(query, (number, kind.value)))
            for key, number in numbers.items()
        }
    names: dict[int, list[str]] = {}
    query = "SELECT word, name FROM word_label WHERE kind = ? ORDER BY name"
    for word, name in connection.execute(query, (kind.value,)):
        names.setdefault(word, []).append(name)
    return {key: tuple(names.get(number, ())) for key, number in numbers.items()}


def _add(connection: Connection, kind: Label, given: Sequence[tuple[int, str]]) -> None:
    """Give words names; a list that is new is made."""
    connection.executemany(
        "INSERT OR IGNORE INTO word_label (word, kind, name) VALUES (?, ?, ?)",
        [(number, kind.value, name) for number, name in given],
    )
    if kind is Label.LIST:
        query = "INSERT OR IGNORE INTO word_list (name, added) VALUES (?, ?)"
        connection.executemany(query, [(name, now()) for name in dict.fromkeys(name for _, name in given)])


def _touch(connection: Connection, numbers: Iterable[int]) -> None:
    moment = now()
    connection.executemany(
        "UPDATE word SET changed = ? WHERE id = ?", [(moment, number) for number in numbers]
    )


def checked(name: str) -> str:
    """A name as it is stored; raises ReaderError for one that nobody could read."""
    plain = " ".join(name.split())
    if not plain or len(plain) > _LONGEST or not plain.isprintable():
        raise ReaderError(
            "a tag or list needs a name of letters.",
            advice=f"Give it 1 to {_LONGEST} characters on one line.",
        )
    return plain
