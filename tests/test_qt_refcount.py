"""Signals and void calls do not wear out Python: some releases of Qt's binding dropped a reference at each."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    told = Signal(bool, str)

application = QApplication([])
sender, heard, label = Sender(), [], QLabel()
sender.told.connect(lambda *what: heard.append(what))
for number in range(5000):
    sender.told.emit(True, "x")
    label.setText(str(number))
    label.update()
assert len(heard) == 5000
print("clean", None, True)
"""


def test_five_thousand_signals_and_void_calls_end_cleanly() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, timeout=120
    )
    assert (told.returncode, told.stdout) == (0, "clean None True\n"), told.stderr
