"""Notes and bookmarks at work: made on the open text, found in it again, searched, exported, each change undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.errors import ReaderError
from reader.finding.characters import Characters, PossibleSounds
from reader.finding.search import Search
from reader.records import dataclass
from reader.store import Store, folded
from reader.transcript.library import Library
from reader.transcript.model import Transcript
from reader.transcript.notes import Note, Notes, new_key
from reader.transcript.stretches import Spot, Stretches

Remember = Callable[[str, Callable[[], object]], None]
"""Takes what a change was about, and what undoes it."""

_NAMED = 20


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note of the open text and where it stands there; None where it is not found any more."""

    note: Note
    place: tuple[Spot, Spot] | None

    @property
    def start(self) -> Spot | None:
        """Where it begins."""
        return self.place[0] if self.place is not None else None

    def holds(self, spot: Spot) -> bool:
        """Whether a character stands in it."""
        return self.place is not None and self.place[0] <= spot < self.place[1]


class Noting:
    """Joins the stored notes with the texts they stand in."""

    def __init__(self, store: Store, library: Library, remember: Remember) -> None:
        self._notes = Notes(store)
        self._library = library
        self._remember = remember
        self._finder: tuple[Transcript, Stretches] | None = None

    def of(self, transcript: Transcript) -> tuple[PlacedNote, ...]:
        """The notes of a text in the order of the page; those that are not found any more at the end."""
        stretches = self._stretches(transcript)
        placed = [
            PlacedNote(note, stretches.find(note.stretch)) for note in self._notes.of(transcript.digest)
        ]
        placed.sort(key=lambda each: (each.start is None, each.start or (0, 0)))
        return tuple(placed)

    def elsewhere(self, digest: str) -> tuple[Note, ...]:
        """The notes on all other texts, text by text, in the order they were made."""
        others = [note for note in self._notes.all() if note.digest != digest]
        return tuple(sorted(others, key=lambda note: (note.title, note.digest)))

    def add(self, transcript: Transcript, title: str, first: Spot, last: Spot, body: str = "") -> Note:
        """Put a note, or without words a bookmark, on a stretch; it is on disk when this returns."""
        paragraph = transcript.paragraphs[first[0]]
        section = transcript.sections[paragraph.section].title if paragraph.section is not None else ""
        note = self._notes.put(
            Note(
                new_key(),
                self._stretches(transcript).make(first, last),
                body.strip(),
                title,
                paragraph.speaker or "",
                section,
                paragraph.time or "",
            )
        )
        self._remember(_name(note), lambda: self._notes.delete(note.key))
        return note

    def write(self, note: Note, body: str) -> Note:
        """Say something else in a note; without words it is a bookmark."""
        written = self._notes.put(replace(note, body=body.strip()))
        self._remember(_name(note), lambda: self._notes.put(note))
        return written

    def delete(self, note: Note) -> None:
        """Take a note away; undone, it is as it was."""
        self._notes.delete(note.key)
        self._remember(_name(note), lambda: self._notes.put(note))

    def find(self, note: Note) -> tuple[str, int, int] | None:
        """The place (digest, paragraph, offset) of a note in any text; None where text or place is gone."""
        entry = self._library.entry(note.digest)
        if entry is None:
            return None
        try:
            found = Stretches(self._library.load(entry)).find(note.stretch)
        except ReaderError:
            return None
        return (note.digest, *found[0]) if found is not None else None

    def exported(self, kind: str) -> bytes:
        """All notes as "csv" or "md", text by text in the order they were made; raises ReaderError."""
        from reader.transcript.note_exports import csv_of, markdown_of  # few notes are exported

        notes = sorted(self._notes.all(), key=lambda note: (note.title, note.digest))
        return {"csv": csv_of, "md": markdown_of}[kind](notes)

    def _stretches(self, transcript: Transcript) -> Stretches:
        if self._finder is None or self._finder[0] is not transcript:
            self._finder = transcript, Stretches(transcript)
        return self._finder[1]


def matching(notes: Sequence[Note], query: str, characters: Characters) -> list[Note]:
    """The notes in whose words, quote or title each word of a query stands, or in which all of it is read so.

    Either case, either script, with or without tones; `wendu` finds 温度.
    """
    sought = ["\n".join((each.body, each.quote, each.title, each.speaker, each.section)) for each in notes]
    sounding = Search(sought, query, characters.variants, PossibleSounds(characters, sought)).found
    heard = {match.paragraph for match in sounding}
    words = folded(characters.plain(query)).split()
    plain = [folded(characters.plain(text)) for text in sought]
    return [
        note
        for number, note in enumerate(notes)
        if number in heard or all(word in plain[number] for word in words)
    ]


def _name(note: Note) -> str:
    line = (note.body or note.quote).strip().split("\n")[0]
    return line if len(line) <= _NAMED else line[:_NAMED] + "…"
