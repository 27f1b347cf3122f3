"""The kept words and the status of any word, in the tables `word`, `sighting` and `word_status`.

Every change is one transaction that is on disk when the call returns; StoreRefused where it cannot be.
A word is its simplified form and its reading, so that both scripts share it; a status needs no keeping.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sqlite3 import Connection, Row

from reader.store import Store, now
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus

_LEARNING = frozenset(
    {WordStatus.LEARNING_1, WordStatus.LEARNING_2, WordStatus.LEARNING_3, WordStatus.LEARNING_4}
)
_KEYS_AT_ONCE = 400
"""Two values each: SQLite takes at least 999 a query."""

_WORDS = """
    SELECT word.*, coalesce(status, 'new') AS status,
        sentence, offset, speaker, transcript, title, section, time, sighting.added AS met
    FROM word
    LEFT JOIN word_status USING (simplified, pinyin)
    LEFT JOIN sighting ON sighting.word = word.id
"""
_ORDER = " ORDER BY word.added DESC, word.id DESC, sighting.id"
_ONE_WORD = f"{_WORDS} WHERE simplified = ? AND pinyin = ?{_ORDER}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping changed: a new word, or a further sighting of one, or nothing."""

    key: WordKey
    word_added: bool
    sighting_added: bool
    status: WordStatus


class Vocabulary:
    """The queries of the vocabulary over the open store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self,
        key: WordKey,
        *,
        traditional: str,
        senses: tuple[str, ...] = (),
        concept: str | None = None,
        sighting: Sighting | None = None,
    ) -> Kept:
        """Keep a word, or add only where it was met when it is kept already.

        A new word is `learning 1` unless it has a status; what is stored of a kept word is not touched.
        """
        moment = now()
        with self._store.transaction() as connection:
            word_added = _add_word(connection, key, traditional, senses, concept, moment)
            number = _number(connection, key)
            sighting_added = sighting is not None and _add_sighting(connection, number, sighting)
            if sighting_added and not word_added:
                connection.execute("UPDATE word SET changed = ? WHERE id = ?", (moment, number))
            status = _status(connection, key)
            if word_added and status is WordStatus.NEW:
                status = WordStatus.LEARNING_1
                _write_status(connection, key, status, moment)
        return Kept(key, word_added, sighting_added, status)

    def forget(self, key: WordKey) -> Word | None:
        """Drop a word with its sightings and give it back for `restore`; None where it is not kept.

        A learning status came with the keeping and goes with it; known and ignored stay.
        """
        with self._store.transaction() as connection:
            found = _words(connection.execute(_ONE_WORD, _columns(key)))
            connection.execute("DELETE FROM word WHERE simplified = ? AND pinyin = ?", _columns(key))
            if found and found[0].status in _LEARNING:
                _write_status(connection, key, WordStatus.NEW, now())
        return found[0] if found else None

    def forget_sighting(self, key: WordKey, sighting: Sighting) -> bool:
        """Drop one sighting, which undoes a second keeping; whether it was there."""
        with self._store.transaction() as connection:
            cursor = connection.execute(
                "DELETE FROM sighting WHERE transcript = ? AND sentence = ? AND offset = ? AND word ="
                " (SELECT id FROM word WHERE simplified = ? AND pinyin = ?)",
                (sighting.transcript, sighting.sentence, sighting.offset, *_columns(key)),
            )
        return cursor.rowcount > 0

    def restore(self, words: Iterable[Word]) -> None:
        """Put back what `forget` gave, with its times and status; what was kept since stays."""
        with self._store.transaction() as connection:
            for word in words:
                _add_word(connection, word.key, word.traditional, word.senses, word.concept, word.added)
                number = _number(connection, word.key)
                connection.execute("UPDATE word SET changed = ? WHERE id = ?", (word.changed, number))
                for sighting in word.sightings:
                    _add_sighting(connection, number, sighting)
                _write_status(connection, word.key, word.status, word.changed)

    def words(self) -> list[Word]:
        """All kept words with their sightings, newest first."""
        return _words(self._store.rows(f"{_WORDS}{_ORDER}"))

    def word(self, key: WordKey) -> Word | None:
        """One kept word with its sightings."""
        found = _words(self._store.rows(_ONE_WORD, _columns(key)))
        return found[0] if found else None

    def kept_keys(self) -> set[WordKey]:
        """The keys of all kept words."""
        rows = self._store.rows("SELECT simplified, pinyin FROM word")
        return {_key(row) for row in rows}

    def status_of(self, keys: Iterable[WordKey]) -> dict[WordKey, WordStatus]:
        """The status of each of these words; new where nothing is known of it."""
        statuses = dict.fromkeys(keys, WordStatus.NEW)
        asked = list(statuses)
        for begin in range(0, len(asked), _KEYS_AT_ONCE):
            part = asked[begin : begin + _KEYS_AT_ONCE]
            rows = self._store.rows(
                f"WITH asked (simplified, pinyin) AS (VALUES {', '.join(['(?, ?)'] * len(part))})"
                " SELECT * FROM asked JOIN word_status USING (simplified, pinyin)",
                tuple(column for key in part for column in _columns(key)),
            )
            statuses |= {_key(row): WordStatus(row["status"]) for row in rows}
        return statuses

    def set_status(self, changes: Mapping[WordKey, WordStatus]) -> dict[WordKey, WordStatus]:
        """Give words a status, all or none; what comes back undoes it when given again."""
        moment = now()
        with self._store.transaction() as connection:
            former = {key: _status(connection, key) for key in changes}
            for key, status in changes.items():
                _write_status(connection, key, status, moment)
        return former


def _columns(key: WordKey) -> tuple[str, str]:
    return key.simplified, " ".join(key.pinyin)


def _key(row: Row) -> WordKey:
    return WordKey(row["simplified"], tuple(row["pinyin"].split()))


def _number(connection: Connection, key: WordKey) -> int:
    query = "SELECT id FROM word WHERE simplified = ? AND pinyin = ?"
    return int(connection.execute(query, _columns(key)).fetchone()[0])


def _add_word(
    connection: Connection,
    key: WordKey,
    traditional: str,
    senses: tuple[str, ...],
    concept: str | None,
    moment: str,
) -> bool:
    """Add a word unless it is kept; whether it was added."""
    cursor = connection.execute(
        "INSERT INTO word (simplified, pinyin, traditional, senses, concept, added, changed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (simplified, pinyin) DO NOTHING",
        (*_columns(key), traditional, json.dumps(senses, ensure_ascii=False), concept, moment, moment),
    )
    return cursor.rowcount > 0


def _add_sighting(connection: Connection, word: int, sighting: Sighting) -> bool:
    """Add where a word was met unless that place is stored; whether it was added."""
    cursor = connection.execute(
        "INSERT INTO sighting"
        " (word, sentence, offset, speaker, transcript, title, section, time, added)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (word, transcript, sentence, offset) DO NOTHING",
        (
            word,
            sighting.sentence,
            sighting.offset,
            sighting.speaker,
            sighting.transcript,
            sighting.title,
            sighting.section,
            sighting.time,
            sighting.added,
        ),
    )
    return cursor.rowcount > 0


def _status(connection: Connection, key: WordKey) -> WordStatus:
    query = "SELECT status FROM word_status WHERE simplified = ? AND pinyin = ?"
    row = connection.execute(query, _columns(key)).fetchone()
    return WordStatus.NEW if row is None else WordStatus(row["status"])


def _write_status(connection: Connection, key: WordKey, status: WordStatus, moment: str) -> None:
    """Store a status; new is the absence of one."""
    if status is WordStatus.NEW:
        query = "DELETE FROM word_status WHERE simplified = ? AND pinyin = ?"
        connection.execute(query, _columns(key))
    else:
        query = "INSERT OR REPLACE INTO word_status (simplified, pinyin, status, changed) VALUES (?, ?, ?, ?)"
        connection.execute(query, (*_columns(key), status.value, moment))


def _words(rows: Iterable[Row]) -> list[Word]:
    """Words from the rows of `_WORDS`, one row a sighting or one for a word without any."""
    words: dict[int, list[Row]] = {}
    for row in rows:
        words.setdefault(row["id"], []).append(row)
    return [_word(met) for met in words.values()]


def _word(met: list[Row]) -> Word:
    row = met[0]
    return Word(
        key=_key(row),
        traditional=row["traditional"],
        senses=tuple(json.loads(row["senses"])),
        status=WordStatus(row["status"]),
        concept=row["concept"],
        added=row["added"],
        changed=row["changed"],
        sightings=tuple(_sighting(each) for each in met if each["sentence"] is not None),
    )


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
    )
