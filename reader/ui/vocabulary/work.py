"""The vocabulary at work: panel, window and dialogs joined with the kept words of the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reader.card import KeptWord
from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.vocabulary.behind import Behind
from reader.ui.vocabulary.saving import Saving
from reader.ui.vocabulary.word_page import KnownNames
from reader.vocabulary.labels import Label
from reader.vocabulary.model import Sighting, WordKey, WordStatus
from reader.vocabulary.search import Query

_SCREENFUL = 80

AFTER_PAINT_MS = 10
"""After how long the first screenful of what was found has been painted, so that the rest can be counted."""


class VocabularyWork(QObject):
    """Carries out what is asked of kept words; `changed` is heard by whatever shows them."""

    changed = Signal()

    def __init__(self, desk: Desk, window: MainWindow, saving: Saving) -> None:
        super().__init__(window)
        self._desk, self._window, self.saving = desk, window, saving
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(0)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(AFTER_PAINT_MS)
        desk.words.long.behind = Behind(window).do
        self._connect()

    def show(self) -> None:
        """Show the panel as the desk has it now."""
        panel, words = self._window.vocabulary, self._desk.words
        self._counting.stop()
        numbers = words.find(Query(text=panel.searched))
        total = len(numbers) if not panel.searched.strip() else len(words.kept)
        panel.set_words(len(numbers), self._fetching(numbers), total)
        if panel.shown_word is not None:
            self.show_word(panel.shown_word)

    def _find(self) -> None:
        """Show what is found: a screenful at once, and all of it when that has been painted."""
        panel = self._window.vocabulary
        begun = self._desk.words.begin_finding(Query(text=panel.searched), _SCREENFUL)
        if begun is None:
            self.show()
        else:
            panel.index.begin_words(len(begun), self._fetching(begun))
            self._counting.start()

    def _fetching(self, numbers: Sequence[int]) -> Callable[[int, int], Sequence[KeptWord]]:
        return lambda first, count: self._desk.kept_words(numbers[first : first + count])

    def show_word(self, key: WordKey) -> None:
        """Open a word beside the page; the list where it is kept no longer."""
        word = self._desk.words.word(key)
        if word is None:
            self._window.vocabulary.page.set_word(None, KnownNames())
            self._window.vocabulary.show_index()
        else:
            self._window.vocabulary.show_word(self._desk.kept_word(word), self.names(key))

    def names(self, key: WordKey | None = None) -> KnownNames:
        """The tags and lists there are, and how a word may be read."""
        facets = self._desk.words.facets()
        readings = self._desk.readings_of(key.simplified) if key is not None else ()
        return KnownNames(tuple(facets.tags), tuple(facets.lists), readings)

    def do(self, act: Callable[[], object]) -> bool:
        """Change words; whether that is on disk. Everything is shown anew either way."""
        done = self.saving.carry_out(act)
        self.changed.emit()
        return done

    def write(self, key: WordKey, field: str, value: object) -> None:
        """Write one field of a word as the reader wants it."""
        words = self._desk.words
        acts: dict[str, Callable[[], object]] = {
            "lists": lambda: words.labels.set(Label.LIST, key, _names(value)),
            "pinyin": lambda: self._read_as(key, str(value)),
            "note": lambda: words.edit(key, note=str(value)),
            "senses": lambda: words.edit(key, senses=_names(value)),
            "status": lambda: words.set_status([key], WordStatus(str(value))),
            "tags": lambda: words.labels.set(Label.TAG, key, _names(value)),
        }
        self.do(acts[field])

    def _read_as(self, key: WordKey, typed: str) -> None:
        target = self._desk.rereading.read_as(key, typed)
        if self._window.vocabulary.shown_word == key:
            self.show_word(target)

    def _connect(self) -> None:
        """Signals by sender."""
        self.saving.saved.connect(self.changed)
        self._counting.timeout.connect(self.show)
        self._typing.timeout.connect(self._find)
        panel = self._window.vocabulary
        panel.edited.connect(self.write)
        panel.search_changed.connect(lambda _text: self._typing.start())
        panel.sentence_forget_requested.connect(self._on_sentence_forget_requested)
        panel.word_requested.connect(self.show_word)

    def _on_sentence_forget_requested(self, key: WordKey, met: Sighting) -> None:
        self.do(lambda: self._desk.words.forget_sighting(key, met))
        self._window.say(self.tr("Sentence removed (Ctrl+Z brings it back)"))


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else ()
