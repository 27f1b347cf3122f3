"""The charts at work: opened on what is spoken of most, saved as pictures, and followed into the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.desk import Desk
from reader.errors import FileRefused
from reader.glossary.model import NAME_CATEGORIES
from reader.paths import write_atomically
from reader.termbase.index import Filter
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.reading import Reading
from reader.ui.theme import load_theme, theme_name

if TYPE_CHECKING:
    from reader.ui.glossary.chart_window import ChartWindow

_FIRST_CHOSEN = 5
"""Concepts that a chart begins with."""


class GlossaryCharts(QObject):
    """Opens the window of charts and answers it."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading = desk, window, reading
        self.dialog: ChartWindow | None = None
        window.actions_by_name["charts"].triggered.connect(lambda _checked=False: self.open())
        window.glossary.index.charts_requested.connect(self.open)
        window.glossary.concept.charts_requested.connect(self.open)

    def open(self, concept_id: str = "") -> None:
        """Show the charts of a concept with what it is related to, or of what is spoken of most."""
        from reader.ui.glossary.chart_brush import (
            Colours,
        )  # not before they are wanted: a window's start is short
        from reader.ui.glossary.chart_window import ChartWindow

        if self.dialog is not None:
            self.dialog.close()
        theme = load_theme(self._desk.paths.resources / "themes", theme_name(self._desk.settings.theme))
        self.dialog = dialog = ChartWindow(Colours.of(theme), self._window)
        dialog.chart_requested.connect(self._show)
        dialog.place_requested.connect(self._on_dialog_place_requested)
        dialog.save_requested.connect(self._on_dialog_save_requested)
        dialog.finished.connect(lambda _result: self._on_dialog_finished(dialog))
        lines = self._desk.termbase.lines(Filter(), self._desk.script)
        spoken_of = [line for line in lines if line.mentions]
        chosen = self._first_chosen(concept_id)
        spoken_of.sort(key=lambda line: line.concept.id not in chosen)
        texts = [(digest, text.title) for digest, text in self._desk.concordance.texts().items()]
        here = self._desk.text.transcript.digest if self._desk.text is not None else None
        concepts = [(line.concept.id, line.concept.english, line.mentions) for line in spoken_of]
        dialog.set_choices(concepts, chosen, texts, here)
        dialog.show()

    def _first_chosen(self, concept_id: str) -> list[str]:
        termbase = self._desk.termbase
        counts = termbase.concordance.counts()
        concept = termbase.entries.concept(concept_id)
        if concept is not None:
            others = sorted((*concept.broader, *concept.related), key=lambda name: -counts.get(name, 0))
            return [concept.id, *(name for name in others if counts.get(name))][:_FIRST_CHOSEN]
        terms = [
            each.id
            for each in termbase.entries.concepts
            if each.id in counts and each.category not in NAME_CATEGORIES
        ]
        return sorted(terms, key=lambda name: -counts[name])[:_FIRST_CHOSEN]

    def _show(self) -> None:
        if self.dialog is not None:
            dialog = self.dialog
            dialog.set_chart(self._desk.termbase.chart(dialog.kind, dialog.chosen, dialog.transcript))

    def _on_dialog_place_requested(self, paragraph: int, start: int) -> None:
        if self.dialog is not None and self.dialog.transcript is not None:
            self._reading.go_to(self.dialog.transcript, paragraph, start)

    def _on_dialog_save_requested(self, kind: str) -> None:
        """Ask for a file and write the picture whole or not at all."""
        if self.dialog is None:
            return
        content = self.dialog.view.svg() if kind == "svg" else self.dialog.view.png()
        folder = Path(self._desk.settings.recent_folder or Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self.dialog,
            self.tr("Save the chart"),
            str(folder / f"chart-{self.dialog.kind}.{kind}"),
            f"{kind.upper()} (*.{kind})",
        )
        if not chosen:
            return
        try:
            write_atomically(Path(chosen), content)
        except OSError as error:
            said = self.tr("the file cannot be written (%1).").replace("%1", error.strerror or str(error))
            tell(self.dialog, FileRefused(said, path=Path(chosen)))
            return
        self._desk.prefer(recent_folder=str(Path(chosen).parent))
        self._window.say(self.tr("Written: %1").replace("%1", chosen))

    def _on_dialog_finished(self, dialog: ChartWindow) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
