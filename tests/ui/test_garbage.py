"""Garbage in rings goes, on the GUI thread, and never in a thread that makes something."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread, get_ident
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.garbage import Garbage


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    parent = QObject(qapp)
    garbage = Garbage(parent)
    garbage.start()
    yield garbage
    garbage.stop()
    gc.unfreeze()
    parent.deleteLater()


def make(count: int) -> list[list[int]]:
    return [[number] for number in range(count)]


def let_go(threads: list[int]) -> None:
    """Make a ring that nobody holds and that tells in which thread it goes."""
    ring = Ring()
    finalize(ring, lambda: threads.append(get_ident()))


@pytest.mark.usefixtures("garbage")
def test_rings_go_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    threads: list[int] = []
    let_go(threads)
    kept: list[list[list[int]]] = []
    busy = Thread(target=lambda: kept.append(make(3_000)))
    busy.start()
    busy.join()
    assert not threads
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [get_ident()]


@pytest.mark.usefixtures("garbage")
def test_what_is_made_by_the_ten_thousand_is_not_looked_through(qtbot: QtBot) -> None:
    before = gc.get_freeze_count()
    kept = make(200_000)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before + len(kept))
    assert gc.get_count()[0] < 10_000


@pytest.mark.usefixtures("garbage")
def test_much_that_is_new_is_not_looked_through_where_as_much_was_let_go_of(qtbot: QtBot) -> None:
    old = make(30_000)
    gc.collect()
    before = gc.get_freeze_count()
    new = make(32_000)
    old.clear()
    assert 0 < gc.get_count()[0] < 5_000
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before + len(new))


def test_leaving_the_window_has_it_look_everywhere(garbage: Garbage) -> None:
    threads: list[int] = []
    let_go(threads)
    garbage.look_everywhere()
    assert len(threads) == 1


def test_leaving_the_window_finds_what_was_taken_for_what_stays(garbage: Garbage, qtbot: QtBot) -> None:
    before = gc.get_freeze_count()
    threads: list[int] = []
    let_go(threads)
    kept = make(50_000)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before + len(kept))
    assert not threads
    garbage.look_everywhere()
    assert threads == [get_ident()]


def test_afterwards_python_does_it_itself(qapp: QApplication) -> None:
    parent = QObject(qapp)
    garbage = Garbage(parent)
    garbage.start()
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()
    threads: list[int] = []
    let_go(threads)
    garbage.look_everywhere()
    assert not threads
    gc.unfreeze()
