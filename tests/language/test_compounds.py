"""The card of a word leads to longer words and to its characters."""

from __future__ import annotations

from contextlib import closing

from reader.language.compounds import characters_of, compounds_of, longest_around
from reader.language.dictionary import Dictionary
from reader.language.lookup import Lookup, ensure_lookup_file
from reader.paths import Paths


def test_compounds_begin_with_the_word_or_contain_it(built_paths: Paths) -> None:
    ensure_lookup_file(built_paths)
    with closing(Lookup.open(built_paths)) as lookup:
        found = compounds_of(lookup, "数据", 5)
        assert "数据库" in [entry.simplified for entry in found.beginning]
        assert "大数据" in [entry.simplified for entry in compounds_of(lookup, "数据", 60).containing]
        assert all(
            entry.simplified.startswith("数据") and entry.simplified != "数据" for entry in found.beginning
        )
        assert len(found.beginning) <= 5
        assert compounds_of(lookup, "") == compounds_of(lookup, "龘龘龘")


def test_the_longest_words_around_come_first() -> None:
    words = {"大数据", "数据", "大数据中心", "据"}
    assert longest_around("建大数据中心", 2, 4, words.__contains__) == ("大数据中心", "大数据")
    assert longest_around("数据", 0, 2, words.__contains__) == ()


def test_characters_have_the_reading_of_the_word(dictionary: Dictionary) -> None:
    first, second = characters_of(dictionary, "银行", "銀行", ("yín", "háng"))
    assert (second.simplified, second.traditional, second.pinyin) == ("行", "行", "háng")
    assert first.senses
    assert any("row" in sense or "line" in sense for sense in second.senses)
    assert characters_of(dictionary, "行", "行", ("háng",)) == ()
    assert characters_of(dictionary, "AI芯片", "AI芯片", ("xīn", "piàn")) == ()
