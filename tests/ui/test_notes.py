"""Notes on the page: made by key, listed, told where the pointer rests, written otherwise, deleted, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.app import Program
from reader.open_text import OpenText
from reader.paths import Paths
from reader.ui.dialogs.note import NoteDialog
from reader.ui.note_popup import place_beside
from reader.ui.page.page import Place
from reader.ui.panels.rows import RowList
from tests.program import opened
from tests.ui.page.sample import annotate

TEXT = """# 机房夜谈

主持人：这里一直这么吵吗？

林工：机柜里的风扇一直在转，数据还没有写完。

主持人：您先看哪一块屏幕？

林工：左边那块。
"""


@pytest.fixture
def program(qapp: QApplication, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """A program on a short text, whose words are every two characters."""
    monkeypatch.setattr(
        OpenText, "annotation", lambda text, index: annotate(text.transcript.paragraphs[index].text)
    )
    with opened(qapp, paths, engine=False) as program:
        program.reading.open_entry(program.desk.library.paste(TEXT, "夜谈"))
        for index, paragraph in enumerate(paragraphs(program)):
            program.window.page.set_annotation(index, annotate(paragraph))
        yield program


def paragraphs(program: Program) -> list[str]:
    assert program.desk.text is not None
    return [each.text for each in program.desk.text.transcript.paragraphs]


def select(program: Program, words: str) -> None:
    index = next(i for i, each in enumerate(paragraphs(program)) if words in each)
    at = paragraphs(program)[index].index(words)
    program.window.page.select(Place(index, at), Place(index, at + len(words)))


def focus(program: Program, offset: int) -> None:
    """Give the keyboard to the word in which a character of the first answer stands."""
    index = next(i for i, each in enumerate(paragraphs(program)) if "风扇" in each)
    number = next(
        n for n, token in enumerate(annotate(paragraphs(program)[index]).tokens) if token.end > offset
    )
    program.window.page.focus_token(index, number)


def press(program: Program, key: str) -> None:
    QTest.keySequence(program.window.page, QKeySequence(key))


def rows(program: Program) -> list[str]:
    model = notes_list(program).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def notes_list(program: Program) -> RowList:
    return program.window.left.notes.findChild(RowList)


def marked(program: Program) -> list[str]:
    """The stretches that are marked on the page."""
    marks = [each for found in program.window.page._marks.noted.values() for each in found]
    return [paragraphs(program)[each.paragraph][each.start : each.end] for each in marks]


def answer(monkeypatch: pytest.MonkeyPatch, act: Callable[[NoteDialog], object]) -> None:
    """Do this in the next dialog of a note instead of waiting for hands."""

    def run(dialog: NoteDialog) -> int:
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(NoteDialog, "exec", run)


def wrote(words: str) -> Callable[[NoteDialog], object]:
    return lambda dialog: (dialog.write(words), dialog.accept())


def test_r_bookmarks_selection_or_word_and_takes_the_bookmark_away_again(program: Program) -> None:
    select(program, "风扇一直")
    press(program, "R")
    assert marked(program) == ["风扇一直"]
    assert rows(program) == ["风扇一直, 林工"]
    assert program.window.page.selection() is None
    select(program, "风扇一直")
    press(program, "R")
    assert (marked(program), rows(program)) == ([], [])
    focus(program, 5)
    press(program, "R")
    assert [len(words) for words in marked(program)] == [2]
    program.window.page.clear_focus_token()
    press(program, "R")
    assert "Select something" in program.window.statusBar().currentMessage()


def test_a_note_is_written_marked_listed_deleted_and_brought_back(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda dialog: (dialog.write("half"), dialog.reject()))
    select(program, "风扇")
    press(program, "E")
    assert marked(program) == []
    answer(monkeypatch, wrote("Which <b>fan</b>?"))
    select(program, "风扇")
    press(program, "E")
    assert marked(program) == ["风扇"]
    assert rows(program) == ["Which <b>fan</b>?, 风扇"]
    seen = []
    answer(monkeypatch, lambda dialog: (seen.append(dialog.body), dialog._on_delete_clicked()))
    select(program, "风扇")
    press(program, "E")
    assert (seen, marked(program)) == (["Which <b>fan</b>?"], [])
    program.window.actions_by_name["undo"].trigger()
    assert rows(program) == ["Which <b>fan</b>?, 风扇"]
    assert marked(program) == ["风扇"]


def test_the_list_is_searched_and_leads_to_the_place(program: Program) -> None:
    for words in ("风扇", "屏幕"):
        select(program, words)
        press(program, "R")
    press(program, "Ctrl+M")
    QTest.keyClicks(program.window.left.notes._field, "x")
    assert rows(program) == []
    program.window.left.notes._field.setText("屏幕")
    assert rows(program) == ["屏幕, 主持人"]
    index = notes_list(program).model().index(0, 0)
    notes_list(program).activated.emit(index)
    token = program.window.page.token(*program.window.page.current_token())
    assert token.text[0] in "块屏幕"


def test_notes_of_another_text_are_listed_under_its_title_and_lead_there(program: Program) -> None:
    select(program, "风扇")
    press(program, "R")
    digest = program.desk.text.transcript.digest
    program.reading.open_entry(program.desk.library.paste("另一篇。\n", "另一篇"))
    assert rows(program)[0].startswith("夜谈")
    assert marked(program) == []
    notes_list(program).activated.emit(notes_list(program).model().index(1, 0))
    assert program.desk.text.transcript.digest == digest
    press(program, "Alt+Left")
    assert program.desk.text.transcript.digest != digest


def test_a_note_is_told_where_the_keyboard_rests_and_goes_when_it_leaves(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, wrote("fan <i>one</i>"))
    focus(program, 5)
    press(program, "E")
    focus(program, 5)
    assert program.notes.popup.text == "fan <i>one</i>"
    press(program, "Return")
    assert not program.notes.popup.geometry().intersects(program.window.card.geometry())
    focus(program, 12)
    assert program.notes.popup.text == ""


def test_keys_go_from_note_to_note(program: Program) -> None:
    for words in ("风扇", "数据"):
        select(program, words)
        press(program, "R")
    program.window.page.go_to(0, 0)
    press(program, "Alt+Down")
    first = program.window.page.caret()
    press(program, "Alt+Down")
    assert first < program.window.page.caret()
    press(program, "Alt+Up")
    assert program.window.page.caret() == first
    press(program, "Alt+Up")
    assert "before" in program.window.statusBar().currentMessage()


def test_notes_are_exported_as_what_the_name_ends_in_and_deleted_in_the_list(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    select(program, "风扇")
    press(program, "R")
    for name, beginning in (("a.csv", b"\xef\xbb\xbftranscript"), ("a.md", b"# Notes")):
        chosen = str(tmp_path / name)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=chosen: (chosen, ""))
        program.window.actions_by_name["export_notes"].trigger()
        assert (tmp_path / name).read_bytes().startswith(beginning)
    program.window.left.bring_to_front("notes")
    notes_list(program).choose(0)
    notes_list(program).setFocus()
    QTest.keySequence(notes_list(program), QKeySequence("Delete"))
    assert rows(program) == []


def test_ctrl_enter_saves_the_note(qapp: QApplication) -> None:  # noqa: ARG001
    dialog = NoteDialog("风扇", "", exists=False)
    QTest.keyClicks(dialog._text, "fan")
    QTest.keyClick(dialog._text, Qt.Key.Key_Return)
    QTest.keyClicks(dialog._text, "two")
    QTest.keyClick(dialog._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == NoteDialog.DialogCode.Accepted
    assert dialog.body == "fan\ntwo"
    dialog.deleteLater()


@pytest.mark.parametrize("y", range(0, 580, 20))
def test_the_popup_stands_inside_and_off_line_and_card(y: int) -> None:
    size, room = QSize(300, 90), QRect(0, 0, 800, 600)
    line, word = QRect(60, y, 680, 30), QRect(500, y, 40, 30)
    for card in (QRect(), QRect(300, y + 38, 400, 160), QRect(300, y - 168, 400, 160)):
        place = QRect(place_beside(size, room, line, word, card), size)
        assert room.contains(place)
        if card.isNull() or room.contains(card):
            assert not place.intersects(line)
            assert not place.intersects(card)
    assert isinstance(place.topLeft(), QPoint)
