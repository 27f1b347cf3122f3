"""A dictionary for Yomitan: a ZIP of `index.json` (format 3) and `term_bank_N.json`.

A row of a term bank is [term, reading, definition tags, rules, score, glosses, sequence, term tags]. Glosses are
plain strings, which Yomitan shows as text. Source: Yomitan's schemas dictionary-index and dictionary-term-bank-v3.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from reader.formats.archive import zipped

_ROWS_A_BANK = 10_000


@dataclass(frozen=True, slots=True)
class YomitanTerm:
    """A term with its reading and glosses; terms of one `sequence` belong together."""

    term: str
    reading: str
    glosses: Sequence[str]
    sequence: int
    score: int = 0


def to_yomitan(
    terms: Sequence[YomitanTerm], *, title: str, revision: str, author: str, attribution: str
) -> bytes:
    """The dictionary as one ZIP."""
    index = {
        "title": title,
        "format": 3,
        "revision": revision,
        "sequenced": True,
        "author": author,
        "description": title,
        "attribution": attribution,
        "sourceLanguage": "zh",
        "targetLanguage": "en",
    }
    files = {"index.json": _json(index)}
    for number, begin in enumerate(range(0, len(terms), _ROWS_A_BANK), 1):
        bank = [_row(term) for term in terms[begin : begin + _ROWS_A_BANK]]
        files[f"term_bank_{number}.json"] = _json(bank)
    files.setdefault("term_bank_1.json", b"[]")
    return zipped(files)


def _row(term: YomitanTerm) -> list[object]:
    return [term.term, term.reading, "", "", term.score, list(term.glosses), term.sequence, ""]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
