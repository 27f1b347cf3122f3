"""What could not be done is told once, in one place."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import FileRefused
from reader.ui.messages import tell


def test_what_comes_while_a_message_is_open_is_added_to_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    first, second = FileRefused("the file is empty."), FileRefused("there is no such file.")
    for error in (first, second, first):
        tell(window, error)
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == f"{first}\n\n{second}"
    box.accept()


def test_a_message_that_was_closed_is_not_told_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    tell(window, FileRefused("the file is empty."))
    (box,) = window.findChildren(QMessageBox)
    with qtbot.waitSignal(box.destroyed):
        box.accept()
    tell(window, FileRefused("there is no such file."))
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "there is no such file."
    box.accept()
