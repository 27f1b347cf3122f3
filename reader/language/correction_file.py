"""Corrections as a file: JSON Lines, the first line says what it is, each further one is a correction.

{"duidu": "corrections", "version": 1}
{"scope": "everywhere", "words": ["数据", "中心"], "reading": [], "digest": "", "paragraph": "", "offset": 0, …}
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from reader.errors import FileRefused
from reader.language.corrections import Anchor, Scope, StoredCorrection

VERSION = 1
_HEADER = {"duidu": "corrections", "version": VERSION}
_LARGEST = 32 << 20
_LONGEST_STRETCH = 200
_LONGEST_FIELD = 200
_ADVICE = "Nothing was taken in; choose a file that Duidu has exported."


def to_bytes(corrections: Iterable[StoredCorrection]) -> bytes:
    """The file of these corrections."""
    records = [_HEADER, *(record_of(each) for each in corrections)]
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def record_of(correction: StoredCorrection) -> dict[str, Any]:
    """A correction as a line of the file."""
    anchor = correction.anchor
    return {
        "scope": correction.scope.value,
        "words": list(correction.words),
        "reading": list(correction.reading),
        "digest": correction.digest,
        "paragraph": anchor.paragraph,
        "offset": anchor.offset,
        "before": anchor.before,
        "after": anchor.after,
        "changed": correction.changed,
        "joins": correction.joins,
    }


def read_file(path: Path) -> tuple[StoredCorrection, ...]:
    """The corrections of a file; raises FileRefused with the line that is none."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        raise FileRefused(f"the file cannot be read ({error.strerror or error}).", path=path) from error
    if size > _LARGEST:
        raise FileRefused(f"the file is larger than {_LARGEST >> 20} MB.", path=path, advice=_ADVICE)
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    header = _parsed(path, 1, lines[0])
    if header.get("duidu") != "corrections":
        _refuse(path, 1, "this is no file of corrections")
    if header.get("version") != VERSION:
        _refuse(path, 1, f"the file is of version {header.get('version')}, this program knows {VERSION}")
    numbered = ((number, line) for number, line in enumerate(lines[1:], 2) if line.strip())
    return tuple(_correction(path, number, _parsed(path, number, line)) for number, line in numbered)


def _parsed(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise FileRefused(
            f"the line is no JSON ({error}).", path=path, line=number, advice=_ADVICE
        ) from error
    if not isinstance(record, dict):
        _refuse(path, number, "the line is no record")
    return record


def _correction(path: Path, number: int, record: dict[str, Any]) -> StoredCorrection:
    try:
        scope = Scope(record["scope"])
        words, reading = _strings(record["words"]), _strings(record["reading"])
        digest, changed = _short(record["digest"]), _short(record["changed"])
        anchor = Anchor(
            _short(record["paragraph"]),
            _whole_number(record["offset"]),
            _short(record["before"]),
            _short(record["after"]),
        )
    except KeyError as error:
        _refuse(path, number, f"the correction has no {error}")
    except ValueError as error:
        _refuse(path, number, str(error))
    fault = _fault(scope, words, reading, digest)
    if fault:
        _refuse(path, number, fault)
    joins = record.get("joins", False) is True  # files of the first release have none
    return StoredCorrection(scope, words, reading, digest, anchor, changed, joins)


def _fault(scope: Scope, words: tuple[str, ...], reading: tuple[str, ...], digest: str) -> str:
    """What is wrong with a correction as a whole, "" for nothing."""
    if not words or not all(words) or sum(map(len, words)) > _LONGEST_STRETCH:
        return "a correction is about one word or more"
    if reading and (len(words) > 1 or len(reading) != len(words[0]) or not all(reading)):
        return "a reading belongs to one word and has a syllable a character"
    if bool(digest) is (scope is Scope.EVERYWHERE):
        return "a correction names its text, or holds everywhere"
    return ""


def _strings(values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("a list of words is expected")
    return tuple(_short(value) for value in values)


def _short(value: object) -> str:
    """A text of a bounded length that can be stored."""
    if not isinstance(value, str) or len(value) > _LONGEST_FIELD or not _is_storable(value):
        raise ValueError(f"a text of at most {_LONGEST_FIELD} characters is expected")
    return value


def _is_storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 31:
        raise ValueError("an offset is a whole number")
    return value


def _refuse(path: Path, number: int, reason: str) -> NoReturn:
    raise FileRefused(f"{reason}.", path=path, line=number, advice=_ADVICE)
