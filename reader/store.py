"""One SQLite file for all user data: connection, ordered migrations, backup, check.

Rooms bring their own queries and run them through `Store.transaction`; the tables of all rooms stand here,
because one file has one version. A step, once released, is never edited: a change is a further step.
"""

from __future__ import annotations

import os
import sqlite3
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader import shared_memory
from reader.errors import StoreRefused
from reader.migrations import STEPS

BACKUPS_KEPT = 10
_SECONDS_TO_WAIT = 10.0
_SECONDS_BETWEEN_TRIES = 0.01


class StoreDamaged(StoreRefused):
    """The file of user data is there and is no whole database; `reader.backup.repair` can do something about it."""


def folded(text: str) -> str:
    """A text as a search compares it: without tone marks, accents and capitals. Queries know it as `folded()`."""
    if text.isascii():
        return text.lower()
    plain = (each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return "".join(plain).casefold()


def now() -> str:
    """The present moment as the store writes it: ISO 8601 in UTC, to the millisecond."""
    from datetime import UTC, datetime  # no start waits for it

    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Store:
    """The open database. Not for use from two threads; two processes may each have one."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, backups: Path) -> Store:
        """Open or create the file and bring it to this version, with a backup before any step.

        Raises StoreRefused where the folder cannot be written, or the file is damaged, of a newer version or
        another program's; the file is then as it was.
        """
        if _is_emptied(path, backups):
            raise _damaged(path)
        connection = _connect(path)
        try:
            _check(connection, path)
            _migrate(connection, path, backups)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    @classmethod
    def peek(cls, path: Path) -> Store:
        """What the file holds now, as a copy in memory: nothing that happens to it reaches the disk.

        Empty where there is no file; raises StoreRefused as `open` does.
        """
        copy = _prepared(sqlite3.connect(":memory:", isolation_level=None))
        try:
            if path.exists():
                _copy(path, copy)
                _check(copy, path)
            _migrate(copy, path, None)
        except BaseException:
            copy.close()
            raise
        return cls(copy, path)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write that is on disk when the block ends, or has not happened.

        Raises StoreRefused where the file cannot be written.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise _refused(self.path, error) from error
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error) and _is_of_the_file(error):
                raise _refused(self.path, error) from error
            raise

    def rows(self, query: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """All rows of a reading query; raises StoreRefused where the file cannot be read."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            if not _is_of_the_file(error):
                raise
            raise _refused(self.path, error) from error

    def another(self) -> Store:
        """A second connection to the same file, for a thread; whoever made it may close it.

        Raises StoreRefused where the file is gone.
        """
        try:
            there = f"{self.path.absolute().as_uri()}?mode=rw"
            connection = sqlite3.connect(
                there, timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False, uri=True
            )
            _make_strict(connection)
        except sqlite3.Error as error:
            raise _refused(self.path, error) from error
        return Store(_prepared(connection), self.path)

    def data_version(self) -> int:
        """A number that is another one when another connection has written."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def back_up(self, folder: Path) -> Path:
        """A copy of everything as it is now; raises StoreRefused where none can be made."""
        try:
            return back_up(self._connection, folder)
        except (OSError, sqlite3.Error) as error:
            raise _refused(folder, error) from error

    def copied(self) -> bytes:
        """Everything as it is now, as the bytes of a database file of its own."""
        with closing(sqlite3.connect(":memory:")) as copy:
            self._connection.backup(copy)
            return copy.serialize()

    def take_over(self, other: Store) -> None:
        """Hold what another store holds, and nothing else; other processes go on with it. All or nothing."""
        until = time.monotonic() + _SECONDS_TO_WAIT

        def stop_waiting(_status: int, _remaining: int, _total: int) -> None:
            if time.monotonic() > until:
                raise sqlite3.OperationalError("database is busy")

        try:
            other._connection.backup(self._connection, progress=stop_waiting)
        except sqlite3.Error as error:
            raise _refused(self.path, error) from error

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        self._connection.close()


def _is_emptied(path: Path, backups: Path) -> bool:
    """Whether a file holds nothing although there was something, as after a crash of the system."""
    try:
        return path.stat().st_size == 0 and bool(backups_in(backups)) and not Path(f"{path}-wal").exists()
    except OSError:
        return False


def _copy(path: Path, copy: sqlite3.Connection) -> None:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.backup(copy)
    except sqlite3.Error as error:
        raise _refused(path, error) from error


def _connect(path: Path) -> sqlite3.Connection:
    """A connection in WAL mode whose commits are on disk when they return."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = shared_memory.connect(path, _SECONDS_TO_WAIT)
    except (OSError, sqlite3.Error) as error:
        raise _refused(path, error) from error
    return _prepared(connection)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A connection whose rows have names and whose queries can use `folded`."""
    connection.row_factory = sqlite3.Row
    connection.create_function("folded", 1, folded, deterministic=True)
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is not a database of ours, or a damaged or newer one, before anything is written to it."""
    try:
        version, tables = _version_and_tables(connection)
        if version > len(STEPS):
            raise StoreRefused(
                "your data was written by a newer version of Duidu.",
                path=path,
                advice="Install that version again, or start with --data and another folder.",
            )
        if version == 0 and tables:
            raise StoreRefused(
                "the database belongs to another program.",
                path=path,
                advice="Start with --data and another folder.",
            )
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _damaged(path)
        _into_wal(connection, path)
        _make_strict(connection)
    except sqlite3.Error as error:
        raise _refused(path, error) from error


def _into_wal(connection: sqlite3.Connection, path: Path) -> None:
    """Switch a file to WAL where that can work, waiting for others: here alone SQLite says "locked" at once.

    Two that switch at the same moment would wait for each other, so it does not call its busy handler
    (https://www.sqlite.org/c3ref/busy_handler.html).
    """
    is_new = connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory")
    if not is_new or not shared_memory.is_there(path):
        return
    until = time.monotonic() + _SECONDS_TO_WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(_SECONDS_BETWEEN_TRIES)


def _make_strict(connection: sqlite3.Connection) -> None:
    """Have commits on disk when they return, and what hangs on a row go with it; each connection must be told."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _version_and_tables(connection: sqlite3.Connection) -> tuple[int, int]:
    """The version of a file and how many tables and indices it has, at one moment."""
    connection.execute("BEGIN")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.execute("COMMIT")
    return int(version), int(tables)


def _migrate(connection: sqlite3.Connection, path: Path, backups: Path | None) -> None:
    """Run the steps that this file has not had, each in a transaction of its own, after a backup."""
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if 0 < version < len(STEPS) and backups is not None:
            back_up(connection, backups)
        while version < len(STEPS):
            version = _step(connection)
    except (OSError, sqlite3.Error) as error:
        raise _refused(path, error) from error


def _step(connection: sqlite3.Connection) -> int:
    """Run the next step, unless another process has just run it; give the version reached."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version < len(STEPS):
            for statement in STEPS[version].split(";"):
                connection.execute(statement)
            version += 1
            connection.execute(f"PRAGMA user_version = {version:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return version


def back_up(connection: sqlite3.Connection, folder: Path) -> Path:
    """Copy the whole database into a dated file of `folder`; the oldest beyond `BACKUPS_KEPT` go.

    The copy gets its name when it is whole and on disk.
    """
    from datetime import UTC, datetime

    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"duidu-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3"
    growing = target.with_suffix(".part")
    try:
        with closing(sqlite3.connect(growing)) as copy:
            connection.backup(copy)
            # a copy on a stick or a server opens without files beside it
            copy.execute("PRAGMA journal_mode = DELETE")
        with growing.open("rb+") as file:
            os.fsync(file.fileno())
        growing.replace(target)
    finally:
        growing.unlink(missing_ok=True)
    for old in backups_in(folder)[:-BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
    return target


def backups_in(folder: Path) -> list[Path]:
    """The backups of a folder, oldest first."""
    return sorted(folder.glob("duidu-*.sqlite3"))


def _is_of_the_file(error: sqlite3.Error) -> bool:
    """Whether the file or the system is at fault; a broken constraint is a bug of ours."""
    return isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError


def _damaged(path: Path) -> StoreDamaged:
    return StoreDamaged(
        "the file with your data is damaged.",
        path=path,
        advice="It is left as it is; open the window to repair it, or type: duidu vocabulary restore FILE",
    )


def _is_busy(error: Exception) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _refused(path: Path, error: Exception) -> StoreRefused:
    """What a person can do about an error of the system or of SQLite."""
    if isinstance(error, StoreRefused):
        return error
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        return _damaged(path)
    if _is_busy(error):
        return StoreRefused(
            f"another program has kept your data busy for {_SECONDS_TO_WAIT:.0f} seconds.",
            path=path,
            advice="Nothing was changed; try again in a moment. Some network folders are busy for ever: "
            "then start with --data and a folder of this computer.",
        )
    reason = str(error.strerror if isinstance(error, OSError) else error).rstrip(".") or type(error).__name__
    return StoreRefused(
        f"your data cannot be read or written here ({reason}).",
        path=path,
        advice="Check that the folder is yours and has room, or start with --data and another folder.",
    )
