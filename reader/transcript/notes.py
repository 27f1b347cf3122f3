"""Notes and bookmarks on stretches of the texts: what is kept of each, in the store.

A note that is deleted stays as an empty row with the moment of its deletion, so that a merge with another computer,
where it still stands, does not bring it back.
"""

from __future__ import annotations

import secrets
import sqlite3

from reader.records import dataclass
from reader.store import Store, now
from reader.transcript.places import Place
from reader.transcript.stretches import End, Stretch

_ENDS = ("first", "last")
_WORDS = ("quote", "body", "title", "speaker", "section", "time", "added", "changed")


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader wrote on a stretch; a bookmark has no `body`.

    `title` to `time` say where it was made, for when the text is gone from the library. `added` and `changed` are
    moments.
    """

    key: str
    stretch: Stretch
    body: str = ""
    title: str = ""
    speaker: str = ""
    section: str = ""
    time: str = ""
    added: str = ""
    changed: str = ""

    @property
    def digest(self) -> str:
        """The text it belongs to."""
        return self.stretch.first.place.digest

    @property
    def quote(self) -> str:
        """The characters it is on, as printed."""
        return self.stretch.quote


def new_key() -> str:
    """A key that no other note has, on whichever computer it was made."""
    return secrets.token_hex(16)


class Notes:
    """Queries on `note`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Note]:
        """Every note, in the order they were made."""
        return self._notes("", ())

    def of(self, digest: str) -> list[Note]:
        """The notes on one text."""
        return self._notes(" AND digest = ?", (digest,))

    def put(self, note: Note) -> Note:
        """Keep a note, in place of its former self; it is on disk when this returns. Gives it with its moments."""
        moment = now()
        kept = Note(
            note.key, note.stretch, note.body, note.title, note.speaker, note.section, note.time,
            note.added or moment, moment,
        )  # fmt: skip
        row = _row(kept)
        with self._store.transaction() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO note ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                list(row.values()),
            )
        return kept

    def delete(self, key: str) -> None:
        """Let go of a note; its words are gone from the file."""
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE note SET deleted = 1, body = '', quote = '', first_before = '', first_after = '',"
                " last_before = '', last_after = '', changed = ? WHERE key = ?",
                (now(), key),
            )

    def _notes(self, where: str, values: tuple[object, ...]) -> list[Note]:
        query = f"SELECT * FROM note WHERE NOT deleted{where} ORDER BY added, key"
        return [_note(row) for row in self._store.rows(query, values)]


def _row(note: Note) -> dict[str, object]:
    row: dict[str, object] = {"key": note.key, "digest": note.digest, "deleted": 0}
    for name, end in zip(_ENDS, (note.stretch.first, note.stretch.last), strict=True):
        place = end.place
        row |= {f"{name}_paragraph": place.paragraph, f"{name}_nth": end.nth, f"{name}_offset": place.offset}
        row |= {f"{name}_before": place.before, f"{name}_after": place.after}
    return row | {name: getattr(note, name) for name in _WORDS}


def _note(row: sqlite3.Row) -> Note:
    first, last = (
        End(
            Place(
                row["digest"],
                row[f"{name}_paragraph"],
                row[f"{name}_offset"],
                row[f"{name}_before"],
                row[f"{name}_after"],
            ),
            row[f"{name}_nth"],
        )
        for name in _ENDS
    )
    _, *words = _WORDS
    return Note(row["key"], Stretch(first, last, row["quote"]), *(row[name] for name in words))
