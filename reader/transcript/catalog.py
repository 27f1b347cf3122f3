"""Facts about published transcripts, and how a copy of one is recognised without a sentence of it standing here.

The Han characters of a text, everything else left out, are cut into windows of 20 characters, each beginning with
one of two very common characters; a hundred of them, spread over the text, are kept as truncated hashes. A text that
holds a third of an entry's windows is that entry, however it is wrapped, labelled or marked up.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.errors import FileRefused
from reader.records import dataclass
from reader.transcript.characters import HAN
from reader.transcript.model import Speaker, Transcript
from reader.transcript.roles import GUEST, INTERVIEWER

WINDOW = 20
WINDOWS = 100
_FIRST = "[的是]"
_HASH_LENGTH = 12
_SHARE = 1 / 3
_LONGEST = 4_000_000
_BETWEEN_PEOPLE = re.compile(r"[,，、;；/&]|\band\b")
_NOT_HAN = re.compile(f"[^{HAN}]+")


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """What is known of one published transcript; empty where it is not known.

    `title` is an English one of our own; `date` the publication's, `interviewed` the interview's, both ISO 8601;
    `speakers` maps printed labels to names; `address` is the original recording's.
    """

    id: str
    title: str
    event: str
    interviewer: str
    guest: str
    interviewed: str
    date: str
    publisher: str
    language: str
    address: str
    speakers: Mapping[str, str]
    windows: frozenset[str]

    def complete(self, speaker: Speaker) -> Speaker:
        """A speaker with name and role, where the text shows none; a label of two people gets no role."""
        name = speaker.name or self.speakers.get(speaker.label)
        known = self.speakers.get(speaker.label) or speaker.name or ""
        asks, answers = (_names(known) & _names(those) for those in (self.interviewer, self.guest))
        role = speaker.role
        if not role and bool(asks) != bool(answers):
            role = INTERVIEWER if asks else GUEST
        return replace(speaker, name=name, role=role)


class Catalog:
    """All entries, ready to recognise texts."""

    def __init__(self, entries: Iterable[CatalogEntry] = ()) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._owners: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for window in entry.windows:
                self._owners.setdefault(window, []).append(entry.id)

    @classmethod
    def read(cls, path: Path) -> Catalog:
        """The catalogue of a file, an empty one where there is none; raises FileRefused where it is no TOML."""
        import tomllib  # only where there is a catalogue

        try:
            content = tomllib.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError) as error:
            raise FileRefused(f"the catalogue cannot be read ({error}).", path=path) from None
        return cls(_entry(identity, facts) for identity, facts in content.items())

    @property
    def fingerprint(self) -> str:
        """What changes when an entry shows another title, date or source, or is recognised otherwise."""
        said = [
            (entry.id, entry.title, entry.date, entry.publisher, sorted(entry.windows))
            for entry in self.entries.values()
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()

    def recognise(self, text: str) -> CatalogEntry | None:
        """The entry that a text is a copy of."""
        if not self._owners:
            return None
        found: dict[str, int] = {}
        for window in set(windows_of(text)):
            for identity in self._owners.get(window, ()):
                found[identity] = found.get(identity, 0) + 1
        best = max(found, key=lambda identity: found[identity], default="")
        entry = self.entries.get(best)
        if entry is None or found[best] < len(entry.windows) * _SHARE:
            return None
        return entry

    def fill(self, transcript: Transcript, text: str) -> Transcript:
        """A transcript with what the catalogue adds: date, source, speakers' names and roles not printed."""
        entry = self.recognise(text)
        if entry is None:
            return transcript
        speakers = tuple(entry.complete(speaker) for speaker in transcript.speakers)
        return replace(
            transcript,
            catalog_id=entry.id,
            date=transcript.date or entry.date or None,
            source=transcript.source or entry.publisher or None,
            speakers=speakers,
        )


def windows_of(text: str) -> list[str]:
    """The hashes of all windows of a text that begin with one of the two common characters."""
    han = _NOT_HAN.sub("", text[:_LONGEST])
    last = len(han) - WINDOW
    return [
        _hash(han[found.start() : found.start() + WINDOW])
        for found in re.finditer(_FIRST, han)
        if found.start() <= last
    ]


def choose_windows(text: str) -> list[str]:
    """A hundred hashes spread over a text, for a new entry of `texts/catalog.toml`.

    Print them with `python -c "import sys; from reader.transcript.catalog import choose_windows;
    print(choose_windows(open(sys.argv[1], encoding='utf-8').read()))" FILE`.
    """
    windows = list(dict.fromkeys(windows_of(text)))
    step = max(len(windows) / WINDOWS, 1.0)
    return [windows[int(index * step)] for index in range(min(WINDOWS, len(windows)))]


def _names(printed: str) -> frozenset[str]:
    """The people of a field that may name several, one after the other."""
    return frozenset(name for part in _BETWEEN_PEOPLE.split(printed) if (name := part.strip()))


def _hash(window: str) -> str:
    return hashlib.sha256(window.encode()).hexdigest()[:_HASH_LENGTH]


def _entry(identity: str, facts: Mapping[str, Any]) -> CatalogEntry:
    def said(name: str) -> str:
        return str(facts.get(name, ""))

    return CatalogEntry(
        identity,
        said("title"),
        said("event"),
        said("interviewer"),
        said("guest"),
        said("interviewed"),
        said("date"),
        said("publisher"),
        said("language"),
        said("address"),
        {str(label): str(name) for label, name in facts.get("speakers", {}).items()},
        frozenset(said("windows").split()),
    )
