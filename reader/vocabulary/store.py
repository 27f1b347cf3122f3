"""The kept words and the status of any word, in the tables `word`, `sighting`, `word_label` and `word_status`.

Every change is one transaction that is on disk when the call returns; StoreRefused where it cannot be.
A word is its simplified form and its reading, so that both scripts share it; a status needs no keeping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from sqlite3 import Connection
from typing import TypedDict, Unpack

from reader.errors import ReaderError
from reader.records import dataclass
from reader.store import Store, now
from reader.vocabulary.forgetting import Forgotten, bring_back, forget
from reader.vocabulary.labels import checked
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus
from reader.vocabulary.tables import (
    NEWEST_FIRST,
    ONE_WORD,
    WORDS,
    add_sighting,
    add_word,
    columns,
    find_word,
    key_of,
    number_of,
    put_words,
    read_status,
    read_statuses,
    words_of,
    write_status,
    write_statuses,
    write_word,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping changed: a new word, or a further sighting of one, or nothing."""

    key: WordKey
    word_added: bool
    sighting_added: bool
    status: WordStatus


class Edit(TypedDict, total=False):
    """The fields that the reader may write by hand."""

    senses: tuple[str, ...]
    note: str
    traditional: str
    level: str
    concept: str | None


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
        level: str = "",
        tags: tuple[str, ...] = (),
    ) -> Kept:
        """Keep a word, or add only where it was met (and the tags) when it is kept already.

        A new word is `learning 1` unless it has a status; what is stored of a kept word is not touched.
        """
        moment = now()
        word = Word(key, traditional, senses, WordStatus.NEW, concept, moment, moment, level=level)
        with self._store.transaction() as connection:
            word_added = add_word(connection, word)
            number = _number(connection, key)
            sighting_added = sighting is not None and add_sighting(connection, number, sighting)
            connection.executemany(
                "INSERT OR IGNORE INTO word_label (word, kind, name) VALUES (?, 'tag', ?)",
                [(number, checked(tag)) for tag in tags],
            )
            if (sighting_added or tags) and not word_added:
                connection.execute("UPDATE word SET changed = ? WHERE id = ?", (moment, number))
            status = read_status(connection, key)
            if word_added and status is WordStatus.NEW:
                status = WordStatus.LEARNING_1
                write_status(connection, key, status, moment)
        return Kept(key, word_added, sighting_added, status)

    def edit(self, key: WordKey, **changes: Unpack[Edit]) -> Word | None:
        """Write fields as the reader wants them; give the word as it was for `put`, None where it is not kept.

        What is edited here, the program never writes over. Raises ReaderError for text that no file can hold.
        """
        _refuse_unwritable(key, changes)
        with self._store.transaction() as connection:
            former = find_word(connection, key)
            if former is not None:
                edited = tuple(sorted({*former.edited, *changes}))
                changed = replace(former, **changes, edited=edited, changed=now())
                write_word(connection, _number(connection, key), changed)
        return former

    def put(self, words: Iterable[Word]) -> list[WordKey]:
        """Make words exactly as given, all or none: fields, labels, status; give the keys that were not kept before.

        What a change gave back undoes it here, and undone again it is done. Sightings are added, never dropped.
        """
        with self._store.transaction() as connection:
            return put_words(connection, words)

    def forget_all(self, keys: Iterable[WordKey]) -> Forgotten:
        """Drop words at one go and give what `bring_back` puts back.

        A learning status came with the keeping and goes with it; known and ignored stay.
        """
        with self._store.transaction() as connection:
            return forget(connection, keys, now())

    def bring_back(self, forgotten: Forgotten) -> None:
        """Put back what `forget_all` gave, with its times and status; what was kept since stays."""
        with self._store.transaction() as connection:
            bring_back(connection, forgotten)

    def forget_sighting(self, key: WordKey, sighting: Sighting) -> bool:
        """Drop one sighting, which undoes a second keeping; whether it was there."""
        with self._store.transaction() as connection:
            cursor = connection.execute(
                "DELETE FROM sighting WHERE transcript = ? AND sentence = ? AND offset = ? AND word ="
                " (SELECT id FROM word WHERE simplified = ? AND pinyin = ?)",
                (sighting.transcript, sighting.sentence, sighting.offset, *columns(key)),
            )
        return cursor.rowcount > 0

    def words(self) -> list[Word]:
        """All kept words with their sightings, newest first."""
        return words_of(self._store.rows(f"{WORDS}{NEWEST_FIRST}"))

    def word(self, key: WordKey) -> Word | None:
        """One kept word with its sightings."""
        found = words_of(self._store.rows(ONE_WORD, columns(key)))
        return found[0] if found else None

    def kept_keys(self) -> set[WordKey]:
        """The keys of all kept words."""
        rows = self._store.rows("SELECT simplified, pinyin FROM word")
        return {key_of(row) for row in rows}

    def kept_of(self, keys: Iterable[WordKey]) -> set[WordKey]:
        """Those of these words that are kept."""
        query = "SELECT 1 FROM word WHERE simplified = ? AND pinyin = ?"
        return {key for key in keys if self._store.rows(query, columns(key))}

    def status_of(self, keys: Iterable[WordKey]) -> dict[WordKey, WordStatus]:
        """The status of each of these words; new where nothing is known of it."""
        return read_statuses(self._store.rows, keys)

    def statuses(self) -> dict[WordKey, WordStatus]:
        """Every word that has a status, kept or not."""
        rows = self._store.rows("SELECT simplified, pinyin, status FROM word_status")
        return {key_of(row): WordStatus(row["status"]) for row in rows}

    def set_status(self, changes: Mapping[WordKey, WordStatus]) -> dict[WordKey, WordStatus]:
        """Give words a status, all or none; what comes back undoes it when given again."""
        moment = now()
        with self._store.transaction() as connection:
            former = read_statuses(connection.execute, changes)
            write_statuses(connection, changes, moment)
        return former


def _refuse_unwritable(key: WordKey, changes: Edit) -> None:
    for value in changes.values():
        text = "".join(value) if isinstance(value, tuple) else str(value or "")
        if any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in text):
            raise ReaderError(
                f"what you wrote of “{key.simplified}” holds half a character that cannot be kept.",
                advice="Delete what is no letter and try again.",
            )


def _number(connection: Connection, key: WordKey) -> int:
    number = number_of(connection, key)
    assert number is not None
    return number
