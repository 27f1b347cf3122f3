"""Going through due words: taken in by wish, asked in turn, every step undone and done again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.history import History
from reader.reviewing import Reviewing
from reader.store import Store
from reader.vocabulary.model import Sighting, WordStatus
from reader.vocabulary.review import Answer
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import MET, word

SECOND = Sighting("别的一句有算力。", 5, None, "bb", "二", None, None, "2")


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 6, 12, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history() -> History:
    return History()


@pytest.fixture
def reviewing(tmp_path: Path, history: History, clock: Clock) -> Iterator[Reviewing]:
    store = Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")
    Vocabulary(store).put(
        [
            word("算力", "suàn lì", "power", added="1", sightings=(MET, SECOND)),
            word("数据", "shù jù", "data", added="2"),
            word("绿", "lǜ", "green", added="3", status=WordStatus.KNOWN),
        ]
    )
    yield Reviewing(store, history, clock)
    store.close()


def test_nothing_is_due_before_words_are_taken_in(reviewing: Reviewing) -> None:
    assert reviewing.next() is None
    standing = reviewing.standing()
    assert (standing.counts.all, standing.counts.due, standing.waiting) == (0, 0, 2)


def test_words_that_are_learned_are_taken_in_in_order(reviewing: Reviewing, history: History) -> None:
    assert reviewing.take_in(1) == 1
    question = reviewing.next()
    assert question is not None
    assert question.word.key.simplified == "算力"
    assert question.met == MET
    assert question.outlook[Answer.AGAIN] < question.outlook[Answer.EASY]
    assert reviewing.take_in(5) == 1
    assert reviewing.take_in(5) == 0
    assert reviewing.standing().waiting == 0
    history.undo()
    assert reviewing.standing().counts.all == 1
    history.redo()
    assert reviewing.standing().counts.all == 2


def test_an_answer_brings_the_next_word_and_then_an_end(reviewing: Reviewing, clock: Clock) -> None:
    reviewing.take_in(2)
    seen = []
    for _ in range(2):
        question = reviewing.next()
        assert question is not None
        seen.append(question.word.key.simplified)
        reviewing.answer(question.word.key, Answer.EASY)
    assert seen == ["算力", "数据"]
    assert reviewing.next() is None
    standing = reviewing.standing()
    assert standing.counts.done_today == 2
    assert standing.next_due is not None
    assert standing.next_due > clock.moment + timedelta(days=1)
    assert standing.days == {"2025-06-12": 2}


def test_the_next_time_another_sentence_is_asked(reviewing: Reviewing, clock: Clock) -> None:
    reviewing.take_in(1)
    question = reviewing.next()
    assert question is not None
    reviewing.answer(question.word.key, Answer.GOOD)
    clock.moment += timedelta(days=1)
    again = reviewing.next()
    assert again is not None
    assert again.met == SECOND


def test_an_answer_is_undone_and_given_again(reviewing: Reviewing, history: History) -> None:
    reviewing.take_in(1)
    question = reviewing.next()
    assert question is not None
    reviewing.answer(question.word.key, Answer.EASY)
    assert history.undo() == "算力"
    again = reviewing.next()
    assert again is not None
    assert again.outlook == question.outlook
    assert reviewing.standing().counts.done_today == 0
    assert history.redo() == "算力"
    assert reviewing.next() is None
    assert reviewing.standing().counts.done_today == 1


def test_a_word_is_reviewed_no_more(reviewing: Reviewing, history: History) -> None:
    reviewing.take_in(1)
    question = reviewing.next()
    assert question is not None
    reviewing.stop(question.word.key)
    assert reviewing.next() is None
    history.undo()
    assert reviewing.next() is not None
