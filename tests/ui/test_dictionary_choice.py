"""A newer dictionary is checked in the background, used at once, and given up; a bad one changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app import Program
from reader.language.own_dictionary import own_file, shown
from reader.paths import Paths
from reader.ui.dialogs.dictionary import DictionaryDialog
from reader.ui.dictionary import DictionaryChoice
from tests.language.test_own_dictionary import NEW, OLD, SMALL, edition, write
from tests.program import opened


@pytest.fixture
def program(qapp: QApplication, paths: Paths) -> Iterator[Program]:
    with opened(qapp, paths, engine=False) as program:
        program.dictionary = DictionaryChoice(program.desk, program.window, program.reading, SMALL)
        program.dictionary.open()
        yield program


@pytest.fixture
def renewed(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dictionary that was in use each time the engine was told of another one."""
    told: list[str] = []

    def renew() -> None:
        file = own_file(program.desk.paths)
        told.append(file.name if file is not None else "shipped")

    monkeypatch.setattr(program.client, "renew", renew)
    return told


def dialog(program: Program) -> DictionaryDialog:
    assert program.dictionary.dialog is not None
    return program.dictionary.dialog


def take(program: Program, qtbot: QtBot, file: Path) -> str:
    """Load a file and wait for the end of its check; what is said of it."""
    program.dictionary.take(file)
    assert dialog(program).working
    qtbot.waitUntil(lambda: not dialog(program).working)
    return dialog(program).said()[2]


def test_it_says_which_dictionary_is_in_use(program: Program) -> None:
    current, former, _ = dialog(program).said()
    assert current.startswith("CC-CEDICT of 20")
    assert "shipped" in current
    assert int(current.split(", ")[1].split()[0].replace(",", "")) > 100_000
    assert former == "None"


def test_a_sound_file_is_used_at_once_and_the_way_back_stays_open(
    program: Program, qtbot: QtBot, tmp_path: Path, renewed: list[str]
) -> None:
    take(program, qtbot, write(tmp_path, "a.u8", edition(OLD, "2026-05-02T00:00:00Z")))
    take(program, qtbot, write(tmp_path, "b.u8", edition(NEW)))
    current, former, _ = dialog(program).said()
    assert current.startswith("CC-CEDICT of 2026-11-01, 2 entries,\nfrom b.u8")
    assert former.startswith("CC-CEDICT of 2026-05-02, 3 entries,\nfrom a.u8")
    dialog(program).former_requested.emit()
    assert dialog(program).said()[0].startswith("CC-CEDICT of 2026-05-02")
    dialog(program).shipped_requested.emit()
    assert "shipped" in dialog(program).said()[0]
    assert [name[:17] for name in renewed] == [
        "cedict-2026-05-02",
        "cedict-2026-11-01",
        "cedict-2026-05-02",
        "shipped",
    ]


def test_a_bad_file_is_refused_with_its_line_and_changes_nothing(
    program: Program, qtbot: QtBot, tmp_path: Path, renewed: list[str]
) -> None:
    said = take(program, qtbot, write(tmp_path, "bad.u8", edition([*OLD, "女 女 [] /woman/"])))
    assert said.startswith("Nothing was changed")
    assert "line 9" in said
    assert shown(program.desk.paths).current is None
    assert renewed == []


def test_a_check_that_is_given_up_changes_nothing(
    program: Program, tmp_path: Path, renewed: list[str]
) -> None:
    program.dictionary.take(write(tmp_path, "a.u8", edition(OLD)))
    dialog(program).cancel_requested.emit()
    assert not dialog(program).working
    assert "Given up" in dialog(program).said()[2]
    assert own_file(program.desk.paths) is None
    assert renewed == []
