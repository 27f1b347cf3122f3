"""What the window is made of, and how it is made after the first paint: one thing at a time.

Each `_make_…` rests (`yield`) wherever keys and the pointer can be heard before the next thing; imports stand where
things are made, as some take as long as a frame.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.desk import Desk
from reader.paths import Paths
from reader.ui.early_keys import EarlyKeys
from reader.ui.main_window import MainWindow
from reader.ui.page_settings import PageSettings
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.glossary.model import Concept
    from reader.ui.engine_client import EngineClient
    from reader.ui.tasks import Task

_TURN = 0.0005
"""How long, in seconds, a thread in the background may keep Python to itself while the window waits for it.

A card asks the dictionary a dozen times, and each time the window lets go of Python and takes it up again.
"""


class ProgramParts:
    """The page at once, everything around it later."""

    def __init__(self, application: QApplication, paths: Paths, desk: Desk) -> None:
        sys.setswitchinterval(_TURN)
        self.application, self.desk = application, desk
        self.window = MainWindow(paths.resources / "icons")
        self.reading = Reading(desk, self.window, lambda: self.client)
        self.page_settings = PageSettings(desk, self.window)
        self.complete = False
        """Whether all that comes after the first paint is there."""
        self._glossary_reading: Task | None = None
        self._early_keys = EarlyKeys(self.window)

    @cached_property
    def client(self) -> EngineClient:
        """The engine in its process, which is started when the window is complete."""
        from reader.ui.engine_client import EngineClient

        return EngineClient(sys.executable, worker_arguments(self.desk.paths), self.window)

    def _make(self) -> Iterator[None]:
        """Make what comes after the first paint, with a rest wherever the next thing can wait for keys."""
        yield from self._make_cards()
        yield from self._make_words()
        yield from self._read_glossary()
        yield from self._make_menus()
        yield from self._make_panels()
        yield from self._make_windows()

    def _read_glossary(self) -> Iterator[None]:
        """Start a thread that reads the shipped concepts; nothing waits for it before the glossary is made."""
        from reader.glossary.kept import shipped_concepts
        from reader.ui import tasks

        folder, cache = self.desk.paths.resources / "glossary", self.desk.paths.cache
        self._glossary_reading = tasks.run(
            lambda _report: shipped_concepts(folder, cache), self._on_glossary_read, self._on_glossary_unread
        )
        yield

    def _on_glossary_read(self, concepts: Sequence[Concept]) -> None:
        self.desk.take_shipped(concepts)
        self._glossary_reading = None

    def _on_glossary_unread(self, _error: Exception) -> None:
        """The glossary is read again, and says itself what is wrong, where it is made."""
        self._glossary_reading = None

    def _make_cards(self) -> Iterator[None]:
        """The card of the word under the pointer."""
        import reader.ui.hover_card  # noqa: F401

        yield
        from reader.ui.hover import Hover

        yield
        self.hover = Hover(self.window.page, self.window.card, self.desk.card, self.desk.renewed_card)
        self.page_settings.applied.connect(self.hover.refresh)
        self.page_settings.applied.connect(self._set_hover_key)
        self._set_hover_key()
        self.hover.catch_up()
        yield

    def _make_words(self) -> Iterator[None]:
        """What keys do with words."""
        from reader.ui.vocabulary.saving import Saving
        from reader.ui.words import Words

        yield
        _ = self.window.actions_by_name
        yield
        self.saving = Saving(self.window)
        self.words = Words(self.desk, self.window, self.reading, self.saving, self.hover)
        yield

    def _make_menus(self) -> Iterator[None]:
        """What menus and keys do on the page."""
        desk, window, reading, words = self.desk, self.window, self.reading, self.words
        from reader.ui.menus import Menus

        yield
        self.menus = Menus(desk, window, reading, words, self.application)
        self.page_settings.show_in_menus()
        yield
        from reader.ui.card_actions import CardActions
        from reader.ui.pinned_cards import PinnedCards

        self.card_actions = CardActions(desk, window, words)
        self.pinned = PinnedCards(desk, window, words)
        yield
        from reader.ui.selecting import Selecting
        from reader.ui.speakers import Speakers

        self.selecting = Selecting(desk, window, reading, words)
        self.speakers = Speakers(desk, window, reading)
        yield
        from reader.ui.index_maker import IndexMaker
        from reader.ui.looking_up import LookUp

        self.index_maker = IndexMaker(sys.executable, index_arguments(desk.paths), window)
        self.look_up = LookUp(desk, window, self.index_maker)
        self._connect_menus()
        yield

    def _connect_menus(self) -> None:
        self.look_up.kept.connect(self.words.show_all)
        self.look_up.concept_requested.connect(self.words.show_concept)
        self.client.ready.connect(self._on_client_ready)
        self.menus.theme_shown.connect(self.page_settings.apply_tones)
        self.menus.theme_shown.connect(self.pinned.show_theme)
        self.menus.theme_shown.connect(self.selecting.show_theme)
        self.selecting.show_theme()
        self.reading.text_opened.connect(self.pinned.put_all_away)
        self.speakers.show()

    def _make_panels(self) -> Iterator[None]:
        """What stands beside the page."""
        desk, window, reading, words = self.desk, self.window, self.reading, self.words
        import reader.ui.vocabulary.panel

        yield
        import reader.ui.glossary.concept_view

        yield
        import reader.ui.panels.glossary_panel  # noqa: F401

        yield
        yield from window.furnishing()
        words.join_panel()
        yield
        from reader.ui.notes import NotesOnPage
        from reader.ui.outline import OutlineInStep

        self.outline = OutlineInStep(desk, window, reading)
        self.notes = NotesOnPage(desk, window, reading, words)
        yield
        from reader.ui.glossary.work import GlossaryWork

        yield
        while self._glossary_reading is not None:
            yield
        self.glossary = GlossaryWork(desk, window, reading, words)
        yield
        from reader.ui.vocabulary.coverage_work import CoverageWork
        from reader.ui.vocabulary.work import VocabularyWork

        yield
        self.vocabulary = VocabularyWork(desk, window, self.saving)
        self.coverage = CoverageWork(desk, window, reading, self.vocabulary)
        yield
        from reader.ui.shelf import Shelf

        self.shelf = Shelf(desk, window, reading)
        self._connect_panels()
        yield

    def _connect_panels(self) -> None:
        words = self.words
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

    def _make_windows(self) -> Iterator[None]:
        """What is opened from menus."""
        desk, window = self.desk, self.window
        from reader.ui.vocabulary.table_work import TableWork

        self.table = TableWork(desk, window, self.vocabulary)
        yield
        from reader.ui.page_menu import PageMenu
        from reader.ui.preferences.preferences import Preferences

        self.page_menu = PageMenu(desk, window, self.reading, self.words)
        self.preferences = Preferences(desk, window, self.menus, self.page_settings)
        yield
        from reader.ui.corrections import CorrectionsList
        from reader.ui.dictionary import DictionaryChoice

        self.dictionary = DictionaryChoice(desk, window, self.reading)
        self.corrections = CorrectionsList(desk, window, self.reading)
        yield
        from reader.ui.vocabulary.import_dialog import ImportDialog  # noqa: F401

        yield
        from reader.ui.vocabulary.import_work import ImportWork
        from reader.ui.vocabulary.safety_work import SafetyWork

        self.imports = ImportWork(desk, window, self.vocabulary)
        self.safety = SafetyWork(desk, window)
        yield
        from reader.ui.vocabulary.export_work import ExportWork
        from reader.ui.vocabulary.review_work import ReviewWork

        self.reviews = ReviewWork(desk, window, self.vocabulary)
        self.exports = ExportWork(desk, window, self.table)
        yield
        from reader.ui.paper.printing import Printing
        from reader.ui.search_texts import SearchTexts

        self.search_texts = SearchTexts(desk, window, self.reading)
        self.printing = Printing(desk, window)
        self._connect_windows()
        yield

    def _connect_windows(self) -> None:
        self.words.undone.connect(self.corrections.refresh)
        self.corrections.undo_requested.connect(self.words.undo)
        self.safety.data_replaced.connect(self.page_settings.apply)
        self.safety.data_replaced.connect(self.menus.show_theme)
        self.safety.data_replaced.connect(self.words.show_known)
        self.safety.data_replaced.connect(self.shelf.refresh)
        self.safety.data_replaced.connect(self.glossary.refresh)
        self.words.vocabulary_changed.connect(self.table.show)
        self.table.offer(undo=self.words.undo, redo=self.words.redo, coverage=self.coverage.open)
        self.table.offer(export=self.exports.open, review=self.reviews.open)
        self.table.offer(**{"import": self.imports.open, "mark_level": lambda: self.imports.open(level=True)})
        self.table.place_requested.connect(self.words.go_to_sighting)
        self.table.concept_requested.connect(self.words.show_concept)

    def _fill(self) -> Iterator[None]:
        """What is seen second: panels, marks, and a word about missing fonts."""
        from PySide6.QtGui import QFontDatabase, QIcon

        self.application.setWindowIcon(QIcon(str(self.desk.paths.resources / "icons" / "duidu.svg")))
        self._early_keys.give_back(self.window.actions_by_name)
        yield
        self.shelf.show_entries()
        self.shelf.tell_problems()
        yield
        self.words.show_all()
        yield
        self.notes.show_all()
        self.glossary.refresh()
        self.glossary.beside.show()
        yield
        if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            self.window.say(
                self.window.tr("No Chinese font is installed: the page shows boxes. Install Noto Sans CJK."),
                0,
            )
        yield
        yield from self.hover.warming()
        from reader.ui.garbage import Garbage

        self.garbage = Garbage(self.window)
        self.garbage.start()
        self.complete = True

    def _on_client_ready(self, _file: str) -> None:
        self.look_up.prepare()
        self.reading.look_ahead()

    def _set_hover_key(self) -> None:
        self.hover.key.set_key(self.desk.settings.hover_key)


def worker_arguments(paths: Paths) -> list[str]:
    """How the engine's process is called so that it shares this program's cache."""
    return ["-m", "reader.worker", *_data_arguments(paths)]


def index_arguments(paths: Paths) -> list[str]:
    """How the process is called that makes the dictionary's index."""
    return ["-m", "reader.indexer", *_data_arguments(paths)]


def _data_arguments(paths: Paths) -> list[str]:
    return [] if paths == Paths.standard() else ["--data", str(paths.data)]
