"""What goes out: the choice of last time is remembered, whatever stands in the settings, and means the right words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.formats.rows import from_csv
from reader.history import History
from reader.store import Store
from reader.vocabulary.exchange import Options, Order, Scripts
from reader.vocabulary.model import WordStatus
from reader.vocabulary.store import Vocabulary
from reader.word_export import Choice, numbers_of, preview_text, remembered, written
from reader.word_list import WordList
from tests.vocabulary.conftest import MET, word


@pytest.fixture
def words(tmp_path: Path) -> Iterator[WordList]:
    store = Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")
    Vocabulary(store).put(
        [
            word("数据", "shù jù", "data", tags=("a",), lists=("week",), sightings=(MET,), added="1"),
            word("绿", "lǜ", "=green", status=WordStatus.KNOWN, added="2"),
            word("算力", "suàn lì", "power", tags=("a",), added="3"),
        ]
    )
    yield WordList(store, History())
    store.close()


def test_a_choice_is_remembered_whole() -> None:
    options = Options(Scripts.TRADITIONAL_ONLY, ("pinyin", "simplified"), Order.LEVEL, False, False, "AI 词")
    choice = Choice("apkg", "tag:a", options, guard=False)
    assert remembered(choice.to_json()) == choice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        '{"form": 3, "options": "x"}',
        '{"options": {"scripts": "klingon", "columns": [7]}}',
    ],
)
def test_a_broken_choice_is_the_usual_one(text: str) -> None:
    assert remembered(text) == Choice()


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("all", ["算力", "绿", "数据"]),
        ("status:known", ["绿"]),
        ("status:learning", ["算力", "数据"]),
        ("tag:a", ["算力", "数据"]),
        ("list:week", ["数据"]),
        ("text:aa11", ["数据"]),
        ("tag:none", []),
    ],
)
def test_a_choice_means_these_words(words: WordList, choice: str, found: list[str]) -> None:
    numbers = numbers_of(words, choice, (), ())
    assert [each.key.simplified for each in words.words(numbers)] == found


def test_what_the_table_shows_or_has_selected_goes_out_in_its_order(words: WordList) -> None:
    numbers = words.find()
    assert numbers_of(words, "shown", numbers[::-1], ()) == numbers[::-1]
    assert numbers_of(words, "selected", numbers, numbers[1:2]) == numbers[1:2]


def test_a_preview_is_what_would_be_written(words: WordList) -> None:
    choice = Choice("csv", options=Options(columns=("simplified", "senses")))
    some = words.words(words.find())
    text = preview_text(some, choice)
    rows = [row[:2] for row in from_csv(text.encode())[:3]]
    assert rows == [["simplified", "senses"], ["算力", "power"], ["绿", "=green"]]
    assert written(some, choice, lambda _share: None).decode("utf-8-sig") == text
