"""The glossary in the formats of other programs: menu and commands are made from `FORMATS`.

Writers and readers are named, and loaded when one of them is asked for: together they cost the window's start a fifth
of its time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.glossary.exporters.export import GLOSSARY_NOTICE, READINGS_NOTICE, Export, MentionRecord
from reader.glossary.exporters.tables import COLUMNS, csv_of
from reader.records import dataclass

if TYPE_CHECKING:
    from reader.glossary.importing import Imported, Simplify

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

    One without a writer is `on_paper`.

    `lost` names what of a concept does not come back when a file is read; "" where all of it does.
    """

    name: str
    suffix: str
    label: str
    writer: str
    reader: str = ""
    lost: str = ""

    @property
    def on_paper(self) -> bool:
        """Whether it is painted, by whoever can do that, and not written here."""
        return not self.writer

    @property
    def is_readable(self) -> bool:
        """Whether the glossary can be read from such a file."""
        return bool(self.reader)

    def write(self, export: Export) -> bytes:
        """The file; raises ReaderError where the format cannot hold what is to go out."""
        content: bytes = _loaded(f"exporters.{self.writer}")(export)
        return content

    def read(self, content: bytes, simplify: Simplify = str) -> Imported:
        """What a file holds; raises FileRefused where it is not of this format."""
        imported: Imported = _loaded(self.reader)(content, simplify)
        return imported


_INDENTS = "indents after line breaks"
_NOT_IN_OMEGAT = "category, subject, abbreviation, note, readings, guards, links, line breaks"
_TABLES, _TERMBASES = "importing_tables", "importing_termbases"

FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", "Spreadsheet (CSV)", "tables.csv_of", f"{_TABLES}.read_csv"),
    Format("xlsx", ".xlsx", "Spreadsheet (XLSX)", "tables.xlsx_of", f"{_TABLES}.read_xlsx"),
    Format("tbx", ".tbx", "Termbase (TBX 2019)", "termbase.tbx_of", f"{_TERMBASES}.read_tbx", _INDENTS),
    Format(
        "tbx-2008", ".tbx", "Termbase (TBX 2008)", "termbase.tbx_2008_of", f"{_TERMBASES}.read_tbx", _INDENTS
    ),
    Format(
        "omegat",
        ".utf8",
        "OmegaT glossary",
        "termbase.omegat_of",
        f"{_TERMBASES}.read_omegat",
        _NOT_IN_OMEGAT,
    ),
    Format("skos", ".jsonld", "Linked data (SKOS)", "linked.skos_of"),
    Format("apkg", ".apkg", "Anki package", "cards.apkg_of"),
    Format("anki-text", ".txt", "Anki text", "cards.anki_text_of"),
    Format("pleco", ".txt", "Pleco flashcards", "cards.pleco_of"),
    Format("quizlet", ".txt", "Quizlet cards", "cards.quizlet_of"),
    Format("markdown", ".md", "Markdown", "pages.markdown_of"),
    Format("html", ".html", "Web page (HTML)", "pages.html_of"),
    Format("pdf", ".pdf", "Paper (PDF)", ""),
    Format("stardict", ".zip", "StarDict dictionary", "dictionaries.stardict_of"),
    Format("yomitan", ".zip", "Yomitan dictionary", "dictionaries.yomitan_of"),
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


def _loaded(name: str) -> Any:
    """A function of this room by its module and name."""
    module, _, function = name.rpartition(".")
    return getattr(import_module(f"reader.glossary.{module}"), function)
