"""A process that is killed while it writes leaves nothing half, and nothing it had acknowledged is gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "kill.py"


@pytest.mark.slow
def test_kills_at_random_moments_lose_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCHMARK), "12"], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
