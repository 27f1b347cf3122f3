"""What every test stands on: Qt without a screen, folders of its own, and one dictionary for all tests."""

from __future__ import annotations

import functools
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from reader.glossary.load import load_folder
from reader.glossary.model import Concept
from reader.language.build import ensure_language_file
from reader.paths import Paths
from reader.store import Store

REAL_TRANSCRIPTS = Path(__file__).resolve().parents[2] / "shared" / "transcripts"
SAMPLES = {
    path.name.removesuffix(".zh.txt"): path for path in sorted(Paths.standard().texts.glob("*.zh.txt"))
}


settings.register_profile("duidu", settings(), deadline=None)
settings.load_profile("duidu")
"""No test is timed: a machine that is busy fails none."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every warning of Qt fails the test it is heard in, but for one of the screen that is none."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a window system, it falls to pieces after Python and takes the process with it."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture
def open_store() -> Iterator[Callable[[Paths], Store]]:
    """Opens stores that are closed after the test."""
    with ExitStack() as opened:
        yield lambda paths: opened.enter_context(closing(Store.open(paths.database, paths.backups)))


@pytest.fixture(scope="session", autouse=True)
def _shipped_glossary_is_parsed_once() -> Iterator[None]:
    """Hundreds of tests open the shipped glossary from an empty cache; it is the same each time."""
    shipped = Paths.standard().resources / "glossary"

    @functools.cache
    def shipped_once() -> tuple[Concept, ...]:
        return load_folder(shipped)

    def load(folder: Path, origin: str = "shipped") -> tuple[Concept, ...]:
        return shipped_once() if (folder, origin) == (shipped, "shipped") else load_folder(folder, origin)

    with pytest.MonkeyPatch.context() as patch:
        for module in ("glossary.kept", "glossary.own", "commands.words", "commands.glossary_texts"):
            patch.setattr(f"reader.{module}.load_folder", load)
        yield


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """User data in a folder of the test's own."""
    return Paths.under(tmp_path / "data")


@pytest.fixture(scope="session")
def built_language_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dictionary, built once for all tests and all their processes; it is named after what it is made of."""
    cache = getattr(request.config, "cache", None)
    folder = cache.mkdir("duidu") if cache is not None else tmp_path_factory.mktemp("language")
    with closing(sqlite3.connect(folder / "lock.sqlite3", timeout=240, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        return ensure_language_file(Paths.under(folder))


@pytest.fixture
def ready_paths(paths: Paths, built_language_file: Path) -> Paths:
    """A reader's folders in which the dictionary lies ready; what is annotated stays in them."""
    paths.cache.mkdir(parents=True)
    (paths.cache / built_language_file.name).symlink_to(built_language_file)
    return paths


@pytest.fixture(scope="session")
def real_transcripts() -> dict[str, Path]:
    """The five real transcripts by the first three characters of their names; skips where they are not there."""
    files = {path.name[:3]: path for path in sorted(REAL_TRANSCRIPTS.glob("0*.txt"))}
    if len(files) != 5:
        pytest.skip("the five real transcripts are not beside this checkout (../shared/transcripts)")
    return files
