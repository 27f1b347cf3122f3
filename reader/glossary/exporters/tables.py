"""The glossary as a table: one row a form, the preferred first, with the concept's cells in each.

Lists of ids are joined by spaces, lists of texts by ` | ` (`\\|` is a stroke that belongs to a text). The columns
`traditional`, `pinyin`, `mentions` and `sentences` are there to be read; an import leaves them alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.formats.rows import to_csv
from reader.formats.xlsx import Sheet, to_xlsx
from reader.glossary.exporters.export import Export, MentionRecord, preferred_first
from reader.glossary.exporters.quoted import quotations
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
    "with",
    "unless_in",
    "broader",
    "related",
)
"""All that a concept and a form are made of."""

_MENTION_COLUMNS = (
    "concept",
    "text",
    "sentence",
    "file",
    "section",
    "speaker",
    "time",
    "paragraph",
    "start",
    "end",
)
_WIDTHS = {
    "definition": 60,
    "note": 40,
    "english": 28,
    "id": 24,
    "chinese": 20,
    "sentence": 80,
    "sentences": 80,
}
_STROKE = re.compile(r"(?<!\\)\|")


def csv_of(export: Export) -> bytes:
    """The table with the attribution as its last column: a row of its own would be a form to other programs."""
    heads, *rows = _table(export, in_one=True)
    if export.attribution:
        heads, rows = [*heads, "licence"], [[*row, export.attribution] for row in rows]
    return to_csv([heads, *rows], guard=export.guard)


def xlsx_of(export: Export) -> bytes:
    """A sheet of forms, one of mentions where they go out, and one with the attribution."""
    sheets = [_sheet("Glossary", _table(export, in_one=False))]
    if export.mentions is not None:
        rows = [[str(_value(mention, name)) for name in _MENTION_COLUMNS] for mention in export.mentions]
        sheets.append(_sheet("Mentions", [[*_MENTION_COLUMNS], *rows]))
    sheets.append(Sheet("About", [[export.title], [export.attribution]], (80,)))
    return to_xlsx(sheets, title=export.title, comments=export.attribution)


def joined(texts: Sequence[str]) -> str:
    """Texts in one cell."""
    return " | ".join(text.replace("|", "\\|") for text in texts)


def parted(cell: str) -> tuple[str, ...]:
    """The texts that `joined` put into a cell."""
    return tuple(text.strip().replace("\\|", "|") for text in _STROKE.split(cell) if text.strip())


def _table(export: Export, *, in_one: bool) -> list[list[str]]:
    """Head and rows; `in_one` says that the mentions have no table of their own."""
    counts, mentions = export.counted(), export.mentions_by_concept()
    heads = [*COLUMNS, *(("traditional", "pinyin") if export.spoken else ())]
    heads += ["mentions"] if counts is not None else []
    heads += ["sentences"] if in_one and export.mentions is not None else []
    rows = [heads]
    for concept in export.concepts:
        for form in preferred_first(concept):
            row = _cells(concept, form)
            if export.spoken:
                row += [export.traditional(form), " ".join(export.reading(form))]
            row += [str(counts.get(concept.id, 0))] if counts is not None else []
            if in_one and export.mentions is not None:
                found = mentions.get(concept.id, ()) if form is concept.preferred else ()
                row.append("\n".join(f"{each.sentence} ({each.place})" for each in quotations(found)))
            rows.append(row)
    return rows


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
        joined(form.company),
        joined(form.unless_in),
        " ".join(concept.broader),
        " ".join(concept.related),
    ]


def _value(mention: MentionRecord, name: str) -> object:
    value = mention[name]  # type: ignore[literal-required]
    return "" if value is None else value


def _sheet(name: str, rows: list[list[str]]) -> Sheet:
    return Sheet(name, rows, [_WIDTHS.get(head, 16) for head in rows[0]])
