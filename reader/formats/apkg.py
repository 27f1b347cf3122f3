"""Notes as an Anki package (`.apkg`, the older form that every Anki reads), by way of genanki.

Number of the note type, guids and names of fields stay the same from one export to the next, so that Anki updates
the notes it has instead of adding them again; it does so where `moment` is later than that of the former export.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from contextlib import closing

from reader.formats.anki import Note, NoteDeck, NoteType, field, tag
from reader.formats.archive import zipped


def to_apkg(kind: NoteType, decks: list[NoteDeck], moment: float) -> bytes:
    """A package of decks whose notes are of one type, made at `moment` (seconds since 1970)."""
    import genanki  # not with the window: it brings a YAML reader along

    model = genanki.Model(
        kind.number,
        kind.name,
        fields=[{"name": name} for name in kind.fields],
        templates=[{"name": each.name, "qfmt": each.front, "afmt": each.back} for each in kind.cards],
        css=kind.css,
    )
    made = []
    for each in decks:
        deck = genanki.Deck(each.number, each.name, description=each.description)
        deck.add_model(model)
        for number, note in enumerate(each.notes):
            deck.add_note(_note(genanki, model, note, number))
        made.append(deck)
    with closing(sqlite3.connect(":memory:")) as connection:
        # genanki's own writer leaves its database in the temporary folder
        genanki.Package(made).write_to_db(connection.cursor(), moment, itertools.count(int(moment * 1000)))
        connection.commit()
        content = connection.serialize()
    return zipped({"collection.anki2": content, "media": json.dumps({}).encode()})


def _note(genanki: object, model: object, note: Note, number: int) -> object:
    fields = [str(field(text)) for text in note.fields]
    tags = [each for each in map(tag, note.tags) if each]
    return genanki.Note(model=model, fields=fields, tags=tags, guid=note.guid, due=number)  # type: ignore[attr-defined]
