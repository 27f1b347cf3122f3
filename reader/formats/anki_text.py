"""Notes as a text file for Anki: header lines, then one note a line with tabs between its fields.

    #separator:tab    #html:true    #guid column:1    #notetype column:2    #deck column:3    #tags column:N

Quotation marks are entities in the fields, so that none opens a quoted field. Source: Anki's manual, “Text files”.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.formats.anki import NoteDeck, NoteType, field, tag
from reader.formats.plain_text import one_line


def to_anki_text(kind: NoteType, decks: Iterable[NoteDeck], *, remarks: Iterable[str] = ()) -> bytes:
    """The notes of all decks; the note type must be in the collection already, or be chosen by the reader."""
    lines = ["#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3"]
    lines.append(f"#tags column:{len(kind.fields) + 4}")
    lines += [f"# {one_line(remark)}" for remark in remarks]
    for deck in decks:
        for note in deck.notes:
            cells = [one_line(note.guid), one_line(kind.name), one_line(deck.name)]
            cells += [field(text) for text in note.fields]
            lines.append("\t".join([*cells, " ".join(filter(None, map(tag, note.tags)))]))
    return "".join(f"{line}\n" for line in lines).encode()
