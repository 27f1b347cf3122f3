"""The shipped concepts as they were read last: parsing their files takes longer than all else at the start.

They lie in one JSON file of the cache, with the names, sizes and times of the files they were read from; where one of
those is another, or the cache cannot be read, the files are parsed again.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from reader.glossary.load import load_folder
from reader.glossary.model import Concept
from reader.glossary.records import concept_from, concept_record
from reader.glossary.stamps import shipped_stamps
from reader.paths import write_atomically

_NAME = "glossary.json"


def shipped_concepts(folder: Path, cache: Path) -> tuple[Concept, ...]:
    """What `load_folder` gives, sooner where it has been asked before; raises FileRefused as that does."""
    key = shipped_stamps(folder)
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = json.loads((cache / _NAME).read_bytes())
        if kept["key"] == key:
            return tuple(concept_from(record, "shipped") for record in kept["concepts"])
    concepts = load_folder(folder)
    content = {"key": key, "concepts": [concept_record(concept) for concept in concepts]}
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(cache / _NAME, json.dumps(content, separators=(",", ":")).encode())
    return concepts
