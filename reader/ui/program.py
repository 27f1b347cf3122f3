"""The running program: the page first, then, one thing in each turn of the loop, everything around it.

Imports stand where things are made: a start loads only what the first page needs.
"""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.paths import Paths
from reader.ui.early_keys import EarlyKeys
from reader.ui.first_paint import FirstPaint
from reader.ui.main_window import MainWindow
from reader.ui.page_settings import PageSettings
from reader.ui.reading import Reading
from reader.ui.theming import show_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.transcript.library import LibraryEntry
    from reader.ui.engine_client import EngineClient

_GARBAGE = (10_000, 20, 1_000)
"""When Python looks for garbage in rings: seldom among what has lived long, which takes longer than a frame."""

_BETWEEN_MS = 5
"""How long the window rests between one thing that is made after the first paint and the next, in ms."""


class Program:
    """Everything that lives as long as the window."""

    def __init__(self, application: QApplication, paths: Paths, desk: Desk) -> None:
        self.application, self.desk = application, desk
        self.window = MainWindow(paths.resources / "icons")
        self.reading = Reading(desk, self.window, lambda: self.client)
        self.page_settings = PageSettings(desk, self.window)
        self.complete = False
        """Whether all that comes after the first paint is there."""
        self._refused: list[Path] = []
        self._making: deque[Callable[[], object]] = deque(
            (self._make_cards, self._make_words, self._make_menus, self._make_panels, self._make_windows)
        )
        self._early_keys = EarlyKeys(self.window)
        self._prepare()

    @cached_property
    def client(self) -> EngineClient:
        """The engine in its process, which is started when the window is complete."""
        from reader.ui.engine_client import EngineClient

        return EngineClient(sys.executable, worker_arguments(self.desk.paths), self.window)

    def start(self, files: Sequence[Path]) -> None:
        """Show the window on the files that were named, or on what was read last; the rest comes after.

        The text is opened in a window that has its size, so that it is laid out once; nothing is painted before.
        """
        self.reading.hold()
        self.window.show()
        self._open_first(files)
        FirstPaint(self.window.page.viewport()).painted.connect(self._go_on)

    def furnish(self) -> None:
        """Make all that is not there yet."""
        while self._making:
            self._making.popleft()()

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
        paragraphs = [paragraph.text for paragraph in text.transcript.paragraphs]
        engine.open(digest, paragraphs, self.desk.terms)
        self.reading.take(digest, list(engine.annotate(digest, range(len(paragraphs)))))
        self.reading.text_completed.emit(digest)
        engine.close()
        self._fill()
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
            self.reading.remember_position()
            self.desk.prefer(**self.window.state())
        except ReaderError as error:
            print(f"duidu: {error}", file=sys.stderr)
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
        if self._making:
            self._making.popleft()()
            QTimer.singleShot(_BETWEEN_MS, self.window, self._go_on)
            return
        self._fill()
        self.client.start()
        self.reading.let_go()
        self.safety.begin()
        if self._refused:
            self.shelf.add_files(self._refused)

    def _make_cards(self) -> None:
        """The card of the word under the pointer."""
        from reader.ui.hover import Hover

        self.hover = Hover(self.window.page, self.window.card, self.desk.card, self.desk.renewed_card)
        self.page_settings.applied.connect(self.hover.refresh)
        self.page_settings.applied.connect(self._set_hover_key)
        self._set_hover_key()
        self.hover.catch_up()

    def _make_words(self) -> None:
        """What keys do with words."""
        from reader.ui.vocabulary.saving import Saving
        from reader.ui.words import Words

        self.saving = Saving(self.window)
        self.words = Words(self.desk, self.window, self.reading, self.saving, self.hover)

    def _make_menus(self) -> None:
        """What menus and keys do on the page."""
        from reader.ui.card_actions import CardActions
        from reader.ui.index_maker import IndexMaker
        from reader.ui.looking_up import LookUp
        from reader.ui.menus import Menus
        from reader.ui.pinned_cards import PinnedCards
        from reader.ui.selecting import Selecting
        from reader.ui.speakers import Speakers

        desk, window, reading, words = self.desk, self.window, self.reading, self.words
        self.menus = Menus(desk, window, reading, words, self.application)
        self.page_settings.show_in_menus()
        self.card_actions = CardActions(desk, window, words)
        self.pinned = PinnedCards(desk, window, words)
        self.selecting = Selecting(desk, window, reading, words)
        self.speakers = Speakers(desk, window, reading)
        self.index_maker = IndexMaker(sys.executable, index_arguments(desk.paths), window)
        self.look_up = LookUp(desk, window, self.index_maker)
        self.look_up.kept.connect(words.show_all)
        self.look_up.concept_requested.connect(words.show_concept)
        self.client.ready.connect(lambda _file: self.look_up.prepare())
        self.menus.theme_shown.connect(self.page_settings.apply_tones)
        self.menus.theme_shown.connect(self.pinned.show_theme)
        self.menus.theme_shown.connect(self.selecting.show_theme)
        self.selecting.show_theme()
        reading.text_opened.connect(self.pinned.put_all_away)
        self.speakers.show()

    def _make_panels(self) -> None:
        """What stands beside the page."""
        from reader.ui.glossary.work import GlossaryWork
        from reader.ui.notes import NotesOnPage
        from reader.ui.outline import OutlineInStep
        from reader.ui.shelf import Shelf
        from reader.ui.vocabulary.coverage_work import CoverageWork
        from reader.ui.vocabulary.work import VocabularyWork

        desk, window, reading, words = self.desk, self.window, self.reading, self.words
        window.furnish()
        words.join_panel()
        self.outline = OutlineInStep(desk, window, reading)
        self.notes = NotesOnPage(desk, window, reading, words)
        self.glossary = GlossaryWork(desk, window, reading, words)
        self.vocabulary = VocabularyWork(desk, window, self.saving)
        self.coverage = CoverageWork(desk, window, reading, self.vocabulary)
        self.shelf = Shelf(desk, window, reading)
        words.undone.connect(self.shelf.refresh)
        words.vocabulary_changed.connect(self.vocabulary.show)
        words.vocabulary_changed.connect(self.coverage.show_soon)
        self.coverage.redo_requested.connect(words.redo)
        self.coverage.undo_requested.connect(words.undo)
        self.vocabulary.changed.connect(words.show_known)
        self.menus.theme_shown.connect(self.notes.show_theme)
        self.page_settings.applied.connect(self.glossary.beside.show)
        self.notes.show_theme()
        self.outline.show()

    def _make_windows(self) -> None:
        """What is opened from menus."""
        from reader.ui.corrections import CorrectionsList
        from reader.ui.dictionary import DictionaryChoice
        from reader.ui.page_menu import PageMenu
        from reader.ui.paper.printing import Printing
        from reader.ui.preferences.preferences import Preferences
        from reader.ui.search_texts import SearchTexts
        from reader.ui.vocabulary.export_work import ExportWork
        from reader.ui.vocabulary.import_work import ImportWork
        from reader.ui.vocabulary.review_work import ReviewWork
        from reader.ui.vocabulary.safety_work import SafetyWork
        from reader.ui.vocabulary.table_work import TableWork

        desk, window = self.desk, self.window
        self.table = TableWork(desk, window, self.vocabulary)
        self.page_menu = PageMenu(desk, window, self.reading, self.words)
        self.preferences = Preferences(desk, window, self.menus, self.page_settings)
        self.dictionary = DictionaryChoice(desk, window, self.reading)
        self.corrections = CorrectionsList(desk, window, self.reading)
        self.imports = ImportWork(desk, window, self.vocabulary)
        self.safety = SafetyWork(desk, window)
        self.reviews = ReviewWork(desk, window, self.vocabulary)
        self.exports = ExportWork(desk, window, self.table)
        self.search_texts = SearchTexts(desk, window, self.reading)
        self.printing = Printing(desk, window)
        self._connect_windows()

    def _connect_windows(self) -> None:
        self.words.undone.connect(self.corrections.refresh)
        self.corrections.undo_requested.connect(self.words.undo)
        self.safety.data_replaced.connect(self.words.show_known)
        self.safety.data_replaced.connect(self.shelf.refresh)
        self.safety.data_replaced.connect(self.glossary.refresh)
        self.words.vocabulary_changed.connect(self.table.show)
        self.table.offer(undo=self.words.undo, redo=self.words.redo, coverage=self.coverage.open)
        self.table.offer(export=self.exports.open, review=self.reviews.open)
        self.table.offer(**{"import": self.imports.open, "mark_level": lambda: self.imports.open(level=True)})
        self.table.place_requested.connect(self.words.go_to_sighting)
        self.table.concept_requested.connect(self.words.show_concept)

    def _fill(self) -> None:
        """What is seen second: panels, marks, and a word about missing fonts."""
        from PySide6.QtGui import QFontDatabase, QIcon

        self.application.setWindowIcon(QIcon(str(self.desk.paths.resources / "icons" / "duidu.svg")))
        self._early_keys.give_back(self.window.actions_by_name)
        self.shelf.show_entries()
        self.shelf.tell_problems()
        self.words.show_all()
        self.notes.show_all()
        self.glossary.refresh()
        self.glossary.beside.show()
        if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            self.window.say(
                self.window.tr("No Chinese font is installed: the page shows boxes. Install Noto Sans CJK."),
                0,
            )
        gc.freeze()
        gc.set_threshold(*_GARBAGE)
        gc.enable()
        self.complete = True

    def _set_hover_key(self) -> None:
        self.hover.key.set_key(self.desk.settings.hover_key)

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Coming back to the window shows what a command or a second window has written meanwhile."""
        active = state is Qt.ApplicationState.ApplicationActive
        if active and self.complete and self.desk.words.changed_elsewhere():
            self.words.show_known()


def worker_arguments(paths: Paths) -> list[str]:
    """How the engine's process is called so that it shares this program's cache."""
    return ["-m", "reader.worker", *_data_arguments(paths)]


def index_arguments(paths: Paths) -> list[str]:
    """How the process is called that makes the dictionary's index."""
    return ["-m", "reader.indexer", *_data_arguments(paths)]


def _data_arguments(paths: Paths) -> list[str]:
    return [] if paths == Paths.standard() else ["--data", str(paths.data)]


def first_entry(desk: Desk) -> LibraryEntry | None:
    """What is opened when nothing is named: what was read last, else the first of the library."""
    last = desk.library.entry(desk.settings.last_transcript) if desk.settings.last_transcript else None
    return last or next(iter(desk.library.entries()), None)
