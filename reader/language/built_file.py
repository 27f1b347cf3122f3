"""A database that is made once and never written again: built beside its place and moved there whole."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path


def build_file(path: Path, schema: str, fill: Callable[[sqlite3.Connection], None], formers: str) -> None:
    """Make the file by `fill` over `schema`; two processes may start together, and a failure leaves nothing.

    Files beside it that match the pattern `formers` are older builds and go.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}.")
    os.close(descriptor)
    try:
        with closing(sqlite3.connect(name, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + schema + "BEGIN;")
            fill(connection)
            connection.execute("COMMIT")
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for former in path.parent.glob(formers):
        if former != path:
            former.unlink(missing_ok=True)
