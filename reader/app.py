"""The front door: builds each object once, joins them, starts the loop."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reader import __version__
from reader.commands import PaperRequest, ScreenshotRequest
from reader.desk import Desk
from reader.errors import FileRefused, ReaderError
from reader.paths import Paths
from reader.transcript.library import LibraryEntry

# PySide reads the source of each module that is imported after it: what knows no Qt is spared that by going first.
# isort: split
from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from reader.ui.card_actions import CardActions
from reader.ui.engine_client import EngineClient
from reader.ui.first_paint import FirstPaint
from reader.ui.glossary.work import GlossaryWork
from reader.ui.index_maker import IndexMaker
from reader.ui.looking_up import LookUp
from reader.ui.main_window import MainWindow
from reader.ui.menus import Menus
from reader.ui.messages import install_excepthook, tell
from reader.ui.notes import NotesOnPage
from reader.ui.page_settings import PageSettings
from reader.ui.pinned_cards import PinnedCards
from reader.ui.reading import Reading
from reader.ui.selecting import Selecting
from reader.ui.shelf import Shelf
from reader.ui.speakers import Speakers
from reader.ui.vocabulary.coverage_work import CoverageWork
from reader.ui.vocabulary.saving import Saving
from reader.ui.vocabulary.work import VocabularyWork
from reader.ui.words import Words

_CHINESE_FACES = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
"""What Chinese in panels and dialogs is set in, so that no Japanese face is picked."""

_GARBAGE = (10_000, 20, 1_000)
"""When Python looks for garbage in rings: seldom among what has lived long, which takes longer than a frame."""


class Program:
    """Everything that lives as long as the window."""

    def __init__(self, application: QApplication, paths: Paths, desk: Desk) -> None:
        self.application, self.desk = application, desk
        self.window = MainWindow(paths.resources / "icons")
        self.client = EngineClient(sys.executable, worker_arguments(paths), self.window)
        self.reading = Reading(desk, self.window, self.client)
        self.saving = Saving(self.window)
        self.words = Words(desk, self.window, self.reading, self.saving)
        self.glossary = GlossaryWork(desk, self.window, self.reading, self.words)
        self.vocabulary = VocabularyWork(desk, self.window, self.saving)
        self.coverage = CoverageWork(desk, self.window, self.reading, self.vocabulary)
        self.shelf = Shelf(desk, self.window, self.reading)
        self.menus = Menus(desk, self.window, self.reading, self.words, application)
        self.page_settings = PageSettings(desk, self.window)
        self.index_maker = IndexMaker(sys.executable, index_arguments(paths), self.window)
        self.look_up = LookUp(desk, self.window, self.index_maker)
        self.card_actions = CardActions(desk, self.window, self.words)
        self.pinned = PinnedCards(desk, self.window, self.words)
        self.notes = NotesOnPage(desk, self.window, self.reading, self.words)
        self.selecting = Selecting(desk, self.window, self.reading, self.words)
        self.speakers = Speakers(desk, self.window, self.reading)
        self.complete = False
        """Whether all that comes after the first paint is there."""
        self._prepare()

    def start(self, files: Sequence[Path]) -> None:
        """Show the window on the files that were named, or on what was read last; the rest comes after."""
        self.client.start()
        self._open_first(files)
        FirstPaint(self.window.page.viewport()).painted.connect(self._after_first_paint)
        self.window.show()

    def furnish(self) -> None:
        """Make what is opened from menus. Here it is loaded too: the first page need not wait for it."""
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
        self._connect_furniture()

    def _connect_furniture(self) -> None:
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

    def draw(self, entry: LibraryEntry, hover: str | None) -> None:
        """Show a text with all its words at once, annotated in this process, and the card of the word `hover`."""
        self.reading.open_entry(entry, annotate=False)
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
        if not self.complete:
            self.furnish()
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
            geometry, widths, left, right, front = self.window.state()
            self.desk.prefer(
                window_geometry=geometry,
                splitter_state=widths,
                left_panel_shown=left,
                right_panel_shown=right,
                right_panel_front=front,
            )
        except ReaderError as error:
            print(f"duidu: {error}", file=sys.stderr)
        self.client.close()
        self.index_maker.close()
        self.desk.close()

    def _prepare(self) -> None:
        self.words.undone.connect(self.shelf.refresh)
        self.look_up.kept.connect(self.words.show_all)
        self.look_up.concept_requested.connect(self.words.show_concept)
        self.client.ready.connect(lambda _file: self.look_up.prepare())
        self.words.vocabulary_changed.connect(self.vocabulary.show)
        self.words.vocabulary_changed.connect(self.coverage.show_soon)
        self.coverage.redo_requested.connect(self.words.redo)
        self.coverage.undo_requested.connect(self.words.undo)
        self.vocabulary.changed.connect(self.words.show_known)
        self.application.applicationStateChanged.connect(self._on_application_state_changed)
        settings = self.desk.settings
        self.menus.theme_shown.connect(self.page_settings.apply_tones)
        self.page_settings.applied.connect(self.words.hover.refresh)
        self.menus.theme_shown.connect(self.pinned.show_theme)
        self.reading.text_opened.connect(self.pinned.put_all_away)
        self.menus.theme_shown.connect(self.notes.show_theme)
        self.menus.theme_shown.connect(self.selecting.show_theme)
        self.menus.show_theme()
        self.window.set_script(self.desk.script)
        self.window.page.set_script(self.desk.script)
        self.window.page.set_text_size(settings.text_size)
        self.page_settings.applied.connect(lambda: self.words.hover.key.set_key(self.desk.settings.hover_key))
        self.page_settings.apply()
        self.window.restore_state(
            settings.window_geometry,
            settings.splitter_state,
            settings.left_panel_shown,
            settings.right_panel_shown,
            settings.right_panel_front,
        )

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Coming back to the window shows what a command or a second window has written meanwhile."""
        if state is Qt.ApplicationState.ApplicationActive and self.desk.words.changed_elsewhere():
            self.words.show_known()

    def _open_first(self, files: Sequence[Path]) -> None:
        if files:
            self.shelf.add_files(files)
        if self.desk.text is None:
            entry = first_entry(self.desk)
            if entry is not None:
                self.reading.open_entry(entry)

    def _after_first_paint(self) -> None:
        """One thing in each turn of the loop, so that keys and the pointer are heard between them."""
        for step in (self.furnish, self._fill, lambda: self.safety.begin()):
            QTimer.singleShot(0, self.window, step)

    def _fill(self) -> None:
        """What is seen second: panels, marks, and a word about missing fonts."""
        self.shelf.show_entries()
        self.shelf.tell_problems()
        self.words.show_all()
        self.glossary.refresh()
        if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            self.window.say(
                self.window.tr("No Chinese font is installed: the page shows boxes. Install Noto Sans CJK."),
                0,
            )
        gc.freeze()
        gc.set_threshold(*_GARBAGE)
        self.complete = True


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
    entries = desk.library.entries()
    last = [entry for entry in entries if entry.digest == desk.settings.last_transcript]
    return next(iter([*last, *entries]), None)


def run(arguments: Sequence[str]) -> int:
    """Open the window; give the exit code."""
    parser = argparse.ArgumentParser(prog="duidu", description="Read Chinese interviews about AI.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="transcripts to open")
    parser.add_argument("--data", metavar="DIR", help="keep all user data in DIR")
    parser.add_argument("--version", action="version", version=f"Duidu {__version__}")
    options = parser.parse_args(arguments)
    paths = Paths.under(Path(options.data)) if options.data else Paths.standard()
    application = make_application(paths)
    try:
        desk = Desk.open(paths)
    except ReaderError as error:
        return _refuse(application, error)
    program = Program(application, paths, desk)
    install_excepthook(program.window)
    program.start(options.files)
    code = application.exec()
    program.close()
    return int(code)


def make_application(paths: Paths) -> QApplication:
    """The Qt application with its name, icon and language."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("duidu")
    application.setApplicationDisplayName("Duidu")
    application.setDesktopFileName("duidu")
    application.setWindowIcon(QIcon(str(paths.resources / "icons" / "duidu.svg")))
    application.setStyle("Fusion")
    font = application.font()
    font.setFamilies([*font.families(), *_CHINESE_FACES])
    application.setFont(font)
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase"),
        (str(paths.resources / "translations"), "duidu"),
    ):
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", folder):
            application.installTranslator(translator)
    return application


def _refuse(application: QApplication, error: ReaderError) -> int:
    """The data cannot be opened: say so in a window and on standard error."""
    print(f"duidu: {error}", file=sys.stderr)
    application.setQuitOnLastWindowClosed(True)
    window = MainWindow(Paths.standard().resources / "icons")
    tell(window, error)
    application.exec()
    return 2


def screenshot(request: ScreenshotRequest) -> None:
    """Draw the window on a text into a PNG, without a display, and without touching the reader's data.

    Raises FileRefused where the text cannot be read, the word is not on it, or the picture cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(request.scale)
    with TemporaryDirectory(prefix="duidu-") as folder:
        paths = replace(request.paths, data=Path(folder))
        application = make_application(paths)
        desk = Desk.open(paths)
        try:
            entry = desk.library.add_file(request.file, request.encoding)
            desk.prefer(theme=request.theme, script=request.script)
            program = Program(application, paths, desk)
            program.window.resize(*request.size)
            program.draw(entry, request.hover)
            picture = program.window.grab()
            if not picture.save(str(request.output), "PNG"):
                raise FileRefused("the picture cannot be written.", path=request.output)
        finally:
            desk.close()


def put_on_paper(request: PaperRequest) -> None:
    """Write a text as PDF or HTML, annotated in this process; the library is not changed.

    Raises FileRefused where the text cannot be read or the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from reader.ui.paper.command import write

    application = make_application(request.paths) if QApplication.instance() is None else None
    write(request)
    del application
