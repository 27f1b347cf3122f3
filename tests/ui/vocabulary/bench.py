"""The vocabulary at work without page, glossary and engine: a desk, a window, and what joins them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMessageBox

from reader.desk import Desk
from reader.paths import Paths
from reader.store import Store
from reader.transcript.library import Library
from reader.ui.main_window import MainWindow
from reader.ui.vocabulary.saving import Saving
from reader.ui.vocabulary.table_work import TableWork
from reader.ui.vocabulary.work import VocabularyWork
from reader.vocabulary.labels import Label
from reader.vocabulary.model import WordKey
from tests.ui.vocabulary.words import SIGHTINGS

WORDS = {
    ("数据", "shù jù"): "data",
    ("算力", "suàn lì"): "computing power",
    ("世界", "shì jiè"): "world",
    ("绿", "lǜ"): "green",
}
DATA = WordKey("数据", ("shù", "jù"))


class Bench:
    """Everything that a test looks at."""

    def __init__(self, paths: Paths) -> None:
        store = Store.open(paths.database, paths.backups)
        self.desk = Desk(paths, store, Library(paths, store), ())
        self.main = MainWindow(paths.resources / "icons")
        self.saving = Saving(self.main)
        self.work = VocabularyWork(self.desk, self.main, self.saving)
        self.table = TableWork(self.desk, self.main, self.work)
        self.work.changed.connect(self.show)
        self.table.offer(undo=self.undo, redo=self.redo)

    def show(self) -> None:
        """Show everything anew, as the program does."""
        self.work.show()
        self.table.show()

    def undo(self) -> None:
        """Take back the last change."""
        self.desk.history.undo()
        self.show()

    def redo(self) -> None:
        """Do it again."""
        self.desk.history.redo()
        self.show()

    def told(self) -> list[str]:
        """What message boxes say."""
        return [box.text() for box in self.main.findChildren(QMessageBox)]

    def keep_some(self) -> None:
        """Four words; the first was met in a text, bears a tag and was kept last."""
        for number, ((word, pinyin), sense) in enumerate(reversed(WORDS.items())):
            key = WordKey(word, tuple(pinyin.split()))
            traditional = "數據" if word == "数据" else word
            met = SIGHTINGS[0] if key == DATA else None
            self.desk.words.keep(
                key, traditional=traditional, senses=(sense,), sighting=met, level=str(4 - number)
            )
        self.desk.words.labels.give(Label.TAG, [DATA], "nouns")


@contextmanager
def bench(paths: Paths) -> Iterator[Bench]:
    """A bench that is cleared away again."""
    made = Bench(paths)
    try:
        yield made
    finally:
        made.saving.may_close = lambda: True  # type: ignore[method-assign]
        made.saving._again.stop()
        made.main.may_close = lambda: True
        made.main.close()
        made.table.close()
        made.desk.close()
        made.main.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
