"""Opens a built SQLite file for reading, or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def opened(path: Path, probe: str, *, immutable: bool = True, timeout: float = 5.0) -> sqlite3.Connection:
    """A read-only connection on which the query `probe` goes through; raises sqlite3.Error, and nothing stays open.

    An `immutable` file is never written again, so that no lock is taken.
    """
    uri = f"{path.as_uri()}?mode=ro{'&immutable=1' if immutable else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=timeout, check_same_thread=False)
    try:
        connection.execute(probe).fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
