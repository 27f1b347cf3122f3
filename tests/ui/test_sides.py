"""The sides stand beside the page where there is room and lie over it where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.ui.panels.sides import NARROW, Sides


@pytest.fixture
def sides(qtbot: QtBot) -> Iterator[Sides]:
    """Three labels in a row, 1200 wide."""
    sides = three_sides()
    qtbot.addWidget(sides)
    sides.resize(1200, 700)
    with qtbot.waitExposed(sides):
        sides.show()
    yield sides
    sides.hide()


def three_sides() -> Sides:
    """Labels that say where they stand."""
    sides = Sides(QLabel("middle"))
    for side in ("left", "right"):
        sides.fill(side, QLabel(side))
    return sides


def part(sides: Sides, name: str) -> QLabel:
    return next(label for label in sides.findChildren(QLabel) if label.text() == name)


def left_edge(sides: Sides, name: str) -> int:
    return part(sides, name).mapTo(sides, part(sides, name).rect().topLeft()).x()


def seen(sides: Sides) -> list[str]:
    """What can be seen, from left to right."""
    names = [name for name in ("left", "middle", "right") if part(sides, name).isVisible()]
    return sorted(names, key=lambda name: left_edge(sides, name))


def test_a_wide_window_shows_all_three_in_order(sides: Sides) -> None:
    assert seen(sides) == ["left", "middle", "right"]
    assert left_edge(sides, "middle") >= part(sides, "left").width()


def test_just_below_the_limit_only_the_page_is_left(sides: Sides) -> None:
    sides.resize(NARROW, 700)
    assert seen(sides) == ["left", "middle", "right"]
    sides.resize(NARROW - 1, 700)
    assert seen(sides) == ["middle"]


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_side_folds_and_unfolds_at_its_place(sides: Sides, side: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sides.folded_changed):
        sides.toggle(side)
    assert side not in seen(sides)
    sides.toggle(side)
    assert seen(sides) == ["left", "middle", "right"]


@pytest.mark.parametrize("side", ["left", "right"])
def test_in_a_narrow_window_a_side_lies_over_the_page(sides: Sides, side: str) -> None:
    sides.resize(600, 700)
    middle = part(sides, "middle").width()
    sides.toggle(side)
    assert sides.is_shown(side)
    assert part(sides, "middle").width() == middle
    width = part(sides, side).width()
    assert left_edge(sides, side) == (0 if side == "left" else 600 - width)


def test_in_a_narrow_window_one_side_is_shown_at_a_time(sides: Sides) -> None:
    sides.resize(600, 700)
    sides.toggle("left")
    sides.toggle("right")
    assert [sides.is_shown("left"), sides.is_shown("right")] == [False, True]


def test_a_click_on_the_page_takes_away_what_lies_over_it(sides: Sides) -> None:
    sides.resize(600, 700)
    sides.toggle("right")
    QTest.mouseClick(part(sides, "middle"), Qt.MouseButton.LeftButton)
    assert not sides.is_shown("right")


def test_a_side_leaves_some_of_the_page_to_be_clicked_in_the_smallest_window(sides: Sides) -> None:
    sides.resize(320, 360)
    sides.toggle("left")
    assert part(sides, "left").width() < 300


def test_a_wide_window_has_its_sides_again_after_it_was_narrow(sides: Sides) -> None:
    sides.toggle("left")
    sides.resize(600, 700)
    sides.toggle("right")
    sides.resize(1200, 700)
    assert seen(sides) == ["middle", "right"]


def test_the_page_alone_folds_both_sides_and_gives_them_back(sides: Sides) -> None:
    sides.toggle("left")
    sides.leave_alone(True)
    assert seen(sides) == ["middle"]
    sides.leave_alone(False)
    assert seen(sides) == ["middle", "right"]
    assert sides.folded() == (False, True)


def test_showing_a_side_that_is_shown_leaves_it(sides: Sides) -> None:
    sides.show_side("left")
    assert sides.is_shown("left")
    sides.toggle("left")
    sides.show_side("left")
    assert sides.is_shown("left")


def test_widths_and_folding_are_taken_up_again(sides: Sides, qtbot: QtBot) -> None:
    sides.restore(True, True, (300, 500, 400))
    sides.toggle("right")
    kept = (*sides.folded(), sides.sizes())
    again = three_sides()
    qtbot.addWidget(again)
    again.resize(1200, 700)
    again.restore(*kept)
    again.show()
    assert seen(again) == ["left", "middle"]
    assert abs(again.sizes()[0] - kept[2][0]) <= 10
    again.hide()


def test_widths_outlast_a_narrow_window(sides: Sides) -> None:
    sides.restore(True, True, (300, 500, 400))
    before = sides.sizes()
    sides.resize(600, 700)
    assert sides.sizes() == before
    sides.resize(1200, 700)
    assert (sides.sizes()[0], sides.sizes()[2]) == (before[0], before[2])


def test_widths_that_are_taken_up_in_a_narrow_window_hold_when_it_grows(sides: Sides) -> None:
    sides.resize(600, 700)
    sides.restore(True, True, (300, 500, 390))
    sides.resize(1200, 700)
    assert abs(sides.sizes()[0] - 300) <= 10


@pytest.mark.parametrize("sizes", [(), (1, 2), (0, 0, 0)])
def test_senseless_widths_do_no_harm(sides: Sides, sizes: tuple[int, ...]) -> None:
    sides.restore(True, True, sizes)
    assert seen(sides) == ["left", "middle", "right"]
    assert part(sides, "middle").width() >= 200
