"""The page as a screen reader asks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.flat_text import FlatText
from reader.ui.page.page import Page, Place
from reader.ui.page.reading_view import ReadingView
from tests.ui.page.conftest import show
from tests.ui.page.sample import RARE, sample_page

GUEST, RARE_PARAGRAPH = 8, 11


@pytest.fixture
def text(view: ReadingView) -> QAccessibleTextInterface:
    show(view, sample_page())
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    found = interface.textInterface()
    assert found is not None
    return found


def test_the_page_is_a_document_with_its_name(view: ReadingView) -> None:
    show(view, sample_page())
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == sample_page().title
    assert interface.state().focusable
    assert interface.state().readOnly
    assert interface.valueInterface() is None
    assert interface.tableCellInterface() is None


def test_all_text_is_there(text: QAccessibleTextInterface) -> None:
    whole = "\n".join(paragraph.text for paragraph in sample_page().paragraphs)
    assert text.characterCount() == len(whole.encode("utf-16-le")) // 2
    assert text.text(0, text.characterCount()) == whole
    assert text.text(0, 4) == whole[:4]
    assert text.selectionCount() == 0


def test_the_caret_goes_with_the_current_word(
    view: ReadingView, text: QAccessibleTextInterface, qtbot: QtBot
) -> None:
    assert text.cursorPosition() == view.flat_text().offset(view.position())
    view.focus_token(RARE_PARAGRAPH, 6)
    token = view.token(RARE_PARAGRAPH, 6)
    assert token is not None
    length = len(token.text.encode("utf-16-le")) // 2
    assert text.text(text.cursorPosition(), text.cursorPosition() + length) == token.text
    interface = QAccessible.queryAccessibleInterface(view)
    assert token.text in interface.text(QAccessible.Text.Value)
    before = text.cursorPosition()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert text.cursorPosition() > before


def test_setting_the_caret_makes_that_word_current(view: ReadingView, text: QAccessibleTextInterface) -> None:
    text.setCursorPosition(view.flat_text().offset(Place(GUEST, 3)))
    assert view.current_token() == (GUEST, 1)


def test_a_character_stands_where_it_is_painted(view: ReadingView, text: QAccessibleTextInterface) -> None:
    view.go_to(GUEST, 0)
    offset = view.flat_text().offset(Place(GUEST, 0))
    rect = text.characterRect(offset)
    word = view.word_rect(GUEST, 0)
    assert rect.topLeft() == view.viewport().mapToGlobal(word.topLeft())
    inside = QPoint(rect.left() + 3, rect.center().y())
    assert text.offsetAtPoint(inside) == offset
    assert text.characterRect(0).isEmpty()


def test_a_screen_reader_may_scroll_and_select(view: ReadingView, text: QAccessibleTextInterface) -> None:
    flat = view.flat_text()
    text.scrollToSubstring(flat.offset(Place(15, 0)), flat.offset(Place(15, 4)))
    assert view.visible_paragraphs()[1] >= 15
    text.setSelection(0, flat.offset(Place(GUEST, 0)), flat.offset(Place(GUEST, 2)))
    assert view.selection() == (Place(GUEST, 0), Place(GUEST, 2))
    text.removeSelection(0)
    assert view.selection() is None


def test_an_empty_page_answers_too(view: ReadingView) -> None:
    view.set_page(Page("", Paragraphs()))
    interface = QAccessible.queryAccessibleInterface(view)
    text = interface.textInterface()
    assert text is not None
    assert (text.characterCount(), text.text(0, 10), text.cursorPosition()) == (0, "", 0)
    text.setCursorPosition(5)


@given(st.lists(st.text("好a𠮷👇", max_size=6), min_size=1, max_size=6), st.data())
def test_offsets_and_places_agree(lines: list[str], data: st.DataObject) -> None:
    flat = FlatText(Page("", Paragraphs(Paragraph(ParagraphKind.PROSE, line) for line in lines)))
    paragraph = data.draw(st.integers(0, len(lines) - 1))
    place = Place(paragraph, data.draw(st.integers(0, len(lines[paragraph]))))
    assert flat.place(flat.offset(place)) == place
    whole = "\n".join(lines)
    assert flat.text(0, len(flat)) == whole
    before = "\n".join([*lines[:paragraph], lines[paragraph][: place.offset]])
    assert flat.text(0, flat.offset(place)) == before


def test_the_rare_line_is_counted_in_units() -> None:
    flat = FlatText(sample_page())
    start = flat.offset(Place(RARE_PARAGRAPH, 0))
    at = RARE.index("的同事")
    assert flat.offset(Place(RARE_PARAGRAPH, at)) == start + at + 1
