"""The reader sees all corrections, goes to one, takes it back, and exchanges them; everything can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.app import Program
from reader.language.correction_file import to_bytes
from reader.language.corrections import Scope, StoredCorrection
from reader.paths import Paths
from reader.ui.dialogs.corrections import CorrectionsDialog
from tests.conftest import SAMPLES
from tests.program import dismiss, messages, opened

SPLIT = StoredCorrection(Scope.EVERYWHERE, ("数据", "中心"), changed="2026-11-01T08:00:00Z")


@pytest.fixture
def program(qapp: QApplication, paths: Paths) -> Iterator[Program]:
    with opened(qapp, paths, [SAMPLES["serving-at-scale"]], engine=False) as program:
        program.corrections.open()
        yield program


def shown(program: Program) -> CorrectionsDialog:
    assert program.corrections.dialog is not None
    return program.corrections.dialog


def taken_in(program: Program, folder: Path, *corrections: StoredCorrection) -> None:
    file = folder / "in.jsonl"
    file.write_bytes(to_bytes(corrections))
    program.corrections.take_in(file)


def read(program: Program) -> StoredCorrection:
    text = program.desk.text
    assert text is not None
    return StoredCorrection(
        Scope.TRANSCRIPT, ("显存",), ("xiǎn", "cún"), text.transcript.digest, changed="2026-11-02T08:00:00Z"
    )


def test_an_empty_list_says_how_to_begin(program: Program) -> None:
    assert shown(program).lines() == []
    assert "Press C" in shown(program).status


def test_the_list_says_word_what_scope_and_day(program: Program, tmp_path: Path) -> None:
    taken_in(program, tmp_path, SPLIT, read(program))
    title = program.desk.text.entry.title if program.desk.text else ""
    assert shown(program).lines() == [
        f"显存   read xiǎn cún, All through {title}, 2026-11-02",
        "数据 | 中心   parted here, In all texts, 2026-11-01",
    ]
    assert shown(program).status == "2 taken in, 0 were here already."


def test_what_is_taken_back_comes_again_with_undo(program: Program, tmp_path: Path) -> None:
    taken_in(program, tmp_path, SPLIT)
    shown(program).choose(0)
    shown(program).removal_requested.emit(program.desk.correcting.all()[0])
    assert shown(program).lines() == []
    program.words.undo()
    assert program.desk.correcting.all() == (SPLIT,)
    assert len(shown(program).lines()) == 1


def test_an_import_is_undone_as_one_and_never_overwrites(program: Program, tmp_path: Path) -> None:
    taken_in(program, tmp_path, SPLIT)
    other = StoredCorrection(Scope.EVERYWHERE, ("数", "据中心"))
    taken_in(program, tmp_path, other, read(program))
    assert "1 say something else than yours, which stay: 数据中心" in shown(program).status
    assert SPLIT in program.desk.correcting.all()
    shown(program).undo_requested.emit()
    assert program.desk.correcting.all() == (SPLIT,)


def test_a_bad_file_is_told_with_its_line(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text("{}", encoding="utf-8")
    program.corrections.take_in(file)
    assert any("line 1" in said for said in [*messages(program), *_told(program)])
    dismiss(program)


def _told(program: Program) -> list[str]:
    from PySide6.QtWidgets import QMessageBox

    return [box.text() for box in shown(program).findChildren(QMessageBox)]


def test_going_to_a_correction_turns_the_page_to_its_word(program: Program, tmp_path: Path) -> None:
    correction = read(program)
    taken_in(program, tmp_path, correction)
    text = program.desk.text
    assert text is not None
    shown(program).place_requested.emit(correction)
    found = next(i for i, each in enumerate(text.transcript.paragraphs) if "显存" in each.text)
    first, last = program.window.page.visible_paragraphs()
    assert first <= found <= last


def test_all_is_written_to_a_file_that_another_takes_in(program: Program, tmp_path: Path) -> None:
    taken_in(program, tmp_path, SPLIT)
    program.corrections.write(tmp_path / "out.jsonl")
    taken_in(program, tmp_path, SPLIT)
    program.corrections.take_in(tmp_path / "out.jsonl")
    assert shown(program).status == "0 taken in, 1 were here already."
