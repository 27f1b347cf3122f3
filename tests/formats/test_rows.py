"""A table comes back from CSV as it was, and no cell of it becomes a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileRefused, ReaderError
from reader.formats.rows import from_csv, to_csv

CELLS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("'=+-@\t\r\n\",;算力👇𠮷\0\ufeff"), max_size=12
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6)


@given(TABLES, st.booleans())
def test_every_table_comes_back(rows: list[list[str]], guard: bool) -> None:
    assert from_csv(to_csv(rows, guard=guard), guard=guard) == rows


@given(TABLES)
def test_no_cell_begins_like_a_formula(rows: list[list[str]]) -> None:
    text = to_csv(rows).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_spreadsheets_are_told_the_encoding_and_the_line_ends() -> None:
    content = to_csv([["算力", 'a "b", c'], ["=1", "x\ny"]])
    assert content == '\ufeff算力,"a ""b"", c"\r\n\'=1,"x\ny"\r\n'.encode()


def test_the_guard_can_be_left_out() -> None:
    assert to_csv([["=1"]], guard=False) == "\ufeff=1\r\n".encode()
    assert from_csv(b"'=1\r\n", guard=False) == [["'=1"]]


def test_a_word_with_an_apostrophe_is_left_alone() -> None:
    assert to_csv([["'tis"]]) == "\ufeff'tis\r\n".encode()


def test_a_note_of_a_hundred_thousand_characters_survives() -> None:
    note = "算\n" * 50_000
    assert from_csv(to_csv([[note]])) == [[note]]


def test_half_a_character_is_refused_with_its_row() -> None:
    with pytest.raises(ReaderError, match="row 2") as caught:
        to_csv([["a"], ["b\ud800"]])
    assert caught.value.line == 2


def test_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(FileRefused, match="not UTF-8") as caught:
        from_csv(b"a\r\n" + "算力".encode("gb18030"))
    assert caught.value.line == 2


@pytest.mark.parametrize("content", [b'a,"b\r\nc\r\n', b'a\r\n"b"c\r\n'])
def test_broken_quotes_are_refused(content: bytes) -> None:
    with pytest.raises(FileRefused, match="broken near line 2"):
        from_csv(content)
