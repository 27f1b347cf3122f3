"""The dictionary's index is made in a process of its own, once at a time, and nothing is left when the window goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader import indexer
from reader.app import Program
from reader.language.lookup import lookup_file
from reader.paths import Paths
from reader.ui.index_maker import IndexMaker
from tests.program import dismiss, messages, opened


@pytest.fixture
def parent() -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def maker(parent: QObject, script: str) -> IndexMaker:
    return IndexMaker(sys.executable, ["-c", script], parent)


def test_it_says_when_the_index_is_made(parent: QObject, qtbot: QtBot) -> None:
    made = maker(parent, "")
    with qtbot.waitSignal(made.made):
        made.start()
        assert made.busy
    assert not made.busy


def test_it_says_what_was_wrong(parent: QObject, qtbot: QtBot) -> None:
    made = maker(parent, "import sys; print('no room', file=sys.stderr); sys.exit(2)")
    with qtbot.waitSignal(made.failed) as failed:
        made.start()
    assert failed.args == ["no room"]
    missing = IndexMaker("/nonexistent/python", [], parent)
    with qtbot.waitSignal(missing.failed):
        missing.start()
    assert not missing.busy


def test_closing_ends_the_process_and_says_nothing(parent: QObject, qtbot: QtBot) -> None:
    made = maker(parent, "import time; time.sleep(60)")
    made.start()
    process = made.findChild(QObject)
    with qtbot.assertNotEmitted(made.failed), qtbot.assertNotEmitted(made.made):
        made.close()
    assert process is not None
    assert process.state().name == "NotRunning"


def test_an_index_that_is_there_is_not_made_again(paths: Paths) -> None:
    paths.cache.mkdir(parents=True)
    lookup_file(paths).write_bytes(b"there")
    assert indexer.main(["--data", str(paths.data)]) == 0
    assert lookup_file(paths).read_bytes() == b"there"


def test_an_index_that_cannot_be_made_is_told(
    ready_paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_paths: Paths) -> Path:
        raise OSError("no room")

    monkeypatch.setattr(indexer, "ensure_lookup_file", refuse)
    assert indexer.main(["--data", str(ready_paths.data)]) == 2
    assert "no room" in capsys.readouterr().err


def test_the_look_up_has_its_index_made_when_it_is_opened_without_one(
    qapp: QApplication, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qapp, paths, engine=False) as program:
        started = _count_starts(program, monkeypatch)
        program.look_up.open()
        assert started == [1]
        program.index_maker.failed.emit("no room")
        assert any("no room" in said for said in messages(program))
        dismiss(program)


def _count_starts(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(program.index_maker, "start", lambda: started.append(1))
    return started
