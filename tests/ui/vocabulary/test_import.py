"""Importing: a preview of what would change, line by line; the change at one go; undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.paths import Paths
from reader.ui.vocabulary.import_dialog import ImportDialog
from reader.ui.vocabulary.import_work import ImportWork
from reader.vocabulary.model import WordKey, WordStatus
from tests.ui.vocabulary.bench import DATA, Bench, bench
from tests.ui.vocabulary.words import heard, rows_of

PATIENCE = 30_000


@pytest.fixture
def four(ready_paths: Paths, qapp: QApplication) -> Iterator[Bench]:
    """A desk with four words and a dictionary."""
    assert qapp is not None
    with bench(ready_paths) as made:
        made.keep_some()
        yield made


@pytest.fixture
def imports(four: Bench) -> ImportWork:
    """Imports on that desk."""
    return ImportWork(four.desk, four.main, four.work)


def dialog_of(imports: ImportWork) -> ImportDialog:
    assert imports.dialog is not None
    return imports.dialog


def paste(dialog: ImportDialog, text: str) -> None:
    kinds = next(each for each in dialog.findChildren(QComboBox) if each.accessibleName().startswith("Where"))
    kinds.setCurrentIndex(kinds.findData("text"))
    dialog.findChild(QPlainTextEdit).setPlainText(text)
    dialog._typing.stop()
    dialog.plan_requested.emit()


def planned(dialog: ImportDialog, qtbot: QtBot) -> list[str]:
    """What the preview lists, when it has come."""
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=PATIENCE)
    return heard(rows_of(dialog, "What would change"))


def summary(dialog: ImportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_pasted_list_is_previewed_imported_and_taken_back(
    imports: ImportWork, four: Bench, qtbot: QtBot
) -> None:
    imports.open()
    dialog = dialog_of(imports)
    paste(dialog, "数据 机房\nnothing")
    assert planned(dialog, qtbot) == [
        "Refused, 1",
        "“nothing” is no Chinese word, line 2",
        "Changed, 1",
        "数据 shù jù, status: known",
        "New, 1",
        "机房 jī fáng",
    ]
    assert "1 new, 1 changed, 0 left as you wrote them, 1 refused" in summary(dialog)
    assert four.desk.words.status_of(DATA) is WordStatus.LEARNING_1
    dialog._import.click()
    qtbot.waitUntil(lambda: imports.dialog is None, timeout=PATIENCE)
    assert four.desk.words.status_of(DATA) is WordStatus.KNOWN
    assert four.desk.words.status_of(WordKey("机房", ("jī", "fáng"))) is WordStatus.KNOWN
    assert four.desk.history.undo() == "pasted list"
    assert four.desk.words.status_of(DATA) is WordStatus.LEARNING_1
    assert four.desk.words.status_of(WordKey("机房", ("jī", "fáng"))) is WordStatus.NEW


def test_nothing_stops_an_import_that_is_being_written(
    imports: ImportWork, four: Bench, qtbot: QtBot
) -> None:
    imports.open()
    dialog = dialog_of(imports)
    paste(dialog, "机房")
    planned(dialog, qtbot)
    dialog._import.click()
    assert dialog.is_writing
    dialog.reject()
    dialog.close()
    assert imports.dialog is dialog
    qtbot.waitUntil(lambda: imports.dialog is None, timeout=PATIENCE)
    assert four.desk.history.undo() == "pasted list"
    assert four.desk.words.status_of(WordKey("机房", ("jī", "fáng"))) is WordStatus.NEW


def test_notes_of_many_lines_are_told_on_one(
    imports: ImportWork, four: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    four.desk.words.edit(DATA, note="one\ntwo\n" + "x" * 90_000)
    file = tmp_path / "words.csv"
    file.write_text("simplified,pinyin,note\n数据,shù jù,mine\n", encoding="utf-8")
    imports.open()
    dialog = dialog_of(imports)
    dialog.choose_file(file)
    told = next(line for line in planned(dialog, qtbot) if "note" in line)
    assert "here: one two xxx" in told
    assert told.endswith("… · there: mine")
    assert len(told) < 300


def test_what_the_reader_wrote_is_told_as_left(
    imports: ImportWork, four: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    four.desk.words.edit(DATA, senses=("my own sense",))
    file = tmp_path / "words.csv"
    file.write_text(
        "simplified,pinyin,senses,note\n数据,shù jù,another sense,\n算力,suàn lì,,a note\n", "utf-8"
    )
    imports.open()
    dialog = dialog_of(imports)
    dialog.choose_file(file)
    lines = planned(dialog, qtbot)
    assert "数据 shù jù: senses, here: my own sense · there: another sense" in lines
    assert "算力 suàn lì, note: a note" in lines
    dialog._import.click()
    qtbot.waitUntil(lambda: imports.dialog is None, timeout=PATIENCE)
    kept = four.desk.words.word(DATA)
    assert kept is not None
    assert kept.senses == ("my own sense",)
    assert four.desk.settings.recent_folder == str(tmp_path)


def test_a_level_is_marked_with_those_below(imports: ImportWork, four: Bench, qtbot: QtBot) -> None:
    imports.open(level=True)
    dialog = dialog_of(imports)
    assert dialog.windowTitle() == "Mark an HSK level as known"
    dialog.plan_requested.emit()
    planned(dialog, qtbot)
    assert "words become “Known”" in summary(dialog)
    assert dialog.status is WordStatus.KNOWN
    assert (dialog._mark_only.isVisible(), dialog._import.text()) == (False, "Mark")
    before = len(four.desk.words.kept)
    dialog._import.click()
    qtbot.waitUntil(lambda: imports.dialog is None, timeout=PATIENCE)
    known = [status for status in four.desk.words.statuses.values() if status is WordStatus.KNOWN]
    assert 400 < len(known) < 600
    assert len(four.desk.words.kept) == before
    assert four.desk.history.undo()
    assert WordStatus.KNOWN not in four.desk.words.statuses.values()


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(
    imports: ImportWork, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "words.apkg"
    broken.write_bytes(b"PK\x03\x04 broken")
    imports.open()
    dialog = dialog_of(imports)
    dialog.choose_file(broken)
    assert planned(dialog, qtbot) == []
    assert "broken" in summary(dialog)
    assert not dialog._import.isEnabled()
    dialog.reject()


def test_an_import_that_is_cancelled_changes_nothing(imports: ImportWork, four: Bench, qtbot: QtBot) -> None:
    before = four.desk.kept_words(), dict(four.desk.words.statuses)
    imports.open()
    dialog = dialog_of(imports)
    paste(dialog, "数据")
    planned(dialog, qtbot)
    dialog.reject()
    assert imports.dialog is None
    assert (four.desk.kept_words(), dict(four.desk.words.statuses)) == before
    assert four.desk.history.undo() == "数据"  # the tag that was given first
