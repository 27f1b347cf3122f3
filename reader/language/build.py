"""The language file, dictionary and word graph in one SQLite file: where it is missing it is built.

Built under a temporary name and moved, so two processes may start together; former files are removed afterwards.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reader.language.sources import Sources, language_file
from reader.paths import Paths

Progress = Callable[[str, float], None]


def ensure_language_file(paths: Paths, progress: Progress | None = None) -> Path:
    """The language file, built first where it is missing; `progress` hears what is being done and how far it is."""
    path = language_file(paths)
    if not _is_whole(path):
        collecting = gc.isenabled()
        gc.disable()  # a million small tuples that all live until the end
        try:
            _build(Sources.installed(paths), path, progress or (lambda _what, _part: None))
        finally:
            if collecting:
                gc.enable()
    return path


def _is_whole(path: Path) -> bool:
    """Whether the file is there with what is written last."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT 1 FROM facts").fetchone() is not None
    except sqlite3.Error:
        return False


def _build(sources: Sources, path: Path, progress: Progress) -> None:
    # Seldom needed, and importing it takes longer than all the rest of a start.
    from reader.language.built_file import build_file
    from reader.language.fill import SCHEMA, fill

    build_file(path, SCHEMA, lambda connection: fill(connection, sources, progress), "language-*.sqlite3")
