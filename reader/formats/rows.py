"""Rows of cells to CSV and back: RFC 4180 in UTF-8 with a byte order mark and CRLF, as spreadsheets want it.

A spreadsheet takes a cell that begins with = + - @, a tab or a carriage return for a formula. The guard puts
a `'` before it, and before such a cell that has one already, so that taking one away gives what was written:

    =1+1   →  '=1+1
    '=1+1  →  ''=1+1
    'tis   →  'tis
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from reader.errors import FileRefused, ReaderError

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def to_csv(rows: Iterable[Sequence[str]], *, guard: bool = True) -> bytes:
    """All rows as one file; raises ReaderError with the row as `line` where a cell cannot be written."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for number, row in enumerate(rows, 1):
        cells = [guarded(cell) for cell in row] if guard else list(row)
        _refuse_surrogates(cells, number)
        writer.writerow(cells)
    return written.getvalue().encode("utf-8-sig")


def from_csv(content: bytes, *, guard: bool = True) -> list[list[str]]:
    """The rows of a file, with or without a byte order mark; raises FileRefused with the broken line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileRefused(f"the table is not UTF-8 text (line {line}).", line=line) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [[unguarded(cell) for cell in row] if guard else row for row in reader]
    except csv.Error as error:
        reason = f"the table is broken near line {reader.line_num} ({error})."
        raise FileRefused(reason, line=reader.line_num) from error


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _refuse_surrogates(cells: list[str], number: int) -> None:
    for cell in cells:
        try:
            cell.encode()
        except UnicodeEncodeError as error:
            raise ReaderError(
                f"row {number} holds half a character that cannot be written: {cell[:40]!a}.",
                line=number,
            ) from error
