"""Rows of a CSV file that any program may have written; `rows.py` reads and writes our own.

Read are UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030; commas, semicolons or tabs between
the cells, whichever the first line has most of; `sep=;` as spreadsheets write it. A line with broken quotes is
refused by itself and the lines after it are read (RFC 4180 for what a good quote is).
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from reader.errors import FileRefused
from reader.formats.rows import unguarded
from reader.formats.tables import LARGEST, Refusal, Row, Table

_DELIMITERS = ",;\t"
_LONGEST_RECORD = 400
"""Lines that one quoted cell may go over once a file is known to have broken quotes."""


def read_loose_csv(content: bytes) -> Table:
    """The rows of a file with their lines; raises FileRefused where it is no text or too long."""
    text = decoded(content)
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, skipped = first.strip()[-1], rest, 1
    else:
        delimiter = _delimiter_of(first)
    try:
        return Table(tuple(_strictly(text, delimiter, skipped)))
    except csv.Error:
        return _line_by_line(text, delimiter, skipped)


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with a mark, or GB18030; raises FileRefused with the first bad line."""
    if len(content) > LARGEST:
        raise FileRefused(f"the file is too long (at most {LARGEST // 1_000_000} MB can be read).")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\x00" in content:
        raise FileRefused("this is not a text file.", line=content[: content.index(b"\x00")].count(b"\n") + 1)
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            bad = error.start
    line = content[:bad].count(b"\n") + 1
    raise FileRefused("the file is neither UTF-8 nor GB18030 text.", line=line, advice="Save it as UTF-8.")


def _delimiter_of(line: str) -> str:
    """The commonest of comma, semicolon and tab outside of quotes; a comma where there is none."""
    outside = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _strictly(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    """All rows; raises csv.Error at the first broken quote."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = skipped + 1
    for cells in reader:
        yield Row(begin, tuple(unguarded(cell) for cell in cells))
        begin = skipped + reader.line_num + 1


def _line_by_line(text: str, delimiter: str, skipped: int) -> Table:
    """The rows that stand around broken quotes."""
    lines = text.splitlines(keepends=True) if "\r" not in text.replace("\r\n", "") else text.split("\r")
    rows: list[Row] = []
    refused: list[Refusal] = []
    at = 0
    while at < len(lines):
        length, cells = _record(lines, at, delimiter)
        line = skipped + at + 1
        if cells is None:
            refused.append(Refusal(line, "the quotes of this line are broken"))
        else:
            rows.append(Row(line, tuple(unguarded(cell) for cell in cells)))
        at += length
    return Table(tuple(rows), tuple(refused))


def _record(lines: list[str], at: int, delimiter: str) -> tuple[int, list[str] | None]:
    """How many lines the record at a line takes, and its cells; None where its quotes never close well."""
    for length in range(1, min(_LONGEST_RECORD, len(lines) - at) + 1):
        try:
            found = list(csv.reader(lines[at : at + length], delimiter=delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            return 1, None
        return length, found[0] if found else []
    return 1, None
