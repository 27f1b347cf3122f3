"""The page, the engine and the desk kept in step: opening a text, its words as they come, where one has read to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.desk import Desk
from reader.errors import ReaderError
from reader.language.model import Correction, Mention, Script
from reader.language.packed import mentions_of, words_in_order
from reader.open_text import OpenText
from reader.transcript.library import LibraryEntry
from reader.transcript.model import Transcript
from reader.ui.loading_behind import LoadingBehind
from reader.ui.looking_ahead import LookingAhead
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.page.page import Page, Place, Voice
from reader.ui.trace import Stop, Trace

if TYPE_CHECKING:
    from reader.ui.annotating import Annotating, Content
    from reader.ui.aside import Aside
    from reader.ui.engine_client import EngineClient

_POSITION_REST_MS = 800
"""How long the page rests before where it stands is written down, in ms."""

_SIZES = (14, 16, 18, 20, 22, 24, 27, 30, 34, 39, 45, 52, 60)
USUAL_SIZE = 22


class Reading(QObject):
    """Opens texts on the page and feeds them to the engine."""

    text_shown = Signal()
    """Another text stands on the page, at its beginning."""
    text_opened = Signal()
    mentions_changed = Signal()
    words_known = Signal(object)
    """More is known of the words of these paragraphs of the open text."""
    annotated = Signal(str, object)
    """Digest, [(paragraph, packed record)], of the text on the page or of one that is read behind it."""
    text_completed = Signal(str)
    """Every paragraph of a text has been annotated."""

    def __init__(self, desk: Desk, window: MainWindow, client: Callable[[], EngineClient]) -> None:
        super().__init__(window)
        self._desk, self._window, self._client_there_is = desk, window, client
        self._background: dict[str, _Background] = {}
        self._loading_behind = LoadingBehind(desk.library)
        self._asides: dict[str, Aside] = {}
        self._corrections: tuple[Correction, ...] = ()
        self._held = False
        self._slices = window.slices.queue()
        self._trace = Trace()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_POSITION_REST_MS)
        self._looking_ahead = LookingAhead(
            window.page, window.slices.queue(), desk.annotations, desk.prepare_card
        )
        self._connect()

    @cached_property
    def _client(self) -> EngineClient:
        """The engine, heard from the moment it is needed; the first page needs none."""
        client = self._client_there_is()
        client.failed.connect(self._on_client_failed)
        client.ready.connect(self._on_client_ready)
        client.progressed.connect(self._on_client_progressed)
        client.restarted.connect(
            lambda: self._window.say(self.tr("The language engine stopped and was started again."))
        )
        return client

    @cached_property
    def _annotating(self) -> Annotating:
        from reader.ui.annotating import Annotating

        annotating = Annotating(self._client, self)
        annotating.annotated.connect(self.take)
        annotating.completed.connect(self._on_annotating_completed)
        annotating.progressed.connect(self._on_annotating_progressed)
        return annotating

    def open_entry(self, entry: LibraryEntry) -> bool:
        """Show a transcript where it was left; whether that went well. A refusal leaves the former one open."""
        self.remember_position()
        try:
            text = self._desk.open_text(entry)
        except ReaderError as error:
            tell(self._window, error)
            return False
        self._slices.forget()  # what it was about is read again behind the page
        self._show(text)
        if self._desk.settings.last_transcript != entry.digest:
            self._desk.prefer(last_transcript=entry.digest)
        if not self._held:
            QTimer.singleShot(0, self, self._start_annotating)
        self.text_opened.emit()
        return True

    def hold(self) -> None:
        """Ask the engine for nothing until `let_go`: a window that opens has better things to do."""
        self._held = True

    def let_go(self) -> None:
        """Ask for the words of the open text, and for the others of the library."""
        self._held = False
        self._start_annotating()

    def show_again(self, digest: str) -> None:
        """Show the open text anew after its details or its lines have changed."""
        text = self._desk.text
        entry = next((each for each in self._desk.library.entries() if each.digest == digest), None)
        if entry is not None and text is not None and text.transcript.digest == digest:
            self.open_entry(entry)

    def show_changes(self) -> None:
        """Show the open text anew if it is not what the library holds any more."""
        text = self._desk.text
        if text is None:
            return
        if self._desk.has_changed(text):
            self.show_again(text.transcript.digest)
        elif self._desk.corrections_of(text.transcript) != self._corrections:
            self.annotate_again()

    def annotate_again(self) -> None:
        """Ask the engine for the open text anew, after a correction; the page keeps its place."""
        if self._desk.text is not None:
            self._desk.text.forget()
            self._desk.concordance.forget()
            self._slices.forget()
            self._start_annotating()

    def take(self, digest: str, records: list[tuple[int, bytes]]) -> None:
        """Take in what the engine says of paragraphs of a text."""
        if self._desk.receive(digest, records):
            self._show_words(records)
        behind = self._background.get(digest) or self._asides.get(digest)
        if behind is not None:
            behind.take(records)
        self.annotated.emit(digest, records)

    def _show_words(self, records: list[tuple[int, bytes]]) -> None:
        """Give the page what it has room for, and of the rest what finding needs."""
        page, shown = self._window.page, list[int]()
        for index, record in records:
            if page.wants(index):
                for _, annotation in self._desk.annotations([index]):
                    if page.set_annotation(index, annotation):
                        shown.append(index)
            else:
                page.set_words(index, words_in_order(record))
        if shown:
            self.words_known.emit(shown)
            first, last = page.visible_paragraphs()
            if any(first <= index <= last for index in shown):
                self.look_ahead()

    def look_ahead(self) -> None:
        """Make ready what the reader may ask for next, now that more is known or can be looked up."""
        self._looking_ahead.start()

    def go_to(self, digest: str, paragraph: int, offset: int) -> None:
        """Go to a place in any text of the library."""
        self._leave_trace()
        self._go(digest, paragraph, offset)

    def _go(self, digest: str, paragraph: int, offset: int) -> None:
        text = self._desk.text
        if text is None or text.transcript.digest != digest:
            entry = self._desk.library.entry(digest)
            if entry is None or not self.open_entry(entry):
                return
        self._window.page.go_to(paragraph, offset, flash=True)
        self._point_at(paragraph, offset)
        self._window.sides.slide_away()

    def go_to_section(self, paragraph: int) -> None:
        """Go to the beginning of a section of the open text."""
        self._leave_trace()
        self._window.page.go_to(paragraph, 0)

    def go_back(self) -> None:
        """Return to where the reader was before the last jump."""
        self._return_to(self._trace.back(self._here()), self.tr("There is no place to go back to."))

    def go_forward(self) -> None:
        """Return to where `go_back` led away from."""
        self._return_to(self._trace.forward(self._here()), self.tr("There is no place to go forward to."))

    def _return_to(self, stop: Stop | None, otherwise: str) -> None:
        if stop is None:
            self._window.say(otherwise)
        else:
            self._go(*stop)

    def _here(self) -> Stop | None:
        text = self._desk.text
        return (text.transcript.digest, *self._window.page.position()) if text is not None else None

    def _leave_trace(self) -> None:
        """Remember where the page stands, so that `go_back` leads there."""
        here = self._here()
        if here is not None:
            self._trace.leave(here)

    def _point_at(self, paragraph: int, offset: int) -> None:
        """Mark the word at a place, as the keyboard does, where its words are known."""
        annotation = self._desk.text.annotation(paragraph) if self._desk.text is not None else None
        for number, token in enumerate(annotation.tokens if annotation is not None else ()):
            if token.start <= offset < token.end:
                self._window.page.focus_token(paragraph, number)

    def set_script(self, script: Script) -> None:
        """Show the page in another script."""
        self._desk.prefer(script=str(script))
        self._window.set_script(script)
        self._window.page.set_script(script)

    def step_text_size(self, step: int) -> None:
        """Make the characters larger or smaller by one step; 0 is the usual size."""
        size = self._desk.settings.text_size
        nearest = min(range(len(_SIZES)), key=lambda place: abs(_SIZES[place] - size))
        size = _SIZES[min(max(nearest + step, 0), len(_SIZES) - 1)] if step else USUAL_SIZE
        self._desk.prefer(text_size=size)
        self._window.page.set_text_size(size)

    def remember_position(self) -> None:
        """Write down where the page stands."""
        self._resting.stop()
        text = self._desk.text
        if text is not None:
            self._desk.library.set_position(text.transcript, *self._window.page.position())

    def close(self) -> None:
        """Load nothing more, and write down where the page stands."""
        self._loading_behind.close()
        self.remember_position()

    def read_library(self) -> None:
        """Let the engine read the other texts of the library for their mentions, when the page is done."""
        if self._held:
            return
        entries = self._desk.library.entries()
        self._desk.concordance.expect(entry.digest for entry in entries)
        self._annotating.forget_later()
        missing = self._desk.concordance.missing()
        for entry in entries:
            if entry.digest in missing:
                if self._annotating.has_read(entry.digest):
                    self._on_annotating_completed(entry.digest)  # it was off the list and stayed on the page
                else:
                    self._annotating.read_later(entry.digest, partial(self._load_behind, entry))
        for name, aside in self._asides.items():
            self._annotating.read_later(name, aside.load)
        self.mentions_changed.emit()

    def read_aside(
        self, name: str, load: Callable[[], Content | None], done: Callable[[dict[int, bytes]], None]
    ) -> None:
        """Let the engine read lines that are no transcript, when all of those are done; `done` gets their records."""
        from reader.ui.aside import Aside

        aside = self._asides.setdefault(name, Aside(load, done))
        self._annotating.read_later(name, aside.load)

    def _connect(self) -> None:
        """Signals by sender."""
        self._resting.timeout.connect(self.remember_position)
        self._window.page.position_changed.connect(self._on_page_position_changed)
        self._window.page.text_size_step_requested.connect(self.step_text_size)
        self._window.page.visible_changed.connect(self._on_page_visible_changed)

    def _show(self, text: OpenText) -> None:
        transcript = text.transcript
        place = self._desk.library.position(transcript)
        at = Place(*place) if place is not None else None
        self._window.page.set_page(page_of(text.entry.title, transcript), at, text.annotation)
        self._window.set_title(text.entry.title, text.entry.facts)
        self.text_shown.emit()

    def _start_annotating(self) -> None:
        text = self._desk.text
        if text is not None:
            sight = self._window.page.visible_paragraphs()
            self._background.pop(text.transcript.digest, None)
            self._desk.coverage.begin(text.transcript.digest)
            self._corrections = self._desk.corrections_of(text.transcript)
            self._annotating.read(text.transcript.digest, self._content(text.transcript), *sight)
            self.read_library()

    def _load_behind(self, entry: LibraryEntry, take: Callable[[Content | None], None]) -> None:
        """Load a text that is read behind the page."""

        def done(transcript: Transcript | None) -> None:
            if transcript is not None:
                self._background[entry.digest] = _Background(entry.title, transcript)
                self._desk.coverage.begin(entry.digest)
            take(self._content(transcript) if transcript is not None else None)

        self._loading_behind.load(entry, done)

    def _content(self, transcript: Transcript) -> Content:
        from reader.ui.annotating import Content

        return Content(transcript.paragraphs.texts, self._desk.terms, self._desk.corrections_of(transcript))

    def _on_annotating_completed(self, digest: str) -> None:
        text = self._desk.text
        if text is not None and text.transcript.digest == digest:
            self._slices.run(self._desk.adding_mentions(), partial(self._complete, digest))
        elif digest in self._background:
            behind = self._background.pop(digest)
            adding = self._desk.concordance.adding(behind.title, behind.transcript, behind.mentions)
            self._slices.run(adding, partial(self._complete, digest))
        elif digest in self._asides:
            aside = self._asides.pop(digest)
            aside.done(aside.records)

    def _complete(self, digest: str) -> None:
        self.text_completed.emit(digest)
        self._slices.run(iter(()), self.mentions_changed.emit)

    def _on_annotating_progressed(self, share: float) -> None:
        if share >= 1:
            self._window.set_progress("")
            return
        stopped = self._annotating.only_in_sight
        said = (
            self.tr("Words are read where you look: %1 %") if stopped else self.tr("Reading the words … %1 %")
        )
        self._window.set_progress(said.replace("%1", str(int(share * 100))), can_stop=True)

    def stop_reading(self, stop: bool) -> None:
        """Let the engine read no more than the words in sight, or go on with all of them."""
        self._annotating.read_only_in_sight(stop)

    def _on_client_ready(self, dictionary: str) -> None:
        self._window.set_progress("")
        if self._desk.dictionary_file != Path(dictionary):
            self._desk.use_dictionary(Path(dictionary))

    def _on_client_failed(self, reason: str) -> None:
        """Say so until it is started again."""
        self._window.set_progress(reason)
        self._window.actions_by_name["start_engine"].setEnabled(True)

    def start_engine(self) -> None:
        """Start the engine once more after it has been given up."""
        self._window.actions_by_name["start_engine"].setEnabled(False)
        self._window.set_progress("")
        self._client.start_again()

    def renew_engine(self) -> None:
        """Let the engine read the dictionary that is in use now, and the open text by it."""
        self._client.renew()
        self.annotate_again()

    def _on_client_progressed(self, _what: str, share: float) -> None:
        self._window.set_progress(
            self.tr("Preparing the dictionary (once) … %1 %").replace("%1", str(int(share * 100)))
        )

    def _on_page_position_changed(self, _paragraph: int, _offset: int) -> None:
        self._resting.start()

    def _on_page_visible_changed(self, first: int, last: int) -> None:
        """The engine looks there first; what the page has let go of and the desk still knows is given back."""
        self._looking_ahead.give(self._window.page.unannotated(first, last))
        if not self._held:
            self._annotating.look_at(first, last)
            self._looking_ahead.start()


class _Background:
    """A text that is read behind the page: only its mentions are kept."""

    def __init__(self, title: str, transcript: Transcript) -> None:
        self.title, self.transcript = title, transcript
        self.mentions: list[tuple[int, Mention]] = []

    def take(self, records: list[tuple[int, bytes]]) -> None:
        """Keep the mentions of packed records."""
        self.mentions += [(index, mention) for index, record in records for mention in mentions_of(record)]


def page_of(title: str, transcript: Transcript) -> Page:
    """A transcript as the page shows it."""
    voices = tuple(Voice(speaker.label, speaker.label, speaker.role) for speaker in transcript.speakers)
    return Page(title, transcript.paragraphs, voices, transcript.sections, transcript.images)
