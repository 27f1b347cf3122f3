"""Charts are painted so that they can be read, said in a table, saved, and followed into the text."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from reader.charting import Chart, Column, Mark, OverTime, Strip, Together, Voice, Voices
from reader.ui.glossary.chart_brush import Colours, Spot, apart, nice_steps
from reader.ui.glossary.chart_painting import height_of, paint_chart
from reader.ui.glossary.chart_window import KINDS, ChartWindow
from reader.ui.theme import Theme

NAMES = ("computing power", "model", "a name that is far longer than any column has room for")
TIME = OverTime(
    NAMES,
    (Column("甲篇", "2024-05-01", 10_000), Column("乙篇", "2025-03-02", 20_000), Column("丙篇", "", 5_000)),
    ((3, 8, 1), (1, 0, 4), (2, 2, 2)),
)
STRIP = Strip(
    "甲篇",
    NAMES,
    ((Mark(0.1, 2, 0), Mark(0.9, 40, 7)), (Mark(0.5, 20, 1),), ()),
    ((0.0, "开场"), (0.6, "机房里发生了什么")),
)
VOICES = Voices((Voice("computing power", 9, 3, 2), Voice("model", 0, 5), Voice("board", 0, 0)))
TOGETHER = Together(NAMES, ((9, 4, 0), (4, 7, 1), (0, 1, 3)))
CHARTS: tuple[Chart, ...] = (TIME, STRIP, VOICES, TOGETHER)


def painted(chart: Chart, theme: Theme, width: int = 700) -> tuple[QImage, list[Spot]]:
    picture = QImage(width, max(320, int(height_of(chart))), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    spots = paint_chart(painter, chart, QSizeF(picture.size()), Colours.of(theme), QFont())
    painter.end()
    return picture, spots


def colours_in(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 1)
        for y in range(40, picture.height(), 1)
    }


@pytest.fixture
def window(qtbot: QtBot, light: Theme) -> ChartWindow:
    """The window with two concepts chosen of three."""
    window = ChartWindow(Colours.of(light))
    qtbot.addWidget(window)
    window.resize(900, 600)
    asked = [("compute", "computing power", 12), ("model", "model", 5), ("board", "board", 1)]
    window.chart_requested.connect(lambda: window.set_chart(CHARTS[KINDS.index(window.kind)]))
    window.set_choices(asked, {"compute", "model"}, [("d1", "甲篇"), ("d2", "乙篇")], "d2")
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.mark.parametrize("chart", CHARTS, ids=KINDS)
@pytest.mark.parametrize("width", [420, 1400])
def test_nothing_that_says_more_lies_outside_the_picture(chart: Chart, width: int, light: Theme) -> None:
    picture, spots = painted(chart, light, width)
    assert spots
    for spot in spots:
        assert picture.rect().adjusted(-1, -1, 1, 1).contains(spot.place.toRect()), spot


def test_every_line_has_a_colour_and_a_marker_at_each_text(light: Theme) -> None:
    picture, spots = painted(TIME, light)
    assert {light.chart_1, light.chart_2, light.chart_3} <= colours_in(picture)
    said = [spot.tip.splitlines()[0] for spot in spots]
    for words in ("computing power: 8 mentions", "model: 0 mentions", "computing power: 1 mention"):
        assert words in said


@pytest.mark.parametrize("width", [420, 700, 1400])
@pytest.mark.parametrize("number", [1, 2, 5, 40])
def test_the_names_of_texts_do_not_lie_over_each_other(width: int, number: int, light: Theme) -> None:
    columns = tuple(Column(f"第{at}篇很长的题目说了很多", f"2025-01-{at + 1:02}", 9) for at in range(number))
    _, spots = painted(OverTime(("model",), columns, (tuple(range(number)),)), light, width)
    names = [spot.place for spot in spots if spot.tip.startswith("第")]
    assert names
    assert all(one.right() <= other.left() for one, other in pairwise(names))


def test_texts_without_a_date_are_joined_by_no_line(light: Theme) -> None:
    _, spots = painted(TIME, light)
    second, third = (
        next(spot.place.center() for spot in spots if spot.tip.startswith(words) and title in spot.tip)
        for words, title in (("computing power: 8", "乙篇"), ("computing power: 1", "丙篇"))
    )
    first = next(spot.place.center() for spot in spots if spot.tip.startswith("computing power: 3"))
    picture, _ = painted(TIME, light)

    def between(one: QPointF, other: QPointF) -> bool:
        middle = (one + other) / 2
        near = (
            picture.pixelColor(int(middle.x()) + x, int(middle.y()) + y).name()
            for x in range(-3, 4)
            for y in range(-4, 5)
        )
        return light.chart_1 in set(near)

    assert between(first, second)
    assert not between(second, third)


def test_figures_of_the_axis_are_round_and_reach_the_highest() -> None:
    assert nice_steps(38) == [0, 10, 20, 30, 40]
    assert nice_steps(3) == [0, 1, 2, 3]
    assert nice_steps(0) == [0, 1]
    assert nice_steps(0.45)[-1] >= 0.45
    assert len(nice_steps(9_999)) <= 6


def test_labels_that_would_lie_over_each_other_are_moved_apart() -> None:
    placed = apart([100, 101, 102, 20], 17, 0, 300)
    ordered = sorted(placed)
    assert all(later - earlier >= 17 for earlier, later in pairwise(ordered))
    assert max(apart([299, 300], 17, 0, 300)) <= 300


def test_a_mark_on_the_strip_knows_its_place(light: Theme) -> None:
    _, spots = painted(STRIP, light)
    marks = [spot for spot in spots if spot.mark is not None]
    assert [spot.mark for spot in marks] == [*STRIP.marks[0], *STRIP.marks[1]]
    assert marks[0].place.left() < marks[2].place.left() < marks[1].place.left()


def test_bars_of_guests_and_interviewers_lie_on_either_side(light: Theme) -> None:
    picture, _ = painted(VOICES, light)
    columns: dict[str, list[int]] = {light.guest: [], light.interviewer: []}
    for x in range(picture.width()):
        for y in range(80, picture.height()):
            name = picture.pixelColor(x, y).name()
            if name in columns:
                columns[name].append(x)
    assert max(columns[light.interviewer]) <= min(columns[light.guest])


def test_a_click_on_a_mark_asks_for_its_place(window: ChartWindow, qtbot: QtBot) -> None:
    window.set_kind("strip")
    window.view.grab()
    spot = next(spot for spot in window.view.spots() if spot.mark == Mark(0.5, 20, 1))
    with qtbot.waitSignal(window.place_requested) as wished:
        QTest.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=spot.place.center().toPoint())
    assert wished.args == [20, 1]


def test_a_screen_reader_has_the_chart_in_words(window: ChartWindow) -> None:
    window.set_kind("together")
    assert window.view.accessibleName() == "In how many paragraphs they are spoken of together"
    assert "computing power, model: Paragraphs 4" in window.view.accessibleDescription()


def test_a_name_that_looks_like_a_figure_is_read_as_a_name() -> None:
    said = Voices((Voice("996", 2, 1),)).table().as_sentences()
    assert said == "996: Guest 2, Interviewer 1, Not known 0"


def test_the_table_says_the_same_and_is_copied_for_a_spreadsheet(window: ChartWindow) -> None:
    window.set_kind("time")
    window.show_as_table(True)
    assert window.table.isVisible()
    table = next(each for each in window.findChildren(QPushButton) if "table" in each.text())
    QTest.mouseClick(table, Qt.MouseButton.LeftButton)
    rows = QGuiApplication.clipboard().text().splitlines()
    assert rows[0].startswith("Date\tInterview\tcomputing power")
    assert rows[2] == "2025-03-02\t乙篇\t8\t0\t2"


def test_a_check_mark_brings_a_concept_into_the_chart(window: ChartWindow, qtbot: QtBot) -> None:
    assert window.chosen == ["compute", "model"]
    item = window.findChild(QListWidget).item(2)
    with qtbot.waitSignal(window.chart_requested):
        item.setCheckState(Qt.CheckState.Checked)
    assert window.chosen == ["compute", "model", "board"]
    for row in range(3):
        window.findChild(QListWidget).item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not window.view.isVisible()


def test_a_strip_begins_with_the_open_text_and_the_others_with_all(window: ChartWindow) -> None:
    window.set_kind("strip")
    assert window.transcript == "d2"
    window.set_kind("voices")
    assert window.transcript is None


def test_mentions_can_be_shown_by_length_of_text(window: ChartWindow) -> None:
    box = next(each for each in window.findChildren(QCheckBox) if "length" in each.text())
    box.setChecked(True)
    assert window.view.rates
    assert "10,000 characters" in window.view.accessibleName()
    assert TIME.rates()[0] == (3.0, 4.0, 2.0)
    first = window.view.accessibleDescription().splitlines()[0]
    assert first.startswith("2024-05-01, 甲篇: computing power 3.0, model 1.0, ")
    item = window.table.item(1, 2)
    assert item is not None
    assert item.text() == "4.0"


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_saved_as_svg_with_its_words_and_as_a_sharp_picture(
    window: ChartWindow, kind: str
) -> None:
    window.set_kind(kind)
    svg = ElementTree.fromstring(window.view.svg())
    space = "{http://www.w3.org/2000/svg}"
    assert svg.tag == f"{space}svg"
    assert svg.findtext(f"{space}title") == window.view.accessibleName()
    assert "model" in (svg.findtext(f"{space}desc") or "")
    assert not list(svg.iter(f"{space}text")), "words hang on the fonts of another computer"
    assert QSvgRenderer(QByteArray(window.view.svg())).isValid()
    buffer = QBuffer()
    buffer.setData(QByteArray(window.view.png()))
    size = QImageReader(buffer).size()
    assert size.width() == 2000
    assert size.height() >= 2 * int(height_of(CHARTS[KINDS.index(kind)]))
