"""The reader's transcripts: samples where they lie, their own as copies in the data folder.

A text is known by its digest. Everything the reader decides about it (title, date, source, names, marked lines,
position) is kept in the store, apart from the file, and laid over what is read from the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import FileRefused, ReaderError
from reader.paths import Paths, write_atomically
from reader.records import dataclass
from reader.store import Store, now
from reader.transcript.kept import KeptTranscripts
from reader.transcript.listing import Listed, Listing, rules, stamp_of
from reader.transcript.marks import LineMark
from reader.transcript.model import Paragraph, Transcript
from reader.transcript.places import Place, find_place, make_place
from reader.transcript.records import Edits, Records

if TYPE_CHECKING:
    from reader.transcript.catalog import Catalog

_CATALOG = "catalog.toml"
_ENDINGS = (".txt", ".md")
_SAMPLE = ".zh.txt"
_TRANSLATION = ".en.txt"
_NOT_LISTED = frozenset({"readme.md", "readme.txt"})
_UNSAFE = r'[\x00-\x1f<>:"/\\|?*]+'
_BEGINNING = 4
_LONGEST_NAME = 60
_LONGEST_TITLE = 40
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One transcript as the library lists it; `sample` says that it is shipped and cannot be removed."""

    digest: str
    path: Path
    title: str
    date: str | None = None
    source: str | None = None
    sample: bool = False
    catalog_id: str | None = None

    @property
    def facts(self) -> str:
        """Source and date in one line, as far as they are known."""
        return " · ".join(part for part in (self.source, self.date) if part)


class Library:
    """All transcripts of one reader. To list them no file is read that has not changed since the last time."""

    def __init__(self, paths: Paths, store: Store, catalog: Catalog | None = None) -> None:
        self._paths = paths
        self._records = Records(store)
        self._given = catalog
        known_by = catalog.fingerprint if catalog is not None else stamp_of(paths.texts / _CATALOG)
        made_with = f"{rules()} {known_by}"
        self._listing = Listing(paths.cache / "library.json", made_with, self._listed)
        self._kept = KeptTranscripts(paths.cache / "transcripts", made_with)

    @cached_property
    def _catalog(self) -> Catalog:
        """What is known of published texts; read where a text is taken apart."""
        from reader.transcript.catalog import Catalog

        return self._given if self._given is not None else Catalog.read(self._paths.texts / _CATALOG)

    def entries(self) -> list[LibraryEntry]:
        """Everything that can be opened: the reader's own, newest first, then the samples by name."""
        edits = self._records.all()
        own: dict[str, LibraryEntry] = {}
        samples: dict[str, LibraryEntry] = {}
        files = self._files()
        for path in files:
            facts = self._listing.look(path).listed
            if facts is None:
                continue
            known = edits.get(facts.digest, Edits())
            entry = self._entry(path, facts, known)
            if entry.sample:
                samples.setdefault(entry.digest, entry)
            elif known.removed is None:
                own.setdefault(entry.digest, entry)
        self._listing.keep(files)
        listed = [entry for digest, entry in own.items() if digest not in samples]
        listed.sort(key=lambda entry: edits.get(entry.digest, Edits()).added, reverse=True)
        return [*listed, *samples.values()]

    def problems(self) -> list[ReaderError]:
        """What is wrong with files in the watched folders that cannot be opened."""
        return [problem for path in self._files() if (problem := self._listing.look(path).problem)]

    def entry(self, digest: str) -> LibraryEntry | None:
        """The entry of a text, None where the library has none."""
        known = self._records.of(digest)
        folders = (self._paths.transcripts, self._paths.texts)
        found = []
        for path in self._listing.holding(digest):
            facts = self._listing.look(path).listed
            if facts is not None and facts.digest == digest and path.parent in folders:
                found.append(self._entry(path, facts, known))
        found.sort(
            key=lambda entry: (not entry.sample, entry.path.parent != self._paths.transcripts, entry.path)
        )
        if found and (found[0].sample or known.removed is None):
            return found[0]
        return next((entry for entry in self.entries() if entry.digest == digest), None)

    def load(self, entry: LibraryEntry) -> Transcript:
        """The whole text with everything the reader decided about it; raises FileRefused where it is gone."""
        return self.loader(entry)()

    def loader(self, entry: LibraryEntry) -> Callable[[], Transcript]:
        """What loads a text in any thread, with what the reader has decided about it as of now."""
        return self._reader(entry.path, self._encoding(entry.path), entry.digest)

    def is_at_hand(self, entry: LibraryEntry) -> bool:
        """Whether a text is loaded within a few milliseconds: it is short, and was taken apart before."""
        return self._kept.is_at_hand(entry.digest, self._records.marks(entry.digest))

    def read(self, path: Path, encoding: str | None = None) -> Transcript:
        """Any file as a transcript, with what the reader decided about it; nothing is copied or kept.

        Raises FileRefused or EncodingInDoubt where it cannot be read.
        """
        text = checked(decoded(read_bytes(path), path, encoding)[0])
        marks, edits = self._records.marks(digest_of(text)), self._records.of(digest_of(text))
        return self._edited(parse(text, self._catalog, marks), edits)

    def add_file(self, path: Path, encoding: str | None = None) -> LibraryEntry:
        """Copy a file into the library; a text that is there already is given as it is.

        Raises FileRefused or EncodingInDoubt where it cannot be read; nothing has changed then.
        """
        path = path.expanduser()
        text, found = decoded(read_bytes(path), path, encoding)
        return self._add(checked(text), path.stem, found, None)

    def paste(self, text: str, title: str = "") -> LibraryEntry:
        """Keep a pasted text as a transcript; raises ReaderError where there is no text in it."""
        title = " ".join(title.split())
        return self._add(checked(text), title or "pasted", "utf-8", title or None)

    def rename(self, digest: str, title: str | None) -> None:
        """Give a transcript another title; None or nothing gives the printed one back."""
        self._records.edit(digest, title=" ".join((title or "").split()) or None)

    def edit(self, digest: str, date: str | None, source: str | None, names: Mapping[str, str]) -> None:
        """Keep date (ISO 8601), source and who each label is; None or nothing gives back what is printed."""
        if date and not re.fullmatch(_DATE, date):
            raise ReaderError(f"{date} is not a date.", advice="Write 2024, 2024-12 or 2024-12-06.")
        self._records.edit(digest, date=date or None, source=source or None)
        self._records.name_speakers(digest, names)

    def edits(self, digest: str) -> Edits:
        """What the reader has changed of a transcript."""
        return self._records.of(digest)

    def remove(self, digest: str) -> None:
        """Take a transcript off the list; its copy and the reader's own file stay, and `restore` brings it back."""
        self._records.edit(digest, removed=now())

    def restore(self, digest: str) -> None:
        """Put a removed transcript back."""
        self._records.edit(digest, removed=None)

    def line_of(self, entry: LibraryEntry, paragraph: Paragraph) -> tuple[int, str]:
        """Number and content of the source line on which a paragraph's own text begins, after a label of its own.

        Raises FileRefused where the file is gone.
        """
        content = decoded(read_bytes(entry.path), entry.path, self._encoding(entry.path))[0]
        lines = checked(content).split("\n")
        first, last = paragraph.source_lines
        beginning = _letters(paragraph.text)[:_BEGINNING]
        within = (number for number in range(first, last + 1) if beginning in _letters(lines[number - 1]))
        number = next(within, first)
        return number, lines[number - 1]

    def mark(self, digest: str, mark: LineMark) -> None:
        """Decide what a line is; the next `load` applies it."""
        self._records.mark(digest, mark)

    def unmark(self, digest: str, line: int) -> None:
        """Leave a line to the layout rules again."""
        self._records.unmark(digest, line)

    def marks(self, digest: str) -> Sequence[LineMark]:
        """The lines that the reader has decided about."""
        return self._records.marks(digest)

    def position(self, transcript: Transcript) -> tuple[int, int] | None:
        """The paragraph and offset where reading stopped."""
        place = self._records.position(transcript.digest)
        return find_place(place, transcript) if place is not None else None

    def set_position(self, transcript: Transcript, paragraph: int, offset: int) -> None:
        """Remember where reading stopped; it is on disk when this returns."""
        text = transcript.paragraphs[paragraph].text
        self._records.set_position(make_place(transcript.digest, text, offset))

    def lost_places(self, transcript: Transcript) -> list[Place]:
        """The places kept for a text that are not found in it any more."""
        places = self._records.places(transcript.digest)
        return [place for place in places if find_place(place, transcript) is None]

    def folders_to_watch(self) -> list[Path]:
        """The folders whose files are the library; the one for copies is made if it is missing."""
        try:
            self._paths.transcripts.mkdir(parents=True, exist_ok=True)
        except OSError:
            return [self._paths.texts]
        return [self._paths.transcripts, self._paths.texts]

    def _files(self) -> list[Path]:
        """Texts in both folders, the reader's own first; translations beside the samples are not listed."""
        found: list[Path] = []
        for folder in (self._paths.transcripts, self._paths.texts):
            try:
                inside = sorted(folder.iterdir())
            except OSError:
                continue
            found += [path for path in inside if _is_text(path)]
        return found

    def _listed(self, path: Path) -> Listed:
        """What the list shows of a file; raises ReaderError where it cannot be read."""
        text, _ = decoded(read_bytes(path), path, self._encoding(path))
        transcript = parse(text, self._catalog)
        title = transcript.title or self._title(path, transcript)
        return Listed(transcript.digest, title, transcript.date, transcript.source, transcript.catalog_id)

    def _encoding(self, path: Path) -> str | None:
        """Copies are UTF-8; what others put beside them is recognised."""
        return (
            "utf-8" if path.parent == self._paths.transcripts and self._records.is_copy(path.name) else None
        )

    def _entry(self, path: Path, facts: Listed, edits: Edits) -> LibraryEntry:
        return LibraryEntry(
            facts.digest,
            path,
            edits.title or facts.title,
            edits.date or facts.date,
            edits.source or facts.source,
            path.parent == self._paths.texts and path.name.endswith(_SAMPLE),
            facts.catalog_id,
        )

    def _title(self, path: Path, transcript: Transcript) -> str:
        """A title for a text that prints none: the catalogue's, else its first words, else the file's name."""
        entry = self._catalog.entries.get(transcript.catalog_id or "")
        if entry is not None and entry.title:
            return entry.title
        if path.name.endswith(_SAMPLE):
            return path.name.removesuffix(_SAMPLE).replace("-", " ").capitalize()
        stem = path.stem
        first = transcript.paragraphs[0].text if transcript.paragraphs else ""
        if re.search(r"[^\W\d_]", stem) and not stem.startswith("pasted"):
            return stem
        return first[:_LONGEST_TITLE] + ("…" if len(first) > _LONGEST_TITLE else "") or stem

    def _reader(self, path: Path, encoding: str | None, digest: str) -> Callable[[], Transcript]:
        marks, edits = self._records.marks(digest), self._records.of(digest)
        unchanged = self._listing.holds(path, digest)

        def read() -> Transcript:
            kept = self._kept.get(digest, marks) if unchanged() else None
            if kept is not None:
                return self._edited(kept, edits)
            text = checked(decoded(read_bytes(path), path, encoding)[0])
            if digest_of(text) != digest:
                return parse(text, self._catalog)
            transcript = parse(text, self._catalog, marks)
            self._kept.put(transcript, marks)
            return self._edited(transcript, edits)

        return read

    def _edited(self, transcript: Transcript, edits: Edits) -> Transcript:
        """A transcript with the reader's title, date, source and names."""
        speakers = tuple(
            replace(speaker, name=edits.names.get(speaker.label, speaker.name))
            for speaker in transcript.speakers
        )
        return replace(
            transcript,
            title=edits.title or transcript.title,
            date=edits.date or transcript.date,
            source=edits.source or transcript.source,
            speakers=speakers,
        )

    def _add(self, text: str, stem: str, encoding: str, title: str | None) -> LibraryEntry:
        digest = digest_of(text)
        listed = self.entry(digest)
        if listed is not None:
            return listed
        if digest in self._records.all() and self._listing.holding(digest):
            self.restore(digest)
        else:
            self._copy(text, digest, stem, encoding, title)
        entry = self.entry(digest)
        if entry is None:
            raise FileRefused("the copy in the library cannot be read.", path=self._paths.transcripts)
        return entry

    def _copy(self, text: str, digest: str, stem: str, encoding: str, title: str | None) -> None:
        """Write the text into the data folder, then enter it; a copy that cannot be entered goes again."""
        path = self._free_path(stem)
        try:
            write_atomically(path, text.encode())
        except OSError as error:
            reason = error.strerror or str(error)
            raise FileRefused(
                f"the copy for the library cannot be written ({reason}).",
                path=path.parent,
                advice="Check that the folder is yours and has room.",
            ) from None
        try:
            self._records.add(digest, path.name, encoding, title)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _free_path(self, stem: str) -> Path:
        """A name in the data folder that no file has yet."""
        safe = re.sub(_UNSAFE, " ", stem).strip(" .")[:_LONGEST_NAME] or "transcript"
        number, path = 1, self._paths.transcripts / f"{safe}.txt"
        while path.exists():
            number += 1
            path = self._paths.transcripts / f"{safe} {number}.txt"
        return path


def _letters(text: str) -> str:
    """Letters and digits alone, so that markup and spaces do not count."""
    return "".join(character for character in text if character.isalnum())


def _is_text(path: Path) -> bool:
    name = path.name.lower()
    if (
        not name.endswith(_ENDINGS)
        or name.startswith(".")
        or name in _NOT_LISTED
        or name.endswith(_TRANSLATION)
    ):
        return False
    return path.is_file()


# What reads a file that is not known yet is loaded by the first one.


def read_bytes(path: Path) -> bytes:
    """The content of a file."""
    from reader.transcript import decode

    return decode.read_bytes(path)


def decoded(content: bytes, path: Path, encoding: str | None) -> tuple[str, str]:
    """The text of a file, and its encoding."""
    from reader.transcript.decode import decode

    return decode(content, path, encoding)


def checked(text: str) -> str:
    """A text with unified line ends."""
    from reader.transcript import loading

    return loading.checked(text)


def digest_of(text: str) -> str:
    """By what a text is known."""
    from reader.transcript import loading

    return loading.digest_of(text)


def parse(text: str, catalog: Catalog, marks: Sequence[LineMark] = ()) -> Transcript:
    """A text understood."""
    from reader.transcript import loading

    return loading.parse(text, catalog, marks)
