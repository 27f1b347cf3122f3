"""The reader parts and joins words by switches between characters, and chooses how a word is read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from reader.correcting import Stretch
from reader.language.corrections import Scope
from reader.language.display import PinyinForm
from reader.ui.dialogs.correct import CorrectDialog

READINGS = {"行": (("xíng",), ("háng",)), "推理": (("tuī", "lǐ"),), "银行": (("yín", "háng"),)}


@pytest.fixture
def dialog(qtbot: QtBot) -> CorrectDialog:
    stretch = Stretch(
        paragraph=0,
        start=4,
        shown="推理一行",
        characters="推理一行",
        cuts=frozenset({2, 3}),
        readings={(0, "推理"): ("tuī", "lǐ"), (2, "一"): ("yī",), (3, "行"): ("xíng",)},
    )
    made = CorrectDialog(stretch, lambda word: READINGS.get(word, ()))
    qtbot.addWidget(made)
    return made


def test_the_words_stand_as_they_are_cut_now(dialog: CorrectDialog) -> None:
    assert dialog.cuts == {2, 3}
    assert dialog.chosen_readings == {}
    assert dialog.scope is Scope.EVERYWHERE


def test_a_switch_parts_or_joins_two_characters(dialog: CorrectDialog) -> None:
    dialog.toggle_cut(1)
    dialog.toggle_cut(3)
    assert dialog.cuts == {1, 2}


def test_another_reading_can_be_chosen_for_a_word(dialog: CorrectDialog) -> None:
    dialog.choose_reading(3, ("háng",))
    assert dialog.chosen_readings == {3: ("行", ("háng",))}


def test_a_narrower_scope_can_be_chosen(dialog: CorrectDialog) -> None:
    dialog.choose_scope(Scope.PLACE)
    assert dialog.scope is Scope.PLACE


def test_every_switch_names_the_characters_it_parts(dialog: CorrectDialog) -> None:
    assert dialog.gap_names() == ["Part 推 and 理", "Part 理 and 一", "Part 一 and 行"]


def test_readings_are_offered_in_the_form_that_is_preferred(qtbot: QtBot) -> None:
    stretch = Stretch(0, 0, "行", "行", frozenset(), {(0, "行"): ("xíng",)})
    made = CorrectDialog(stretch, lambda word: READINGS.get(word, ()), None, PinyinForm.NUMBERS)
    qtbot.addWidget(made)
    box = made.findChild(QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["xing2", "hang2"]
    made.choose_reading(0, ("háng",))
    assert made.chosen_readings == {0: ("行", ("háng",))}
