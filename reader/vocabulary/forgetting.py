"""Words taken out of the vocabulary and brought back, tens of thousands at one go: rows, not records, are moved.

Callers hold the transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from sqlite3 import Connection

from reader.records import dataclass
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.tables import (
    ADD_LABEL,
    ADD_SIGHTING,
    ADD_WORD,
    OF_NUMBERS,
    PUT_SOUGHT,
    PUT_STATUS,
    numbers_of,
    write_statuses,
)

_Rows = list[tuple[object, ...]]

_QUERIES = {
    "word": "SELECT id, simplified, pinyin, traditional, senses, concept, note, level, edited, added, changed"
    f" FROM word WHERE id {OF_NUMBERS} ORDER BY id",
    "word_text": f"SELECT word, sought FROM word_text WHERE word {OF_NUMBERS}",
    "word_label": f"SELECT word, kind, name FROM word_label WHERE word {OF_NUMBERS}",
    "sighting": "SELECT word, sentence, offset, speaker, transcript, title, section, time, added, file"
    f" FROM sighting WHERE word {OF_NUMBERS} ORDER BY id",
    "word_status": "SELECT simplified, pinyin, status, word_status.changed"
    f" FROM word JOIN word_status USING (simplified, pinyin) WHERE word.id {OF_NUMBERS}",
}
"""By table; the first column is the number of the word, but where a status is no matter of keeping."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was stored of words, for `bring_back`: their numbers, and the rows of each table."""

    numbers: dict[WordKey, int]
    rows: dict[str, _Rows]

    def __len__(self) -> int:
        return len(self.numbers)

    def statuses(self) -> dict[WordKey, WordStatus]:
        """The status that each of the words had."""
        had = {(row[0], row[1]): WordStatus(str(row[2])) for row in self.rows["word_status"]}
        return {key: had.get((key.simplified, " ".join(key.pinyin)), WordStatus.NEW) for key in self.numbers}


def forget(connection: Connection, keys: Iterable[WordKey], moment: str) -> Forgotten:
    """Drop words with their sightings; a learning status came with the keeping and goes with it, others stay."""
    numbers = numbers_of(connection, keys)
    asked = (json.dumps(sorted(numbers.values())),)
    rows = {
        table: [tuple(row) for row in connection.execute(query, asked)] for table, query in _QUERIES.items()
    }
    forgotten = Forgotten(numbers, rows)
    drop(connection, numbers.values())
    learned = (key for key, status in forgotten.statuses().items() if status.value.startswith("learning"))
    write_statuses(connection, dict.fromkeys(learned, WordStatus.NEW), moment)
    return forgotten


def drop(connection: Connection, numbers: Iterable[int]) -> None:
    """Drop the words of these numbers with all that hangs on them, but not their statuses."""
    connection.execute(f"DELETE FROM word WHERE id {OF_NUMBERS}", (json.dumps(sorted(numbers)),))


def bring_back(connection: Connection, forgotten: Forgotten) -> None:
    """Put words back with their times and statuses; what was kept of them since stays."""
    kept_since = numbers_of(connection, forgotten.numbers)
    words = [row[1:] for row in forgotten.rows["word"]]
    connection.executemany(f"{ADD_WORD} DO UPDATE SET changed = excluded.changed", words)
    there = numbers_of(connection, forgotten.numbers)
    now_at = {number: there[key] for key, number in forgotten.numbers.items()}
    new = {number: there[key] for key, number in forgotten.numbers.items() if key not in kept_since}
    connection.executemany(PUT_SOUGHT, _moved(forgotten, "word_text", new))
    connection.executemany(ADD_LABEL, _moved(forgotten, "word_label", new))
    connection.executemany(ADD_SIGHTING, _moved(forgotten, "sighting", now_at))
    without = [key for key, status in forgotten.statuses().items() if status is WordStatus.NEW]
    write_statuses(connection, dict.fromkeys(without, WordStatus.NEW), "")
    connection.executemany(PUT_STATUS, forgotten.rows["word_status"])


def _moved(forgotten: Forgotten, table: str, numbers: dict[int, int]) -> Iterator[tuple[object, ...]]:
    """The rows of a table for the words that are there again, by the numbers these have now."""
    for number, *rest in forgotten.rows[table]:
        if number in numbers:
            yield (numbers[number], *rest)
