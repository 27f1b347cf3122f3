"""Going through the words that are due, one after the other. Nothing is due that was not taken in by the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from reader.history import Change, History
from reader.records import dataclass
from reader.store import Store
from reader.vocabulary.model import Sighting, Word, WordKey
from reader.vocabulary.review import Answer
from reader.vocabulary.reviews import Counts, Reviewed, Reviews
from reader.vocabulary.store import Vocabulary

_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Question:
    """A word to be remembered, the sentence it is asked in, and in how long each answer would bring it again."""

    word: Word
    met: Sighting | None
    outlook: Mapping[Answer, timedelta]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the reviews stand: counts, words that could be taken in, when the next is due, answers by day."""

    counts: Counts
    waiting: int
    next_due: datetime | None
    days: Mapping[str, int]


def local_now() -> datetime:
    """The present moment in the reader's own time zone."""
    return datetime.now().astimezone()


class Reviewing:
    """The reviews of one reader; `now` is the clock. Every step is on disk when the call returns and can be undone."""

    def __init__(self, store: Store, history: History, now: Callable[[], datetime] = local_now) -> None:
        self._reviews, self._vocabulary = Reviews(store), Vocabulary(store)
        self._history, self._now = history, now

    def standing(self) -> Standing:
        """Where the reviews stand now."""
        moment = self._now()
        week = moment.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=_A_WEEK - 1)
        return Standing(
            self._reviews.counts(moment),
            len(self._reviews.waiting()),
            self._reviews.next_due(moment),
            self._reviews.days(week),
        )

    def take_in(self, count: int) -> int:
        """Take so many words into the reviews, those kept first; how many it were."""
        moment = self._now()
        keys = self._reviews.begin(self._reviews.waiting(count), moment)
        if keys:
            what = keys[0].simplified if len(keys) == 1 else f"{len(keys):,}"
            self._history.append(
                Change(what, lambda: self._reviews.stop(keys), lambda: self._reviews.begin(keys, moment))
            )
        return len(keys)

    def next(self) -> Question | None:
        """The word that has been due for longest; None where none is."""
        due = self._reviews.due(self._now(), 1)
        word = self._vocabulary.word(due[0].key) if due else None
        if word is None:
            return None
        # another sentence each time, so that the word is learned and not the sentence
        turn = len(self._reviews.history(word.key))
        met = word.sightings[turn % len(word.sightings)] if word.sightings else None
        return Question(word, met, due[0].outlook)

    def answer(self, key: WordKey, answer: Answer) -> None:
        """Write an answer down."""
        done: list[Reviewed] = []
        moment = self._now()

        def do() -> None:
            reviewed = self._reviews.answer(key, answer, moment)
            if reviewed is not None:
                done.append(reviewed)

        do()
        if done:
            self._history.append(Change(key.simplified, lambda: self._reviews.take_back(done.pop()), do))

    def stop(self, key: WordKey) -> None:
        """Take a word out of the reviews; its history stays."""
        moment = self._now()
        former = self._reviews.stop([key])
        if former:
            self._history.append(
                Change(
                    key.simplified,
                    lambda: self._reviews.put(former, moment),
                    lambda: self._reviews.stop([key]),
                )
            )
