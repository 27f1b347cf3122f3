"""The dialogs of the glossary say what stands against an entry, what would go out and what would come in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.formats.tables import Refusal
from reader.glossary.changing import draft_of, judged
from reader.glossary.exchange import FORMATS
from reader.glossary.importing import Changed, Conflict, Plan
from reader.glossary.model import Category, Concept, Form, Region, Status
from reader.glossary.settling import Settled
from reader.ui.glossary.edit_dialog import EditDialog, JoinDialog
from reader.ui.glossary.export_dialog import ExportDialog
from reader.ui.glossary.import_dialog import ImportDialog
from reader.ui.glossary.progress_box import ProgressBox
from tests.ui.glossary.pages import CONCEPT, index_line

OTHER = Concept("data", Category.COMPUTE, "data", "Facts.", (Form("数据", Status.PREFERRED),))
TWIN = replace(CONCEPT, id="twin")
NAMES = {"data": "data", "model": "model"}


def editing(qtbot: QtBot, concept: Concept) -> EditDialog:
    dialog = EditDialog(concept, lambda each: judged(each, (OTHER,)), NAMES)
    qtbot.addWidget(dialog)
    return dialog


def button(widget: QWidget, words: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text().replace("&", "") == words)


def field(dialog: EditDialog, words: str) -> QLineEdit:
    label = next(each for each in dialog.findChildren(QLabel) if each.text().replace("&", "") == words)
    buddy = label.buddy()
    assert isinstance(buddy, QLineEdit)
    return buddy


def compose(field: QLineEdit, text: str) -> None:
    """Put in a text as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def table(dialog: EditDialog) -> QTableWidget:
    found = dialog.findChild(QTableWidget)
    assert isinstance(found, QTableWidget)
    return found


def test_an_entry_that_is_only_looked_at_comes_back_as_it_was(qtbot: QtBot) -> None:
    concept = replace(CONCEPT, broader=("data",), related=("model", "gone"))
    assert editing(qtbot, concept).concept == concept


def test_a_new_entry_needs_a_term_before_it_can_be_saved(qtbot: QtBot) -> None:
    dialog = editing(qtbot, draft_of("机柜", Category.COMPUTE))
    assert not dialog.can_be_saved
    assert dialog.told == "", "nothing has been typed yet"
    field(dialog, "Abbreviation").setText("SR")
    assert dialog.told == "An English term is needed."
    field(dialog, "Abbreviation").setText("")
    field(dialog, "English").setText("  server   rack ")
    assert dialog.can_be_saved
    assert dialog.concept == replace(draft_of("机柜", Category.COMPUTE), english="server rack")


def test_a_form_is_added_with_region_status_and_company(qtbot: QtBot) -> None:
    dialog = editing(qtbot, CONCEPT)
    QTest.mouseClick(button(dialog, "Add a form"), Qt.MouseButton.LeftButton)
    rows = table(dialog)
    last = rows.rowCount() - 1
    for column, text in ((0, "训练语料"), (3, "xùn liàn yǔ liào"), (4, "模型、语料，数据"), (5, "")):
        rows.item(last, column).setText(text)
    for column, words in ((1, "better not used"), (2, "Hong Kong")):
        chooser = rows.cellWidget(last, column)
        assert isinstance(chooser, QComboBox)
        chooser.setCurrentIndex(chooser.findText(words))
    assert dialog.concept.forms[-1] == Form(
        "训练语料",
        Status.DEPRECATED,
        Region.HONG_KONG,
        ("xùn", "liàn", "yǔ", "liào"),
        ("模型", "语料", "数据"),
    )


def test_the_company_of_the_current_form_is_written_below_the_table(qtbot: QtBot) -> None:
    guarded = Form("数据", company=("训练",), unless_in=("数据线", "数据中心"))
    dialog = editing(qtbot, replace(CONCEPT, forms=(CONCEPT.forms[0], guarded)))
    only, never = field(dialog, "Only with"), field(dialog, "Not in")
    assert (only.text(), never.text()) == ("", "")
    table(dialog).setCurrentCell(1, 0)
    assert (only.text(), never.text()) == ("训练", "数据线, 数据中心")
    only.end(False)
    compose(only, "、语料")
    assert dialog.concept.forms[1] == replace(guarded, company=("训练", "语料"), unless_in=guarded.unless_in)
    never.selectAll()
    compose(never, "线，")
    assert dialog.concept.forms[1].unless_in == ("线",)
    assert dialog.concept.forms[0] == CONCEPT.forms[0]


def test_without_a_form_there_is_no_company_to_write(qtbot: QtBot) -> None:
    dialog = editing(qtbot, CONCEPT)
    for _ in CONCEPT.forms:
        QTest.mouseClick(button(dialog, "Remove this form"), Qt.MouseButton.LeftButton)
    assert not field(dialog, "Only with").isEnabled()


@pytest.mark.parametrize("width", [480, 600, 900])
def test_the_forms_never_scroll_sideways(qtbot: QtBot, width: int) -> None:
    dialog = editing(qtbot, CONCEPT)
    dialog.resize(width, 640)
    with qtbot.waitExposed(dialog):
        dialog.show()
    rows = table(dialog)
    assert rows.horizontalScrollBar().maximum() == 0
    shown = [column for column in range(rows.columnCount()) if not rows.isColumnHidden(column)]
    assert all(rows.columnWidth(column) > 60 for column in shown)
    dialog.hide()


def test_a_form_is_removed(qtbot: QtBot) -> None:
    dialog = editing(qtbot, CONCEPT)
    table(dialog).setCurrentCell(1, 0)
    QTest.mouseClick(button(dialog, "Remove this form"), Qt.MouseButton.LeftButton)
    assert dialog.concept.forms == CONCEPT.forms[:1]


def test_a_link_to_nothing_is_told_and_one_by_its_english_name_is_found(qtbot: QtBot) -> None:
    dialog = editing(qtbot, CONCEPT)
    field(dialog, "Broader").setText("Data, nothing like it")
    assert "nothing like it" in dialog.told
    assert not dialog.can_be_saved
    field(dialog, "Broader").setText("Data")
    assert dialog.concept.broader == ("data",)


def test_a_form_that_another_entry_has_is_told_but_may_be_saved(qtbot: QtBot) -> None:
    dialog = editing(qtbot, replace(CONCEPT, forms=(*CONCEPT.forms, Form("数据"))))
    assert "belongs to “data” too" in dialog.told
    assert dialog.can_be_saved


@pytest.mark.parametrize(
    ("answer", "closed"),
    [(QMessageBox.StandardButton.Cancel, False), (QMessageBox.StandardButton.Discard, True)],
)
def test_what_was_written_is_not_thrown_away_unasked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton, closed: bool
) -> None:
    dialog = editing(qtbot, CONCEPT)
    dialog.show()
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: answer)
    field(dialog, "English").setText("another term")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() is not closed
    dialog.hide()


def test_the_entry_to_join_with_is_found_as_one_types(qtbot: QtBot) -> None:
    asked: list[str] = []

    def find(text: str) -> list[object]:
        asked.append(text)
        return [index_line(), index_line(TWIN)]

    dialog = JoinDialog(CONCEPT, find)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.search("shuju")
    assert asked == ["", "shuju"]
    assert dialog.chosen is None
    assert not button(dialog, "Join").isEnabled()
    dialog.choose(0)
    assert dialog.chosen == "twin", "an entry of the same name is one to join with"
    assert button(dialog, "Join").isEnabled()


def test_every_format_of_the_table_can_be_chosen_for_export(qtbot: QtBot) -> None:
    dialog = ExportDialog((1483, 12, None), True)
    qtbot.addWidget(dialog)
    for form in FORMATS:
        dialog.choose_format(form.name)
        assert dialog.format is form
    assert dialog.which == ExportDialog.LISTED
    dialog.choose_which(ExportDialog.ALL)
    assert dialog.which == ExportDialog.ALL
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("cannot be imported again" in text for text in words)


def test_an_import_is_shown_by_what_it_would_do_and_nothing_is_hidden(qtbot: QtBot) -> None:
    plan = Plan(
        new=(OTHER,),
        changed=(Changed(CONCEPT, {"definition": ("Old.", "<b>New.</b>")}),),
        conflicts=(Conflict(OTHER, "model", "the form 数据 belongs to model", 7),),
        refused=(Refusal(9, "the Chinese form is missing"),),
    )
    dialog = ImportDialog(plan, "glossary.csv", {})
    qtbot.addWidget(dialog)
    assert dialog.said() == [
        "New (1)",
        "data: 数据",
        "Changed (1)",
        "training data: definition",
        "definition, yours: Old.",
        "definition, theirs: <b>New.</b>",
        "In conflict (1)",
        "data: Keep mine · line 7: the form 数据 belongs to model",
        f"theirs: {OTHER.english} – {OTHER.forms[0].text} – {OTHER.definition}",
        "Refused (1)",
        "Line 9: the Chinese form is missing",
    ]
    assert dialog.can_be_taken


def test_each_conflict_of_an_import_is_settled_in_its_dialog(qtbot: QtBot) -> None:
    plan = Plan(conflicts=(Conflict(OTHER, "model", "one", 7), Conflict(CONCEPT, "model", "two", 8)))
    dialog = ImportDialog(plan, "glossary.csv", {"model": CONCEPT})
    qtbot.addWidget(dialog)
    assert not dialog.can_be_taken
    dialog.select_conflict(1)
    button(dialog, "Take theirs").click()
    assert dialog.choices == {1: Settled.THEIRS}
    assert dialog.can_be_taken
    rows = [row for row in dialog.said() if " · " in row]
    assert [row.split(": ")[1].split(" · ")[0] for row in rows] == ["Keep mine", "Take theirs"]
    assert sum(row.startswith("mine: training data") for row in dialog.said()) == 2
    button(dialog, "Keep mine").click()
    assert not dialog.can_be_taken


def test_an_import_that_changes_nothing_cannot_be_taken(qtbot: QtBot) -> None:
    dialog = ImportDialog(Plan(), "glossary.csv", {})
    qtbot.addWidget(dialog)
    assert not dialog.can_be_taken
    assert dialog.findChild(QDialogButtonBox) is not None
    assert any("already" in label.text() for label in dialog.findChildren(QLabel))


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    box = ProgressBox("Writing")
    qtbot.addWidget(box)
    box.set_share(0.5)
    assert box.share == 0.5
    with qtbot.waitSignal(box.cancel_requested):
        box.reject()
