"""The one file of user data: brought up to date with a backup, never damaged, shared by two processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader.store
from reader.errors import StoreRefused
from reader.store import BACKUPS_KEPT, STEPS, Store, back_up

FURTHER = "CREATE TABLE further (id INTEGER PRIMARY KEY) STRICT"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "duidu.sqlite3"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


@pytest.fixture
def unprivileged_folder() -> Iterator[Path]:
    """A folder that this process may read and not write, even when the tests run as root."""
    former = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        if former == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(former)
            folder.chmod(0o755)


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return names


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return number


def test_a_new_file_gets_all_tables_and_no_backup(path: Path, backups: Path) -> None:
    Store.open(path, backups).close()
    assert version(path) == len(STEPS)
    assert {"transcript", "word", "sighting", "word_status", "place"} <= tables(path)
    assert not backups.exists()


def test_an_older_file_is_backed_up_before_the_step(
    path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(path, backups)
    with store.transaction() as connection:
        connection.execute("INSERT INTO word_status VALUES ('词', 'cí', 'known', '')")
    store.close()
    monkeypatch.setattr(reader.store, "STEPS", (*STEPS, FURTHER))
    Store.open(path, backups).close()
    (copy,) = backups.iterdir()
    assert "further" in tables(path)
    assert version(path) == len(STEPS) + 1
    assert "further" not in tables(copy)
    assert version(copy) == len(STEPS)
    again = Store.open(path, backups)
    assert again.rows("SELECT simplified FROM word_status")[0][0] == "词"
    again.close()
    assert len(list(backups.iterdir())) == 1


def test_a_step_that_fails_leaves_the_file_at_its_version(
    path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path, backups).close()
    monkeypatch.setattr(reader.store, "STEPS", (*STEPS, f"{FURTHER}; CREATE NONSENSE"))
    with pytest.raises(StoreRefused):
        Store.open(path, backups)
    assert version(path) == len(STEPS)
    assert "further" not in tables(path)


def test_the_oldest_backups_go(path: Path, backups: Path) -> None:
    Store.open(path, backups).close()
    connection = sqlite3.connect(path)
    made = [back_up(connection, backups) for _ in range(BACKUPS_KEPT + 3)]
    connection.close()
    assert sorted(backups.iterdir()) == made[3:]


def test_a_file_of_a_newer_version_is_refused_and_left(path: Path, backups: Path) -> None:
    Store.open(path, backups).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="newer version"):
        Store.open(path, backups)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left(path: Path, backups: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database at all, " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="damaged"):
        Store.open(path, backups)
    assert path.read_bytes() == before


def test_a_damaged_database_is_refused_and_left(path: Path, backups: Path) -> None:
    store = Store.open(path, backups)
    with store.transaction() as connection:
        for number in range(2000):
            connection.execute("INSERT INTO word_status VALUES (?, 'cí', 'known', '')", (f"词{number}",))
    store.close()
    whole = path.read_bytes()
    harmed = bytearray(whole)
    harmed[len(whole) // 2 : len(whole) // 2 + 4096] = b"\xaa" * 4096
    # a rollback journal in the header shows whether the refusal wrote to the file
    harmed[18:20] = b"\x01\x01"
    path.write_bytes(harmed)
    with pytest.raises(StoreRefused, match="damaged"):
        Store.open(path, backups)
    assert path.read_bytes() == bytes(harmed)


def test_the_database_of_another_program_is_refused_and_left(path: Path, backups: Path) -> None:
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="another program"):
        Store.open(path, backups)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_refused(unprivileged_folder: Path) -> None:
    for path in (unprivileged_folder / "duidu.sqlite3", unprivileged_folder / "data" / "duidu.sqlite3"):
        with pytest.raises(StoreRefused, match="cannot be read or written"):
            Store.open(path, path.parent / "backups")
    assert list(unprivileged_folder.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreRefused, match="cannot be read or written"):
        Store.open(tmp_path / "data" / "duidu.sqlite3", tmp_path / "backups")


def test_a_write_that_fails_has_not_happened(path: Path, backups: Path) -> None:
    store = Store.open(path, backups)

    def write_and_fail() -> None:
        with store.transaction() as connection:
            connection.execute("INSERT INTO word_status VALUES ('词', 'cí', 'known', '')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert store.rows("SELECT * FROM word_status") == []
    store.close()


def test_a_second_close_does_nothing(path: Path, backups: Path) -> None:
    store = Store.open(path, backups)
    store.close()
    store.close()


WRITER = """
import sys
from pathlib import Path
from reader.store import Store
path, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store.open(path, path.parent / "backups")
for number in range(count):
    with store.transaction() as connection:
        connection.execute("INSERT INTO word_status VALUES (?, ?, 'known', '')", (who, str(number)))
store.close()
"""


def run_writers(path: Path, writers: int, count: int) -> list[str]:
    """Run that many processes at once; what each said on standard error."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(writer), str(count)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for writer in range(writers)
    ]
    return [process.communicate(timeout=60)[1] for process in processes]


def test_two_processes_lose_nothing_and_see_no_lock(path: Path, backups: Path) -> None:
    Store.open(path, backups).close()
    assert run_writers(path, 2, 50) == ["", ""]
    store = Store.open(path, backups)
    assert len(store.rows("SELECT * FROM word_status")) == 100
    store.close()


def test_processes_that_create_the_file_at_once_agree(path: Path, backups: Path) -> None:
    assert run_writers(path, 4, 3) == [""] * 4
    store = Store.open(path, backups)
    assert len(store.rows("SELECT * FROM word_status")) == 12
    store.close()


def test_opening_waits_for_a_process_that_is_about_to_write_a_new_file(path: Path, backups: Path) -> None:
    path.parent.mkdir(parents=True)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    later = threading.Timer(0.1, other.execute, ("ROLLBACK",))
    later.start()
    Store.open(path, backups).close()
    later.join()
    other.close()


def test_damage_found_while_reading_is_told_and_a_broken_rule_is_a_bug(path: Path, backups: Path) -> None:
    store = Store.open(path, backups)

    def write(status: str | None) -> None:
        with store.transaction() as connection:
            connection.execute("INSERT INTO word_status VALUES ('词', 'cí', ?, '')", (status,))

    with pytest.raises(sqlite3.IntegrityError):
        write(None)
    write("known")
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    length = path.stat().st_size
    path.write_bytes(path.read_bytes()[:4096] + b"\xaa" * (length - 4096))
    with pytest.raises(StoreRefused, match="damaged"):
        store.rows("SELECT * FROM word_status ORDER BY simplified")
    store.close()
