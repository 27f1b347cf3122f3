"""Before reading: what carries the interview is counted in a thread, shown, and kept at one go."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.card import WordCard
from reader.desk import Desk
from reader.errors import ReaderError
from reader.termbase.before_reading import Carrying, Preview, preview
from reader.ui import tasks
from reader.ui.glossary.wording import numbered
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell, tell_failure

if TYPE_CHECKING:
    from reader.ui.glossary.preview_dialog import PreviewDialog, PreviewRow


class BeforeReading(QObject):
    """Opens the dialog for the text on the page."""

    kept = Signal()

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._task: tasks.Task | None = None
        self.dialog: PreviewDialog | None = None
        window.actions_by_name["before_reading"].triggered.connect(self.open)
        window.glossary.index.before_reading_requested.connect(self.open)

    def open(self) -> None:
        """Show what carries the text on the page, once all of its words are known."""
        from reader.ui.glossary.preview_dialog import PreviewDialog  # dialogs are loaded when they are opened

        text = self._desk.text
        if text is None or len(text.records) < len(text.transcript.paragraphs):
            self._window.say(
                self.tr("The words of this interview are still being read; try again in a moment.")
            )
            return
        self.dialog = dialog = PreviewDialog(text.entry.title, self._window)
        dialog.keep_requested.connect(self._on_dialog_keep_requested)
        dialog.finished.connect(lambda _result: self._on_dialog_finished(dialog))
        records, desk = dict(text.records), self._desk
        paragraphs = text.transcript.paragraphs.texts
        concepts, statuses, keys = dict(desk.termbase.entries.by_id), desk.statuses(), desk.kept_keys()

        def work(_report: tasks.Report) -> Preview:
            return preview(records, paragraphs, concepts, statuses, keys, desk.termbase.everyday)

        self._task = tasks.run(work, partial(self._on_counted, dialog), self._on_failed)
        dialog.open()

    def _on_counted(self, dialog: PreviewDialog, found: Preview) -> None:
        self._task = None
        if self.dialog is dialog:
            dialog.set_rows(self._rows(found.terms), self._rows(found.words))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        tell_failure(self._window, error)

    def _rows(self, found: Iterable[Carrying]) -> list[PreviewRow]:
        cards = ((each, self._desk.card(each.paragraph, each.token)) for each in found)
        return [_row(card, each.count) for each, card in cards if card is not None]

    def _on_dialog_keep_requested(self, cards: list[WordCard]) -> None:
        try:
            number = self._desk.keep_all(cards, self.tr("words before reading"))
        except ReaderError as error:
            tell(self._window, error)
            return
        self.kept.emit()
        if self.dialog is not None:
            self.dialog.accept()
        said = numbered(self.tr("Kept: 1 word"), self.tr("Kept: %1 words"), number)
        self._window.say(f"{said} {self.tr('(Ctrl+Z takes them back)')}")

    def _on_dialog_finished(self, dialog: PreviewDialog) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None


def _row(card: WordCard, count: int) -> PreviewRow:
    from reader.ui.glossary.preview_dialog import PreviewRow

    senses = next((reading.senses for reading in card.readings), ())
    english = card.concept.english if card.concept is not None else "; ".join(senses[:2])
    pinyin = " ".join(syllable for syllable in card.pinyin if syllable)
    return PreviewRow(card.headword, pinyin, english, count, card.kept, card)
