"""Words are found by what one can type: either script, a reading without tones, English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.store import Store
from reader.vocabulary.model import WordStatus
from reader.vocabulary.search import Query, Search, Sort
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import MET, word

WOMAN = word("女儿", "nǚ ér", "daughter", traditional="女兒", added="2025-01-03", level="1")
POWER = word("算力", "suàn lì", "computing power", added="2025-01-02", tags=("chips",), sightings=(MET,))
COFFEE = word("咖啡", "kā fēi", "café", added="2025-01-01", note="看 menu", lists=("food",), level="3")
ALL = (WOMAN, POWER, COFFEE)


@pytest.fixture
def search(store: Store, vocabulary: Vocabulary) -> Search:
    vocabulary.put([*ALL[:2], replace(COFFEE, status=WordStatus.KNOWN)])
    return Search(store)


def found(search: Search, query: Query) -> str:
    return " ".join(each.key.simplified for each in search.words(search.find(query)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "女儿 算力 咖啡"),
        ("  ", "女儿 算力 咖啡"),
        ("兒", "女儿"),
        ("女儿", "女儿"),
        ("nver", "女儿"),
        ("nü er", "女儿"),
        ("NU ER", "女儿"),
        ("suanli", "算力"),
        ("suàn", "算力"),
        ("power comp", "算力"),
        ("cafe", "咖啡"),
        ("menu", "咖啡"),
        ("e", "女儿 算力 咖啡"),
        ("zzz", ""),
        ("%", ""),
        ("'", ""),
    ],
)
def test_search_as_one_types(search: Search, text: str, words: str) -> None:
    assert found(search, Query(text)) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(statuses=frozenset({WordStatus.KNOWN, WordStatus.IGNORED})), "咖啡"),
        (Query(tag="chips"), "算力"),
        (Query(list_name="food"), "咖啡"),
        (Query(level="1"), "女儿"),
        (Query(transcript="aa11"), "算力"),
        (Query("e", tag="chips", statuses=frozenset({WordStatus.LEARNING_1})), "算力"),
        (Query(sort=Sort.READING, descending=False), "咖啡 女儿 算力"),
        (Query(sort=Sort.STATUS), "咖啡 女儿 算力"),
        (Query(sort=Sort.LEVEL, descending=False), "女儿 咖啡 算力"),
        (Query(sort=Sort.SIGHTINGS), "算力 咖啡 女儿"),
    ],
)
def test_narrow_and_sort(search: Search, query: Query, words: str) -> None:
    if query.sort in (Sort.ADDED, Sort.READING, Sort.LEVEL):
        assert found(search, query) == words
    else:
        assert found(search, query).split()[0] == words.split()[0]


def test_every_sort_can_be_asked_for(search: Search) -> None:
    for sort in Sort:
        assert sorted(search.find(Query(sort=sort))) == sorted(search.find())


def test_what_is_edited_is_found_and_what_was_there_is_not(search: Search, vocabulary: Vocabulary) -> None:
    vocabulary.edit(POWER.key, senses=("horsepower",))
    assert found(search, Query("horse")) == "算力"
    assert found(search, Query("computing")) == ""
    vocabulary.forget_all([POWER.key])
    assert found(search, Query("horse")) == ""


def test_levels_are_counted(search: Search) -> None:
    assert search.levels() == {"": 1, "1": 1, "3": 1}
