"""Back to where one was, forward again, and what is said of the way that is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.paths import Paths
from reader.ui.dialogs.legend import LegendDialog
from reader.ui.page.legend_pictures import LegendPage
from reader.ui.page.page import PageColours
from reader.ui.read_status import ReadStatus
from reader.ui.trace import Trace
from tests.program import opened

FIRST, SECOND, THIRD = ("a", 1, 0), ("a", 9, 3), ("b", 2, 0)


def test_back_and_forward_lead_through_the_same_stops() -> None:
    trace = Trace()
    trace.leave(FIRST)
    trace.leave(SECOND)
    assert trace.back(THIRD) == SECOND
    assert trace.back(SECOND) == FIRST
    assert trace.back(FIRST) is None
    assert trace.forward(FIRST) == SECOND
    assert trace.forward(SECOND) == THIRD
    assert trace.forward(THIRD) is None


def test_a_new_jump_forgets_what_was_ahead() -> None:
    trace = Trace()
    trace.leave(FIRST)
    trace.back(SECOND)
    trace.leave(THIRD)
    assert trace.forward(FIRST) is None
    assert trace.back(FIRST) == THIRD


@pytest.mark.parametrize(
    ("share", "left", "said"),
    [(0.0, 30_000, "0 % · 2 h 30 min left"), (0.5, 900, "50 % · 4 min left"), (0.99, 5, "99 % · 1 min left")],
)
def test_the_time_left_follows_the_readers_speed(qtbot: QtBot, share: float, left: int, said: str) -> None:
    status = ReadStatus()
    qtbot.addWidget(status)
    status.set_progress(share, left)
    assert status.text() == said
    status.set_speed(100)
    assert status.text() != said or left == 5


def test_at_the_end_nothing_is_left(qtbot: QtBot) -> None:
    status = ReadStatus()
    qtbot.addWidget(status)
    status.set_progress(1.0, 0)
    assert status.text() == "100 %"


def test_the_legend_names_every_mark_of_the_page(qtbot: QtBot) -> None:
    page = LegendPage(PageColours.light())
    qtbot.addWidget(page)
    dialog = LegendDialog(page.legend(), page.pictures())
    qtbot.addWidget(dialog)
    heard = {label.text() for label in dialog.findChildren(QLabel)}
    assert {entry.name for entry in page.legend()} <= heard


def test_each_picture_of_the_legend_shows_its_mark(qtbot: QtBot) -> None:
    page = LegendPage(PageColours.light())
    qtbot.addWidget(page)
    pictures = page.pictures()
    assert pictures.keys() == {entry.key for entry in page.legend()}
    for entry in page.legend():
        image = pictures[entry.key].toImage()
        paler = entry.key in ("dimmed", "ignored", "folded", "gloss")
        assert nearest(image, page.colours.text) > 20 if paler else nearest(image, entry.colour) < 20, (
            entry.key
        )


def nearest(image: QImage, colour: QColor) -> int:
    """How far the pixel that comes nearest to a colour is from it, in the channel that differs most."""
    return min(
        max(abs(one - other) for one, other in zip(pixel.getRgb(), colour.getRgb(), strict=True))
        for pixel in (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    )


def test_alt_left_and_alt_right_lead_through_the_jumps(
    qapp: QApplication, paths: Paths, tmp_path: Path
) -> None:
    file = tmp_path / "长谈.txt"
    file.write_text(
        "长谈\n\n" + "\n\n".join(f"问：第{n}个问题是什么？" for n in range(200)), encoding="utf-8"
    )
    with opened(qapp, paths, [file], engine=False) as program:
        page, actions = program.window.page, program.window.actions_by_name
        start = page.position()
        program.reading.go_to_section(100)
        there = page.position()
        assert there != start
        actions["back"].trigger()
        assert page.position() == start
        actions["forward"].trigger()
        assert page.position() == there
        assert "%" in program.window.read.text()
