"""The dialogs ask one thing each and give back what was written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader import __version__
from reader.attribution import sources
from reader.editing import Details
from reader.ui.card_text import CardText
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.keys import KeysDialog
from reader.ui.dialogs.transcripts import DetailsDialog, EncodingDialog, PasteDialog
from reader.ui.theme import Theme

CANDIDATES = (("gb18030", "今天天气不错"), ("big5", "踏毞毞ァ祥渣"))


def test_the_encoding_dialog_shows_what_each_encoding_gives(qtbot: QtBot) -> None:
    dialog = EncodingDialog("talk.txt", CANDIDATES)
    qtbot.addWidget(dialog)
    assert any("talk.txt" in label.text() for label in dialog.findChildren(QLabel))
    assert (dialog.encoding, dialog.findChild(QPlainTextEdit).toPlainText()) == CANDIDATES[0]
    dialog.findChild(QComboBox).setCurrentIndex(1)
    assert (dialog.encoding, dialog.findChild(QPlainTextEdit).toPlainText()) == CANDIDATES[1]


def test_the_paste_dialog_begins_with_the_clipboard(qtbot: QtBot) -> None:
    dialog = PasteDialog("问：你好吗？\n答：<b>好</b>。")
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit).setText("  一篇访谈 ")
    assert dialog.text == "问：你好吗？\n答：<b>好</b>。"
    assert dialog.title == "一篇访谈"


def test_escape_leaves_a_dialog_without_consent(qtbot: QtBot) -> None:
    dialog = PasteDialog("问：你好吗？")
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_details_dialog_gives_back_what_was_written(qtbot: QtBot) -> None:
    details = Details("旧题", "2024", "一刊", {"问": "", "A&B": "某人"}, ("……找不到的地方……",))
    dialog = DetailsDialog(details)
    qtbot.addWidget(dialog)
    assert dialog.details == details
    title, date, source, asker, _ = dialog.findChildren(QLineEdit)
    for field, text in ((title, "新题 "), (date, "2024-12-06"), (source, ""), (asker, "小林")):
        field.setText(text)
    names = {"问": "小林", "A&B": "某人"}
    assert dialog.details == Details("新题", "2024-12-06", "", names, details.lost)


def test_the_details_dialog_lists_the_places_that_are_lost(qtbot: QtBot) -> None:
    with_lost, without = Details("题", "", "", {}, ("<i>一处</i>",)), Details("题", "", "", {})
    for details in (with_lost, without):
        dialog = DetailsDialog(details)
        qtbot.addWidget(dialog)
        heard = [label.text() for label in dialog.findChildren(QLabel)]
        assert any("<i>一处</i>" in text for text in heard) is bool(details.lost)


def test_about_names_every_source_with_its_licence(qtbot: QtBot, light: Theme) -> None:
    dialog = AboutDialog(sources("2025-10-02"), light)
    qtbot.addWidget(dialog)
    heard = dialog.findChild(CardText).accessibleDescription()
    assert __version__ in heard
    for source in sources("2025-10-02"):
        assert source.name in heard
        assert source.licence in heard
        assert source.date in heard
    assert "2025-10-02 · CC BY-SA 4.0" in heard


def test_every_source_says_what_it_gives_its_date_and_its_licence() -> None:
    for source in sources("2025-10-02"):
        assert all((source.name, source.what, source.date, source.licence)), source.name


def test_about_can_be_read_with_the_keyboard(qtbot: QtBot, light: Theme) -> None:
    dialog = AboutDialog(sources("2025-10-02"), light)
    qtbot.addWidget(dialog)
    dialog.show()
    scroll = dialog.findChild(CardText).parent().parent()
    bar = scroll.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(scroll, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    dialog.close()


def test_the_keys_are_listed_beside_what_they_do(qtbot: QtBot) -> None:
    groups = [("Word", [("Next word", "N, Right"), ("Keep", "V")]), ("Edit", [("Undo", "Ctrl+Z")])]
    dialog = KeysDialog(groups)
    qtbot.addWidget(dialog)
    heard = [label.text() for label in dialog.findChildren(QLabel)][:8]
    assert heard == ["Word", "Next word", "N, Right", "Keep", "V", "Edit", "Undo", "Ctrl+Z"]


def test_the_keys_stand_in_one_column_where_there_is_room_for_one_only(qtbot: QtBot) -> None:
    dialog = KeysDialog([(f"Menu {number}", [("Act", "A")] * 4) for number in range(6)])
    qtbot.addWidget(dialog)
    dialog.resize(1100, 600)
    dialog.show()
    headings = [label for label in dialog.findChildren(QLabel) if label.text().startswith("Menu")]
    assert len({label.mapTo(dialog, label.pos()).x() for label in headings}) > 1
    dialog.resize(320, 600)
    QApplication.processEvents()
    assert len({label.mapTo(dialog, label.pos()).x() for label in headings}) == 1
    dialog.close()
