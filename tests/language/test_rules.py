"""Every row of the tables of rules has an example, and the example comes out as the row says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.language import data
from reader.language.lexemes import is_han
from reader.language.model import Annotation, Token

LISTS = Path(__file__).resolve().parents[2] / "resources" / "language"


def _rows(name: str) -> list[list[str]]:
    return list(data.rows(LISTS / name))


def _example(marked: str) -> tuple[str, int]:
    """The sentence of an example, and where its word begins."""
    start = marked.index("【")
    return marked.replace("【", "").replace("】", ""), start


def _syllables(annotation: Annotation) -> dict[int, str | None]:
    """The syllable of every Han character by its offset."""
    return {
        start: syllable
        for token in annotation.tokens
        for start, syllable in zip(_han_offsets(token), token.pinyin, strict=True)
    }


def _han_offsets(token: Token) -> list[int]:
    return [token.start + at for at, letter in enumerate(token.text) if is_han(letter)]


@pytest.mark.parametrize("name", ["reading_rules.tsv", "script_rules.tsv", "cuts.tsv"])
def test_every_row_has_five_columns_and_a_marked_example(name: str) -> None:
    wrong = [row for row in _rows(name) if len(row) != 5 or f"【{row[0]}】" not in row[4]]
    assert wrong == []


@pytest.mark.parametrize("row", _rows("reading_rules.tsv"), ids=lambda row: f"{row[0]} {row[1]}: {row[4]}")
def test_a_word_is_read_as_the_words_around_it_ask(
    row: list[str], annotate: Callable[[str], Annotation]
) -> None:
    sentence, start = _example(row[4])
    syllables = _syllables(annotate(sentence))
    assert [syllables[start + at] for at in range(len(row[0]))] == row[1].split()


@pytest.mark.parametrize("row", _rows("script_rules.tsv"), ids=lambda row: f"{row[0]} {row[1]}: {row[4]}")
def test_a_character_is_written_as_the_words_around_it_ask(
    row: list[str], annotate: Callable[[str], Annotation]
) -> None:
    sentence, start = _example(row[4])
    written = "".join(token.traditional for token in annotate(sentence).tokens)
    assert written[start] == row[1]


@pytest.mark.parametrize("row", _rows("cuts.tsv"), ids=lambda row: f"{row[1]}: {row[4]}")
def test_a_word_is_cut_where_the_words_around_it_ask(
    row: list[str], annotate: Callable[[str], Annotation]
) -> None:
    sentence, start = _example(row[4])
    starts = {token.start for token in annotate(sentence).tokens}
    assert {start, start + len(row[1].split("|")[0])} <= starts
