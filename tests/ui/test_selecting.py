"""Selecting a phrase by hand or by keys shows its card; what is selected is copied in every kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app import Program
from reader.open_text import OpenText
from reader.paths import Paths
from reader.ui.page.page import Place
from tests.program import opened
from tests.ui.page.conftest import Hand, middle
from tests.ui.page.sample import annotate

LINE = "机柜里的风扇一直在转，数据还没有写完。"
TEXT = f"{LINE}\n\n先看软件，再看曲线。\n"


@pytest.fixture
def program(qapp: QApplication, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(
        OpenText, "annotation", lambda text, index: annotate(text.transcript.paragraphs[index].text)
    )
    with opened(qapp, paths, engine=False) as program:
        program.reading.open_entry(program.desk.library.paste(TEXT, "夜谈"))
        for index, paragraph in enumerate(program.desk.text.transcript.paragraphs):
            program.window.page.set_annotation(index, annotate(paragraph.text))
        QApplication.processEvents()
        yield program


def press(program: Program, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(program.window.page, QKeySequence(key))


def test_what_the_keyboard_selects_is_said(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(program.window.page, "say", said.append)
    program.window.page.focus_token(0, 0)
    program.selecting.extend(1)
    program.selecting.extend(1)
    assert said[-1] == program.selecting.card.said()
    assert program.window.page.selected_text() in said[-1]


def test_dragging_over_a_phrase_shows_its_card_clear_of_its_lines(program: Program) -> None:
    page, hand = program.window.page, Hand(program.window.page)
    first, last = middle(page, 0, 0), middle(page, 0, 3)
    hand.drag(first - QPointF(12, 0), last + QPointF(12, 0))
    assert program.selecting.card.card is None
    QApplication.processEvents()
    card = program.selecting.card
    assert card.card is not None
    assert card.card.text == page.selected_text()
    line = page.line_rect(0, 0)
    line.moveTopLeft(page.viewport().mapTo(card.page, line.topLeft()))
    assert not card.geometry().intersects(line)
    assert card.page.rect().contains(card.geometry())
    page.token_hovered.emit(0, 1)
    assert card.card is not None
    assert program.window.card.card is None
    page.token_hovered.emit(0, 6)
    assert card.card is None


def test_shift_and_arrows_select_word_by_word_over_paragraphs_and_back(program: Program) -> None:
    page = program.window.page
    page.focus_token(0, 0)
    press(program, "Shift+Right")
    assert page.selected_text() == LINE[:2]
    assert program.selecting.card.card is None
    press(program, "Shift+Right", "Shift+Right")
    assert page.selected_text() == LINE[:6]
    assert program.selecting.card.said().startswith(LINE[:6])
    press(program, "Shift+Left")
    assert page.selected_text().startswith(LINE[:2])
    assert len(page.selected_text()) < 6
    for _ in range(12):
        press(program, "Shift+Right")
    assert "\n先看" in page.selected_text()
    assert program.selecting.card.card is None


def test_escape_and_another_place_put_the_card_away(program: Program) -> None:
    page = program.window.page
    page.focus_token(0, 0)
    press(program, "Shift+Right", "Shift+Right")
    assert program.selecting.card.card is not None
    press(program, "Esc")
    assert program.selecting.card.card is None
    press(program, "Shift+Right")
    page.clear_selection()
    assert program.selecting.card.card is None


def test_what_is_selected_is_copied_as_text_with_pinyin_and_as_html(program: Program) -> None:
    clipboard, actions = QGuiApplication.clipboard(), program.window.actions_by_name
    clipboard.setText("before")
    actions["copy_html"].trigger()
    assert clipboard.text() == "before"
    program.window.page.select(Place(1, 0), Place(1, 4))
    actions["copy_html"].trigger()
    assert "<rt>x</rt>" in clipboard.mimeData().html()
    assert clipboard.text() == "先看软件"
    actions["copy_pinyin"].trigger()
    assert clipboard.text() == "先看[xx]软件[xx]"
    next(each for each in actions.scripts.actions() if "Traditional" in each.text()).trigger()
    actions["copy"].trigger()
    assert clipboard.text() == "先看軟件"
    actions["copy_printed"].trigger()
    assert clipboard.text() == "先看软件"
    clipboard.clear()
