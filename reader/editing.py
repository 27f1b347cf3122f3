"""What the reader decides about a transcript: its details, and what a line of it is. The file is never changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.records import dataclass
from reader.transcript.library import Library, LibraryEntry
from reader.transcript.marks import LineMark, MarkRole
from reader.transcript.model import Paragraph, Transcript

Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Details:
    """What can be edited of a transcript; `speakers` maps printed labels to names.

    `lost` are the surroundings of places that are not found in the text any more; they are only shown.
    """

    title: str
    date: str
    source: str
    speakers: Mapping[str, str]
    lost: tuple[str, ...] = ()


def details_of(library: Library, entry: LibraryEntry, transcript: Transcript) -> Details:
    """What can be edited of a transcript."""
    names = {speaker.label: speaker.name or "" for speaker in transcript.speakers}
    lost = tuple(f"…{place.before}{place.after}…" for place in library.lost_places(transcript))
    return Details(entry.title, entry.date or "", entry.source or "", names, lost)


def edit_details(library: Library, entry: LibraryEntry, details: Details) -> Undo:
    """Keep what the reader has written; give what undoes it. Raises ReaderError for what is no date."""
    former = library.edits(entry.digest)
    library.edit(entry.digest, details.date or None, details.source or None, details.speakers)
    if details.title != entry.title:
        library.rename(entry.digest, details.title or None)

    def give_back() -> None:
        library.edit(entry.digest, former.date, former.source, former.names)
        library.rename(entry.digest, former.title)

    return give_back


def mark_line(library: Library, entry: LibraryEntry, paragraph: Paragraph, role: MarkRole | None) -> Undo:
    """Decide what the line is that a paragraph begins with, None for what the layout rules say; give what undoes it."""
    number, content = library.line_of(entry, paragraph)
    former = next((mark for mark in library.marks(entry.digest) if mark.line == number), None)

    def decide(mark: LineMark | None) -> None:
        if mark is None:
            library.unmark(entry.digest, number)
        else:
            library.mark(entry.digest, mark)

    decide(LineMark(number, content, role) if role else None)
    return lambda: decide(former)
