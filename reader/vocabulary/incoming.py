"""Words as they stand in a file of another program, before it is known which words of ours they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.formats.tables import Refusal, Row
from reader.records import dataclass
from reader.vocabulary.columns import COLUMNS, LICENCE, parted
from reader.vocabulary.model import Sighting, WordStatus

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
IS_WORD = re.compile(rf"[{_HAN}A-Za-z0-9·-]*[{_HAN}][{_HAN}A-Za-z0-9·-]*")
_LONGEST_WORD = 30
_BRACKETED = re.compile(r"\s*(?:\[([^\]]*)\]|\(([^)]*)\)|（([^）]*)）|【([^】]*)】)")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One word of a file: the word in either script, and whatever else the file says of it.

    `pinyin` is the reading as it is written there. A word is `kept` when the file tells more of it than that it is
    known; None for `status` where the file says nothing.
    """

    line: int
    text: str
    traditional: str = ""
    pinyin: str = ""
    senses: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    status: WordStatus | None = None
    level: str = ""
    concept: str | None = None
    sighting: Sighting | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: words, and the lines that hold none."""

    words: tuple[Incoming, ...]
    refused: tuple[Refusal, ...] = ()


def of_table(rows: Sequence[Row], refused: Sequence[Refusal] = ()) -> Read:
    """The words of a table, ours by the names of its columns, another one by the column that holds Chinese words."""
    head = [cell.strip().lower() for cell in rows[0].cells] if rows else []
    if "simplified" in head and set(head) <= {*COLUMNS, LICENCE, ""}:
        return _of_our_table(head, rows[1:], refused)
    return of_column(rows, refused)


def of_column(rows: Sequence[Row], refused: Sequence[Refusal] = ()) -> Read:
    """The words of the column that has most of them, the leftmost of equals; other rows are refused with a reason."""
    hits: Counter[int] = Counter()
    for row in rows:
        hits.update(column for column, cell in enumerate(row.cells) if _is_word(headword(cell)[0]))
    column = max(sorted(hits), key=lambda each: hits[each], default=0)
    words, bad = [], list(refused)
    for row in rows:
        cell = row.cells[column].strip() if column < len(row.cells) else ""
        text, other = headword(cell)
        if _is_word(text):
            words.append(Incoming(row.line, text, traditional=other if _is_word(other) else ""))
        elif any(each.strip() for each in row.cells) and not (row is rows[0] and len(rows) > 1 and hits):
            bad.append(
                Refusal(
                    row.line, f"“{cell[:40]}” is no Chinese word" if cell else "no Chinese word stands here"
                )
            )
    return Read(tuple(words), tuple(sorted(bad, key=lambda each: each.line)))


def of_list(text: str) -> Read:
    """The words of a pasted list: one a line, or several with spaces, commas or 、 between them."""
    words, refused = [], []
    for line, content in enumerate(text.splitlines(), 1):
        for part in filter(
            None, re.split(r"[\s,;，；、。|/]+", re.sub(r"^\s*(?:\d+[.)、]|[-*•])\s+", "", content))
        ):
            form, other = headword(part)
            if _is_word(form):
                words.append(Incoming(line, form, traditional=other if _is_word(other) else ""))
            else:
                refused.append(Refusal(line, f"“{part[:40]}” is no Chinese word"))
    return Read(tuple(words), tuple(refused))


def headword(cell: str) -> tuple[str, str]:
    """A headword and the form in brackets behind it: 智能体[智能體]."""
    plain = cell.strip()
    found = _BRACKETED.search(plain)
    if found is None:
        return plain, ""
    return plain[: found.start()], next(group for group in found.groups() if group is not None).strip()


def _is_word(text: str) -> bool:
    return len(text) <= _LONGEST_WORD and IS_WORD.fullmatch(text) is not None


def _of_our_table(head: Sequence[str], rows: Sequence[Row], refused: Sequence[Refusal]) -> Read:
    words, bad = [], list(refused)
    for row in rows:
        if not any(row.cells):
            break  # behind it a former version wrote the attribution
        cells = dict(zip(head, row.cells, strict=False))
        reason = _wrong_with(cells)
        if reason:
            bad.append(Refusal(row.line, reason))
        else:
            words.append(_of_our_row(row.line, cells))
    return Read(tuple(words), tuple(bad))


def _wrong_with(cells: dict[str, str]) -> str:
    if not IS_WORD.fullmatch(cells["simplified"].strip()):
        return f"“{cells['simplified'][:40]}” is no Chinese word"
    if cells.get("status") and cells["status"] not in set(WordStatus):
        return f"“{cells['status'][:40]}” is no status ({', '.join(WordStatus)})"
    return ""


def _of_our_row(line: int, cells: dict[str, str]) -> Incoming:
    text, sentence = cells["simplified"].strip(), cells.get("sentence", "")
    return Incoming(
        line,
        text,
        traditional=cells.get("traditional", ""),
        pinyin=cells.get("pinyin", ""),
        senses=parted(cells.get("senses", "")),
        note=cells.get("note", ""),
        tags=parted(cells.get("tags", "")),
        lists=parted(cells.get("lists", "")),
        status=WordStatus(cells["status"]) if cells.get("status") else None,
        level=cells.get("level", ""),
        concept=cells.get("concept") or None,
        sighting=sighting_of(text, cells.get("traditional", ""), sentence, cells) if sentence else None,
        kept=True,
    )


def sighting_of(text: str, traditional: str, sentence: str, cells: dict[str, str]) -> Sighting:
    """A sentence of a file, with the place of the word looked up in it."""
    places = [sentence.find(form) for form in (text, traditional) if form and form in sentence]
    return Sighting(
        sentence=sentence,
        offset=places[0] if places else 0,
        speaker=cells.get("speaker") or None,
        transcript="",
        title=cells.get("transcript", ""),
        section=cells.get("section") or None,
        time=cells.get("time") or None,
        added=cells.get("added", ""),
    )
