"""Reviews in the store: what is due, what was answered when. Nothing is reviewed that was not asked for.

Cards and history belong to a word by its key, as its status does, and outlive its forgetting.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection, Row

from reader.records import dataclass
from reader.store import Store
from reader.vocabulary.model import WordKey
from reader.vocabulary.review import Answer, Memory, answered, begun, outlook
from reader.vocabulary.tables import columns, key_of


@dataclass(frozen=True, slots=True)
class Due:
    """A word to review, and in how long each answer would bring it again."""

    key: WordKey
    memory: Memory
    outlook: dict[Answer, timedelta]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An answer that was given; `before` is the memory it was given on, for undo."""

    key: WordKey
    answer: Answer
    moment: datetime
    before: Memory


@dataclass(frozen=True, slots=True)
class Counts:
    """Where the reviews stand: words due, new among them, all words with a card, answers of the day."""

    due: int
    new: int
    all: int
    done_today: int


class Reviews:
    """The queries over `review_card` and `review`; moments are given, so that tests need no clock."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, keys: Iterable[WordKey], moment: datetime) -> list[WordKey]:
        """Take words into the reviews; those taken in, for undo by `stop`. Others are in already."""
        memory = begun(moment)
        with self._store.transaction() as connection:
            return [key for key in keys if _add(connection, key, memory, moment)]

    def stop(self, keys: Iterable[WordKey]) -> list[tuple[WordKey, Memory]]:
        """Take words out of the reviews; their history stays. Give what `put` puts back."""
        former = []
        with self._store.transaction() as connection:
            for key in keys:
                memory = _memory(connection, key)
                if memory is not None:
                    former.append((key, memory))
                    query = "DELETE FROM review_card WHERE simplified = ? AND pinyin = ?"
                    connection.execute(query, columns(key))
        return former

    def put(self, memories: Iterable[tuple[WordKey, Memory]], moment: datetime) -> None:
        """Make the cards of words as given."""
        with self._store.transaction() as connection:
            for key, memory in memories:
                _write(connection, key, memory, moment)

    def due(self, moment: datetime, limit: int = 50) -> list[Due]:
        """The kept words that are due, longest due first."""
        rows = self._store.rows(
            "SELECT simplified, pinyin, state, due FROM review_card JOIN word USING (simplified, pinyin)"
            " WHERE due <= ? ORDER BY due, word.id LIMIT ?",
            (_written(moment), limit),
        )
        memories = [(key_of(row), _read(row)) for row in rows]
        return [Due(key, memory, outlook(memory, moment)) for key, memory in memories]

    def waiting(self, limit: int = -1) -> list[WordKey]:
        """Kept words that are being learned and have not been taken in, in the order in which they were kept."""
        rows = self._store.rows(
            "SELECT word.simplified, word.pinyin FROM word JOIN word_status USING (simplified, pinyin)"
            " LEFT JOIN review_card USING (simplified, pinyin)"
            " WHERE status LIKE 'learning %' AND review_card.due IS NULL ORDER BY word.added, word.id LIMIT ?",
            (limit,),
        )
        return [key_of(row) for row in rows]

    def answer(self, key: WordKey, answer: Answer, moment: datetime) -> Reviewed | None:
        """Write down an answer and when the word is due next; None where the word is not in the reviews."""
        with self._store.transaction() as connection:
            before = _memory(connection, key)
            if before is None:
                return None
            connection.execute(
                "INSERT OR REPLACE INTO review (simplified, pinyin, answer, moment, before) VALUES (?, ?, ?, ?, ?)",
                (*columns(key), answer.value, _written(moment), before.state),
            )
            _write(connection, key, answered(before, answer, moment), moment)
        return Reviewed(key, answer, moment, before)

    def take_back(self, reviewed: Reviewed) -> None:
        """Undo an answer."""
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM review WHERE simplified = ? AND pinyin = ? AND moment = ?",
                (*columns(reviewed.key), _written(reviewed.moment)),
            )
            _write(connection, reviewed.key, reviewed.before, reviewed.moment)

    def next_due(self, moment: datetime) -> datetime | None:
        """When the next word after this moment is due; None where there is none."""
        query = "SELECT min(due) FROM review_card JOIN word USING (simplified, pinyin) WHERE due > ?"
        found = self._store.rows(query, (_written(moment),))[0][0]
        return datetime.fromisoformat(found) if found else None

    def counts(self, moment: datetime) -> Counts:
        """Where the reviews stand; the day is that of `moment` in its own time zone."""
        due, new, whole = self._store.rows(
            "SELECT coalesce(sum(due <= ?1), 0), coalesce(sum(due <= ?1 AND state LIKE '%\"last_review\":null%'), 0),"
            " count(*) FROM review_card JOIN word USING (simplified, pinyin)",
            (_written(moment),),
        )[0]
        begin = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        done = self._store.rows("SELECT count(*) FROM review WHERE moment >= ?", (_written(begin),))[0][0]
        return Counts(due, new, whole, done)

    def days(self, since: datetime) -> dict[str, int]:
        """Answers by day (ISO 8601, in the time zone of `since`)."""
        days: dict[str, int] = {}
        for row in self._store.rows("SELECT moment FROM review WHERE moment >= ?", (_written(since),)):
            day = datetime.fromisoformat(row["moment"]).astimezone(since.tzinfo).date().isoformat()
            days[day] = days.get(day, 0) + 1
        return dict(sorted(days.items()))

    def history(self, key: WordKey) -> list[tuple[datetime, Answer]]:
        """The answers given for a word, oldest first."""
        query = "SELECT moment, answer FROM review WHERE simplified = ? AND pinyin = ? ORDER BY moment"
        rows = self._store.rows(query, columns(key))
        return [(datetime.fromisoformat(row["moment"]), Answer(row["answer"])) for row in rows]


def _written(moment: datetime) -> str:
    """A moment so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _read(row: Row) -> Memory:
    return Memory(row["state"], datetime.fromisoformat(row["due"]))


def _memory(connection: Connection, key: WordKey) -> Memory | None:
    query = "SELECT state, due FROM review_card WHERE simplified = ? AND pinyin = ?"
    row = connection.execute(query, columns(key)).fetchone()
    return None if row is None else _read(row)


def _add(connection: Connection, key: WordKey, memory: Memory, moment: datetime) -> bool:
    if _memory(connection, key) is not None:
        return False
    _write(connection, key, memory, moment)
    return True


def _write(connection: Connection, key: WordKey, memory: Memory, moment: datetime) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO review_card (simplified, pinyin, state, due, changed) VALUES (?, ?, ?, ?, ?)",
        (*columns(key), memory.state, _written(memory.due), _written(moment)),
    )
