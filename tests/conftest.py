"""What every test stands on: Qt without a screen, and folders of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from reader.paths import Paths

REAL_TRANSCRIPTS = Path(__file__).resolve().parents[2] / "shared" / "transcripts"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """User data in a folder of the test's own."""
    return Paths.under(tmp_path / "data")


@pytest.fixture(scope="session")
def real_transcripts() -> dict[str, Path]:
    """The five real transcripts by the first three characters of their names; skips where they are not there."""
    files = {path.name[:3]: path for path in sorted(REAL_TRANSCRIPTS.glob("0*.txt"))}
    if len(files) != 5:
        pytest.skip("the five real transcripts are not beside this checkout (../shared/transcripts)")
    return files
