"""Looking words up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.language.build import ensure_language_file
from reader.language.dictionary import Dictionary, DictionaryMissing
from reader.language.lexicon import Lexicon
from reader.language.model import Annotation
from reader.language.sources import language_file
from reader.paths import Paths


def test_either_script_leads_to_the_same_entries(dictionary: Dictionary) -> None:
    assert dictionary.entries("數據") == dictionary.entries("数据") != ()


def test_a_traditional_form_that_only_some_entries_have_stands_first(dictionary: Dictionary) -> None:
    assert {entry.traditional for entry in dictionary.entries("乾")[-2:]} == {"乾"}


def test_the_commonest_reading_stands_first_and_surnames_last(dictionary: Dictionary) -> None:
    readings = [entry.pinyin for entry in dictionary.entries("着")]
    assert readings[0] == ("zhe",)
    assert dictionary.entries("金")[-1].senses[0].startswith("surname")


def test_an_unknown_word_has_no_entries(dictionary: Dictionary) -> None:
    assert dictionary.entries("不存在的词语") == ()


def test_senses_are_those_of_the_reading(
    dictionary: Dictionary, annotate: Callable[[str], Annotation]
) -> None:
    must = next(token for token in annotate("你得休息").tokens if token.text == "得")
    assert dictionary.senses_for(must)[0] == "to have to"


def test_senses_of_a_word_without_entry_are_empty(
    dictionary: Dictionary, annotate: Callable[[str], Annotation]
) -> None:
    assert dictionary.senses_for(annotate("。").tokens[0]) == ()


def test_a_missing_or_damaged_file_is_told_as_a_fact(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"no database at all" * 100)
    for path in (tmp_path / "missing.sqlite3", damaged):
        with pytest.raises(DictionaryMissing):
            Dictionary.open(path)
        with pytest.raises(DictionaryMissing):
            Lexicon.open(path)


def test_a_damaged_file_is_built_again(
    built_paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths.under(tmp_path)
    path = language_file(paths)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    built = language_file(built_paths).read_bytes()
    monkeypatch.setattr("reader.language.build._build", lambda _sources, to, _progress: to.write_bytes(built))
    with closing(Dictionary.open(ensure_language_file(paths))) as dictionary:
        assert dictionary.entries("数据")
