"""The glossary out of a table: the columns of our own export, in any order, as many of them as there are.

`chinese` and `english` must be there. Rows belong to one concept when they have one `id`, or, in a table without
that column, one English term; such a table adds forms and takes none away. A cell that cannot be understood costs
its row; the reason names the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from reader.errors import FileRefused
from reader.formats.loose_csv import read_loose_csv
from reader.formats.tables import Refusal, Row, Table
from reader.formats.xlsx import from_xlsx
from reader.glossary.exporters.tables import COLUMNS, parted
from reader.glossary.importing import Draft, Imported, Simplify, slug
from reader.glossary.model import Category, Concept, Form, Region, Status
from reader.glossary.spelling import is_han

_CONCEPT = ("category", "subject", "english", "abbreviation", "definition", "note", "broader", "related")
_FORM = {
    "status": "status",
    "region": "region",
    "reading": "reading",
    "with": "company",
    "unless_in": "unless_in",
}
_Choice = TypeVar("_Choice", bound=StrEnum)


class RowRefused(ValueError):
    """A row is not a form of a concept; the text says why."""


def read_csv(content: bytes, _simplify: Simplify = str) -> Imported:
    """The concepts of a CSV file; raises FileRefused where it is no text or has no such columns."""
    return read_table(read_loose_csv(content))


def read_xlsx(content: bytes, _simplify: Simplify = str) -> Imported:
    """The concepts of the first sheet of a workbook; raises FileRefused as `read_csv` does."""
    return read_table(from_xlsx(content))


def read_table(table: Table) -> Imported:
    """The concepts of a table whose first row names its columns."""
    heads, rows = _heads(table)
    concepts: dict[str, _Gathered] = {}
    refused = list(table.refused)
    for row in _rows(rows):
        cells = {head: cell.strip() for head, cell in zip(heads, row.cells, strict=False) if head}
        try:
            _take(concepts, cells, row.line)
        except RowRefused as error:
            refused.append(Refusal(row.line, str(error)))
    fields = frozenset(heads) & set(_CONCEPT)
    form_fields = frozenset(name for head, name in _FORM.items() if head in heads)
    drafts = tuple(
        Draft(each.concept, each.line, fields, form_fields, whole="id" in heads) for each in concepts.values()
    )
    return Imported(drafts, tuple(sorted(refused, key=lambda each: each.line)))


class _Gathered:
    """A concept to which further rows add forms."""

    def __init__(self, concept: Concept, cells: Mapping[str, str], line: int) -> None:
        self.concept = concept
        self.line = line
        self._cells = cells

    def add(self, form: Form, cells: Mapping[str, str]) -> None:
        """Take in another row; raises RowRefused where it does not fit the first one."""
        differing = [name for name in _CONCEPT if cells.get(name, "") != self._cells.get(name, "")]
        if differing:
            raise RowRefused(f"{', '.join(differing)} of {self.concept.id} differ from line {self.line}")
        if any((each.text, each.region) == (form.text, form.region) for each in self.concept.forms):
            raise RowRefused(f"the form {form.text} of {self.concept.id} stands twice")
        self.concept = replace(self.concept, forms=(*self.concept.forms, form))


def _heads(table: Table) -> tuple[list[str], tuple[Row, ...]]:
    """The names of the columns as we call them, empty for those we do not know, and the rows below them."""
    rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
    names = [cell.strip().lower().replace(" ", "_") for cell in rows[0].cells] if rows else []
    heads = [name if name in COLUMNS else "" for name in names]
    for name in ("chinese", "english"):
        if heads.count(name) != 1:
            raise FileRefused(
                f"the table has no column “{name}” (or two).",
                line=rows[0].line if rows else 1,
                advice="Its first row must name the columns; chinese and english are needed.",
            )
    return heads, table.rows[table.rows.index(rows[0]) + 1 :]


def _rows(rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows with something in them; a single cell below an empty row is a remark, such as whose data these are."""
    after_empty = False
    for row in rows:
        filled = [number for number, cell in enumerate(row.cells) if cell.strip()]
        if filled and not (after_empty and filled == [0]):
            yield row
        after_empty = not filled


def _take(concepts: dict[str, _Gathered], cells: Mapping[str, str], line: int) -> None:
    """Add a row to its concept, or begin one with it."""
    form = _form(cells)
    if not cells.get("english"):
        raise RowRefused("the English term is missing")
    name = cells.get("id") or slug(cells["english"])
    if slug(name) != name:
        raise RowRefused(f"the id “{name}” is not small letters, digits and hyphens")
    if name in concepts:
        concepts[name].add(form, cells)
    else:
        concepts[name] = _Gathered(_concept(name, form, cells), cells, line)


def _concept(name: str, form: Form, cells: Mapping[str, str]) -> Concept:
    return Concept(
        id=name,
        category=_choice(Category, cells.get("category") or Category.OTHER, "category"),
        english=cells["english"],
        definition=cells.get("definition", ""),
        forms=(form,),
        subject=cells.get("subject", ""),
        abbreviation=cells.get("abbreviation", ""),
        note=cells.get("note", ""),
        broader=tuple(cells.get("broader", "").split()),
        related=tuple(cells.get("related", "").split()),
        origin="yours",
    )


def _form(cells: Mapping[str, str]) -> Form:
    text = cells.get("chinese", "")
    if not text:
        raise RowRefused("the Chinese form is missing")
    reading = tuple(cells.get("reading", "").split())
    if reading and len(reading) != sum(map(is_han, text)):
        raise RowRefused(
            f"{text} has {sum(map(is_han, text))} Chinese characters and {len(reading)} syllables"
        )
    return Form(
        text=text,
        status=_choice(Status, cells.get("status") or Status.ADMITTED, "status"),
        region=_choice(Region, cells.get("region") or Region.MAINLAND, "region"),
        reading=reading,
        company=parted(cells.get("with", "")),
        unless_in=parted(cells.get("unless_in", "")),
    )


def _choice(kind: type[_Choice], value: str, name: str) -> _Choice:
    try:
        return kind(value.lower())
    except ValueError:
        raise RowRefused(f"{name} must be one of {', '.join(kind)}, not “{value}”") from None
