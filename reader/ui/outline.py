"""The outline beside the page, kept in step with it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.reading import Reading


class OutlineInStep(QObject):
    """Lists the sections of the open text, marks the one being read, goes where one is chosen."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading = desk, window, reading
        window.left.outline.section_chosen.connect(self._on_outline_section_chosen)
        window.page.position_changed.connect(self._on_page_position_changed)
        reading.text_shown.connect(self.show)

    def show(self) -> None:
        """List the sections of the open text."""
        text = self._desk.text
        if text is not None:
            self._window.left.outline.set_sections(text.transcript.sections)
            self._on_page_position_changed(*self._window.page.position())

    def _on_page_position_changed(self, paragraph: int, _offset: int) -> None:
        text = self._desk.text
        if text is not None and paragraph < len(text.transcript.paragraphs):
            self._window.left.outline.set_current(text.transcript.paragraphs[paragraph].section)

    def _on_outline_section_chosen(self, paragraph: int) -> None:
        self._reading.go_to_section(paragraph)
        self._window.sides.slide_away()
        self._window.page.setFocus()
