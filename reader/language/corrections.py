"""What the reader has corrected: word boundaries and readings, in a table of their own apart from shipped data.

A correction speaks of a stretch of simplified characters: the words it is made of, and for a single word its reading.
It holds at one place, in one transcript or everywhere; the narrower scope wins over the wider, the later over the
earlier.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from reader.records import dataclass
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
    """One correction as the store has it; `digest` is empty where it holds everywhere, `changed` ISO 8601 in UTC.

    A word without a reading is joined from its characters; one with a reading only where it `joins` too.
    """

    scope: Scope
    words: tuple[str, ...]
    reading: tuple[str, ...] = ()
    digest: str = ""
    anchor: Anchor = Anchor()
    changed: str = ""
    joins: bool = False

    @property
    def stretch(self) -> str:
        """The characters it speaks of."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of corrections from elsewhere: those taken in, how many were here already, and (theirs, ours) pairs.

    Of a pair, ours stays.
    """

    new: tuple[StoredCorrection, ...]
    same: int
    conflicts: tuple[tuple[StoredCorrection, StoredCorrection], ...]


class Corrections:
    """The queries over the table `correction`; every change is on disk when the call returns."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, correction: StoredCorrection) -> StoredCorrection | None:
        """Keep a correction; give the one about the same stretch and scope that it replaces, for undo.

        A word that the reader had joined stays joined when a reading is chosen for it, and the other way round.
        """
        with self._store.transaction() as connection:
            former = _find(connection, correction)
            _write(connection, correction if former is None else _with_former(correction, former))
        return former

    def put_back(self, correction: StoredCorrection) -> None:
        """Have a former correction as it was in place of the one about the same stretch and scope."""
        with self._store.transaction() as connection:
            _write(connection, correction)

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

    def merge(self, corrections: Iterable[StoredCorrection], *, dry_run: bool = False) -> Merged:
        """Take in corrections made elsewhere, all or none; what is here about the same stretch and scope stays.

        `dry_run` only says what would come of it.
        """
        known = {_identity(each): each for each in self.all()}
        new: list[StoredCorrection] = []
        conflicts: list[tuple[StoredCorrection, StoredCorrection]] = []
        same = 0
        for theirs in corrections:
            ours = known.setdefault(_identity(theirs), theirs)
            if ours is theirs:
                new.append(theirs)
            elif _says(ours) == _says(theirs):
                same += 1
            else:
                conflicts.append((theirs, ours))
        if new and not dry_run:
            with self._store.transaction() as connection:
                for each in new:
                    _write(connection, each)
        return Merged(tuple(new), same, tuple(conflicts))

    def remove_all(self, corrections: Iterable[StoredCorrection]) -> None:
        """Drop corrections, all or none."""
        with self._store.transaction() as connection:
            for each in corrections:
                connection.execute(f"DELETE FROM correction WHERE {_SAME}", _identity(each))


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


def _holds_together(correction: StoredCorrection) -> bool:
    return len(correction.words) == 1 and (correction.joins or not correction.reading)


def _with_former(correction: StoredCorrection, former: StoredCorrection) -> StoredCorrection:
    """What a correction says together with the one it replaces, where both are about one whole word."""
    if len(correction.words) > 1 or len(former.words) > 1:
        return correction
    reading = correction.reading or former.reading
    holds_together = _holds_together(correction) or _holds_together(former)
    return replace(correction, reading=reading, joins=holds_together and bool(reading))


def _says(correction: StoredCorrection) -> tuple[object, ...]:
    return correction.words, correction.reading, _holds_together(correction)


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
        " (scope, digest, paragraph, offset, before, after, stretch, words, reading, changed, joins)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            correction.joins,
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
        bool(row["joins"]),
    )


def _ordered(corrections: Iterable[StoredCorrection]) -> tuple[StoredCorrection, ...]:
    latest_first = sorted(corrections, key=lambda each: each.changed, reverse=True)
    return tuple(sorted(latest_first, key=lambda each: _ORDER.index(each.scope)))
