"""Finding kept words in SQL, so that tens of thousands are searched as one types.

`find` gives the numbers of all words that fit, in order; `words` gives those that are on the screen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum

from reader.records import dataclass
from reader.store import Store, folded
from reader.vocabulary.model import Word, WordKey, WordStatus
from reader.vocabulary.tables import NEWEST_FIRST, WORDS, key_of, words_of


class Sort(StrEnum):
    """What words are sorted by."""

    ADDED = "added"
    CHANGED = "changed"
    HEADWORD = "headword"
    READING = "reading"
    STATUS = "status"
    LEVEL = "level"
    SIGHTINGS = "sightings"


_STEPS = " ".join(f"WHEN '{status.value}' THEN {step}" for step, status in enumerate(WordStatus))
_COLUMNS = {
    Sort.ADDED: "word.added",
    Sort.CHANGED: "word.changed",
    Sort.HEADWORD: "word.simplified",
    # the third line of what is searched is the reading without tones
    Sort.READING: "(SELECT substr(sought, length(simplified) + length(traditional) + 3, 100)"
    " FROM word_text WHERE word_text.word = word.id)",
    Sort.STATUS: f"CASE coalesce(status, 'new') {_STEPS} END",
    Sort.LEVEL: "CASE level WHEN '' THEN 99 ELSE CAST(level AS INTEGER) END",
    Sort.SIGHTINGS: "(SELECT count(*) FROM sighting WHERE sighting.word = word.id)",
}
_AT_ONCE = 900


@dataclass(frozen=True, slots=True)
class Query:
    """Which words are asked for; what is empty does not narrow.

    `text` is looked for in both scripts, the reading without tones, the senses and the note; each of its words
    must be there.
    """

    text: str = ""
    statuses: frozenset[WordStatus] = frozenset()
    tag: str = ""
    list_name: str = ""
    level: str = ""
    transcript: str = ""
    sort: Sort = Sort.ADDED
    descending: bool = True


EVERYTHING = Query()


class Search:
    """Queries that only read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, query: Query = EVERYTHING) -> list[int]:
        """The numbers of the words that fit, in the order asked for."""
        tables, conditions, values = _narrowed(query)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        direction = "DESC" if query.descending else "ASC"
        order = f" ORDER BY {_COLUMNS[query.sort]} {direction}, word.id {direction}"
        asked = f"SELECT word.id FROM word {tables}{where}{order}"
        # one row instead of one a word: making tens of thousands of them costs more than finding them
        rows = self._store.rows(f"SELECT json_group_array(id) FROM ({asked})", tuple(values))
        return [int(number) for number in json.loads(rows[0][0])]

    def words(self, numbers: Sequence[int]) -> list[Word]:
        """The words of these numbers, in this order; those forgotten meanwhile are left out."""
        found: dict[WordKey, Word] = {}
        for begin in range(0, len(numbers), _AT_ONCE):
            part = tuple(numbers[begin : begin + _AT_ONCE])
            where = f" WHERE word.id IN ({','.join('?' * len(part))})"
            rows = self._store.rows(f"{WORDS}{where}{NEWEST_FIRST}", part)
            found |= {word.key: word for word in words_of(rows)}
        return [found[key] for key in self.keys(numbers) if key in found]

    def keys(self, numbers: Sequence[int]) -> list[WordKey]:
        """The keys of the words of these numbers, for a change of many."""
        keys: dict[int, WordKey] = {}
        for begin in range(0, len(numbers), _AT_ONCE):
            part = tuple(numbers[begin : begin + _AT_ONCE])
            marks = ",".join("?" * len(part))
            rows = self._store.rows(f"SELECT id, simplified, pinyin FROM word WHERE id IN ({marks})", part)
            keys |= {row["id"]: key_of(row) for row in rows}
        return [keys[number] for number in numbers if number in keys]

    def levels(self) -> dict[str, int]:
        """The levels that kept words have, with the number of each."""
        rows = self._store.rows("SELECT level, count(*) FROM word GROUP BY level")
        return {str(level): int(count) for level, count in rows}


def _narrowed(query: Query) -> tuple[str, list[str], list[object]]:
    """The joins, conditions and values of a query."""
    tables = ["LEFT JOIN word_status USING (simplified, pinyin)"] if _needs_status(query) else []
    conditions: list[str] = []
    values: list[object] = []
    if query.text.strip():
        looked_into, values = _looked_into(folded(query.text).split())
        if (
            len(query.text.strip()) < 2 and query.text.isascii()
        ):  # nearly every word has it: take all in order
            tables.append("JOIN word_text ON word_text.word = word.id")
            conditions.append(looked_into)
        else:
            conditions.append(f"word.id IN (SELECT word FROM word_text WHERE {looked_into})")
    if query.statuses:
        conditions.append(f"coalesce(status, 'new') IN ({','.join('?' * len(query.statuses))})")
        values += [status.value for status in query.statuses]
    for kind, name in (("tag", query.tag), ("list", query.list_name)):
        if name:
            conditions.append("word.id IN (SELECT word FROM word_label WHERE kind = ? AND name = ?)")
            values += [kind, name]
    if query.level:
        conditions.append("level = ?")
        values.append(query.level)
    if query.transcript:
        conditions.append("word.id IN (SELECT word FROM sighting WHERE transcript = ?)")
        values.append(query.transcript)
    return " ".join(tables), conditions, values


def _looked_into(parts: list[str]) -> tuple[str, list[object]]:
    """That each part stands in the text of a word; `v` is also how ü is typed."""
    conditions: list[str] = []
    values: list[object] = []
    for part in parts:
        both = "v" in part
        conditions.append("(instr(sought, ?) OR instr(sought, ?))" if both else "instr(sought, ?)")
        values += [part, part.replace("v", "u")] if both else [part]
    return " AND ".join(conditions), values


def _needs_status(query: Query) -> bool:
    return bool(query.statuses) or query.sort is Sort.STATUS
