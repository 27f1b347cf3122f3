"""Words spoken by the voice of the system, where it has one for Chinese."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress

from PySide6.QtCore import QObject, QProcess

_PROGRAMS = (
    ("espeak-ng", ("--voices=cmn",), ("-v", "cmn", "--")),
    ("espeak-ng", ("--voices=zh",), ("-v", "zh", "--")),
    ("spd-say", ("-L",), ("-l", "zh-CN", "--")),
)
"""What speaks, what lists its voices, and how it is told to speak Chinese."""

_CHINESE = ("cmn", "zh", "Mandarin", "Chinese")


class Speaking(QObject):
    """Speaks one word at a time; the programs are looked for when first asked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._command: list[str] | None = None
        self._looked = False

    def command(self) -> list[str] | None:
        """The program with its options, to which the word is added; None where nothing speaks Chinese."""
        if not self._looked:
            self._looked = True
            self._command = next(filter(None, (_command(*each) for each in _PROGRAMS)), None)
        return self._command

    def speak(self, text: str) -> bool:
        """Speak; whether there is a voice."""
        command = self.command()
        if command is None:
            return False
        started = QProcess.startDetached(command[0], [*command[1:], text])
        return bool(started[0] if isinstance(started, tuple) else started)


def _command(program: str, listing: tuple[str, ...], speaking: tuple[str, ...]) -> list[str] | None:
    """How this program speaks Chinese; None where it is not there or has no Chinese voice."""
    path = shutil.which(program)
    if path is None:
        return None
    with suppress(OSError, subprocess.SubprocessError):
        voices = subprocess.run([path, *listing], capture_output=True, text=True, timeout=2, check=False)
        if voices.returncode == 0 and any(mark in voices.stdout for mark in _CHINESE):
            return [path, *speaking]
    return None
