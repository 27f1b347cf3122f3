"""The search over all transcripts: typed, stopped, by speaker, and to the place and back, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt, QThreadPool
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from reader.app import Program
from reader.finding.texts import Found, Hit
from reader.paths import Paths
from reader.ui.dialogs.search_texts import SearchTextsDialog
from reader.ui.panels.hits import Columns, HitList
from tests.program import opened

ONE = "# 机房夜谈\n\n主持人：算力够吗？\n\n林工：不够。\n\n主持人：那怎么办？\n\n林工：算力要排队。\n"
TWO = "# 另一篇\n\n这里也说算力。\n"


def hit(speaker: str, before: str = "", paragraph: int = 0) -> Hit:
    return Hit(paragraph, len(before), len(before) + 2, speaker, "", before, "算力", "，<b>后面</b>")


FOUND = (
    Found("a", "夜谈", (hit("林工", "一"), hit("问", "一二三四五"), hit("林工", "")), 3),
    Found("b", "另一篇", (hit("", "很长" * 80),), 1),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> SearchTextsDialog:
    made = SearchTextsDialog()
    qtbot.addWidget(made)
    made._field.setText("算力")
    made._typing.stop()
    made.set_found(FOUND, running=False)
    return made


def lines(widget: QObject) -> list[str]:
    model = widget.findChild(HitList).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_places_stand_by_transcript_with_who_says_them(dialog: SearchTextsDialog) -> None:
    assert lines(dialog)[:2] == ["夜谈, 3  ·  林工 2、问 1", "林工: 一算力，<b>后面</b>"]
    assert dialog.status == "4 places in 2 transcripts"


def test_one_speaker_is_shown_alone(dialog: SearchTextsDialog) -> None:
    speakers = dialog.findChild(QComboBox)
    assert [speakers.itemText(row) for row in range(speakers.count())] == ["All speakers", "林工  2", "问  1"]
    speakers.setCurrentIndex(2)
    speakers.activated.emit(2)
    assert lines(dialog)[1:] == ["问: 一二三四五算力，<b>后面</b>"]
    dialog.set_found(FOUND[:1], running=True)
    assert lines(dialog)[1:] == ["问: 一二三四五算力，<b>后面</b>"]


def test_up_and_down_pass_over_headings_and_enter_goes_there(dialog: SearchTextsDialog, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(dialog, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.place_requested) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.args[0].found.digest == "b"


@pytest.mark.parametrize("width", [300, 480, 700, 1200])
def test_all_matches_begin_at_one_place(dialog: SearchTextsDialog, width: int) -> None:
    rows = dialog.findChild(HitList)
    dialog.resize(width, 400)
    dialog.show()
    QApplication.processEvents()
    columns = Columns.of(rows.viewport().width())
    assert 0 < columns.text < columns.match < columns.end
    picture = rows.viewport().grab().toImage()
    accent = rows.palette().link().color().name()
    left = []
    for row in (2, 3, 5):
        area = rows.visualRect(rows.model().index(row, 0))
        left.append(min(_columns_with(picture.copy(area), accent), default=-1))
    assert max(left) - min(left) <= 1
    assert abs(left[0] - columns.match) < 6


def _columns_with(picture: QImage, colour: str) -> list[int]:
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).name() == colour for y in range(picture.height()))
    ]


@pytest.fixture
def program(qapp: QApplication, ready_paths: Paths) -> Iterator[Program]:
    with opened(qapp, ready_paths, engine=False) as program:
        program.desk.library.paste(TWO, "另一篇")
        program.reading.open_entry(program.desk.library.paste(ONE, "夜谈"))
        yield program
        QThreadPool.globalInstance().waitForDone()


def searched(program: Program, qtbot: QtBot, query: str) -> list[str]:
    """Open, type, and wait until all is found."""
    QTest.keySequence(program.window.page, QKeySequence("Ctrl+Shift+F"))
    dialog = program.search_texts.dialog
    assert dialog is not None
    dialog._field.clear()
    dialog._field.setText(query)
    qtbot.waitUntil(lambda: not dialog._typing.isActive() and program.search_texts._task is None)
    return lines(dialog)


def test_all_texts_are_searched_that_on_the_page_first_and_a_place_leads_there_and_back(
    program: Program, qtbot: QtBot
) -> None:
    found = searched(program, qtbot, "suanli")
    assert found[:3] == ["夜谈, 2  ·  主持人 1、林工 1", "主持人: 算力够吗？", "林工: 算力要排队。"]
    assert "这里也说算力。" in found
    dialog, here = program.search_texts.dialog, program.desk.text.transcript.digest
    for _ in range(2):
        QTest.keyClick(dialog, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert program.desk.text.transcript.digest != here
    assert program.window.page.selected_text() == "算力"
    QApplication.processEvents()
    QTest.keySequence(program.window.page, QKeySequence("Alt+Left"))
    assert program.desk.text.transcript.digest == here
    program.window.page.clear_selection()
    QTest.keySequence(program.window.page, QKeySequence("Ctrl+Shift+F"))
    assert lines(dialog) == found


def test_a_search_that_is_stopped_keeps_what_it_has_and_a_lost_file_is_counted(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = next(entry for entry in program.desk.library.entries() if entry.title == "另一篇")
    Path(lost.path).unlink()
    monkeypatch.setattr(program.desk.library, "entries", lambda: [program.desk.text.entry, lost])
    assert len(searched(program, qtbot, "算力")) == 3
    assert program.search_texts.dialog.status.endswith("1 could not be read")
    held, find = Event(), program.desk.searching.find

    def slow(source: object, *rest: object) -> Found:
        held.wait(5)
        return find(source, *rest)

    monkeypatch.setattr(program.desk.searching, "find", slow)
    program.search_texts.search("算")
    assert program.search_texts.dialog._stop.isVisible()
    program.search_texts.dialog._stop.click()
    assert program.search_texts._task is None
    held.set()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert lines(program.search_texts.dialog) == []


def test_what_is_found_later_comes_below_and_leaves_the_chosen_place(
    dialog: SearchTextsDialog, qtbot: QtBot
) -> None:
    dialog.set_found((), running=True)
    dialog.set_found(FOUND[:1], running=True)
    qtbot.keyClick(dialog, Qt.Key.Key_Down)
    chosen = dialog.findChild(HitList).chosen()
    dialog.set_found(FOUND, running=False)
    assert dialog.findChild(HitList).chosen() == chosen
    assert [line.split(",")[0] for line in lines(dialog)][::4] == ["夜谈", "另一篇"]
    speakers = dialog.findChild(QComboBox)
    assert [speakers.itemText(row) for row in range(speakers.count())] == ["All speakers", "林工  2", "问  1"]
    dialog.set_found(FOUND[1:], running=False)
    assert [speakers.itemText(row) for row in range(speakers.count())] == ["All speakers"]
    assert len(lines(dialog)) == 2
