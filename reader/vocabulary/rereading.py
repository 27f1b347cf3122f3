"""Another reading for a word: it is another word then, and everything the reader has of the former goes with it.

Where the word is kept in the other reading already, both become one. Callers hold no transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from sqlite3 import Connection

from reader.records import dataclass
from reader.store import Store, now
from reader.vocabulary.merging import merged
from reader.vocabulary.model import Word, WordKey, WordStatus
from reader.vocabulary.tables import (
    columns,
    find_word,
    number_of,
    put_words,
    read_status,
    write_status,
    write_word,
)

_TABLES = ("word_status", "review_card", "review")
"""What belongs to a word by its key, whether it is kept or not."""

_Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Reread:
    """What was there before, for `take_back`."""

    key: WordKey
    target: WordKey
    word: Word
    other: Word | None
    rows: _Rows


def read_as(
    store: Store, key: WordKey, pinyin: tuple[str, ...], senses: tuple[str, ...] = (), level: str = ""
) -> Reread | None:
    """Give a kept word another reading; None where it is not kept or has that reading.

    `senses` and `level` are the dictionary's for the new reading; what the reader wrote stays.
    """
    target = WordKey(key.simplified, pinyin)
    with store.transaction() as connection:
        word, other = find_word(connection, key), find_word(connection, target)
        if word is None or target == key:
            return None
        former = Reread(key, target, word, other, _rows(connection, (key, target)))
        status = _further(word.status, read_status(connection, target))
        if other is None:
            query = "UPDATE word SET pinyin = ? WHERE simplified = ? AND pinyin = ?"
            connection.execute(query, (columns(target)[1], *columns(key)))
            joined = _renewed(replace(word, key=target), senses, level)
        else:
            connection.execute("DELETE FROM word WHERE simplified = ? AND pinyin = ?", columns(key))
            joined = _joined(other, replace(word, key=target))
        _move_reviews(connection, key, target)
        write_status(connection, key, WordStatus.NEW, now())
        put_words(connection, [replace(joined, status=status, changed=now())])
    return former


def take_back(store: Store, former: Reread) -> None:
    """Make both words as they were."""
    with store.transaction() as connection:
        number = number_of(connection, former.target)
        if former.other is None and number_of(connection, former.key) is None:
            query = "UPDATE word SET pinyin = ? WHERE id = ?"
            connection.execute(query, (columns(former.key)[1], number))
        elif former.other is None:  # kept anew meanwhile, by another window or a command
            connection.execute("DELETE FROM word WHERE id = ?", (number,))
        elif number is not None:
            write_word(connection, number, former.other)
            connection.execute("DELETE FROM sighting WHERE word = ?", (number,))
        for key in (former.key, former.target):
            for table in _TABLES:
                connection.execute(f"DELETE FROM {table} WHERE simplified = ? AND pinyin = ?", columns(key))
        put_words(connection, [word for word in (former.word, former.other) if word is not None])
        for table, rows in former.rows.items():
            for row in rows:
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)


def _rows(connection: Connection, keys: Iterable[WordKey]) -> _Rows:
    return {
        table: [
            tuple(row)
            for key in keys
            for row in connection.execute(
                f"SELECT * FROM {table} WHERE simplified = ? AND pinyin = ?", columns(key)
            )
        ]
        for table in _TABLES
    }


def _renewed(word: Word, senses: tuple[str, ...], level: str) -> Word:
    """A word with the dictionary's senses of its new reading, where the reader has written none."""
    if senses and "senses" not in word.edited:
        word = replace(word, senses=senses)
    return replace(word, level=level) if level and "level" not in word.edited else word


def _joined(here: Word, there: Word) -> Word:
    """Two words as one; senses that were written by hand for both are put behind each other."""
    word, conflicts = merged(here, there)
    if any(conflict.field == "senses" for conflict in conflicts):
        word = replace(word, senses=tuple(dict.fromkeys((*here.senses, *there.senses))))
    return word


def _further(one: WordStatus, other: WordStatus) -> WordStatus:
    """The status that says more: the further step, and any before ignored and new."""
    steps = [WordStatus.NEW, WordStatus.IGNORED, *(each for each in WordStatus if each.value[0] in "lk")]
    return max(one, other, key=steps.index)


def _move_reviews(connection: Connection, key: WordKey, target: WordKey) -> None:
    """The answers of both are the history of one; the card that was changed last goes on."""
    to, former = columns(target)[1], columns(key)
    where = "WHERE simplified = ? AND pinyin = ?"
    connection.execute(f"UPDATE OR IGNORE review SET pinyin = ? {where}", (to, *former))
    connection.execute(f"DELETE FROM review {where}", former)
    older = f"(SELECT changed FROM review_card {where})"
    connection.execute(f"DELETE FROM review_card {where} AND changed < {older}", (*columns(target), *former))
    connection.execute(f"UPDATE OR IGNORE review_card SET pinyin = ? {where}", (to, *former))
    connection.execute(f"DELETE FROM review_card {where}", former)
