"""The running program: the page first, then, one thing in each turn of the loop, everything around it.

Imports stand where things are made: a start loads only what the first page needs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.paths import Paths
from reader.spare_memory import LARGE, give_back
from reader.ui.first_paint import FirstPaint
from reader.ui.program_parts import ProgramParts
from reader.ui.theming import show_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.transcript.library import LibraryEntry

_BETWEEN_MS = 5
"""How long the window rests between one thing that is made after the first paint and the next, in ms."""

_UNTIL_READ_MS = 8_000
"""How long after a large text was opened all that opening it needs is surely done, in ms."""

_SPARE_MS = 1_500
"""How long the page has stood still before memory is given back, in ms: that takes longer than a frame."""

_END = object()


class Program(ProgramParts):
    """Everything that lives as long as the window."""

    def __init__(self, application: QApplication, paths: Paths, desk: Desk) -> None:
        super().__init__(application, paths, desk)
        self._refused: list[Path] = []
        self._spare = QTimer(self.window)
        self._spare.setSingleShot(True)
        self._spare.setInterval(_SPARE_MS)
        self._spare.timeout.connect(give_back)
        self._making, self._filling = self._make(), self._fill()
        self.reading.text_opened.connect(self._on_text_opened)
        self.reading.text_completed.connect(self._on_text_completed)
        self.window.page.position_changed.connect(self._on_page_position_changed)
        self._prepare()

    def start(self, files: Sequence[Path]) -> None:
        """Show the window on the files that were named, or on what was read last; the rest comes after.

        The text is opened in a window that has its size, so that it is laid out once; nothing is painted before.
        """
        self.reading.hold()
        self.window.show()
        self._open_first(files)
        FirstPaint(self.window.page.viewport()).painted.connect(self._go_on)

    def furnish(self) -> None:
        """Make all that is not there yet; events are handled meanwhile: one of them brings what a thread has read."""
        for _ in self._making:
            self.application.processEvents()

    def draw(self, entry: LibraryEntry, hover: str | None) -> None:
        """Show a text with all its words at once, annotated in this process, and the card of the word `hover`."""
        self.reading.hold()
        self.furnish()
        self.reading.open_entry(entry)
        self.window.show()
        self.application.processEvents()
        text = self.desk.text
        if text is None:
            raise FileRefused("the text cannot be read.", path=entry.path)
        from reader.engine import Engine  # heavy, and a window has it in a process of its own

        engine = Engine(self.desk.paths)
        digest = text.transcript.digest
        paragraphs = text.transcript.paragraphs.texts
        engine.open(digest, paragraphs, self.desk.terms)
        self.reading.take(digest, list(engine.annotate(digest, range(len(paragraphs)))))
        self.reading.text_completed.emit(digest)
        engine.close()
        for _ in self._fill():
            pass
        self.desk.looking_up.open()
        self.application.processEvents()
        if hover and not self._hover(hover):
            raise FileRefused(f"the word {hover} does not stand in this text.", path=entry.path)
        self.application.processEvents()

    def _hover(self, word: str) -> bool:
        """Bring a word into view and show its card; whether it is there."""
        text = self.desk.text
        known = self.desk.annotations(range(len(text.transcript.paragraphs))) if text else []
        for paragraph, annotation in known:
            for number, token in enumerate(annotation.tokens):
                if word in (token.text, token.simplified, token.traditional):
                    self.window.page.focus_token(paragraph, number)
                    self.application.processEvents()
                    return self.words.hover.show_current()
        return False

    def close(self) -> None:
        """Write down what is to be remembered and let go of everything."""
        self.application.applicationStateChanged.disconnect(self._on_application_state_changed)
        try:
            self.reading.close()
            self.desk.prefer(**self.window.state())
        except ReaderError as error:
            print(f"duidu: {error}", file=sys.stderr)
        if self.complete:
            self.garbage.stop()
        self.client.close()
        if hasattr(self, "index_maker"):
            self.index_maker.close()
        self.desk.close()

    def _prepare(self) -> None:
        """Give the page everything that is preferred."""
        self.application.applicationStateChanged.connect(self._on_application_state_changed)
        show_theme(self.desk, self.window, self.application)
        self.window.set_script(self.desk.script)
        self.window.page.set_script(self.desk.script)
        self.page_settings.apply()
        self.window.restore_state(self.desk.settings)

    def _open_first(self, files: Sequence[Path]) -> None:
        """Open the last of these files that can be read, else what was read last; what is refused is told later."""
        entry: LibraryEntry | None = None
        for file in files:
            try:
                entry = self.desk.library.add_file(file)
            except ReaderError:
                self._refused.append(file)
        entry = entry or first_entry(self.desk)
        if entry is not None:
            self.reading.open_entry(entry)

    def _go_on(self) -> None:
        """Do the next thing that comes after the first paint; between them keys and the pointer are heard."""
        if next(self._making, _END) is not _END or next(self._filling, _END) is not _END:
            QTimer.singleShot(_BETWEEN_MS, self.window, self._go_on)
            return
        self.client.start()
        self.reading.let_go()
        self.safety.begin()
        if self._refused:
            self.shelf.add_files(self._refused)

    def _on_text_opened(self) -> None:
        if self._is_large():
            QTimer.singleShot(_UNTIL_READ_MS, self.window, self._spare.start)

    def _on_text_completed(self, _digest: str) -> None:
        if self._is_large():
            self._spare.start()

    def _on_page_position_changed(self, _paragraph: int, _offset: int) -> None:
        if self._spare.isActive():
            self._spare.start()

    def _is_large(self) -> bool:
        text = self.desk.text
        return text is not None and sum(text.transcript.paragraphs.texts.lengths()) > LARGE

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Coming back to the window shows what a command or a second window has written meanwhile."""
        if not self.complete:
            return
        if state is not Qt.ApplicationState.ApplicationActive:
            self.garbage.look_everywhere()
        elif self.desk.words.changed_elsewhere():
            self.words.show_known()


def first_entry(desk: Desk) -> LibraryEntry | None:
    """What is opened when nothing is named: what was read last, else the first of the library."""
    last = desk.library.entry(desk.settings.last_transcript) if desk.settings.last_transcript else None
    return last or next(iter(desk.library.entries()), None)
