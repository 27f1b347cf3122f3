"""The engine in its process, as the window sees it: requests out, records in, started again when it dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from reader.frames import (
    Frame,
    FrameReader,
    FrameRefused,
    Kind,
    encode,
    json_frame,
    open_frames,
    terms_frames,
    unpack_records,
)
from reader.language.model import Correction
from reader.ui import hush

if TYPE_CHECKING:
    from reader.terms import Term

_SLICE = 0.002
"""Seconds of sending requests, or of taking in answers, in one turn of the loop."""

_REST_MS = 2
"""How long the loop is left to itself before more answers are taken in."""

_RESTARTS = 3
"""Deaths in a row, without a single answer between them, after which the engine is left alone."""


class EngineClient(QObject):
    """Speaks frames with `python -m reader.worker`; a dead engine is started again and its texts are sent again."""

    ready = Signal(str)
    """The engine is warm; the file of the dictionary."""
    progressed = Signal(str, float)
    """What is being built, and how far it is (0 to 1)."""
    annotated = Signal(str, int, object)
    """Digest, generation, [(paragraph, packed record)]."""
    answered = Signal(str, bool)
    """An `annotate` has ended: digest, whether all of it was answered."""
    restarted = Signal()
    """The engine has died and was started again; what was asked for must be asked for again."""
    renewed = Signal()
    """The engine was started anew on purpose; what was asked for must be asked for again."""
    failed = Signal(str)
    """The engine cannot be used: why."""

    def __init__(self, program: str, arguments: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, self._arguments = program, list(arguments)
        self._texts: dict[str, dict[str, object]] = {}
        self._generations: dict[str, int] = {}
        self._asked: dict[int, str] = {}
        self._requests = 0
        self._deaths = 0
        self._closing = False
        self._process: QProcess | None = None
        self._frames = FrameReader()
        self._arrived: deque[Frame] = deque()
        self._taking = QTimer(self)
        self._taking.setSingleShot(True)
        self._taking.setInterval(_REST_MS)
        self._taking.timeout.connect(self._take_arrived)
        self._terms: Sequence[Term] = ()
        self._told: Sequence[Term] | None = None
        """The terms that the engine has been told since it was started."""
        self._leaving: deque[Iterator[Frame]] = deque()
        """Frames that are still to be sent, in this order; while there are any, `_send_on` is called in each turn."""

    def start(self) -> None:
        """Start the process; requests may be made at once."""
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._on_process_ready_read)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_error)
        self._process, self._frames, self._told = process, FrameReader(), None
        self._arrived.clear()
        self._leaving.clear()
        process.start(self._program, self._arguments)

    def start_again(self) -> None:
        """Start once more after `failed`; the texts are sent again."""
        self._deaths = 0
        self._restart()

    def renew(self) -> None:
        """End the process and start another one, which reads the dictionary that is in use now."""
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._on_process_finished)
        process.kill()
        process.waitForFinished(2000)
        process.deleteLater()
        self._deaths = 0
        self._asked.clear()
        self.start()
        self._send_texts()
        self.renewed.emit()

    @property
    def process_id(self) -> int:
        """The engine's process id, 0 while it does not run."""
        return int(self._process.processId()) if self._process is not None else 0

    @property
    def is_sending(self) -> bool:
        """Whether something is still to be sent, in the next turns of the loop."""
        return bool(self._leaving)

    def open_text(
        self,
        digest: str,
        paragraphs: Sequence[str],
        terms: Sequence[Term],
        corrections: Sequence[Correction],
        generation: int,
    ) -> None:
        """Send a text with the terms to find in it and what the reader has corrected."""
        from reader.terms import correction_fields

        content = {
            "text": digest,
            "paragraphs": paragraphs,
            "corrections": [correction_fields(correction) for correction in corrections],
            "generation": generation,
        }
        self._texts[digest] = content
        self._generations[digest] = generation
        self._terms = terms
        self._send_text(content)

    def annotate(self, digest: str, indices: Sequence[int]) -> None:
        """Ask for paragraphs of an open text, in this order."""
        number = self._number()
        self._asked[number] = digest
        content = {"text": digest, "indices": list(indices), "generation": self._generations[digest]}
        self._send([json_frame(Kind.ANNOTATE, number, content)])

    def cancel(self, digest: str) -> None:
        """Stop what is asked for of a text before its next paragraph."""
        self._send([json_frame(Kind.CANCEL, 0, {"text": digest})])

    def close_text(self, digest: str) -> None:
        """Let go of a text."""
        if self._texts.pop(digest, None) is not None:
            self._send([json_frame(Kind.CLOSE, self._number(), {"text": digest})])

    def close(self) -> None:
        """End the process; it is given a moment and then killed."""
        self._closing = True
        process, self._process = self._process, None
        if process is None or process.state() is QProcess.ProcessState.NotRunning:
            return
        process.closeWriteChannel()
        if not process.waitForFinished(300):
            process.kill()
            process.waitForFinished(2000)

    def _number(self) -> int:
        self._requests += 1
        return self._requests

    def _send_texts(self) -> None:
        for content in self._texts.values():
            self._send_text(content)

    def _send_text(self, content: dict[str, object]) -> None:
        if self._told is not self._terms:
            from reader.terms import term_fields

            self._told = self._terms
            self._send(terms_frames(map(term_fields, self._terms)))
        self._send(open_frames(self._number(), content))

    def _send(self, frames: Iterable[Frame]) -> None:
        """Send frames after all that are to be sent before; nothing goes to an engine that does not run."""
        self._leaving.append(iter(frames))
        if len(self._leaving) == 1:
            self._send_on()

    def _send_on(self) -> None:
        """Send for a few milliseconds; what is left then waits until keys and the pointer have been heard."""
        end = perf_counter() + _SLICE
        while self._leaving:
            if self._process is None or self._process.state() is QProcess.ProcessState.NotRunning:
                self._leaving.clear()
            elif (frame := next(self._leaving[0], None)) is None:
                self._leaving.popleft()
            else:
                self._process.write(encode(frame))
                if perf_counter() > end:
                    QTimer.singleShot(0, self, self._send_on)
                    return

    def _on_process_ready_read(self) -> None:
        if self._process is None:
            return
        try:
            frames = self._frames.feed(bytes(self._process.readAllStandardOutput().data()))
        except FrameRefused:
            self._process.kill()
            return
        self._arrived.extend(frames)
        if not self._taking.isActive():
            self._take_arrived()

    def _take_arrived(self) -> None:
        """Take frames for a few milliseconds; what is left then waits until keys and the pointer have been heard."""
        if hush.is_on():
            self._taking.start()
            return
        end = perf_counter() + _SLICE
        while self._arrived and not self._closing:
            self._take(self._arrived.popleft())
            if self._arrived and perf_counter() > end:
                self._taking.start()
                return

    def _take(self, frame: Frame) -> None:
        if frame.kind is Kind.RECORDS:
            self._deaths = 0
            self._take_records(frame)
        elif frame.kind is Kind.DONE and frame.request in self._asked:
            self.answered.emit(self._asked.pop(frame.request), bool(frame.json().get("complete")))
        elif frame.kind is Kind.FAILED and frame.request in self._asked:
            self.answered.emit(self._asked.pop(frame.request), False)
        elif frame.kind is Kind.PROGRESS:
            content = frame.json()
            self.progressed.emit(str(content["what"]), float(content["part"]))
        elif frame.kind is Kind.READY:
            self.ready.emit(str(frame.json()["dictionary"]))

    def _take_records(self, frame: Frame) -> None:
        """Hand records on; those of an older generation are dropped."""
        digest = self._asked.get(frame.request)
        generation, records = unpack_records(frame.payload)
        if digest is not None and self._generations.get(digest) == generation:
            self.annotated.emit(digest, generation, records)

    def _on_process_finished(self) -> None:
        if not self._closing:
            QTimer.singleShot(0, self, self._restart)

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self._closing:
            self.failed.emit(self.tr("The language engine cannot be started."))

    def _restart(self) -> None:
        self._deaths += 1
        if self._closing:
            return
        if self._deaths > _RESTARTS:
            self.failed.emit(self.tr("The language engine keeps stopping; words are not available."))
            return
        self._asked.clear()
        if self._process is not None:
            self._process.deleteLater()
        self.start()
        self._send_texts()
        self.restarted.emit()
