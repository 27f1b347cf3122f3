"""The library at work: what cannot be read is told in one sentence and changes nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from reader.app import Program
from reader.errors import EncodingInDoubt
from reader.paths import Paths
from reader.transcript.library import Library
from reader.ui.dialogs.transcripts import DetailsDialog, EncodingDialog, PasteDialog
from tests.conftest import SAMPLES
from tests.program import dismiss, messages, opened

TALK = """# 一次短谈

问：今天的数据看过了吗？

答：看过了，干净得很。

问：那就开始训练吧。

答：好，马上开始。
"""
TRADITIONAL = str.maketrans("谈数据过净开训练马问吗么这", "談數據過淨開訓練馬問嗎麼這")


@pytest.fixture
def shelf(ready_paths: Paths, tmp_path: Path) -> Paths:
    """Folders of a reader whose checkout has one sample."""
    texts = tmp_path / "texts"
    texts.mkdir()
    shutil.copy(SAMPLES["serving-at-scale"], texts)
    shutil.copy(Paths.standard().texts / "catalog.toml", texts)
    return replace(ready_paths, texts=texts)


@pytest.fixture
def program(qapp: QApplication, shelf: Paths) -> Iterator[Program]:
    """A program on that sample, without an engine."""
    with opened(qapp, shelf, engine=False) as program:
        yield program


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A file of the reader's own."""
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def titles(program: Program) -> list[str]:
    return [entry.title for entry in program.desk.library.entries()]


def open_title(program: Program) -> str:
    assert program.desk.text is not None
    return program.desk.text.entry.title


def test_the_first_sample_is_opened_where_nothing_is_named(program: Program) -> None:
    assert open_title(program) == titles(program)[0]


def test_a_file_is_copied_listed_and_opened(program: Program, talk: Path) -> None:
    program.window.files_dropped.emit([talk])
    assert titles(program)[0] == open_title(program) == "一次短谈"
    assert [path.read_text(encoding="utf-8") for path in program.desk.paths.transcripts.iterdir()] == [TALK]
    assert program.window.windowTitle() == "一次短谈 — Duidu"


def test_the_same_text_twice_is_one_entry(program: Program, talk: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.txt"
    other.write_text(TALK.replace("\n", "\r\n"), encoding="utf-8")
    program.shelf.add_files([talk, other])
    assert len(titles(program)) == 2


def test_a_bad_file_in_a_watched_folder_is_told_when_it_comes_and_not_at_each_start(
    qapp: QApplication, shelf: Paths, qtbot: QtBot
) -> None:
    with opened(qapp, shelf, engine=False) as program:
        (shelf.texts / "leer.txt").write_bytes(b"")
        qtbot.waitUntil(lambda: "leer.txt" in program.window.statusBar().currentMessage(), timeout=5000)
    with opened(qapp, shelf, engine=False) as program:
        assert [problem.path for problem in program.desk.library.problems()] == [shelf.texts / "leer.txt"]
        assert program.window.statusBar().currentMessage() == ""


BAD = {
    "empty": b"",
    "blank": b" \n\n\t\n",
    "binary": bytes(range(256)) * 40,
    "nul": "问：\x00今天。\n".encode(),
    "surrogate": "问：今天".encode() + b"\xed\xa0\x80" + "。答：好。".encode() * 30,
    "pdf": b"%PDF-1.7\n...",
}


@pytest.mark.parametrize("kind", [*BAD, "missing", "folder"])
def test_what_cannot_be_read_is_told_in_one_sentence_and_changes_nothing(
    program: Program, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"{kind}.txt"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(BAD[kind])
    before, text = titles(program), program.desk.text
    program.shelf.add_files([path])
    (said,) = messages(program)
    assert path.name in said
    assert "\n" not in said
    assert "Traceback" not in said
    assert titles(program) == before
    assert program.desk.text is text
    assert not list(program.desk.paths.transcripts.glob("*"))
    dismiss(program)


def test_of_several_files_the_good_ones_are_added(program: Program, talk: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    program.shelf.add_files([talk, empty])
    assert open_title(program) == "一次短谈"
    assert len(messages(program)) == 1
    dismiss(program)


def test_a_doubtful_encoding_is_asked_for(
    program: Program, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Library, "add_file", doubting(Library.add_file))
    monkeypatch.setattr(EncodingDialog, "exec", accept(asked))
    program.shelf.add_files([talk])
    assert asked == ["gb18030"]
    assert open_title(program) == "一次短谈"


def test_without_an_answer_nothing_is_added(
    program: Program, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "add_file", doubting(Library.add_file))
    monkeypatch.setattr(EncodingDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    before = titles(program)
    program.shelf.add_files([talk])
    assert titles(program) == before
    assert messages(program) == []


def doubting(add: object) -> object:
    """An `add_file` that is in doubt until an encoding is named; the file is UTF-8 all the same."""

    def add_file(library: Library, path: Path, encoding: str | None = None) -> object:
        if encoding is None:
            raise EncodingInDoubt(path, (("gb18030", "今天"), ("big5", "踏毞")))
        return add(library, path, "utf-8")  # type: ignore[operator]

    return add_file


def accept(asked: list[str]) -> object:
    def run(dialog: EncodingDialog) -> QDialog.DialogCode:
        asked.append(dialog.encoding)
        return QDialog.DialogCode.Accepted

    return run


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_common_encodings_are_recognised(program: Program, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "old.txt"
    content = (TALK * 3).translate(TRADITIONAL) if encoding == "big5" else TALK * 3
    path.write_bytes(content.encode(encoding, "replace"))
    program.shelf.add_files([path])
    assert open_title(program) in ("一次短谈", "一次短談")


def test_files_are_chosen_in_a_dialog_and_its_folder_is_remembered(
    program: Program, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_arguments: ([str(talk)], ""))
    program.window.actions_by_name["open"].trigger()
    assert open_title(program) == "一次短谈"
    assert program.desk.settings.recent_folder == str(talk.parent)


def test_a_pasted_text_becomes_a_transcript(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    data = QMimeData()
    data.setText(TALK)
    QGuiApplication.clipboard().setMimeData(data)
    monkeypatch.setattr(PasteDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(PasteDialog, "title", property(lambda _dialog: "我的剪报"))
    program.window.actions_by_name["paste"].trigger()
    assert open_title(program) == "我的剪报"
    QGuiApplication.clipboard().clear()


def test_an_empty_paste_is_told(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    QGuiApplication.clipboard().clear()
    monkeypatch.setattr(PasteDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    before = titles(program)
    program.window.actions_by_name["paste"].trigger()
    assert len(messages(program)) == 1
    assert titles(program) == before
    dismiss(program)


def test_details_are_edited_and_taken_back(
    program: Program, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.shelf.add_files([talk])
    entry = program.desk.library.entries()[0]
    details = program.desk.details(entry)
    written = replace(details, title="另一个题目", date="2025-06", speakers={"问": "小林", "答": ""})
    monkeypatch.setattr(DetailsDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(DetailsDialog, "details", property(lambda _dialog: written))
    program.window.left.library.details_requested.emit(entry)
    assert open_title(program) == "另一个题目"
    assert program.window.windowTitle() == "另一个题目 — Duidu"
    program.window.actions_by_name["undo"].trigger()
    assert open_title(program) == titles(program)[0] == "一次短谈"


def test_a_date_that_is_none_is_told(program: Program, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program.shelf.add_files([talk])
    entry = program.desk.library.entries()[0]
    written = replace(program.desk.details(entry), title="新题", date="gestern")
    monkeypatch.setattr(DetailsDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(DetailsDialog, "details", property(lambda _dialog: written))
    program.window.left.library.details_requested.emit(entry)
    assert "gestern" in messages(program)[0]
    assert titles(program)[0] == "一次短谈"
    dismiss(program)


def test_a_removed_text_comes_back_by_undo_and_its_file_stays(program: Program, talk: Path) -> None:
    program.shelf.add_files([talk])
    entry = program.desk.library.entries()[0]
    program.window.left.library.remove_requested.emit(entry)
    assert "一次短谈" not in titles(program)
    assert program.window.windowTitle() == "Removed: 一次短谈 — Duidu"
    assert talk.exists()
    program.window.actions_by_name["undo"].trigger()
    assert titles(program)[0] == "一次短谈"
    assert program.window.windowTitle() == "一次短谈 — Duidu"


def test_a_file_dropped_into_a_watched_folder_is_listed(program: Program, qtbot: QtBot) -> None:
    (program.desk.paths.texts / "dropped.txt").write_text(TALK, encoding="utf-8")
    qtbot.waitSignal(program.shelf.library_changed, timeout=5000).wait()
    assert "一次短谈" in titles(program)
    listed = program.window.left.library.findChild(type(program.window.left.library._list))
    assert any(
        "一次短谈" in str(listed.model().index(row, 0).data()) for row in range(listed.model().rowCount())
    )


def test_a_bad_file_in_a_watched_folder_is_told_quietly(program: Program, qtbot: QtBot) -> None:
    (program.desk.paths.texts / "broken.txt").write_bytes(BAD["binary"])
    qtbot.waitSignal(program.shelf.library_changed, timeout=5000).wait()
    assert "broken.txt" in program.window.statusBar().currentMessage()
    assert messages(program) == []


def test_a_text_whose_file_is_gone_is_told_and_the_open_one_stays(program: Program, talk: Path) -> None:
    program.shelf.add_files([talk])
    entry = program.desk.library.entries()[0]
    sample = next(each for each in program.desk.library.entries() if each.sample)
    program.reading.open_entry(sample)
    os.unlink(entry.path)
    program.window.left.library.open_requested.emit(entry)
    assert open_title(program) == sample.title
    assert len(messages(program)) == 1
    dismiss(program)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_cannot_be_written_is_told(program: Program, talk: Path) -> None:
    program.desk.paths.transcripts.chmod(0o500)
    program.shelf.add_files([talk])
    assert len(messages(program)) == 1
    program.desk.paths.transcripts.chmod(0o700)
    dismiss(program)


def test_a_message_is_plain_text(program: Program, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QMessageBox

    program.shelf.add_files([tmp_path / "<b>no<b>.txt"])
    box = program.window.findChild(QMessageBox)
    assert box.textFormat() == Qt.TextFormat.PlainText
    dismiss(program)
