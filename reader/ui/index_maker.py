"""The dictionary's index, made in a process of its own while the window goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal


class IndexMaker(QObject):
    """Runs `python -m reader.indexer` once at a time."""

    made = Signal()
    failed = Signal(str)
    """It could not be made: what the process said."""

    def __init__(self, program: str, arguments: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, self._arguments = program, list(arguments)
        self._process: QProcess | None = None

    @property
    def busy(self) -> bool:
        """Whether the index is being made."""
        return self._process is not None

    def start(self) -> None:
        """Make the index, unless that is under way."""
        if self._process is None:
            self._process = QProcess(self)
            self._process.finished.connect(self._on_process_finished)
            self._process.errorOccurred.connect(self._on_process_error)
            self._process.start(self._program, self._arguments)

    def close(self) -> None:
        """Stop; what is half made leaves nothing behind but a temporary file in the cache."""
        process, self._process = self._process, None
        if process is not None and process.state() is not QProcess.ProcessState.NotRunning:
            process.finished.disconnect(self._on_process_finished)
            process.errorOccurred.disconnect(self._on_process_error)
            process.terminate()
            if not process.waitForFinished(500):
                process.kill()
                process.waitForFinished(2000)

    def _on_process_finished(self, code: int) -> None:
        said = self._end()
        if code == 0:
            self.made.emit()
        else:
            self.failed.emit(said)

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end()
            self.failed.emit("")

    def _end(self) -> str:
        """Let go of the process; give what it said."""
        process, self._process = self._process, None
        if process is None:
            return ""
        said = bytes(process.readAllStandardError().data()).decode(errors="replace")
        process.deleteLater()
        return said.strip()
