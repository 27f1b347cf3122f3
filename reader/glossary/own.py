"""The reader's own concepts, in the table `own_concept`, laid over those that are shipped.

    shipped     agent   compute   gpu
    own         agent'            (gpu deleted)   mine
    merged      agent'  compute                   mine

A concept of the reader's stands before the shipped one of the same id; a deleted one hides it; taking the row away
brings it back. Every change is one transaction; StoreRefused where it cannot be written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from sqlite3 import Row
from typing import NamedTuple

from reader.glossary.kept import shipped_concepts
from reader.glossary.load import load_folder
from reader.glossary.model import Concept
from reader.glossary.records import concept_from, concept_record
from reader.store import Store, now

OwnRows = Mapping[str, Concept | None]
"""The reader's concepts by id; None where a shipped one is hidden."""

_WRITE = "INSERT OR REPLACE INTO own_concept (concept, body, deleted, changed) VALUES (?, ?, ?, ?)"


class OwnRow(NamedTuple):
    """A concept of the reader's; None where they have hidden the shipped one."""

    concept: Concept | None


class OwnConcepts:
    """The queries of the reader's concepts over the open store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> dict[str, Concept | None]:
        """The reader's concepts and what they have hidden; a row that is no concept any more is passed over."""
        found = (
            (row["concept"], _concept(row))
            for row in self._store.rows("SELECT * FROM own_concept ORDER BY concept")
        )
        return {name: concept for name, (is_read, concept) in found if is_read}

    def row(self, concept_id: str) -> OwnRow | None:
        """What the reader has of one id; None where they have nothing that can be read."""
        for row in self._store.rows("SELECT * FROM own_concept WHERE concept = ?", (concept_id,)):
            is_read, concept = _concept(row)
            return OwnRow(concept) if is_read else None
        return None

    def save(self, concepts: Iterable[Concept]) -> dict[str, Concept | Missing | None]:
        """Keep concepts as the reader's own, all or none; what comes back undoes it (`put_back`)."""
        return self.put_back({concept.id: concept for concept in concepts})

    def delete(self, ids: Iterable[str]) -> dict[str, Concept | Missing | None]:
        """Hide concepts, shipped or not; what comes back undoes it."""
        return self.put_back(dict.fromkeys(ids))

    def restore(self, ids: Iterable[str]) -> dict[str, Concept | Missing | None]:
        """Take away what the reader made of shipped concepts, which are there again; what comes back undoes it."""
        return self.put_back(dict.fromkeys(ids, MISSING))

    def put_back(self, rows: Mapping[str, Concept | Missing | None]) -> dict[str, Concept | Missing | None]:
        """Bring rows into the state that is given; what comes back is the state they had."""
        moment = now()
        with self._store.transaction() as connection:
            former: dict[str, Concept | Missing | None] = {}
            for name, state in rows.items():
                row = connection.execute("SELECT * FROM own_concept WHERE concept = ?", (name,)).fetchone()
                is_read, concept = (False, None) if row is None else _concept(row)
                former[name] = concept if is_read else MISSING
                connection.execute("DELETE FROM own_concept WHERE concept = ?", (name,))
                if not isinstance(state, Missing):
                    body = "" if state is None else _body(state)
                    connection.execute(_WRITE, (name, body, int(state is None), moment))
        return former


class Missing:
    """Says that the reader has no row of an id."""


MISSING = Missing()


def all_concepts(folder: Path, store: Store, cache: Path | None = None) -> tuple[Concept, ...]:
    """The shipped concepts of a folder with the reader's own over them; a `cache` keeps what is slow to read."""
    shipped = shipped_concepts(folder, cache) if cache is not None else load_folder(folder)
    return merged(shipped, OwnConcepts(store).rows())


def merged(shipped: Iterable[Concept], own: OwnRows) -> tuple[Concept, ...]:
    """All concepts there are: shipped ones in their places, overridden or left out, then those of the reader."""
    shipped = tuple(shipped)
    ids = {concept.id for concept in shipped}
    placed = (own.get(concept.id, concept) for concept in shipped)
    added = (concept for name, concept in own.items() if name not in ids)
    return tuple(concept for concept in (*placed, *added) if concept is not None)


def _body(concept: Concept) -> str:
    record = concept_record(replace(concept, origin="yours"))
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _concept(row: Row) -> tuple[bool, Concept | None]:
    """Whether a row can be read, and its concept, None for a hidden one."""
    if row["deleted"]:
        return True, None
    try:
        return True, concept_from(json.loads(row["body"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return False, None
