"""Cards are pinned, moved, kept up to date and put away; words grow, are copied and spoken; all by key."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app import Program
from reader.paths import Paths
from reader.ui.pinned_card import STEP
from reader.ui.speaking import Speaking
from tests.program import opened

TEXT = "标题\n\n问：人工智能的发展快不快？\n\n答：人工智能的发展很快，大家都在学习。\n"


@pytest.fixture
def program(qapp: QApplication, ready_paths: Paths, tmp_path: Path) -> Iterator[Program]:
    file = tmp_path / "一段.txt"
    file.write_text(TEXT, encoding="utf-8")
    with opened(qapp, ready_paths, engine=False) as made:
        made.window.resize(1300, 700)
        made.draw(made.desk.library.add_file(file), "学习")
        yield made


def act(program: Program, name: str) -> None:
    program.window.actions_by_name[name].trigger()


def test_a_pinned_card_stays_when_the_card_goes_to_another_word(program: Program) -> None:
    act(program, "pin")
    assert program.window.card.card is None
    act(program, "previous_word")
    act(program, "card")
    act(program, "pin")
    assert [card.card.headword for card in program.pinned.cards if card.card] == ["学习", "在"]
    act(program, "unpin_all")
    assert program.pinned.cards == []


def test_the_keys_move_a_card_and_never_out_of_the_page(program: Program) -> None:
    act(program, "card_left")
    card = program.pinned.cards[0]
    before = card.pos()
    act(program, "card_left")
    act(program, "card_up")
    assert card.pos() == before - QPoint(STEP, STEP)
    act(program, "card_right")
    act(program, "card_down")
    assert card.pos() == before
    for _ in range(80):
        act(program, "card_left")
    assert 0 <= card.x() < STEP
    program.window.resize(500, 500)
    QApplication.processEvents()
    assert program.window.card.page.rect().contains(card.geometry())


def test_arrows_move_the_card_that_has_the_keyboard_and_escape_puts_it_away(program: Program) -> None:
    act(program, "pin")
    card = program.pinned.cards[0]
    card.setFocus()
    before = card.pos()
    word = program.window.page.current_token()
    QTest.keyClick(card, Qt.Key.Key_Up)
    assert card.pos() == before - QPoint(0, STEP)
    assert program.window.page.current_token() == word
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert program.pinned.cards == []
    assert program.window.page.hasFocus()


def test_a_card_is_dragged(program: Program) -> None:
    act(program, "card_up")
    card = program.pinned.cards[0]
    before = card.pos()
    grip = QPoint(6, 6)
    QTest.mousePress(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, grip)
    QTest.mouseMove(card, grip + QPoint(-20, -10))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, grip)
    assert card.pos() == before + QPoint(-20, -10)


def test_keeping_from_a_pinned_card_marks_it_kept(program: Program) -> None:
    act(program, "pin")
    card = program.pinned.cards[0]
    card.keep_requested.emit()
    assert card.card is not None
    assert card.card.kept
    assert [word.headword for word in program.desk.kept_words()] == ["学习"]
    act(program, "undo")
    assert not card.card.kept


def test_a_word_grows_and_shrinks_and_is_kept_as_it_is_shown(program: Program) -> None:
    page = program.window.page
    annotation = page.annotation(1)
    assert annotation is not None
    first = next(i for i, token in enumerate(annotation.tokens) if token.text.startswith("人"))
    page.focus_token(1, first)
    act(program, "card")
    whole = program.window.card.card
    assert whole is not None
    act(program, "shorter")
    part = program.window.card.card
    assert part is not None
    assert whole.headword.startswith(part.headword)
    assert part.headword != whole.headword
    act(program, "keep")
    assert [word.headword for word in program.desk.kept_words()] == [part.headword]
    assert program.window.card.card is not None
    assert (program.window.card.card.headword, program.window.card.card.kept) == (part.headword, True)
    act(program, "longer")
    assert program.window.card.card.headword == whole.headword
    act(program, "longer")
    assert program.window.card.card.headword == whole.headword


def test_the_word_is_copied_in_the_script_of_the_page(program: Program) -> None:
    act(program, "copy_word")
    assert QGuiApplication.clipboard().text() == "学习"


def test_without_a_voice_the_reader_is_told(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    act(program, "speak")
    assert "No Chinese voice" in program.window.statusBar().currentMessage()


def test_a_word_is_spoken_by_a_voice_that_knows_chinese(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    said = tmp_path / "said"
    voice = tmp_path / "espeak-ng"
    voice.write_text(f'#!/bin/sh\n[ "$1" = --voices=cmn ] && echo " 5 cmn Chinese" && exit\necho "$*" > {said}.new\n'
                     f"/bin/mv {said}.new {said}\n")  # fmt: skip
    voice.chmod(voice.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    act(program, "speak")
    qtbot.waitUntil(said.exists)
    assert said.read_text().split() == ["-v", "cmn", "--", "学习"]


def test_a_program_without_a_chinese_voice_is_not_asked(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = tmp_path / "spd-say"
    voice.write_text('#!/bin/sh\necho "English en"\n')
    voice.chmod(voice.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    assert Speaking(qapp).command() is None
