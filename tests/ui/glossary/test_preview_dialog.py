"""What carries an interview is looked through with check marks and kept at one go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from reader.ui.glossary.preview_dialog import PreviewDialog, PreviewRow

TERMS = (
    PreviewRow("算力", "suàn lì", "computing power", 9, False, "compute"),
    PreviewRow("模型", "mó xíng", "model", 5, True, "model"),
)
WORDS = (PreviewRow("延迟", "yán chí", "to <i>delay</i>", 4, False, "delay"),)


@pytest.fixture
def dialog(qtbot: QtBot) -> PreviewDialog:
    """Two terms, one of them kept, and a word."""
    dialog = PreviewDialog("甲篇")
    qtbot.addWidget(dialog)
    dialog.set_rows(TERMS, WORDS)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def keep(dialog: PreviewDialog) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if "Keep" in each.text())


def table(dialog: PreviewDialog, name: str) -> QTableWidget:
    return next(each for each in dialog.findChildren(QTableWidget) if each.accessibleName() == name)


def test_all_that_is_not_kept_yet_has_a_check_mark(dialog: PreviewDialog) -> None:
    assert dialog.checked == ["compute", "delay"]
    assert keep(dialog).text() == "&Keep 2"
    assert dialog.rows()[2] == "延迟 yán chí to <i>delay</i> 4"


def test_the_space_bar_takes_a_check_mark_away(dialog: PreviewDialog, qtbot: QtBot) -> None:
    rows = table(dialog, "Terms")
    rows.setCurrentCell(0, 0)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.checked == ["delay"]
    with qtbot.waitSignal(dialog.keep_requested) as wished:
        QTest.mouseClick(keep(dialog), Qt.MouseButton.LeftButton)
    assert wished.args == [["delay"]]


def test_without_a_check_mark_there_is_nothing_to_keep(dialog: PreviewDialog) -> None:
    dialog.check_none()
    assert dialog.checked == []
    assert not keep(dialog).isEnabled()
    both = [each for each in dialog.findChildren(QPushButton) if each.text() == "All or none"]
    for button in both:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.checked == ["compute", "delay"]
