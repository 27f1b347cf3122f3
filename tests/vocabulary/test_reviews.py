"""Reviews are begun on purpose, end, and can be taken back; nothing of their history is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.store import Store
from reader.vocabulary.model import WordKey
from reader.vocabulary.review import Answer, answered, begun, outlook, recalled
from reader.vocabulary.reviews import Counts, Reviews
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import word

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
POWER, MODEL = word("算力", "suàn lì"), word("模型", "mó xíng")


@pytest.fixture
def reviews(store: Store, vocabulary: Vocabulary) -> Reviews:
    vocabulary.put([POWER, MODEL])
    return Reviews(store)


def test_better_answers_bring_a_word_later() -> None:
    ahead = outlook(begun(NOON), NOON)
    assert list(ahead) == [Answer.AGAIN, Answer.HARD, Answer.GOOD, Answer.EASY]
    assert sorted(ahead.values()) == list(ahead.values())
    assert ahead[Answer.AGAIN] < timedelta(hours=1) < timedelta(days=1) < ahead[Answer.EASY]


def test_the_interval_grows_with_every_good_answer_and_the_outlook_is_kept() -> None:
    memory, moment, intervals = begun(NOON), NOON, []
    for _ in range(5):
        expected = outlook(memory, moment)[Answer.GOOD]
        memory = answered(memory, Answer.GOOD, moment)
        assert memory.due - moment == expected
        intervals.append(expected)
        moment = memory.due
    assert intervals == sorted(intervals)
    assert intervals[-1] > timedelta(days=14)
    assert 0.85 < recalled(memory, moment) < 0.95


def test_nothing_is_due_until_it_was_asked_for(reviews: Reviews) -> None:
    assert reviews.due(NOON + timedelta(days=9999)) == []
    assert reviews.counts(NOON) == Counts(0, 0, 0, 0)
    assert reviews.next_due(NOON) is None


def test_a_session_comes_to_an_end(reviews: Reviews) -> None:
    assert reviews.begin([POWER.key, MODEL.key], NOON) == [POWER.key, MODEL.key]
    assert reviews.begin([POWER.key], NOON) == []
    assert [due.key for due in reviews.due(NOON)] == [POWER.key, MODEL.key]
    assert reviews.counts(NOON) == Counts(2, 2, 2, 0)
    reviews.answer(POWER.key, Answer.EASY, NOON)
    reviews.answer(MODEL.key, Answer.EASY, NOON + timedelta(seconds=5))
    assert reviews.due(NOON + timedelta(minutes=1)) == []
    assert reviews.counts(NOON + timedelta(minutes=1)) == Counts(0, 0, 2, 2)
    soonest = reviews.next_due(NOON)
    assert soonest is not None
    assert soonest > NOON + timedelta(days=1)
    assert len(reviews.due(soonest + timedelta(days=1))) == 2


def test_an_answer_is_kept_and_can_be_taken_back(reviews: Reviews) -> None:
    reviews.begin([POWER.key], NOON)
    first = reviews.answer(POWER.key, Answer.GOOD, NOON)
    second = reviews.answer(POWER.key, Answer.AGAIN, NOON + timedelta(minutes=20))
    assert [answer for _, answer in reviews.history(POWER.key)] == [Answer.GOOD, Answer.AGAIN]
    assert first is not None
    assert second is not None
    reviews.take_back(second)
    reviews.take_back(first)
    assert reviews.history(POWER.key) == []
    (due,) = reviews.due(NOON)
    assert due.memory.state == begun(NOON).state
    assert reviews.answer(WordKey("没有", ()), Answer.GOOD, NOON) is None


def test_stopping_keeps_the_history_and_can_be_taken_back(reviews: Reviews) -> None:
    reviews.begin([POWER.key], NOON)
    reviews.answer(POWER.key, Answer.GOOD, NOON)
    stopped = reviews.stop([POWER.key, MODEL.key])
    assert reviews.counts(NOON + timedelta(days=99)) == Counts(0, 0, 0, 0)
    assert len(reviews.history(POWER.key)) == 1
    reviews.put(stopped, NOON)
    assert len(reviews.due(NOON + timedelta(days=99))) == 1


def test_a_forgotten_word_is_not_due_and_comes_back_with_its_reviews(
    reviews: Reviews, vocabulary: Vocabulary
) -> None:
    reviews.begin([POWER.key], NOON)
    forgotten = vocabulary.forget_all([POWER.key])
    assert reviews.due(NOON) == []
    vocabulary.bring_back(forgotten)
    assert len(reviews.due(NOON)) == 1


def test_days_are_those_of_the_readers_time_zone(reviews: Reviews) -> None:
    reviews.begin([POWER.key], NOON)
    shanghai = timezone(timedelta(hours=8))
    for hours in (0, 1, 5):
        reviews.answer(POWER.key, Answer.GOOD, NOON + timedelta(hours=hours))
    since = NOON.astimezone(shanghai) - timedelta(days=1)
    assert reviews.days(since) == {"2025-03-01": 2, "2025-03-02": 1}
    assert reviews.days(NOON) == {"2025-03-01": 3}
    assert reviews.counts((NOON + timedelta(hours=6)).astimezone(shanghai)).done_today == 1
