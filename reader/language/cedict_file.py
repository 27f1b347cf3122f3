"""Reads a downloaded CC-CEDICT file (`.txt .u8 .gz .zip`) and checks every line of it.

Refused is what is no CC-CEDICT, is cut off, holds a line of another form, or is larger than any edition could be,
packed or unpacked; the refusal names the line.
"""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, Protocol

from reader.errors import FileRefused
from reader.language.cedict import parse_line
from reader.records import dataclass

_PIECE = 1 << 20
_REPORTED = 2_000
"""Lines between two reports."""

_HEADER = re.compile(r"#!\s*(\w+)=(.*)")
_READING = re.compile(r"\[{1,2}[A-Za-z0-9:üÜêÊ·,' -]+\]{1,2} /")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADVICE = "Download it again from mdbg.net (cedict_1_0_ts_utf-8_mdbg)."


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an edition may measure: entries, bytes of the file, bytes of its text, characters of a line.

    Today's has 124,000 entries in 9.5 MB.
    """

    least_entries: int = 50_000
    most_entries: int = 1_000_000
    packed: int = 64 << 20
    text: int = 96 << 20
    line: int = 10_000


BOUNDS = Bounds()


class Readable(Protocol):
    """What bytes are read from, piece by piece."""

    def read(self, size: int, /) -> bytes:
        """At most that many bytes, none at the end."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is sound: its text with plain line ends, its day from the header ("" for none), its entries."""

    text: str
    date: str
    entries: int


def read_file(
    file: Path, bounds: Bounds = BOUNDS, report: Callable[[float], None] = lambda _share: None
) -> Checked:
    """The text of a file in which every line is sound; raises FileRefused with the line that is not.

    `report` hears how far the check is, 0 to 1; what it raises ends it.
    """
    report(0.0)
    text = _decoded(file, _unpacked(file, bounds)).replace("\r\n", "\n")
    header: dict[str, str] = {}
    entries = 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not number % _REPORTED:
            report(number / len(lines))
        if line.startswith("#") or not line.strip():
            found = _HEADER.match(line)
            if found and not entries:
                header[found[1]] = found[2].strip()
            continue
        if number == 1 or (not entries and "CC-CEDICT" not in text[: text.index(line)]):
            _refuse(file, "this is no CC-CEDICT file: its header is missing.", number)
        _check_line(file, line, number, bounds)
        entries += 1
    _check_count(file, entries, header.get("entries", ""), bounds, text.count("\n") + 1)
    day = _DATE.match(header.get("date", ""))
    return Checked(text, day[0] if day else "", entries)


def _check_line(file: Path, line: str, number: int, bounds: Bounds) -> None:
    if len(line) > bounds.line:
        _refuse(file, f"the line is longer than {bounds.line:,} characters.", number)
    if _CONTROL.search(line):
        _refuse(file, "the line holds characters that no text has.", number)
    entry = parse_line(line)
    if entry is None or not _READING.search(line) or not (entry.senses or entry.classifiers):
        _refuse(file, f"“{line[:40].strip()}” is not an entry (繁 简 [pin1 yin1] /sense/).", number)


def _check_count(file: Path, entries: int, announced: str, bounds: Bounds, last: int) -> None:
    if announced.isdecimal() and int(announced) != entries:
        _refuse(file, f"the header announces {int(announced):,} entries, there are {entries:,}.", last)
    if entries < bounds.least_entries:
        _refuse(file, f"{entries:,} entries are too few for a whole dictionary.", last)
    if entries > bounds.most_entries:
        _refuse(file, f"{entries:,} entries are more than any edition has.", last)


def _unpacked(file: Path, bounds: Bounds) -> bytes:
    """The bytes of the text, never more than the bound, whatever the file says of itself."""
    try:
        if file.stat().st_size > bounds.packed:
            _refuse(file, f"the file is larger than {bounds.packed >> 20} MB.")
        with file.open("rb") as raw:
            start = raw.read(4)
        if start.startswith(b"PK"):
            return _from_zip(file, bounds)
        with gzip.open(file) if start.startswith(b"\x1f\x8b") else file.open("rb") as stream:
            return _bounded(file, stream, bounds)
    except (
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        gzip.BadGzipFile,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise FileRefused(f"the file is damaged ({error}).", path=file, advice=_ADVICE) from error
    except OSError as error:
        raise FileRefused(f"the file cannot be read ({error.strerror or error}).", path=file) from error


def _from_zip(file: Path, bounds: Bounds) -> bytes:
    with zipfile.ZipFile(file) as archive:
        members = [each for each in archive.infolist() if each.filename.lower().endswith((".txt", ".u8"))]
        texts = [each for each in members if "readme" not in each.filename.lower()]
        if len(texts) != 1:
            _refuse(file, f"the archive holds {len(texts)} texts (.txt, .u8), not one.")
        if texts[0].flag_bits & 1:
            _refuse(file, "the archive is locked with a password.")
        with archive.open(texts[0]) as stream:
            return _bounded(file, stream, bounds)


def _bounded(file: Path, stream: Readable, bounds: Bounds) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > bounds.text:
            _refuse(file, f"the text is larger than {bounds.text >> 20} MB.", sum(map(_lines, pieces)) + 1)
        pieces.append(piece)
    return b"".join(pieces)


def _lines(piece: bytes) -> int:
    return piece.count(b"\n")


def _decoded(file: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(file, "the text is not UTF-8.", content.count(b"\n", 0, error.start) + 1)


def _refuse(file: Path, reason: str, line: int | None = None) -> NoReturn:
    raise FileRefused(reason, path=file, line=line, advice=_ADVICE)
