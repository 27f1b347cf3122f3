"""Annotations kept on disk, so that opening a known text needs no engine. Cheap to import: SQLite and nothing else.

A record is known by its text, by a key made of everything that could change it, and by its paragraph. Only the engine
writes. A cache that cannot be read or written is no fault: the answer is made again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from reader.language.opened_file import opened

_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (text TEXT, key TEXT, paragraph INTEGER, record BLOB,
    PRIMARY KEY (text, key, paragraph)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uses (text TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
"""
_KEPT_TEXTS = 200


def cache_file(cache: Path) -> Path:
    """Where annotations are kept in a cache folder."""
    return cache / "annotations.sqlite3"


def cache_key(engine: str, paragraphs: Iterable[str], *more: object) -> str:
    """A key of 32 hex digits over the engine's fingerprint, the paragraphs, terms and corrections."""
    digest = hashlib.sha256(engine.encode())
    for part in chain(paragraphs, ("\0",), map(repr, more)):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return digest.hexdigest()[:32]


def _written(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2.0, isolation_level=None, check_same_thread=False)
    try:
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + _SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class AnnotationCache:
    """Records by text, key and paragraph."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> AnnotationCache:
        """The cache in that file; one that holds nothing where it cannot be opened."""
        try:
            if writable:
                path.parent.mkdir(parents=True, exist_ok=True)
                connection = _written(path)
            else:
                connection = opened(path, "SELECT 1 FROM records LIMIT 1", immutable=False, timeout=0.2)
        except (sqlite3.Error, OSError):
            return cls(None)
        return cls(connection)

    @property
    def is_open(self) -> bool:
        """Whether there is a file behind it."""
        return self._connection is not None

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def read(self, text: str, key: str) -> dict[int, bytes]:
        """All records of a text that were made under that key."""
        rows = self._rows("SELECT paragraph, record FROM records WHERE text = ? AND key = ?", text, key)
        return {int(paragraph): bytes(record) for paragraph, record in rows}

    def paragraphs(self, text: str, key: str) -> set[int]:
        """Which paragraphs of a text have a record under that key."""
        return {
            int(row[0])
            for row in self._rows("SELECT paragraph FROM records WHERE text = ? AND key = ?", text, key)
        }

    def record(self, text: str, key: str, paragraph: int) -> bytes | None:
        """The record of one paragraph, None where there is none."""
        query = "SELECT record FROM records WHERE text = ? AND key = ? AND paragraph = ?"
        return next((bytes(row[0]) for row in self._rows(query, text, key, paragraph)), None)

    def between(self, text: str, key: str, first: int, last: int) -> dict[int, bytes]:
        """The records of the paragraphs from `first` to `last`, the last included."""
        query = (
            "SELECT paragraph, record FROM records WHERE text = ? AND key = ? AND paragraph BETWEEN ? AND ?"
        )
        return {int(at): bytes(record) for at, record in self._rows(query, text, key, first, last)}

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def write(self, text: str, key: str, records: Sequence[tuple[int, bytes]]) -> None:
        """Keep records; those of the text under another key go, and so do the texts not used for longest."""
        connection = self._connection
        if connection is None or not records:
            return
        with suppress(sqlite3.Error), connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM records WHERE text = ? AND key <> ?", (text, key))
            connection.executemany(
                "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)",
                [(text, key, paragraph, record) for paragraph, record in records],
            )
            connection.execute(
                "INSERT OR REPLACE INTO uses SELECT ?, 1 + coalesce(max(number), 0) FROM uses", (text,)
            )
            connection.execute(
                "DELETE FROM records WHERE text IN (SELECT text FROM uses ORDER BY number DESC LIMIT -1 OFFSET ?)",
                (_KEPT_TEXTS,),
            )
            connection.execute(
                "DELETE FROM uses WHERE text IN (SELECT text FROM uses ORDER BY number DESC LIMIT -1 OFFSET ?)",
                (_KEPT_TEXTS,),
            )
