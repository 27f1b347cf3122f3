"""Folders in which SQLite's WAL cannot work, as some of a network: processes share a file there as memory.

A database lies there with a rollback journal, whose commits are on disk as well when they return.
"""

from __future__ import annotations

import mmap
import sqlite3
from contextlib import suppress
from pathlib import Path


def connect(path: Path, seconds_to_wait: float) -> sqlite3.Connection:
    """Open or create a database and read from it; one in WAL that comes from elsewhere leaves that where it must."""
    connection = sqlite3.connect(path, timeout=seconds_to_wait, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not _is_missing(error):
            raise
        connection = sqlite3.connect(path, timeout=seconds_to_wait, isolation_level=None)
        leave_wal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def is_there(path: Path) -> bool:
    """Whether a file beside this one can be shared as memory; so it is believed where none can be made."""
    tried = Path(f"{path}-try")
    try:
        with tried.open("w+b") as file:
            file.truncate(mmap.PAGESIZE)
            mmap.mmap(file.fileno(), mmap.PAGESIZE).close()
    except OSError:
        return not tried.exists()
    finally:
        with suppress(OSError):
            tried.unlink(missing_ok=True)
    return True


def leave_wal(connection: sqlite3.Connection) -> None:
    """Give a file that came from elsewhere a rollback journal; the connection must not have read from it yet."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # WAL without shared memory, for this one process
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # which gives the file free


def _is_missing(error: sqlite3.Error) -> bool:
    """Whether there is no shared memory (https://www.sqlite.org/rescode.html, SQLITE_IOERR_SHMMAP and the like)."""
    return error.sqlite_errorname.startswith("SQLITE_IOERR_SHM")
