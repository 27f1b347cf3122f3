"""The glossary in the formats of other programs: menu and commands are made from `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reader.formats.rows import to_csv
from reader.glossary.model import Concept, Form

COLUMNS = (
    "id",
    "category",
    "subject",
    "english",
    "abbreviation",
    "definition",
    "note",
    "chinese",
    "status",
    "region",
    "reading",
    "broader",
    "related",
)


@dataclass(frozen=True, slots=True)
class Export:
    """What is to go out; `mentions` counts them by concept and adds them to the file."""

    concepts: tuple[Concept, ...]
    mentions: Mapping[str, int] | None = None
    guard: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in commands, the end of its files, its label in English and its writer."""

    name: str
    suffix: str
    label: str
    write: Callable[[Export], bytes]


def csv_of(export: Export) -> bytes:
    """One row a form, the preferred first, with the concept's cells in each; lists are joined by spaces."""
    heads = [*COLUMNS, "mentions"] if export.mentions is not None else [*COLUMNS]
    rows = [heads]
    for concept in export.concepts:
        count = [] if export.mentions is None else [str(export.mentions.get(concept.id, 0))]
        rows += [[*_cells(concept, form), *count] for form in _preferred_first(concept)]
    return to_csv(rows, guard=export.guard)


def _preferred_first(concept: Concept) -> list[Form]:
    return [concept.preferred, *(form for form in concept.forms if form is not concept.preferred)]


def _cells(concept: Concept, form: Form) -> list[str]:
    return [
        concept.id,
        concept.category.value,
        concept.subject,
        concept.english,
        concept.abbreviation,
        concept.definition,
        concept.note,
        form.text,
        form.status.value,
        form.region.value,
        " ".join(form.reading),
        " ".join(concept.broader),
        " ".join(concept.related),
    ]


FORMATS: tuple[Format, ...] = (Format("csv", ".csv", "Spreadsheet (CSV)", csv_of),)


def format_named(name: str) -> Format | None:
    """The format that the commands and the settings call so."""
    return next((each for each in FORMATS if each.name == name), None)
