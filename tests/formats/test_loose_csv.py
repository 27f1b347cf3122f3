"""CSV files of other programs are read, and what is broken in them is refused by its line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileRefused
from reader.formats import loose_csv
from reader.formats.loose_csv import read_loose_csv
from reader.formats.rows import to_csv


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_loose_csv(content).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    text = f'term{delimiter}中文\r\nagent{delimiter}"智能体, 代理; x"\r\n'
    assert cells(text.encode(encoding)) == [("term", "中文"), ("agent", "智能体, 代理; x")]


def test_a_spreadsheets_own_word_on_the_delimiter() -> None:
    table = read_loose_csv(b"sep=;\r\na;b,c\r\n")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("a", "b,c"))]


def test_rows_know_the_line_they_begin_on() -> None:
    table = read_loose_csv(b'a,b\r\n"x\r\ny",1\r\nc,d\r\n')
    assert [row.line for row in table.rows] == [1, 2, 4]


def test_broken_quotes_cost_their_own_line_only() -> None:
    table = read_loose_csv('a,b\r\n"one"two,x\r\n"算\r\n力",y\r\nz,"open\r\nlast,1\r\n'.encode())
    assert [row.cells for row in table.rows] == [("a", "b"), ("算\r\n力", "y"), ("last", "1")]
    assert [each.line for each in table.refused] == [2, 5]
    assert "quotes" in table.refused[0].reason


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(FileRefused, match="neither UTF-8 nor GB18030") as caught:
        read_loose_csv(b"a,b\r\n\xff\xff,c\r\n")
    assert caught.value.line == 2
    with pytest.raises(FileRefused, match="not a text file"):
        read_loose_csv(b"a\n\x00")


def test_a_file_of_endless_length_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loose_csv, "LARGEST", 9)
    with pytest.raises(FileRefused, match="too long"):
        read_loose_csv(b"a,b\r\nc,d\r\n")


CELLS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("'=;,\t\"\n算"), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_what_our_own_writer_wrote_comes_back(rows: list[tuple[str, str]]) -> None:
    head = ("term", "definition")
    if any("\0" in cell for row in rows for cell in row):
        return
    assert cells(to_csv([head, *rows])) == [head, *rows]


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(FileRefused):
        read_loose_csv(content)
