"""Background work answers on the GUI thread, or not at all."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from reader.ui import tasks


def test_the_answer_comes_on_the_gui_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []
    task = tasks.run(
        lambda _report: 6 * 7,
        lambda result: seen.append((result, threading.current_thread() is threading.main_thread())),
        lambda _error: seen.append((0, False)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, True)]
    assert task is not None


def test_an_error_reaches_failed_and_not_done(qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def work(_report: tasks.Report) -> None:
        raise OSError("no room")

    task = tasks.run(work, lambda _result: errors.append(AssertionError("done")), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert [str(error) for error in errors] == ["no room"]
    assert task is not None


def test_a_cancelled_task_stops_at_its_next_report_and_says_nothing(qtbot: QtBot) -> None:
    started, go_on, stopped = threading.Event(), threading.Event(), threading.Event()
    heard: list[object] = []

    def work(report: tasks.Report) -> str:
        started.set()
        go_on.wait(5)
        try:
            report(0.5)
        finally:
            stopped.set()
        return "too late"

    task = tasks.run(work, heard.append, heard.append, heard.append)
    assert started.wait(5)
    task.cancel()
    go_on.set()
    assert stopped.wait(5)
    qtbot.wait(20)
    assert heard == []


def test_progress_is_told_before_the_end(qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(report: tasks.Report) -> str:
        report(0.5)
        return "done"

    task = tasks.run(work, heard.append, heard.append, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [0.5, "done"]
    assert task is not None
