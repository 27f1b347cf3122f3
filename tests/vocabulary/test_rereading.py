"""Another reading for a word: all that is kept of it goes along, and comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reader.store import Store
from reader.vocabulary.model import Sighting, WordKey, WordStatus
from reader.vocabulary.rereading import read_as, take_back
from reader.vocabulary.review import Answer
from reader.vocabulary.reviews import Reviews
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import MET, word

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
OTHER_MET = Sighting("他长高了。", 1, None, "bb22", "访谈 二", None, None, "2025-02-01T00:00:00.000Z")
GROW = word("长", "zhǎng", "to grow", "chief", tags=("verbs",), sightings=(OTHER_MET,), level="2")
LONG = word("长", "cháng", "long", note="很长", lists=("week",), sightings=(MET,), added="2024-12-01")
KEY, TARGET = GROW.key, LONG.key


@pytest.fixture
def reviews(store: Store, vocabulary: Vocabulary) -> Reviews:
    vocabulary.put([replace(GROW, status=WordStatus.LEARNING_3)])
    reviews = Reviews(store)
    reviews.begin([KEY], NOON)
    reviews.answer(KEY, Answer.GOOD, NOON)
    return reviews


def dump(store: Store) -> list[list[tuple[object, ...]]]:
    """Everything of both words but the numbers of rows."""
    queries = (
        "SELECT simplified, pinyin, senses, note, level, edited, added, changed FROM word ORDER BY pinyin",
        "SELECT * FROM word_status ORDER BY pinyin",
        "SELECT * FROM review_card ORDER BY pinyin",
        "SELECT simplified, pinyin, answer, moment, before FROM review ORDER BY pinyin, moment",
        "SELECT pinyin, kind, name FROM word_label JOIN word ON id = word ORDER BY pinyin, kind",
        "SELECT pinyin, sentence FROM sighting JOIN word ON word.id = word ORDER BY pinyin, sentence",
        "SELECT pinyin, sought FROM word_text JOIN word ON id = word ORDER BY pinyin",
    )
    return [[tuple(row) for row in store.rows(query)] for query in queries]


def test_status_sentences_and_reviews_go_along(
    store: Store, vocabulary: Vocabulary, reviews: Reviews
) -> None:
    before = dump(store)
    former = read_as(store, KEY, TARGET.pinyin, ("long",), "1")
    assert former is not None
    moved = vocabulary.word(TARGET)
    assert moved is not None
    assert (moved.status, moved.sightings, moved.tags) == (WordStatus.LEARNING_3, (OTHER_MET,), ("verbs",))
    assert (moved.senses, moved.level) == (("long",), "1")
    assert vocabulary.word(KEY) is None
    assert vocabulary.status_of([KEY]) == {KEY: WordStatus.NEW}
    assert [answer for _, answer in reviews.history(TARGET)] == [Answer.GOOD]
    assert [due.key for due in reviews.due(NOON + timedelta(days=99))] == [TARGET]
    take_back(store, former)
    assert dump(store) == before


def test_senses_that_the_reader_wrote_stay(store: Store, vocabulary: Vocabulary, reviews: Reviews) -> None:
    assert reviews is not None
    vocabulary.edit(KEY, senses=("mine",))
    read_as(store, KEY, TARGET.pinyin, ("long",), "1")
    moved = vocabulary.word(TARGET)
    assert moved is not None
    assert moved.senses == ("mine",)


def test_a_word_kept_in_that_reading_already_is_joined(
    store: Store, vocabulary: Vocabulary, reviews: Reviews
) -> None:
    vocabulary.put([replace(LONG, status=WordStatus.LEARNING_1)])
    reviews.begin([TARGET], NOON - timedelta(days=3))
    reviews.answer(TARGET, Answer.HARD, NOON - timedelta(days=2))
    vocabulary.edit(TARGET, senses=("long (mine)",))
    vocabulary.edit(KEY, senses=("to grow (mine)",))
    before = dump(store)
    former = read_as(store, KEY, TARGET.pinyin, ("long",), "1")
    assert former is not None
    assert vocabulary.kept_keys() == {TARGET}
    joined = vocabulary.word(TARGET)
    assert joined is not None
    assert joined.senses == ("long (mine)", "to grow (mine)")
    assert (joined.status, joined.note, joined.added) == (WordStatus.LEARNING_3, "很长", "2024-12-01")
    assert (joined.tags, joined.lists) == (("verbs",), ("week",))
    assert set(joined.sightings) == {MET, OTHER_MET}
    assert [answer for _, answer in reviews.history(TARGET)] == [Answer.HARD, Answer.GOOD]
    take_back(store, former)
    assert dump(store) == before


def test_a_status_without_a_word_gives_way_to_the_further_one(store: Store, vocabulary: Vocabulary) -> None:
    vocabulary.put([GROW])
    vocabulary.set_status({TARGET: WordStatus.KNOWN})
    before = dump(store)
    former = read_as(store, KEY, TARGET.pinyin)
    assert former is not None
    assert vocabulary.status_of([TARGET]) == {TARGET: WordStatus.KNOWN}
    take_back(store, former)
    assert dump(store) == before


def test_what_was_kept_anew_meanwhile_is_joined_on_the_way_back(
    store: Store, vocabulary: Vocabulary, reviews: Reviews
) -> None:
    assert reviews is not None
    former = read_as(store, KEY, TARGET.pinyin)
    assert former is not None
    vocabulary.keep(KEY, traditional="長", sighting=MET)
    take_back(store, former)
    assert vocabulary.kept_keys() == {KEY}
    back = vocabulary.word(KEY)
    assert back is not None
    assert (back.tags, set(back.sightings)) == (("verbs",), {MET, OTHER_MET})


def test_the_same_reading_or_an_unknown_word_changes_nothing(store: Store, vocabulary: Vocabulary) -> None:
    vocabulary.put([GROW])
    assert read_as(store, KEY, KEY.pinyin) is None
    assert read_as(store, WordKey("没", ("méi",)), ("mò",)) is None
