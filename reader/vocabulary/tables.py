"""Words to rows and back: what the queries of this room share. Callers hold the transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection, Row

from reader.store import folded
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus

WORDS = """
    SELECT word.*, coalesce(status, 'new') AS status,
        (SELECT group_concat(name, char(31)) FROM word_label WHERE word = word.id AND kind = 'tag') AS tags,
        (SELECT group_concat(name, char(31)) FROM word_label WHERE word = word.id AND kind = 'list') AS lists,
        sentence, offset, speaker, transcript, title, section, time, file, sighting.added AS met
    FROM word
    LEFT JOIN word_status USING (simplified, pinyin)
    LEFT JOIN sighting ON sighting.word = word.id
"""
NEWEST_FIRST = " ORDER BY word.added DESC, word.id DESC, sighting.id"
ONE_WORD = f"{WORDS} WHERE simplified = ? AND pinyin = ?{NEWEST_FIRST}"
OF_NUMBERS = "IN (SELECT value FROM json_each(?))"
"""After a column of numbers of words: it is one of a list written as JSON, which may be as long as it likes."""
ADD_WORD = (
    "INSERT INTO word (simplified, pinyin, traditional, senses, concept, note, level, edited, added, changed)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (simplified, pinyin)"
)
ADD_SIGHTING = (
    "INSERT INTO sighting (word, sentence, offset, speaker, transcript, title, section, time, added, file)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (word, transcript, sentence, offset) DO NOTHING"
)
_FIELDS = ("traditional", "senses", "concept", "note", "level", "edited", "added", "changed")
_PUT = f"{ADD_WORD} DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _FIELDS)}"
PUT_SOUGHT = "INSERT OR REPLACE INTO word_text (word, sought) VALUES (?, ?)"
PUT_STATUS = "INSERT OR REPLACE INTO word_status (simplified, pinyin, status, changed) VALUES (?, ?, ?, ?)"
_DROP_STATUS = "DELETE FROM word_status WHERE simplified = ? AND pinyin = ?"
ADD_LABEL = "INSERT OR IGNORE INTO word_label (word, kind, name) VALUES (?, ?, ?)"
_SOUGHT_OF_A_NOTE = 2000
_KEYS_AT_ONCE = 400
"""Two values each: SQLite takes at least 999 a query."""
_ALL_FROM = 4000
_STATUSES = {status.value: status for status in WordStatus}

Ask = Callable[[str, tuple[str, ...]], Iterable[Row]]
"""A query with its values, in a transaction or outside."""


def columns(key: WordKey) -> tuple[str, str]:
    """A key as the tables have it."""
    return key.simplified, " ".join(key.pinyin)


def key_of(row: Row) -> WordKey:
    """The key of a row."""
    return WordKey(row["simplified"], tuple(row["pinyin"].split(" ")) if row["pinyin"] else ())


def words_of(rows: Iterable[Row]) -> list[Word]:
    """Words from the rows of `WORDS`, one row a sighting or one for a word without any."""
    words: dict[int, list[Row]] = {}
    for row in rows:
        words.setdefault(row["id"], []).append(row)
    return [_word(met) for met in words.values()]


def find_word(connection: Connection, key: WordKey) -> Word | None:
    """One kept word."""
    found = words_of(connection.execute(ONE_WORD, columns(key)))
    return found[0] if found else None


def find_words(connection: Connection, keys: Iterable[WordKey]) -> list[Word]:
    """Those of these words that are kept."""
    numbers = json.dumps([*numbers_of(connection, keys).values()])
    return words_of(connection.execute(f"{WORDS} WHERE word.id {OF_NUMBERS}{NEWEST_FIRST}", (numbers,)))


def number_of(connection: Connection, key: WordKey) -> int | None:
    """The number of a kept word."""
    query = "SELECT id FROM word WHERE simplified = ? AND pinyin = ?"
    row = connection.execute(query, columns(key)).fetchone()
    return None if row is None else int(row[0])


def numbers_of(connection: Connection, keys: Iterable[WordKey]) -> dict[WordKey, int]:
    """The numbers of those of these words that are kept; of thousands all numbers are read in one go."""
    wanted = dict.fromkeys(keys)
    if len(wanted) <= _ALL_FROM:
        found = ((key, number_of(connection, key)) for key in wanted)
        return {key: number for key, number in found if number is not None}
    rows = connection.execute("SELECT id, simplified, pinyin FROM word")
    numbers = {(row[1], row[2]): row[0] for row in rows}
    pairs = ((key, columns(key)) for key in wanted)
    return {key: numbers[pair] for key, pair in pairs if pair in numbers}


def add_word(connection: Connection, word: Word) -> bool:
    """Add a word without labels, sightings and status, unless it is kept; whether it was added."""
    cursor = connection.execute(f"{ADD_WORD} DO NOTHING", _row(word))
    if cursor.rowcount > 0 and cursor.lastrowid is not None:
        _write_sought(connection, cursor.lastrowid, word)
    return cursor.rowcount > 0


def write_word(connection: Connection, number: int, word: Word) -> None:
    """Give a kept word these fields, labels and status; its sightings stay."""
    connection.execute(
        "UPDATE word SET traditional = ?, senses = ?, concept = ?, note = ?, level = ?, edited = ?, changed = ?"
        " WHERE id = ?",
        (*_values(word), word.changed, number),
    )
    _write_sought(connection, number, word)
    for kind, names in (("tag", word.tags), ("list", word.lists)):
        write_labels(connection, number, kind, names)
    if read_status(connection, word.key) is not word.status:
        write_status(connection, word.key, word.status, word.changed)


def put_words(connection: Connection, words: Iterable[Word]) -> list[WordKey]:
    """Make words exactly as given, their sightings added to those there; the keys that were not kept before."""
    words = list(words)
    last = {word.key: word for word in words}
    former = numbers_of(connection, last)
    connection.executemany(_PUT, [_row(word) for word in words])
    numbers = former if len(former) == len(last) else numbers_of(connection, last)
    by_number = [(numbers[key], word) for key, word in last.items()]
    connection.executemany(PUT_SOUGHT, [(number, sought(word)) for number, word in by_number])
    connection.executemany("DELETE FROM word_label WHERE word = ?", [(number,) for number in former.values()])
    connection.executemany(
        ADD_LABEL, [(number, *label) for number, word in by_number for label in _labels(word)]
    )
    _put_statuses(connection, last.values())
    met = [_met(numbers[word.key], sighting) for word in words for sighting in word.sightings]
    connection.executemany(ADD_SIGHTING, met)
    return [key for key in last if key not in former]


def _put_statuses(connection: Connection, words: Collection[Word]) -> None:
    """Make the statuses those of the words; one that is so already keeps the time of its change."""
    new = [columns(word.key) for word in words if word.status is WordStatus.NEW]
    others = [word for word in words if word.status is not WordStatus.NEW]
    connection.executemany(_DROP_STATUS, new)
    connection.executemany(
        "INSERT INTO word_status (simplified, pinyin, status, changed) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (simplified, pinyin) DO UPDATE SET status = excluded.status, changed = excluded.changed"
        " WHERE status <> excluded.status",
        [(*columns(word.key), word.status.value, word.changed) for word in others],
    )


def add_sighting(connection: Connection, word: int, sighting: Sighting) -> bool:
    """Add where a word was met unless that place is stored; whether it was added."""
    return connection.execute(ADD_SIGHTING, _met(word, sighting)).rowcount > 0


def read_status(connection: Connection, key: WordKey) -> WordStatus:
    """The status of a word, kept or not."""
    query = "SELECT status FROM word_status WHERE simplified = ? AND pinyin = ?"
    row = connection.execute(query, columns(key)).fetchone()
    return WordStatus.NEW if row is None else WordStatus(row["status"])


def write_status(connection: Connection, key: WordKey, status: WordStatus, moment: str) -> None:
    """Store a status; new is the absence of one."""
    if status is WordStatus.NEW:
        connection.execute(_DROP_STATUS, columns(key))
    else:
        connection.execute(PUT_STATUS, (*columns(key), status.value, moment))


def read_statuses(ask: Ask, keys: Iterable[WordKey]) -> dict[WordKey, WordStatus]:
    """The status of each of these words; new where nothing is known of it."""
    statuses = dict.fromkeys(keys, WordStatus.NEW)
    asked = {columns(key): key for key in statuses}
    for row in _status_rows(ask, list(asked)):
        key = asked.get((row[0], row[1]))
        if key is not None:
            statuses[key] = _STATUSES[row[2]]
    return statuses


def _status_rows(ask: Ask, pairs: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """The rows of these words; of tens of thousands all rows there are, which is faster than asking for each."""
    if len(pairs) > _ALL_FROM:
        yield from ask("SELECT simplified, pinyin, status FROM word_status", ())
        return
    for begin in range(0, len(pairs), _KEYS_AT_ONCE):
        part = pairs[begin : begin + _KEYS_AT_ONCE]
        yield from ask(
            f"WITH asked (simplified, pinyin) AS (VALUES {', '.join(['(?, ?)'] * len(part))})"
            " SELECT simplified, pinyin, status FROM asked JOIN word_status USING (simplified, pinyin)",
            tuple(column for pair in part for column in pair),
        )


def write_statuses(connection: Connection, statuses: Mapping[WordKey, WordStatus], moment: str) -> None:
    """Store many at one go, in the order of the table."""
    pairs = sorted((*columns(key), status.value) for key, status in statuses.items())
    new = WordStatus.NEW.value
    connection.executemany(_DROP_STATUS, [pair[:2] for pair in pairs if pair[2] == new])
    connection.executemany(PUT_STATUS, [(*pair, moment) for pair in pairs if pair[2] != new])


def write_labels(connection: Connection, number: int, kind: str, names: Iterable[str]) -> None:
    """Give a word these tags or lists and no others."""
    connection.execute("DELETE FROM word_label WHERE word = ? AND kind = ?", (number, kind))
    connection.executemany(ADD_LABEL, [(number, kind, name) for name in names])


def sought(word: Word) -> str:
    """What a search looks into: both scripts, the reading with and without spaces, senses and note."""
    parts = (word.key.simplified, word.traditional, " ".join(word.key.pinyin), "".join(word.key.pinyin))
    return folded("\n".join((*parts, *word.senses, word.note[:_SOUGHT_OF_A_NOTE])))


def _write_sought(connection: Connection, number: int, word: Word) -> None:
    connection.execute(PUT_SOUGHT, (number, sought(word)))


def _values(word: Word) -> tuple[str | None, ...]:
    senses = json.dumps(word.senses, ensure_ascii=False)
    return word.traditional, senses, word.concept, word.note, word.level, " ".join(word.edited)


def _row(word: Word) -> tuple[str | None, ...]:
    """A word as `ADD_WORD` takes it."""
    return (*columns(word.key), *_values(word), word.added, word.changed)


def _labels(word: Word) -> Iterator[tuple[str, str]]:
    yield from (("tag", name) for name in word.tags)
    yield from (("list", name) for name in word.lists)


def _met(word: int, met: Sighting) -> tuple[str | int | None, ...]:
    """A sighting of the word of this number, as `ADD_SIGHTING` takes it."""
    source = met.speaker, met.transcript, met.title, met.section, met.time
    return word, met.sentence, met.offset, *source, met.added, met.file


def _word(met: list[Row]) -> Word:
    row = met[0]
    return Word(
        key=key_of(row),
        traditional=row["traditional"],
        senses=tuple(json.loads(row["senses"])),
        status=WordStatus(row["status"]),
        concept=row["concept"],
        added=row["added"],
        changed=row["changed"],
        sightings=tuple(_sighting(each) for each in met if each["sentence"] is not None),
        note=row["note"],
        level=row["level"],
        tags=_names(row["tags"]),
        lists=_names(row["lists"]),
        edited=tuple(row["edited"].split()),
    )


def _names(joined: str | None) -> tuple[str, ...]:
    return tuple(sorted(joined.split("\x1f"))) if joined else ()


def _sighting(row: Row) -> Sighting:
    return Sighting(
        sentence=row["sentence"],
        offset=row["offset"],
        speaker=row["speaker"],
        transcript=row["transcript"],
        title=row["title"],
        section=row["section"],
        time=row["time"],
        added=row["met"],
        file=row["file"],
    )
