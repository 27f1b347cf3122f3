"""Beside the page: marks where something is spoken of, and English words in a margin that has room for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page import margin
from reader.ui.page.gloss_painting import GlossPainter
from reader.ui.page.margin import Gloss
from reader.ui.page.page import Page, Place
from reader.ui.page.reading_view import ReadingView
from tests.ui.page.conftest import show

LONG = Page("", Paragraphs(Paragraph(ParagraphKind.PROSE, "训练数据要干净，" * 12) for _ in range(60)))


@given(st.lists(st.floats(0, 400)), st.floats(5, 40), st.floats(100, 500), st.floats(0, 200))
def test_glosses_never_lie_over_one_another(
    wishes: list[float], height: float, bottom: float, reach: float
) -> None:
    wishes = sorted(wishes)
    found = margin.placed(wishes, height, 0.0, bottom, reach)
    tops = [top for top in found if top is not None]
    assert all(after - before >= height - 1e-6 for before, after in pairwise(tops))
    assert all(top >= 0 and top + height <= bottom + 1e-6 for top in tops)
    assert all(abs(top - wish) <= reach for top, wish in zip(found, wishes, strict=True) if top is not None)


@pytest.mark.parametrize(
    ("wishes", "tops"),
    [
        ([10, 50], [10, 50]),
        ([10, 10, 10], [10, 26, 42]),
        ([10, 10, 10, 10], [10, 26, 42, None]),
        ([95], [84]),
        ([90, 95], [84, None]),
        ([], []),
    ],
)
def test_glosses_of_one_line_stand_below_each_other_while_they_are_near_it(
    wishes: list[float], tops: list[float | None]
) -> None:
    assert margin.placed(wishes, 16, 0, 100, 40) == tops


@pytest.mark.parametrize("viewport", range(300, 2400, 50))
def test_the_margin_lies_wholly_beside_the_text(viewport: int) -> None:
    place = margin.room(viewport, (viewport + 600) / 2)
    if place is not None:
        assert viewport >= margin.ROOMY
        assert place[0] >= (viewport + 600) / 2 + margin.GAP
        assert place[1] >= margin.NARROWEST
        assert sum(place) < viewport


def rows(view: ReadingView) -> list[tuple[Gloss, float, float, float]]:
    """What is painted in the margin at the moment."""
    pixmap = QPixmap(1, 1)
    painter = QPainter(pixmap)
    brush = GlossPainter(painter, view._flow, view._marks, view._colours)
    found = [
        row for standing in view._flow.standing() for row in brush.rows(standing, view.viewport().width())
    ]
    painter.end()
    return found


def test_a_gloss_stands_beside_its_line_and_scrolls_with_it(view: ReadingView) -> None:
    view.resize(1100, 600)
    show(view, LONG)
    column = view._flow.composer.column
    view.set_glosses({1: [Gloss(0, 2, "training"), Gloss(2, 4, "data")]})
    training, data = rows(view)
    assert training[0].text == "training"
    assert training[1] > view._flow.composer.column.left + view._flow.composer.column.width
    line = view._flow.rects(1, 0, 2)[0]
    assert line.top() - 2 <= training[2] <= line.bottom()
    assert data[2] > training[2]
    view._scrolling.by(25)
    assert rows(view)[0][2] == pytest.approx(training[2] - 25)
    assert view._flow.composer.column.left + view._flow.composer.column.width + margin.GAP < 1100
    view.set_glosses(None)
    assert rows(view) == []
    assert view._flow.composer.column == column


def test_a_narrow_page_has_no_glosses_and_is_laid_out_as_without_them(view: ReadingView) -> None:
    show(view, LONG)
    column = view._flow.composer.column
    view.set_glosses({1: [Gloss(0, 2, "training")]})
    assert rows(view) == []
    assert view._flow.composer.column == column


def test_glosses_are_painted_in_the_margin_alone(view: ReadingView) -> None:
    view.resize(1100, 600)
    show(view, LONG)
    view.set_glosses({})
    plain = view.viewport().grab().toImage()
    view.set_glosses({1: [Gloss(0, 2, "training")]})
    glossed = view.viewport().grab().toImage()
    edge = int(view._flow.composer.column.left + view._flow.composer.column.width)
    assert glossed != plain
    assert glossed.copy(0, 0, edge, 600) == plain.copy(0, 0, edge, 600)


def test_one_category_alone_is_underlined_and_walked_through(view: ReadingView) -> None:
    show(view, LONG)
    every = view.viewport().grab().toImage()
    assert view._flow.annotations.term_tokens(0)
    view.set_shown_concepts(frozenset({"another"}))
    assert view._flow.annotations.term_tokens(0) == []
    assert view.viewport().grab().toImage() != every
    show(view, LONG)
    assert view._flow.annotations.term_tokens(0) == [], "another text is shown the same way"
    view.set_shown_concepts(frozenset({"training"}))
    assert view._flow.annotations.term_tokens(0)
    view.set_shown_concepts(None)
    assert view.viewport().grab().toImage() == every


def test_keys_lead_from_mention_to_mention(view: ReadingView, qtbot: QtBot) -> None:
    show(view, LONG, annotated=False)
    view.set_spoken([Place(50, 3), Place(20, 0)])
    view.go_to(0, 0)
    for key, place in (
        (view.next_spoken, [20, 0]),
        (view.next_spoken, [50, 3]),
        (view.previous_spoken, [20, 0]),
    ):
        with qtbot.waitSignal(view.spoken_place_chosen) as told:
            key()
        assert told.args == place
        view.go_to(*place)
    with qtbot.assertNotEmitted(view.spoken_place_chosen):
        view.previous_spoken()


def test_marks_lead_to_where_something_is_spoken_of_and_go_again(view: ReadingView, qtbot: QtBot) -> None:
    show(view, LONG, annotated=False)
    bar = view._bar
    plain = bar.grab().toImage()
    view.set_spoken([Place(20, 0), Place(50, 3)], "data: 2 mentions in this text")
    first, last = bar.spoken_rows()
    assert 0.2 < first / bar.height() < last / bar.height() < 0.95
    assert bar.grab().toImage() != plain
    assert (bar.accessibleDescription(), bar.toolTip()) == ("data: 2 mentions in this text",) * 2
    with qtbot.waitSignal(view.spoken_place_chosen) as told:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, last + 1))
    assert told.args == [50, 3]
    view.set_spoken(())
    assert bar.spoken_rows() == []
    assert bar.accessibleDescription() == ""
    assert bar.grab().toImage() == plain
