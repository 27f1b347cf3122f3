"""A reader before a whole program with its engine, and nothing left behind afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.paths import Paths
from tests.guards import leave_nothing_behind
from tests.journeys.person import Person
from tests.program import opened

Open = Callable[..., Person]


@pytest.fixture(autouse=True)
def _nothing_is_left(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from leave_nothing_behind(qapp, monkeypatch)


@pytest.fixture
def sit_down(qapp: QApplication, qtbot: QtBot, ready_paths: Paths) -> Iterator[Open]:
    """Starts the program on files; it is closed when the test ends, or by `leave`, and may be started again."""
    with ExitStack() as stack:

        def start(*files: Path) -> Person:
            stack.close()
            program = stack.enter_context(opened(qapp, ready_paths, files))
            return Person(program, qtbot, stack.close)

        yield start
