"""Transcripts as they were understood last: a text that is opened again is not taken apart again.

Each lies in a file of the cache, named by what it was made of: its digest, the reader's marks, and the rules. Whatever
is wrong with a file, the text is taken apart; only texts of usual length are kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from reader.paths import write_atomically
from reader.transcript.line_roles import LineRoles
from reader.transcript.marks import LineMark
from reader.transcript.model import (
    Image,
    LineRole,
    Link,
    Paragraph,
    ParagraphKind,
    Section,
    Span,
    SpanKind,
    Speaker,
    Transcript,
)
from reader.transcript.paragraphs import Paragraphs

_LONGEST = 400_000
"""Characters of the longest text that is kept: to write a longer one would hold up the window."""

_SMALL = 300_000
"""Bytes of a kept text that is read within a few milliseconds."""

_MOST = 200
_KINDS = {kind.value: kind for kind in ParagraphKind}
_SPAN_KINDS = {kind.value: kind for kind in SpanKind}
_ROLES: dict[str | None, LineRole | None] = {**{role.value: role for role in LineRole}, None: None}


class KeptTranscripts:
    """Transcripts by digest and marks, made by the rules that `made_with` names."""

    def __init__(self, folder: Path, made_with: str) -> None:
        self._folder, self._made_with = folder, made_with

    def get(self, digest: str, marks: Sequence[LineMark]) -> Transcript | None:
        """A text as it was understood by these rules; None where it has to be taken apart."""
        try:
            stored = json.loads(self._file(digest, marks).read_bytes())
            return _transcript(stored) if stored["digest"] == digest else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def is_at_hand(self, digest: str, marks: Sequence[LineMark]) -> bool:
        """Whether `get` gives a text within a few milliseconds."""
        try:
            return self._file(digest, marks).stat().st_size <= _SMALL
        except OSError:
            return False

    def put(self, transcript: Transcript, marks: Sequence[LineMark]) -> None:
        """Keep a text; those not used for longest go. A cache that cannot be written is done without."""
        if sum(transcript.paragraphs.texts.lengths()) > _LONGEST:
            return
        with suppress(OSError, ValueError):
            content = json.dumps(_record(transcript), ensure_ascii=False, separators=(",", ":"))
            write_atomically(self._file(transcript.digest, marks), content.encode())
            for old in sorted(self._folder.glob("*.json"), key=_last_changed)[:-_MOST]:
                old.unlink(missing_ok=True)

    def _file(self, digest: str, marks: Sequence[LineMark]) -> Path:
        made_of = repr((self._made_with, digest, [astuple(mark) for mark in marks]))
        name = hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.json"


def _last_changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _record(transcript: Transcript) -> dict[str, Any]:
    return {
        "digest": transcript.digest,
        "facts": [
            transcript.title,
            transcript.source,
            transcript.author,
            transcript.date,
            transcript.date_printed,
            transcript.catalog_id,
        ],
        "links": [astuple(link) for link in transcript.links],
        "sections": [astuple(section) for section in transcript.sections],
        "speakers": [astuple(speaker) for speaker in transcript.speakers],
        "paragraphs": [_paragraph_record(paragraph) for paragraph in transcript.paragraphs],
        "images": [astuple(image) for image in transcript.images],
        "line_roles": [role and role.value for role in transcript.line_roles],
    }


def _paragraph_record(paragraph: Paragraph) -> list[object]:
    return [
        paragraph.kind.value,
        paragraph.text,
        paragraph.speaker,
        paragraph.turn,
        paragraph.section,
        paragraph.time,
        [(span.start, span.end, span.kind.value, span.url) for span in paragraph.spans],
        paragraph.source_lines,
        paragraph.list_mark,
    ]


def _transcript(stored: dict[str, Any]) -> Transcript:
    title, source, author, date, date_printed, catalog_id = stored["facts"]
    return Transcript(
        stored["digest"],
        title,
        source,
        author,
        date,
        date_printed,
        tuple(Link(*fields) for fields in stored["links"]),
        tuple(Section(*fields) for fields in stored["sections"]),
        tuple(Speaker(*fields) for fields in stored["speakers"]),
        Paragraphs(_paragraph(fields) for fields in stored["paragraphs"]),
        tuple(Image(*fields) for fields in stored["images"]),
        LineRoles(_ROLES[role] for role in stored["line_roles"]),
        catalog_id,
    )


def _paragraph(fields: Sequence[Any]) -> Paragraph:
    kind, text, speaker, turn, section, time, spans, lines, list_mark = fields
    return Paragraph(
        _KINDS[kind],
        text,
        speaker,
        turn,
        section,
        time,
        tuple(Span(start, end, _SPAN_KINDS[is_kind], url) for start, end, is_kind, url in spans),
        (lines[0], lines[1]),
        list_mark,
    )
