"""Shares of texts: counted from records as they come, the same as the whole reckoning, and anew after a change."""

from __future__ import annotations

import pytest

from reader.engine import Engine
from reader.library_coverage import LibraryCoverage, Marked
from reader.paths import Paths
from reader.vocabulary.model import WordKey, WordStatus

PARAGRAPHS = ["我们今天谈数据。", "数据不够，我们就去找数据。", "一共三百个世界。"]
DATA: Marked = ("数据", ("shù", "jù"))


@pytest.fixture
def statuses() -> dict[Marked, WordStatus]:
    return {}


@pytest.fixture
def records(ready_paths: Paths) -> list[tuple[int, bytes]]:
    engine = Engine(ready_paths)
    engine.open("a", PARAGRAPHS)
    found = list(engine.annotate("a", range(len(PARAGRAPHS))))
    engine.close()
    return found


@pytest.fixture
def library(statuses: dict[Marked, WordStatus], records: list[tuple[int, bytes]]) -> LibraryCoverage:
    library = LibraryCoverage(lambda: statuses, lambda word, _pinyin: "2" if word == "数据" else "")
    library.take("a", records[1:])
    library.take("a", records[:1])
    library.complete("a")
    return library


def test_a_text_has_a_share_when_all_of_it_has_come(records: list[tuple[int, bytes]]) -> None:
    library = LibraryCoverage(dict, lambda _word, _pinyin: "")
    library.take("a", records)
    assert library.shares() == {}
    assert library.ready(["a", "b"]) == []
    library.complete("a")
    assert library.ready(["a", "b"]) == ["a"]
    assert library.shares()["a"].known == 0


def test_the_quick_share_is_that_of_the_whole_reckoning(
    library: LibraryCoverage, statuses: dict[Marked, WordStatus]
) -> None:
    for status in (WordStatus.LEARNING_4, WordStatus.KNOWN, WordStatus.IGNORED):
        statuses[DATA] = status
        assert library.shares()["a"] == library.coverage(["a"]).whole
    assert library.shares()["a"].known == 3
    assert library.coverage(["a"]).by_level["2"].known == 3


def test_a_text_that_is_annotated_anew_is_counted_anew(
    library: LibraryCoverage, records: list[tuple[int, bytes]]
) -> None:
    before = library.shares()["a"].words
    library.take("a", records[:1])
    assert library.shares()["a"].words == before
    library.complete("a")
    assert 0 < library.shares()["a"].words < before


def test_the_library_puts_words_of_more_texts_first(
    library: LibraryCoverage, records: list[tuple[int, bytes]]
) -> None:
    library.take("b", [(0, records[2][1])])
    library.complete("b")
    helpful = library.most_helpful(["a", "b"])
    assert helpful[0][2] == 2
    assert (WordKey(*("数据", ("shù", "jù"))), 3, 1) in helpful
    assert library.coverage(["a", "b"]).whole.words > library.coverage(["a"]).whole.words
