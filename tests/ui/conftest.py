"""What every test of the window stands on: shipped themes and icons, a program, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.paths import Paths
from reader.ui.theme import Theme, load_theme
from tests.guards import leave_nothing_behind


@pytest.fixture(autouse=True)
def _nothing_is_left(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from leave_nothing_behind(qapp, monkeypatch)


@pytest.fixture(scope="session")
def light() -> Theme:
    """The light theme as shipped."""
    return load_theme(Paths.standard().resources / "themes", "light")


@pytest.fixture(scope="session")
def icons() -> Path:
    """The icons as shipped."""
    return Paths.standard().resources / "icons"
