"""A list of rows: what is too long ends in …, headings cannot be chosen, and a row gives back what it stands for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.panels import rows as module
from reader.ui.panels.rows import Row, RowList

ROWS = [
    Row("一篇很短的访谈", "2025-06-12", "3", payload="short"),
    Row("Samples", heading=True),
    Row("一篇题目写得很长很长、长到一行怎么也放不下、两行也还是放不下的访谈" * 3, lines=2, payload="long"),
    Row("名单里有一位姓𠮷的同事和一个👇", set_off=(7, 8), tip="a tip", payload="rare"),
]


@pytest.fixture
def rows(qtbot: QtBot) -> Iterator[RowList]:
    """A list of 240 × 400 with those rows."""
    rows = RowList("Things")
    qtbot.addWidget(rows)
    rows.resize(240, 400)
    rows.set_rows(ROWS)
    with qtbot.waitExposed(rows):
        rows.show()
    yield rows
    rows.hide()


def test_a_row_gives_back_what_it_stands_for(rows: RowList) -> None:
    assert rows.payload_at(rows.model().index(0, 0)) == "short"
    assert rows.payload_at(rows.model().index(9, 0)) is None


def test_a_screen_reader_hears_title_second_line_and_figure(rows: RowList) -> None:
    index = rows.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "一篇很短的访谈, 2025-06-12, 3"
    assert rows.accessibleName() == "Things"


def test_the_tip_of_a_row_is_shown_only_where_it_has_one(rows: RowList) -> None:
    assert rows.model().index(3, 0).data(Qt.ItemDataRole.ToolTipRole) == "a tip"
    assert rows.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None


def test_a_heading_is_passed_over_by_the_keyboard(rows: RowList) -> None:
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.chosen() == "long"


def test_enter_and_click_choose_the_row(rows: RowList, qtbot: QtBot) -> None:
    rows.setCurrentIndex(rows.model().index(3, 0))
    with qtbot.waitSignal(rows.activated) as chosen:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert rows.payload_at(chosen.args[0]) == "rare"
    place = rows.visualRect(rows.model().index(0, 0)).center()
    with qtbot.waitSignal(rows.clicked) as clicked:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows.payload_at(clicked.args[0]) == "short"


def test_other_rows_keep_the_chosen_place_unless_a_heading_stands_there(rows: RowList) -> None:
    rows.setCurrentIndex(rows.model().index(0, 0))
    rows.set_rows(ROWS[2:])
    assert rows.chosen() == "long"
    rows.set_rows(ROWS[1:])
    assert rows.chosen() is None


@pytest.mark.parametrize("row", ROWS, ids=["short", "heading", "long", "rare"])
def test_a_title_stays_inside_its_width_and_its_lines(rows: RowList, row: Row) -> None:
    for width in (60.0, 120.0, 220.0, 900.0):
        laid_out = module._layout(row, rows.font(), width, rows.palette())
        assert 1 <= laid_out.lineCount() <= row.lines
        for number in range(laid_out.lineCount()):
            assert laid_out.lineAt(number).naturalTextWidth() <= width + 1


def test_what_does_not_fit_into_the_last_line_ends_in_an_ellipsis(rows: RowList) -> None:
    for lines in (1, 2, 3):
        row = Row(ROWS[2].title, lines=lines)
        laid_out = module._layout(row, rows.font(), 200.0, rows.palette())
        assert laid_out.text().endswith("…")
        last = laid_out.lineAt(laid_out.lineCount() - 1)
        assert last.textStart() + last.textLength() == len(laid_out.text().encode("utf-16-le")) // 2


def test_what_fits_is_not_cut(rows: RowList) -> None:
    for lines in (1, 2):
        assert module._layout(Row("短", lines=lines), rows.font(), 200.0, rows.palette()).text() == "短"


def test_a_part_is_set_off_by_characters_not_by_utf_16_units(rows: RowList) -> None:
    row = Row("𠮷和👇都是两个单位", set_off=(1, 2))
    (part,) = module._layout(row, rows.font(), 400.0, rows.palette()).formats()
    assert (part.start, part.length) == (2, 1)


def test_rows_are_as_high_as_what_they_say(rows: RowList) -> None:
    heights = [rows.visualRect(rows.model().index(number, 0)).height() for number in range(4)]
    assert heights[2] > heights[3] > 0


def test_a_row_takes_the_lines_that_it_needs_at_another_width(rows: RowList, qtbot: QtBot) -> None:
    rows.set_rows([Row("一篇题目不算很长也不算很短的访谈，再长一些", lines=2)] * 40)
    place = rows.model().index(0, 0)
    narrow = rows.visualRect(place).height()
    rows.resize(600, 400)
    qtbot.waitUntil(lambda: rows.visualRect(place).height() < narrow)
    rows.resize(240, 400)
    qtbot.waitUntil(lambda: rows.visualRect(place).height() == narrow)
