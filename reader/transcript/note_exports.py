"""Notes as a table and as Markdown, text by text in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reader.formats import markdown
from reader.formats.rows import to_csv
from reader.transcript.notes import Note

_HEADS = ("transcript", "section", "speaker", "time", "quote", "note", "added", "changed")


def csv_of(notes: Sequence[Note]) -> bytes:
    """A row a note; a bookmark has no note. Raises ReaderError where a text cannot be written."""
    rows = (
        (each.title, each.section, each.speaker, each.time, each.quote, each.body, each.added, each.changed)
        for each in notes
    )
    return to_csv([_HEADS, *rows])


def markdown_of(notes: Sequence[Note]) -> bytes:
    """A heading a text, under it each quote with where it stands and what the reader wrote."""
    blocks = [markdown.heading(1, "Notes")]
    for (_, title), group in groupby(notes, key=lambda each: (each.digest, each.title)):
        blocks.append(markdown.heading(2, title or "Untitled"))
        for note in group:
            blocks += _blocks(note)
    return markdown.document(blocks)


def _blocks(note: Note) -> list[str]:
    quoted = markdown.quotation(markdown.escaped(line) for line in note.quote.split("\n"))
    where = " · ".join(part for part in (note.speaker, note.section, note.time) if part)
    written = [markdown.escaped(line) for line in note.body.split("\n") if line.strip()]
    return [quoted, f"— {markdown.escaped(where)}" if where else "", "\n\n".join(written)]
