"""Long work in slices: all of it is done, in order, with other turns of the loop between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from reader.ui.slices import Queue, Slices


@pytest.fixture
def owner(qapp: QCoreApplication) -> Iterator[Slices]:
    parent = QObject(qapp)
    yield Slices(parent)
    parent.deleteLater()


@pytest.fixture
def slices(owner: Slices) -> Queue:
    return owner.queue()


def busy(seconds: float) -> None:
    end = perf_counter() + seconds
    while perf_counter() < end:
        pass


def test_work_is_done_one_after_the_other(slices: Queue, qtbot: QtBot) -> None:
    said: list[str] = []

    def work(name: str) -> Iterator[None]:
        for number in range(3):
            said.append(f"{name}{number}")
            yield

    slices.run(work("a"), lambda: said.append("a done"))
    slices.run(work("b"), lambda: said.append("b done"))
    assert said == []
    qtbot.waitUntil(lambda: "b done" in said)
    assert said == ["a0", "a1", "a2", "a done", "b0", "b1", "b2", "b done"]


def test_two_queues_take_turns_and_each_has_one_slice_in_a_turn(owner: Slices, qtbot: QtBot) -> None:
    said: list[str] = []

    def work(name: str) -> Iterator[None]:
        for _ in range(5):
            busy(0.003)
            said.append(name)
            yield

    timer = QTimer(owner)
    timer.timeout.connect(lambda: said.append("turn"))
    timer.start(0)
    for name in "ab":
        owner.queue().run(work(name), lambda name=name: said.append(f"{name} done"))
    qtbot.waitUntil(lambda: {"a done", "b done"} <= set(said))
    timer.stop()
    steps = [each for each in said if each in "ab"]
    assert steps == ["a", "b"] * 5
    places = [at for at, each in enumerate(said) if each in "ab"]
    assert all("turn" in said[one:other] for one, other in pairwise(places))


def test_nothing_follows_the_end_of_a_piece_of_work_in_the_same_turn(owner: Slices, qtbot: QtBot) -> None:
    said: list[str] = []
    timer = QTimer(owner)
    timer.timeout.connect(lambda: said.append("turn"))
    timer.start(0)
    queue = owner.queue()
    queue.run(iter(()), lambda: said.append("a"))
    queue.run(iter(()), lambda: said.append("b"))
    qtbot.waitUntil(lambda: "b" in said)
    timer.stop()
    assert "turn" in said[said.index("a") : said.index("b")]


def test_other_turns_come_between_the_steps(owner: Slices, slices: Queue, qtbot: QtBot) -> None:
    said: list[str] = []

    def work() -> Iterator[None]:
        for _ in range(6):
            busy(0.005)
            yield

    timer = QTimer(owner)
    timer.timeout.connect(lambda: said.append("turn"))
    timer.start(0)
    slices.run(work(), lambda: said.append("done"))
    qtbot.waitUntil(lambda: "done" in said)
    timer.stop()
    assert said.count("turn") >= 4


def test_work_that_is_forgotten_is_not_done(slices: Queue, qtbot: QtBot) -> None:
    said: list[str] = []
    slices.run(iter(()), lambda: said.append("forgotten"))
    slices.forget()
    slices.run(iter(()), lambda: said.append("done"))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["done"]


def test_work_that_breaks_does_not_hold_up_the_next(slices: Queue, qtbot: QtBot) -> None:
    said: list[str] = []

    def work() -> Iterator[None]:
        yield
        raise ValueError("broken")

    with qtbot.captureExceptions() as caught:
        slices.run(work(), lambda: said.append("never"))
        slices.run(iter(()), lambda: said.append("next"))
        qtbot.waitUntil(lambda: bool(said))
    assert said == ["next"]
    assert [str(error) for _, error, _ in caught] == ["broken"]
