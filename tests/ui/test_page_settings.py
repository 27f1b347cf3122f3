"""Readings, tone colours, marks and the delay of the card: chosen in the menus, at once on the page, remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QActionGroup
from pytestqt.qtbot import QtBot

from reader.desk import Desk
from reader.paths import Paths
from reader.ui.main_window import MainWindow
from reader.ui.page_settings import PageSettings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(Paths.under(tmp_path / "data"))
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    made = MainWindow(desk.paths.resources / "icons")
    qtbot.addWidget(made)
    settings = PageSettings(desk, made)
    settings.show_in_menus()
    settings.apply()
    return made


def choose(group: QActionGroup, value: str) -> None:
    next(action for action in group.actions() if action.data() == value).trigger()


def checked(group: QActionGroup) -> list[str]:
    return [str(action.data()) for action in group.actions() if action.isChecked()]


def test_one_key_puts_readings_over_all_words_and_takes_them_away(desk: Desk, window: MainWindow) -> None:
    window.actions_by_name["ruby"].trigger()
    assert desk.settings.ruby == "all"
    assert checked(window.actions_by_name.readings) == ["all"]
    window.actions_by_name["ruby"].trigger()
    assert desk.settings.ruby == "none"


@pytest.mark.parametrize(
    ("group", "value", "setting"),
    [
        ("readings", "unknown", "ruby"),
        ("notations", "zhuyin", "ruby_script"),
        ("tones", "colour_blind", "tone_colours"),
        ("delays", "600", "hover_delay_ms"),
    ],
)
def test_a_choice_is_remembered_and_shown(
    desk: Desk, window: MainWindow, group: str, value: str, setting: str
) -> None:
    actions = getattr(window.actions_by_name, group)
    choose(actions, value)
    assert str(getattr(desk.settings, setting)) == value
    assert checked(actions) == [value]


def test_marks_can_be_switched(desk: Desk, window: MainWindow) -> None:
    window.actions_by_name["status_marks"].trigger()
    window.actions_by_name["doubt_marks"].trigger()
    assert (desk.settings.status_marks, desk.settings.doubt_marks) == (True, False)


def test_the_form_of_readings_and_spoken_tones_are_chosen_at_once(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    settings = window.findChild(PageSettings)
    with qtbot.waitSignal(settings.applied):
        choose(window.actions_by_name.notations, "numbers")
    with qtbot.waitSignal(settings.applied):
        window.actions_by_name["spoken_tones"].trigger()
    assert (desk.settings.ruby_script, desk.settings.spoken_tones) == ("numbers", True)
    assert checked(window.actions_by_name.notations) == ["numbers"]
