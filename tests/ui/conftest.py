"""What every test of the window stands on: shipped themes and icons, and no Qt warning left unheard."""

from __future__ import annotations

import pytest

from reader.paths import Paths
from reader.ui.theme import Theme, load_theme


@pytest.fixture(scope="session")
def light() -> Theme:
    """The light theme as shipped."""
    return load_theme(Paths.standard().resources / "themes", "light")
