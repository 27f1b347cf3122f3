"""Sheets of text cells to XLSX and back (ECMA-376, by way of xlsxwriter and openpyxl).

Every cell is written as a string, so that none becomes a formula, a link or a number. What is read of other
programs' files is turned into text; a row with a formula in it is refused, because its value is whatever the
program that saved it made of it.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from reader.errors import FileRefused, ReaderError
from reader.formats.archive import zipped
from reader.formats.tables import LARGEST, Refusal, Row, Table
from reader.records import dataclass

LONGEST_CELL = 32_767
"""Characters (UTF-16 units) that a cell of a spreadsheet can hold."""

_MADE = datetime.datetime(2000, 1, 1)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STRINGS = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet whose first row is its head; `widths` of the columns in characters, the last one for the rest."""

    name: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = (16,)


def to_xlsx(sheets: Sequence[Sheet], *, title: str = "", comments: str = "") -> bytes:
    """A workbook; `comments` (whose data, what licence) stand in its properties.

    Raises ReaderError with the row as `line` where a cell is too long.
    """
    import xlsxwriter  # not with the window: a format is loaded when it is asked for

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(written, options | {"strings_to_numbers": False})
    book.set_properties({"title": title, "comments": comments, "created": _MADE})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, head, cell)
    book.close()
    return written.getvalue()


def _write_sheet(page: Any, sheet: Sheet, head: Any, cell: Any) -> None:
    page.freeze_panes(1, 0)
    columns = max((len(row) for row in sheet.rows), default=0)
    for column in range(columns):
        page.set_column(column, column, sheet.widths[min(column, len(sheet.widths) - 1)])
    for number, row in enumerate(sheet.rows):
        for column, text in enumerate(row):
            _refuse_unwritable(text, number + 1)
            page.write_string(number, column, text, cell if number else head)


def _refuse_unwritable(text: str, number: int) -> None:
    if len(text) + sum(letter > "\uffff" for letter in text) > LONGEST_CELL:
        raise ReaderError(
            f"row {number} holds a cell of {len(text):,} characters; a spreadsheet takes {LONGEST_CELL:,}.",
            line=number,
            advice="Choose another format.",
        )
    if any("\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff" for letter in text):
        raise ReaderError(f"row {number} holds a character that cannot be written.", line=number)


def from_xlsx(content: bytes) -> Table:
    """The rows of the first sheet as text; raises FileRefused where the file is no workbook."""
    import openpyxl

    _refuse_unsafe(content)
    content, meaning = _marked(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()
        found = list(_rows(page, meaning))
        book.close()
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise FileRefused(f"the spreadsheet is broken ({type(error).__name__}).") from error
    rows = tuple(each for each in found if isinstance(each, Row))
    return Table(rows, tuple(each for each in found if isinstance(each, Refusal)))


def _marked(content: bytes) -> tuple[bytes, dict[int, str]]:
    """The workbook with a character of no meaning for each escaped underscore of its strings, and what those mean.

    openpyxl drops every `x005F_`, and a text that says `_x000D_` is then the same as a carriage return.
    """
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = archive.read(_STRINGS) if _STRINGS in archive.namelist() else b""
        if b"x005F_" not in strings:
            return content, {}
        parts = {name: archive.read(name) for name in archive.namelist()}
    free = (code for code in range(0xE000, 0xF900) if chr(code).encode() not in strings)
    meaning = {}
    for code, written, meant in zip(free, (b"_x005F_", b"x005F_"), ("_", "x005F_"), strict=False):
        strings = strings.replace(written, f"&#{code};".encode())
        meaning[code] = meant
    return zipped(parts | {_STRINGS: strings}), meaning


def _rows(page: Any, meaning: dict[int, str]) -> Iterator[Row | Refusal]:
    for line, row in enumerate(page.iter_rows(), 1):
        formula = next((cell for cell in row if cell.data_type == "f"), None)
        if formula is not None:
            yield Refusal(line, f"cell {formula.coordinate} is a formula; paste its value as text")
        else:
            yield Row(line, tuple(_text(cell.value, meaning) for cell in row))


def _text(value: object, meaning: dict[int, str]) -> str:
    """The text of a cell: whole numbers without a point, times as ISO 8601, `_x000D_` as what it stands for.

    `meaning` is what `_marked` gave.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return text.translate(meaning)


def _refuse_unsafe(content: bytes) -> None:
    """Refuse what is no ZIP, what would unpack to more than `LARGEST`, and parts with a document type."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if "[Content_Types].xml" not in archive.namelist():
                raise FileRefused("this is not an XLSX spreadsheet.")
            if len(content) > LARGEST or sum(entry.file_size for entry in entries) > LARGEST:
                raise FileRefused(f"the spreadsheet is too long (at most {LARGEST // 1_000_000} MB).")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(entry):
                    raise FileRefused("the spreadsheet has a document type, which no spreadsheet needs.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FileRefused("this is not an XLSX spreadsheet.") from error
