"""The shipped concepts as they were read last: parsing their files takes longer than all else at the start.

They lie in one file of the cache, a line of JSON each behind the id and a tab, so that one of them can be had alone.
Before them stand the names, sizes and times of the files they were read from; where one of those is another, or the
cache cannot be read, the files are parsed again.
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

_NAME = "glossary.lines"


def shipped_concepts(folder: Path, cache: Path) -> tuple[Concept, ...]:
    """What `load_folder` gives, sooner where it has been asked before; raises FileRefused as that does."""
    key = shipped_stamps(folder)
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        head, *lines = (cache / _NAME).read_bytes().splitlines()
        if json.loads(head) == key:
            records = json.loads(b"[" + b",".join(line.partition(b"\t")[2] for line in lines) + b"]")
            return tuple(concept_from(record, "shipped") for record in records)
    concepts = load_folder(folder)
    lines = [f"{concept.id}\t{_json(concept_record(concept))}".encode() for concept in concepts]
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(cache / _NAME, b"\n".join([_json(key).encode(), *lines, b""]))
    return concepts


def kept_concept(folder: Path, cache: Path, concept_id: str) -> Concept | None:
    """One of them alone, without reading the others; None where it is not kept, or all have to be parsed again."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        content = (cache / _NAME).read_bytes()
        start = content.find(f"\n{concept_id}\t".encode())
        if start >= 0 and json.loads(content[: content.index(b"\n")]) == shipped_stamps(folder):
            record = content[content.index(b"\t", start) + 1 : content.index(b"\n", start + 1)]
            return concept_from(json.loads(record), "shipped")
    return None


def _json(content: object) -> str:
    """On one line, in ASCII."""
    return json.dumps(content, separators=(",", ":"))
