"""One store of user data taken into another, by rules that keep what the reader wrote.

Kept words are joined word by word; the rows of every other table are known by their natural key, so that a further
table of any room needs nothing here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.store import Store
from reader.vocabulary.merging import Conflict, merged
from reader.vocabulary.store import Vocabulary
from reader.vocabulary.tables import put_words

_BY_WORD = frozenset({"word", "sighting", "word_text", "word_label"})
"""Tables of kept words, which are merged word by word."""

_STATUS = "word_status"
_FROM_KEEPING = (
    "SELECT simplified, pinyin FROM word JOIN word_status USING (simplified, pinyin)"
    " WHERE status = 'learning 1' AND word_status.changed = word.added"
)
"""Words that have their status since they were kept and by that alone."""
_Keys = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in from another computer."""

    words_new: tuple[str, ...] = ()
    words_changed: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    rows: dict[str, int] = field(default_factory=dict)
    files: tuple[str, ...] = ()


def merge(store: Store, other: Store) -> Merged:
    """Take in everything of another store, all or none; see `merged` for words.

    Of other things the later change wins; where a table knows no changes, what is here stays and what is empty here
    is filled.
    """
    here = {word.key: word for word in Vocabulary(store).words()}
    put, new, changed, conflicts = [], [], [], []
    for word in Vocabulary(other).words():
        mine = here.get(word.key)
        if mine is None:
            put.append(word)
            new.append(word.key.id)
            continue
        joined, doubts = merged(mine, word)
        conflicts += doubts
        if joined != mine:
            put.append(joined)
            changed.append(word.key.id)
    with store.transaction() as connection:
        from_keeping = (
            _from_keeping(connection.execute(_FROM_KEEPING)),
            _from_keeping(other.rows(_FROM_KEEPING)),
        )
        put_words(connection, put)
        rows = {
            table: _merge_table(connection, other, table)
            for table in tables(connection) - _BY_WORD - {_STATUS}
        }
        rows[_STATUS] = _merge_statuses(connection, other, *from_keeping)
    rows = {table: count for table, count in rows.items() if count}
    return Merged(tuple(new), tuple(changed), tuple(conflicts), rows)


def _merge_table(connection: sqlite3.Connection, other: Store, table: str) -> int:
    """Bring the rows of one table in; how many were added or changed."""
    names = [name for name in columns(connection, table) if name != "id"]
    key = _natural_key(connection, table) or names
    count = 0
    for row in other.rows(f"SELECT {', '.join(names)} FROM {table}"):
        key_here = ["kind", "digest"] if table == "place" and row["kind"] == "position" else key
        count += _merge_row(connection, table, dict(row), key_here)
    return count


def _merge_statuses(connection: sqlite3.Connection, other: Store, mine: _Keys, theirs: _Keys) -> int:
    """The later status wins, but one that only came with keeping a word never over one that the reader gave."""
    key, count = ["simplified", "pinyin"], 0
    where = " AND ".join(f"{name} = ?" for name in key)
    for row in map(dict, other.rows(f"SELECT * FROM {_STATUS}")):
        word = row["simplified"], row["pinyin"]
        if (
            word in theirs
            and word not in mine
            and connection.execute(f"SELECT 1 FROM {_STATUS} WHERE {where}", word).fetchone()
        ):
            continue
        if word in mine and word not in theirs:
            connection.execute(f"UPDATE {_STATUS} SET changed = '' WHERE {where}", word)
        count += _merge_row(connection, _STATUS, row, key)
    return count


def _from_keeping(rows: Iterable[sqlite3.Row]) -> _Keys:
    return {(row[0], row[1]) for row in rows}


def _merge_row(connection: sqlite3.Connection, table: str, row: dict[str, object], key: list[str]) -> bool:
    same = " AND ".join(f"{name} IS ?" for name in key)
    identity = [row[name] for name in key]
    here = connection.execute(f"SELECT * FROM {table} WHERE {same}", identity).fetchone()
    wanted = row
    if here is not None:
        later = "changed" in row and str(row["changed"]) > here["changed"]
        wanted = row if later else {name: row[name] if here[name] is None else here[name] for name in row}
        if all(here[name] == value for name, value in wanted.items()):
            return False
        connection.execute(f"DELETE FROM {table} WHERE {same}", identity)
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(wanted)}) VALUES ({', '.join('?' * len(wanted))})"
    return connection.execute(insert, list(wanted.values())).rowcount > 0


def tables(connection: sqlite3.Connection) -> set[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return {str(row[0]) for row in connection.execute(query)}


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def primary_key(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [str(row[1]) for row in rows if row[5]] or ["rowid"]


def _natural_key(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that make two rows speak of the same thing; none where only a number does."""
    key = primary_key(connection, table)
    if key not in (["id"], ["rowid"]):
        return key
    for index in connection.execute(f"PRAGMA index_list({table})").fetchall():
        if index[2] and not index[4]:
            return [str(row[2]) for row in connection.execute(f"PRAGMA index_info({index[1]})")]
    return []
