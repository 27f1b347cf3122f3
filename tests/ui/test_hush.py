"""While a card is waited for, what goes on behind the page is put off, and done after."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.frames import Kind, encode, json_frame
from reader.ui import hush
from reader.ui.engine_client import EngineClient
from reader.ui.garbage import Garbage
from reader.ui.page.reading_view import ReadingView
from reader.ui.slices import Slices
from tests.ui.page.conftest import show
from tests.ui.page.conftest import view as view
from tests.ui.page.sample import long_page


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands at its first number."""
    now = [100.0]
    monkeypatch.setattr(hush, "perf_counter", lambda: now[0])
    monkeypatch.setattr(hush, "_until", 0.0)
    return now


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    parent = QObject(qapp)
    yield parent
    parent.deleteLater()


def test_a_hush_ends_by_itself(clock: list[float]) -> None:
    assert not hush.is_on()
    hush.begin()
    assert hush.is_on()
    clock[0] += 0.05
    assert not hush.is_on()


def test_a_page_that_is_turned_is_painted_before_anything_else(
    clock: list[float], view: ReadingView, qtbot: QtBot
) -> None:
    show(view, long_page(30))
    qtbot.wait(50)
    clock[0] += 1
    for move in (view.scroll_page_down, view.scroll_line_down, partial(view.go_to, 3, 0), view.scroll_to_end):
        assert not hush.is_on()
        move()
        assert hush.is_on()
        QApplication.processEvents()
        clock[0] += 0.006  # much less than a hush that nothing is painted in
        assert not hush.is_on()


def test_slices_wait_for_the_card(clock: list[float], parent: QObject, qtbot: QtBot) -> None:
    said: list[str] = []
    hush.begin()
    Slices(parent).queue().run(iter(()), lambda: said.append("done"))
    qtbot.wait(40)
    assert not said
    clock[0] += 0.05
    qtbot.waitUntil(lambda: said == ["done"])


def test_garbage_waits_for_the_card(clock: list[float], parent: QObject, qtbot: QtBot) -> None:
    garbage = Garbage(parent)
    garbage.start()
    kept: list[list[int]] = []
    try:
        hush.begin()
        kept += [[number] for number in range(2000)]
        qtbot.wait(120)
        assert gc.get_count()[0] > 1000
        clock[0] += 0.05
        qtbot.waitUntil(lambda: gc.get_count()[0] < 1000)
    finally:
        garbage.stop()
        gc.unfreeze()


def test_answers_of_the_engine_wait(clock: list[float], parent: QObject, qtbot: QtBot) -> None:
    client = EngineClient("unused", [], parent)
    client._arrived.extend(client._frames.feed(encode(json_frame(Kind.READY, 0, {"dictionary": "there"}))))
    heard: list[str] = []
    client.ready.connect(heard.append)
    hush.begin()
    client._take_arrived()
    qtbot.wait(30)
    assert not heard
    clock[0] += 0.05
    qtbot.waitUntil(lambda: heard == ["there"])
