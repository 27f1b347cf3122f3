"""A whole program for a test: opened, with or without its engine's process, and closed again."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.app import Program
from reader.desk import Desk
from reader.paths import Paths


@contextmanager
def opened(
    qapp: QApplication, paths: Paths, files: Sequence[Path] = (), *, engine: bool = True
) -> Iterator[Program]:
    """A program that has started on these files; without `engine` its words come only from `Program.draw`."""
    palette, style_sheet = qapp.palette(), qapp.styleSheet()
    program = Program(qapp, paths, Desk.open(paths))
    if not engine:
        program.client.start = lambda: None  # type: ignore[method-assign]
    try:
        program.start(files)
        program.window.activateWindow()
        patience = QDeadlineTimer(10_000)
        while not (program.complete or patience.hasExpired()):
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        yield program
    finally:
        program.close()
        program.window.close()
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.setStyleSheet(style_sheet)
        qapp.setPalette(palette)
        gc.unfreeze()


def messages(program: Program) -> list[str]:
    """What the message boxes of the window say."""
    return [box.text() for box in program.window.findChildren(QMessageBox) if box.isVisible()]


def dismiss(program: Program) -> None:
    """Close every message box."""
    for box in program.window.findChildren(QMessageBox):
        box.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
