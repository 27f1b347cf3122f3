"""The glossary in the formats of other programs: menu and commands are made from `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.glossary.exporters.cards import anki_text_of, apkg_of, pleco_of, quizlet_of
from reader.glossary.exporters.dictionaries import stardict_of, yomitan_of
from reader.glossary.exporters.export import GLOSSARY_NOTICE, READINGS_NOTICE, Export, MentionRecord
from reader.glossary.exporters.linked import skos_of
from reader.glossary.exporters.pages import html_of, markdown_of
from reader.glossary.exporters.tables import COLUMNS, csv_of, xlsx_of
from reader.glossary.exporters.termbase import omegat_of, tbx_2008_of, tbx_of
from reader.glossary.importing import Imported, Simplify
from reader.glossary.importing_tables import read_csv, read_xlsx
from reader.glossary.importing_termbases import read_omegat, read_tbx

__all__ = [
    "COLUMNS",
    "FORMATS",
    "GLOSSARY_NOTICE",
    "READINGS_NOTICE",
    "Export",
    "Format",
    "MentionRecord",
    "csv_of",
    "format_named",
    "format_of",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in commands, the end of its files, its label in English, its writer and its reader.

    `lost` names what of a concept does not come back when a file is read; "" where all of it does.
    """

    name: str
    suffix: str
    label: str
    write: Callable[[Export], bytes]
    read: Callable[[bytes, Simplify], Imported] | None = None
    lost: str = ""


_INDENTS = "indents after line breaks"
_NOT_IN_OMEGAT = "category, subject, abbreviation, note, readings, guards, links, line breaks"


FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", "Spreadsheet (CSV)", csv_of, read_csv),
    Format("xlsx", ".xlsx", "Spreadsheet (XLSX)", xlsx_of, read_xlsx),
    Format("tbx", ".tbx", "Termbase (TBX 2019)", tbx_of, read_tbx, _INDENTS),
    Format("tbx-2008", ".tbx", "Termbase (TBX 2008)", tbx_2008_of, read_tbx, _INDENTS),
    Format("omegat", ".utf8", "OmegaT glossary", omegat_of, read_omegat, _NOT_IN_OMEGAT),
    Format("skos", ".jsonld", "Linked data (SKOS)", skos_of),
    Format("apkg", ".apkg", "Anki package", apkg_of),
    Format("anki-text", ".txt", "Anki text", anki_text_of),
    Format("pleco", ".txt", "Pleco flashcards", pleco_of),
    Format("quizlet", ".txt", "Quizlet cards", quizlet_of),
    Format("markdown", ".md", "Markdown", markdown_of),
    Format("html", ".html", "Web page (HTML)", html_of),
    Format("stardict", ".zip", "StarDict dictionary", stardict_of),
    Format("yomitan", ".zip", "Yomitan dictionary", yomitan_of),
)


def format_named(name: str) -> Format | None:
    """The format that the commands and the settings call so."""
    return next((each for each in FORMATS if each.name == name), None)


def format_of(content: bytes, file_name: str) -> Format | None:
    """The format that a file can be read as, by its first bytes, then by the end of its name."""
    start = content[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK\x03\x04"):
        return format_named("xlsx")
    if start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
        return format_named("tbx")
    suffix = file_name.lower().rpartition(".")[2]
    names = {"csv": "csv", "tsv": "csv", "tbx": "tbx", "xml": "tbx", "xlsx": "xlsx"}
    names |= dict.fromkeys(("utf8", "txt", "tab"), "omegat")
    return format_named(names.get(suffix, ""))
