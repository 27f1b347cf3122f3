"""What the program tells its reader: a quiet line below, and a sentence where something could not be done."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reader import __version__
from reader.errors import ReaderError

_TOLD = "told"
"""The object name of the messages that `tell` shows."""


def tell(parent: QWidget, error: ReaderError) -> None:
    """Say in one sentence what could not be done, where, and what to do about it; the window goes on.

    What comes while such a message is open is added to it: ten refused files are one message.
    """
    from PySide6.QtWidgets import QMessageBox  # most starts need none

    said = str(error)
    for open_box in parent.findChildren(QMessageBox, _TOLD):
        if open_box.isVisible():
            if said not in open_box.text().split("\n\n"):
                open_box.setText(f"{open_box.text()}\n\n{said}")
            return
    box = QMessageBox(QMessageBox.Icon.Warning, "Duidu", "", QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setObjectName(_TOLD)
    box.setText(said)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def tell_failure(parent: QWidget, error: Exception) -> None:
    """Say what a task could not do; what is no fault of the world is raised again."""
    if not isinstance(error, ReaderError):
        raise error
    tell(parent, error)


def action_tip(action: QAction) -> str:
    """What an action does, and its key."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text().replace('&', '')} ({keys})"


def plain_tip(text: str) -> str:
    """A tip that shows a text as it is written: Qt takes what looks like markup for markup."""
    if "<" not in text and "&" not in text:
        return text
    import html

    return f"<span>{html.escape(text)}</span>"


def install_excepthook(parent: QWidget) -> None:
    """Show a bug as a report that can be copied; nothing is sent anywhere."""

    def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        import traceback

        report = "".join(traceback.format_exception(kind, error, trace))
        print(report, file=sys.stderr)
        if isinstance(error, ReaderError):
            tell(parent, error)
        else:
            _show_report(parent, report)

    sys.excepthook = _on_exception


def _show_report(parent: QWidget, report: str) -> None:
    import platform

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QMessageBox

    details = (
        f"Duidu {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n"
    )
    box = QMessageBox(QMessageBox.Icon.Critical, "Duidu", "", QMessageBox.StandardButton.Close, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(box.tr("Something went wrong inside Duidu. What you have kept is safe; reading can go on."))
    box.setInformativeText(box.tr("The report says what happened. Nothing is sent anywhere."))
    box.setDetailedText(details + report)
    copy = box.addButton(box.tr("Copy the report"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details + report))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
