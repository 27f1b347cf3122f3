"""The digest of the terms, remembered between starts: to know it, neither concept nor term is read.

A small file of the cache holds it with what it was made of: the shipped glossary's files and readers, and the reader's
own concepts as they lie in the store.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.glossary.stamps import shipped_stamps
from reader.paths import write_atomically

if TYPE_CHECKING:
    from reader.paths import Paths
    from reader.store import Store
    from reader.terms import Term

_NAME = "terms.json"


def terms_digest_of(paths: Paths, store: Store, terms: Callable[[], Sequence[Term]]) -> str:
    """What `terms.terms_digest` gives of the terms, which are asked for only where something has changed."""
    made_of = _made_of(paths, store)
    file = paths.cache / _NAME
    with suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(file.read_bytes())
        if known["made_of"] == made_of:
            return str(known["digest"])
    from reader.terms import terms_digest

    digest = terms_digest(terms())
    with suppress(OSError):
        write_atomically(file, json.dumps({"made_of": made_of, "digest": digest}).encode())
    return digest


def _made_of(paths: Paths, store: Store) -> str:
    readers = [Path(__file__), Path(__file__).with_name("terms.py")]
    stamps = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in readers]
    own = [
        tuple(row) for row in store.rows("SELECT concept, body, deleted FROM own_concept ORDER BY concept")
    ]
    made_of = repr((shipped_stamps(paths.resources / "glossary"), stamps, own))
    return hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()
