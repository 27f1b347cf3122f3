"""The library's tables in the store: what the reader decided about each text."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import field

from reader.records import dataclass
from reader.store import Store, now
from reader.transcript.marks import LineMark, MarkRole
from reader.transcript.places import Place

_COLUMNS = frozenset({"title", "date", "source", "removed"})


@dataclass(frozen=True, slots=True)
class Edits:
    """What is kept of one text; None where the printed facts hold. `added` and `removed` are moments."""

    title: str | None = None
    date: str | None = None
    source: str | None = None
    added: str = ""
    removed: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)


class Records:
    """Queries on `transcript`, `speaker_name`, `line_mark` and `place`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, Edits]:
        """Everything kept, by digest."""
        names: dict[str, dict[str, str]] = {}
        for row in self._store.rows("SELECT digest, label, name FROM speaker_name"):
            names.setdefault(row["digest"], {})[row["label"]] = row["name"]
        rows = self._store.rows("SELECT digest, title, date, source, added, removed FROM transcript")
        return {
            row["digest"]: Edits(
                row["title"],
                row["date"],
                row["source"],
                row["added"],
                row["removed"],
                names.get(row["digest"], {}),
            )
            for row in rows
        }

    def of(self, digest: str) -> Edits:
        """What is kept of one text."""
        return self.all().get(digest, Edits())

    def is_copy(self, file_name: str) -> bool:
        """Whether a file of the data folder is a copy that the library made."""
        rows = self._store.rows(
            "SELECT 1 FROM transcript WHERE file_name = ? AND encoding IS NOT NULL", (file_name,)
        )
        return bool(rows)

    def add(self, digest: str, file_name: str, encoding: str, title: str | None) -> None:
        """Enter a copy; `encoding` is that of the file it was made from."""
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO transcript (digest, file_name, encoding, title, added) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (digest) DO UPDATE SET file_name = excluded.file_name, encoding = excluded.encoding,"
                " removed = NULL",
                (digest, file_name, encoding, title, now()),
            )

    def edit(self, digest: str, **values: str | None) -> None:
        """Change title, date, source or removed; a text that was never entered (a sample) is entered without a file."""
        assert values.keys() <= _COLUMNS
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO transcript (digest, file_name, added) VALUES (?, '', ?)",
                (digest, now()),
            )
            for column, value in values.items():
                connection.execute(f"UPDATE transcript SET {column} = ? WHERE digest = ?", (value, digest))

    def name_speakers(self, digest: str, names: Mapping[str, str]) -> None:
        """Keep who each label is; labels that are left out, or given no name, are as printed again."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM speaker_name WHERE digest = ?", (digest,))
            connection.executemany(
                "INSERT INTO speaker_name (digest, label, name) VALUES (?, ?, ?)",
                [(digest, label, name.strip()) for label, name in names.items() if name.strip()],
            )

    def marks(self, digest: str) -> list[LineMark]:
        """The lines decided about, in order."""
        rows = self._store.rows(
            "SELECT line, content, role FROM line_mark WHERE digest = ? ORDER BY line", (digest,)
        )
        return [LineMark(row["line"], row["content"], MarkRole(row["role"])) for row in rows]

    def mark(self, digest: str, mark: LineMark) -> None:
        """Keep one decision, in place of a former one about the same line."""
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO line_mark (digest, line, content, role) VALUES (?, ?, ?, ?)",
                (digest, mark.line, mark.content, mark.role.value),
            )

    def unmark(self, digest: str, line: int) -> None:
        """Drop the decision about a line."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM line_mark WHERE digest = ? AND line = ?", (digest, line))

    def position(self, digest: str) -> Place | None:
        """Where reading stopped."""
        rows = self._store.rows(
            "SELECT digest, paragraph, offset, before, after FROM place WHERE digest = ? AND kind = 'position'",
            (digest,),
        )
        return _place(rows[0]) if rows else None

    def set_position(self, place: Place) -> None:
        """Remember where reading stopped."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM place WHERE digest = ? AND kind = 'position'", (place.digest,))
            connection.execute(
                "INSERT INTO place (kind, digest, paragraph, offset, before, after, changed)"
                " VALUES ('position', ?, ?, ?, ?, ?, ?)",
                (place.digest, place.paragraph, place.offset, place.before, place.after, now()),
            )

    def places(self, digest: str) -> list[Place]:
        """Every place kept for a text."""
        query = "SELECT digest, paragraph, offset, before, after FROM place WHERE digest = ? ORDER BY id"
        return [_place(row) for row in self._store.rows(query, (digest,))]


def _place(row: sqlite3.Row) -> Place:
    return Place(row["digest"], row["paragraph"], row["offset"], row["before"], row["after"])
