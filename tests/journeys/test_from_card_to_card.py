"""Somebody goes from a word to the words in it and back, and says how one is read, with keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.journeys.conftest import Open
from tests.journeys.person import Person

TEXT = "闲谈\n\n问：你重读时在银行做什么？\n\n答：重读我在银行写的程序，也常去别的银行。\n"


@pytest.fixture
def person(sit_down: Open, tmp_path: Path) -> Person:
    file = tmp_path / "talk.txt"
    file.write_text(TEXT, encoding="utf-8")
    person = sit_down(file)
    person.wait_for_words()
    return person


def press_here(person: Person, key: str) -> None:
    """Press a key on whatever has the keyboard."""
    QTest.keySequence(person.window.focusWidget(), key)


def test_keys_lead_into_a_word_keep_what_is_there_and_come_back(person: Person) -> None:
    person.page.focus_token(*person.place_of("银行"))
    person.press("D")
    assert person.card()[0] == "银行"
    for key in ("Down", "Return"):
        press_here(person, key)
    assert person.card()[:3] == ["行", "", "háng"]
    press_here(person, "V")
    assert person.desk.kept_words()[0].headword == "行"
    assert person.window.card.card is not None
    assert person.window.card.card.kept
    press_here(person, "Backspace")
    assert person.card()[0] == "银行"
    press_here(person, "Esc")
    assert person.card() == []
    assert person.page.hasFocus()
    person.press("Ctrl+Z")
    assert person.desk.kept_words() == ()


def test_one_key_says_how_a_word_is_read_in_this_text_and_undo_takes_it_back(person: Person) -> None:
    card = person.hover("重读")
    assert "The context does not settle it: it may be zhòng dú." in card
    person.press("2")
    person.wait(lambda: person.card()[2] == "zhòng dú")
    assert "in this text" in person.said()
    assert "The reading that you chose for this text." in person.card()
    person.wait_for_words()
    person.reads("重读[zhòngdú] / 我 / 在")
    person.press("Ctrl+Z")
    person.wait(lambda: person.card()[2] == "chóng dú")
    person.wait_for_words()
    person.reads("重读[chóngdú] / 我 / 在")


def test_going_back_from_the_first_card_says_that_there_is_none(person: Person) -> None:
    person.hover("银行")
    person.press("Backspace")
    assert "no card before" in person.said()
    assert person.card()[0] == "银行"
