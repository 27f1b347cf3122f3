"""What the reader has corrected: word boundaries and readings, in a table of their own apart from shipped data.

A correction speaks of a stretch of simplified characters: the words it is made of, and for a single word its reading.
It holds at one place, in one transcript or everywhere; the narrower scope wins over the wider, the later over the
earlier.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from reader.errors import ReaderError
from reader.store import Store, now


class Scope(StrEnum):
    """Where a correction holds."""

    PLACE = "place"
    TRANSCRIPT = "transcript"
    EVERYWHERE = "everywhere"


_ORDER = (Scope.PLACE, Scope.TRANSCRIPT, Scope.EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place by the hash of its paragraph, the offset in it, and the characters around."""

    paragraph: str = ""
    offset: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """One correction as the store has it; `digest` is empty where it holds everywhere, `changed` ISO 8601 in UTC."""

    scope: Scope
    words: tuple[str, ...]
    reading: tuple[str, ...] = ()
    digest: str = ""
    anchor: Anchor = Anchor()
    changed: str = ""

    @property
    def stretch(self) -> str:
        """The characters it speaks of."""
        return "".join(self.words)


class Corrections:
    """The queries over the table `correction`; every change is on disk when the call returns."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, correction: StoredCorrection) -> StoredCorrection | None:
        """Keep a correction; give the one about the same stretch and scope that it replaces, for undo."""
        with self._store.transaction() as connection:
            former = _find(connection, correction)
            _write(connection, correction)
        return former

    def remove(self, correction: StoredCorrection) -> None:
        """Drop the correction about that stretch in that scope."""
        with self._store.transaction() as connection:
            connection.execute(f"DELETE FROM correction WHERE {_SAME}", _identity(correction))

    def of(self, digest: str) -> tuple[StoredCorrection, ...]:
        """The corrections that hold in a text: those of places first, then of the text, then of all texts."""
        rows = self._store.rows(
            "SELECT * FROM correction WHERE scope = ? OR digest = ?", (Scope.EVERYWHERE.value, digest)
        )
        return _ordered(_stored(row) for row in rows)

    def all(self) -> tuple[StoredCorrection, ...]:
        """Every correction, narrow scopes first."""
        return _ordered(_stored(row) for row in self._store.rows("SELECT * FROM correction"))

    def import_records(self, records: Iterable[Mapping[str, Any]]) -> int:
        """Take in what `to_records` gave elsewhere, all or none; what is here and later stays. Gives how many came in.

        Raises ReaderError with the number of the record that is none of ours.
        """
        corrections = [_from_record(number, record) for number, record in enumerate(records, 1)]
        taken = 0
        with self._store.transaction() as connection:
            for correction in corrections:
                former = _find(connection, correction)
                if former is None or former.changed < correction.changed:
                    _write(connection, correction)
                    taken += 1
        return taken


def to_records(corrections: Iterable[StoredCorrection]) -> list[dict[str, Any]]:
    """Corrections as plain records, to be written as JSON and read by `import_records`."""
    return [
        {
            "scope": correction.scope.value,
            "words": list(correction.words),
            "reading": list(correction.reading),
            "digest": correction.digest,
            "paragraph": correction.anchor.paragraph,
            "offset": correction.anchor.offset,
            "before": correction.anchor.before,
            "after": correction.anchor.after,
            "changed": correction.changed,
        }
        for correction in corrections
    ]


def recut(characters: str, old: Iterable[int], new: Iterable[int]) -> list[tuple[int, tuple[str, ...]]]:
    """The smallest stretches whose words change when the cuts `old` become `new`: (start, words) each.

        推理 模型 能    old {2, 4}, new {4}    gives [(0, ("推理模型",))]

    Cuts are offsets strictly inside `characters`.
    """
    before, after = set(old), set(new)
    kept = sorted((before & after) | {0, len(characters)})
    stretches = []
    for start, end in pairwise(kept):
        inside = sorted(cut for cut in after if start < cut < end)
        if inside != sorted(cut for cut in before if start < cut < end):
            edges = [start, *inside, end]
            words = tuple(characters[a:b] for a, b in pairwise(edges))
            stretches.append((start, words))
    return stretches


_SAME = "scope = ? AND digest = ? AND paragraph = ? AND offset = ? AND stretch = ?"


def _identity(correction: StoredCorrection) -> tuple[str | int, ...]:
    anchor = correction.anchor
    return correction.scope.value, correction.digest, anchor.paragraph, anchor.offset, correction.stretch


def _find(connection: sqlite3.Connection, correction: StoredCorrection) -> StoredCorrection | None:
    row = connection.execute(f"SELECT * FROM correction WHERE {_SAME}", _identity(correction)).fetchone()
    return None if row is None else _stored(row)


def _write(connection: sqlite3.Connection, correction: StoredCorrection) -> None:
    anchor = correction.anchor
    connection.execute(
        "INSERT OR REPLACE INTO correction"
        " (scope, digest, paragraph, offset, before, after, stretch, words, reading, changed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            correction.scope.value,
            correction.digest,
            anchor.paragraph,
            anchor.offset,
            anchor.before,
            anchor.after,
            correction.stretch,
            json.dumps(correction.words, ensure_ascii=False),
            json.dumps(correction.reading, ensure_ascii=False),
            correction.changed or now(),
        ),
    )


def _stored(row: sqlite3.Row) -> StoredCorrection:
    return StoredCorrection(
        Scope(row["scope"]),
        tuple(json.loads(row["words"])),
        tuple(json.loads(row["reading"])),
        row["digest"],
        Anchor(row["paragraph"], row["offset"], row["before"], row["after"]),
        row["changed"],
    )


def _ordered(corrections: Iterable[StoredCorrection]) -> tuple[StoredCorrection, ...]:
    latest_first = sorted(corrections, key=lambda each: each.changed, reverse=True)
    return tuple(sorted(latest_first, key=lambda each: _ORDER.index(each.scope)))


def _from_record(number: int, record: Mapping[str, Any]) -> StoredCorrection:
    try:
        return StoredCorrection(
            Scope(record["scope"]),
            _strings(record["words"]),
            _strings(record["reading"]),
            str(record["digest"]),
            Anchor(
                str(record["paragraph"]), int(record["offset"]), str(record["before"]), str(record["after"])
            ),
            str(record["changed"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReaderError(
            f"record {number} of the corrections is not one of Duidu's ({error}).",
            advice="Nothing was taken in; choose a file that Duidu has exported.",
        ) from error


def _strings(values: Sequence[Any]) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("a list of words is expected")
    return tuple(values)
