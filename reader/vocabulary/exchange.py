"""The kept words in the formats of other programs: menu and commands are made from `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.formats.rows import to_csv
from reader.vocabulary.model import Word

COLUMNS = (
    "simplified",
    "traditional",
    "pinyin",
    "senses",
    "status",
    "concept",
    "sentence",
    "speaker",
    "transcript",
    "section",
    "time",
    "added",
)


@dataclass(frozen=True, slots=True)
class Export:
    """What is to go out; `attribution` names the source and licence of the senses and goes with them."""

    words: tuple[Word, ...]
    attribution: str
    guard: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in commands, the end of its files, its label in English and its writer."""

    name: str
    suffix: str
    label: str
    write: Callable[[Export], bytes]


def csv_of(export: Export) -> bytes:
    """One row a word with the sentence it was first kept with; then an empty row and the attribution.

    The attribution stands last and apart: a spreadsheet sorts and filters down to the first empty row, and a
    program that expects the names of the columns first finds them. Every row has all columns (RFC 4180).
    """
    width = len(COLUMNS)
    rows = [[*COLUMNS], *(_cells(word) for word in export.words)]
    if export.attribution:
        rows += [[""] * width, [export.attribution, *[""] * (width - 1)]]
    return to_csv(rows, guard=export.guard)


def _cells(word: Word) -> list[str]:
    met = word.sightings[0] if word.sightings else None
    return [
        word.key.simplified,
        word.traditional,
        " ".join(word.key.pinyin),
        " / ".join(word.senses),
        word.status.value,
        word.concept or "",
        met.sentence if met else "",
        (met.speaker or "") if met else "",
        met.title if met else "",
        (met.section or "") if met else "",
        (met.time or "") if met else "",
        word.added,
    ]


FORMATS: tuple[Format, ...] = (Format("csv", ".csv", "Spreadsheet (CSV)", csv_of),)


def format_named(name: str) -> Format | None:
    """The format that the commands and the settings call so."""
    return next((each for each in FORMATS if each.name == name), None)
