"""Where WAL cannot work the database works without it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader import shared_memory
from reader.store import Store


def journal(store: Store) -> str:
    return str(store.rows("PRAGMA journal_mode")[0][0])


def test_a_folder_of_this_computer_shares_memory_and_is_left_as_it_was(tmp_path: Path) -> None:
    assert shared_memory.is_there(tmp_path / "data.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_two_write_in_turn_where_memory_cannot_be_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_memory, "is_there", lambda _path: False)
    path = tmp_path / "data.sqlite3"
    with closing(Store.open(path, tmp_path)) as one, closing(Store.open(path, tmp_path)) as other:
        assert journal(one) == journal(other) == "delete"
        for number, store in enumerate((one, other, one)):
            with store.transaction() as connection:
                connection.execute("INSERT INTO word_list VALUES (?, '')", (str(number),))
        assert len(other.rows("SELECT * FROM word_list")) == 3
    monkeypatch.undo()
    with closing(Store.open(path, tmp_path)) as store:
        assert journal(store) == "wal"
        assert len(store.rows("SELECT * FROM word_list")) == 3


def test_a_file_in_wal_leaves_it_and_others_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "data.sqlite3"
    Store.open(path, tmp_path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        shared_memory.leave_wal(connection)
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "data.sqlite3"
    path.write_bytes(b"something else, and long enough to be looked at" * 40)
    with pytest.raises(sqlite3.DatabaseError):
        shared_memory.connect(path, 1)
    assert path.read_bytes().startswith(b"something else")
