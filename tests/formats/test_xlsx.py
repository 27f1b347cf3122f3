"""Cells of a spreadsheet are text both ways, and a hostile workbook is refused."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileRefused, ReaderError
from reader.formats import xlsx
from reader.formats.tables import Refusal
from reader.formats.xlsx import Sheet, from_xlsx, to_xlsx

CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("'=+-@\t\r\n\",;_x算力👇𠮷\0"),
    min_size=1,
    max_size=12,
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    table = from_xlsx(to_xlsx([Sheet("Sheet", rows)]))
    assert [list(row.cells) for row in table.rows] == rows
    assert not table.refused


def test_nothing_becomes_a_formula_a_link_or_a_number() -> None:
    rows = [["head"], ["=1+1"], ["@SUM(A1)"], ["https://example.org"], ["007"], ["算力"]]
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("Sheet", rows)]))).worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == rows
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s"}
    assert not any(cell.hyperlink for row in page.iter_rows() for cell in row)


def test_the_head_stays_in_view_and_columns_have_their_widths() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("Terms", [["a", "b"]], (8, 40))], comments="CC")))
    page = book["Terms"]
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["B"].width > 30
    assert book.properties.description == "CC"


def test_the_same_content_gives_the_same_bytes() -> None:
    sheets = [Sheet("Sheet", [["算力"]])]
    assert to_xlsx(sheets) == to_xlsx(sheets)


def test_a_row_with_a_formula_is_refused_by_its_number() -> None:
    book = openpyxl.Workbook()
    for row in (["a", "b"], ["1", "=A1"], ["c", 2.0]):
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    table = from_xlsx(written.getvalue())
    assert [row.cells for row in table.rows] == [("a", "b"), ("c", "2")]
    assert table.refused == (Refusal(2, "cell B2 is a formula; paste its value as text"),)


def test_a_cell_longer_than_a_spreadsheet_takes_is_refused() -> None:
    assert from_xlsx(to_xlsx([Sheet("Sheet", [["算" * 32_767]])])).rows
    with pytest.raises(ReaderError, match="32,768") as caught:
        to_xlsx([Sheet("Sheet", [["a"], ["算" * 32_768]])])
    assert caught.value.line == 2


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused, match="not an XLSX"):
        from_xlsx(content)


def test_a_zip_of_something_else_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("notes.txt", "nothing")
    with pytest.raises(FileRefused, match="not an XLSX"):
        from_xlsx(written.getvalue())
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("[Content_Types].xml", "<nothing/>")
    with pytest.raises(FileRefused, match="broken"):
        from_xlsx(written.getvalue())


def test_a_document_type_and_a_bomb_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(FileRefused, match="document type"):
        from_xlsx(written.getvalue())
    monkeypatch.setattr(xlsx, "LARGEST", 1000)
    with pytest.raises(FileRefused, match="too long"):
        from_xlsx(to_xlsx([Sheet("Sheet", [["a" * 5000]])]))
