"""The window of all words at work: what it shows, and what is done with the words selected in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from reader.card import KeptWord
from reader.desk import Desk
from reader.ui.dialogs.keys import KeysDialog
from reader.ui.main_window import MainWindow
from reader.ui.vocabulary.front import bring_forward
from reader.ui.vocabulary.window import VocabularyWindow
from reader.ui.vocabulary.wording import status_name, word_count
from reader.ui.vocabulary.work import AFTER_PAINT_MS, VocabularyWork
from reader.vocabulary.labels import Label
from reader.vocabulary.model import Sighting, WordKey, WordStatus
from reader.word_list import WordList

_SCREENFUL = 80


class TableWork(QObject):
    """Opens one window and keeps it in step."""

    place_requested = Signal(object)
    concept_requested = Signal(str)

    def __init__(self, desk: Desk, main: MainWindow, work: VocabularyWork) -> None:
        super().__init__(main)
        self._desk, self._main, self._work = desk, main, work
        self._steps: dict[str, Callable[[], object]] = {}
        self.window: VocabularyWindow | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(AFTER_PAINT_MS)
        self._resting.timeout.connect(self._find_all)
        main.actions_by_name["vocabulary"].triggered.connect(self.open)
        main.vocabulary.window_requested.connect(self.open)
        main.closing.connect(self.close)

    def offer(self, **steps: Callable[[], object]) -> None:
        """What other menu entries of the window do, by the name of their action."""
        self._steps |= steps

    def open(self) -> None:
        """Show the window, in front."""
        if self.window is None:
            self.window = VocabularyWindow()
            self.window.restore_state(self._desk.settings.vocabulary_window)
            self._connect(self.window)
            self.show()
        bring_forward(self.window)
        self.window.filters.search.setFocus()

    def close(self) -> None:
        """Close the window with the program."""
        if self.window is not None:
            self.window.close()

    def show(self) -> None:
        """Show words and choices as the desk has them now."""
        if self.window is not None:
            self.window.set_facets(self._desk.words.facets(), len(self._desk.words.kept))
            self._find()
            self._show_page()

    def selected(self) -> list[WordKey]:
        """The words that are selected."""
        return self._desk.words.keys(self.window.table.selected_numbers()) if self.window is not None else []

    def _connect(self, window: VocabularyWindow) -> None:
        """Signals by sender."""
        actions = window.menu.actions
        window.menu.take_keys(self._main.actions_by_name)
        for name, act in {**self._steps, **self._own_steps(window)}.items():
            actions[name].triggered.connect(lambda _checked=False, act=act: act())
        for status in WordStatus:
            action: QAction = actions[f"status {status.value}"]
            action.triggered.connect(lambda _checked=False, each=status: self.set_status(each))
        window.closed.connect(self._on_window_closed)
        window.current_changed.connect(lambda: QTimer.singleShot(0, window, self._show_page))
        window.forget_requested.connect(self.forget)
        window.list_requested.connect(lambda name, on: self._label(Label.LIST, name, on))
        window.lists.dropped_list.connect(
            lambda name: self._work.do(lambda: self._words.labels.drop(Label.LIST, name))
        )
        window.lists.made.connect(lambda name: self._work.do(lambda: self._words.labels.make_list(name)))
        window.lists.renamed.connect(
            lambda name, new: self._work.do(lambda: self._words.labels.rename(Label.LIST, name, new))
        )
        window.page.concept_requested.connect(self.concept_requested)
        window.page.edited.connect(self._work.write)
        window.page.forget_requested.connect(lambda word: self._forget([word.key]))
        window.page.place_requested.connect(self._go_to)
        window.page.sentence_forget_requested.connect(
            lambda key, met: self._work.do(lambda: self._words.forget_sighting(key, met))
        )
        window.query_changed.connect(self._find)
        window.status_requested.connect(self.set_status)
        window.table.words.edited.connect(self._work.write)
        window.tag_requested.connect(lambda name, on: self._label(Label.TAG, name, on))

    def _own_steps(self, window: VocabularyWindow) -> dict[str, Callable[[], object]]:
        return {
            "close": window.close,
            "find": self._on_find_triggered,
            "forget": self.forget,
            "keys": self._on_keys_triggered,
            "preferences": self._main.actions_by_name["preferences"].trigger,
            "list": window.choose_list,
            "place": self._on_place_triggered,
            "tag": window.choose_tag,
        }

    @property
    def _words(self) -> WordList:
        return self._desk.words

    def set_status(self, status: WordStatus) -> None:
        """Say what the reader knows of the selected words."""
        keys = self.selected()
        if keys and self._work.do(lambda: self._words.set_status(keys, status)):
            self._say(f"{status_name(status)}: {_named(keys)}")

    def forget(self) -> None:
        """Take the selected words out of the vocabulary."""
        self._forget(self.selected())

    def _forget(self, keys: Sequence[WordKey]) -> None:
        if keys and self._work.do(lambda: self._words.forget(keys)):
            self._say(self.tr("Removed: %1 (Ctrl+Z brings it back)").replace("%1", _named(keys)))

    def _label(self, kind: Label, name: str, on: bool) -> None:
        keys = self.selected()
        if keys and self._work.do(lambda: self._words.labels.give(kind, keys, name, on=on)):
            said = self.tr("%1 on “%2”") if on else self.tr("%1 off “%2”")
            self._say(said.replace("%1", _named(keys)).replace("%2", name))

    def _find(self) -> None:
        """Show what is found: a screenful at once, and all of it when that has been painted."""
        if self.window is None:
            return
        begun = None
        if not self.window.table.selected_count():
            begun = self._words.begin_finding(self.window.query(), _SCREENFUL)
        if begun is None:
            self._find_all()
        else:
            self.window.begin_words(begun, self._fetching(begun))
            self._resting.start()

    def _find_all(self) -> None:
        self._resting.stop()
        if self.window is not None:
            numbers = self._words.find(self.window.query())
            self.window.set_words(numbers, self._fetching(numbers), len(self._words.kept))

    def _fetching(self, numbers: Sequence[int]) -> Callable[[int, int], Sequence[KeptWord]]:
        return lambda first, count: self._desk.kept_words(numbers[first : first + count])

    def _show_page(self) -> None:
        if self.window is None:
            return
        shown = self.window.table.current()
        word = self._desk.words.word(shown.word.key) if shown is not None else None
        names = self._work.names(word.key if word is not None else None)
        self.window.set_page(self._desk.kept_word(word) if word is not None else None, names)

    def _say(self, text: str) -> None:
        if self.window is not None:
            self.window.say(text)

    def _go_to(self, met: Sighting) -> None:
        self.place_requested.emit(met)
        bring_forward(self._main)

    def _on_find_triggered(self) -> None:
        if self.window is not None:
            self.window.filters.search.setFocus()
            self.window.filters.search.selectAll()

    def _on_keys_triggered(self) -> None:
        if self.window is not None:
            note = self.tr("Keys that the main window has too are changed in Preferences.")
            dialog = KeysDialog(self.window.menu.listed_keys(), self.window, note)
            dialog.exec()
            dialog.deleteLater()

    def _on_place_triggered(self) -> None:
        shown = self.window.table.current() if self.window is not None else None
        if shown is not None and shown.word.sightings:
            self._go_to(shown.word.sightings[-1])
        else:
            self._say(self.tr("This word has not been met in a text."))

    def _on_window_closed(self) -> None:
        if self.window is not None:
            self._desk.prefer(vocabulary_window=self.window.state())
            self.window.deleteLater()
            self.window = None


def _named(keys: Sequence[WordKey]) -> str:
    return keys[0].simplified if len(keys) == 1 else word_count(len(keys))
