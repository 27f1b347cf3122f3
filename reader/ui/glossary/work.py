"""The glossary at work: its panel kept in step with the concepts, the texts that are read, and what is asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from reader.candidates import Candidate
from reader.concordance import Line
from reader.desk import Desk
from reader.termbase.index import Sort
from reader.termbase.proposals import candidates
from reader.terms import Term
from reader.ui import tasks
from reader.ui.annotating import Content
from reader.ui.glossary.beside import BesideThePage
from reader.ui.glossary.charts import GlossaryCharts
from reader.ui.glossary.editing import GlossaryEditing
from reader.ui.glossary.exchange import GlossaryExchange
from reader.ui.glossary.index_view import View
from reader.ui.glossary.preview import BeforeReading
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell_failure
from reader.ui.reading import Reading
from reader.ui.words import Words

_REST_MS = 60
"""How long typing rests before the index is shown anew, in ms."""
_READING_MS = 800
"""How often, in ms, the panel follows while texts are read in the background."""
_PATIENCE_MS = 8000
"""How long, in ms, the index stays as it is while the texts are read for the first time."""
_FORMS = "forms of the glossary"
"""What the engine knows the forms by, which are no transcript."""


class GlossaryWork(QObject):
    """Joins the glossary's panel with the desk."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading, words: Words) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading, self._words = desk, window, reading, words
        self._panel = window.glossary
        self._terms: tuple[Term, ...] = desk.terms
        self._asked: list[str] = []
        self._candidates: tuple[int, list[Candidate]] | None = None
        self._task: tasks.Task | None = None
        self.editing = GlossaryEditing(desk, window)
        self.exchange = GlossaryExchange(desk, window)
        self.charts = GlossaryCharts(desk, window, reading)
        self.beside = BesideThePage(desk, window, reading)
        self.before_reading = BeforeReading(desk, window)
        self._slices = window.slices.queue()
        self._resting = _timer(self, _REST_MS)
        self._following = _timer(self, _READING_MS)
        self._waiting = _timer(self, _PATIENCE_MS)
        self._has_waited = False
        self._connect()

    def show(self, concept_id: str) -> None:
        """Open a concept in the panel."""
        page = self._desk.termbase.page(concept_id, self._desk.script)
        if page is not None:
            self._panel.show_concept(page)
            self._show_mentions()
            self._window.show_glossary()
            self.beside.show()

    def refresh(self) -> None:
        """Show index and concept as they are now; what has changed of the terms goes to the engine."""
        if self._desk.terms is not self._terms:
            self._terms = self._desk.terms
            self._candidates = None
            self._reading.annotate_again()
        self._show_index()
        self.beside.show()
        shown = self._panel.shown_concept
        if shown is None:
            return
        page = self._desk.termbase.page(shown, self._desk.script)
        if page is None:
            self._panel.show_index()
        else:
            self._panel.concept.set_page(page)
            self._show_mentions()

    def _connect(self) -> None:
        """Signals by sender."""
        concept, index = self._panel.concept, self._panel.index
        self._window.actions_by_name["new_concept"].triggered.connect(self.editing.new)
        self.editing.changed.connect(self.refresh)
        self.editing.concept_requested.connect(self.show)
        self.before_reading.kept.connect(self._words.show_all)
        self.exchange.changed.connect(self.refresh)
        concept.mentions_requested.connect(self._show_mentions)
        index.filter_changed.connect(self._resting.start)
        index.filter_entered.connect(self._on_index_filter_entered)
        index.view_changed.connect(self._on_resting_timeout)
        self._panel.concept_requested.connect(self.show)
        self._panel.place_requested.connect(self._on_panel_place_requested)
        self._reading.mentions_changed.connect(self._on_reading_mentions_changed)
        self._following.timeout.connect(self.refresh)
        self._resting.timeout.connect(self._on_resting_timeout)
        self._waiting.timeout.connect(self._on_waiting_timeout)
        self._window.script_chosen.connect(self._on_window_script_chosen, Qt.ConnectionType.QueuedConnection)
        self._words.concept_requested.connect(self.show)
        self._words.undone.connect(self.refresh)

    def _show_index(self, *, stay: bool = True) -> None:
        index = self._panel.index
        if index.view is View.ALL:
            self._show_lines(stay=stay)
        elif index.view is View.DISMISSED:
            index.set_dismissed(self._desk.termbase.dismissed.texts())
        elif index.view is View.REVIEW:
            index.set_review(self._desk.termbase.review())
        else:
            self._show_candidates()

    def _show_lines(self, *, stay: bool) -> None:
        """Concepts as the reader wants them; by name and without figures while these would change every moment."""
        index, concordance = self._panel.index, self._desk.concordance
        wanted, counted = index.filter, not self._is_counting()
        if counted:
            texts = [(digest, text.title) for digest, text in concordance.texts().items()]
            index.set_choices(texts, [name for name in concordance.index.speakers() if name])
        else:
            wanted = replace(wanted, sort=Sort.NAME)
        index.set_lines(self._desk.termbase.lines(wanted, self._desk.script), stay=stay, counted=counted)

    def _is_counting(self) -> bool:
        """Whether the texts are being read for the first time, which is soon done for all but large libraries."""
        concordance = self._desk.concordance
        if concordance.complete or self._has_waited:
            self._has_waited = self._has_waited or bool(concordance.texts())
            self._waiting.stop()
            return False
        if not self._waiting.isActive():
            self._waiting.start()
        return True

    def _show_mentions(self) -> None:
        shown, concept = self._panel.shown_concept, self._panel.concept
        if shown is None:
            return
        termbase, script = self._desk.termbase, self._desk.script
        found = termbase.mentions(shown, concept.transcript, concept.speaker)

        def line_of(number: int) -> Line:
            return found.line(number, script, termbase.annotation, reading=concept.with_reading)

        concept.set_mentions(found.groups(), line_of)

    def _show_candidates(self) -> None:
        """Those that are known, or look for them in a thread."""
        known = self._candidates
        if known is not None and known[0] == self._desk.concordance.version:
            dismissed = set(self._desk.termbase.dismissed.texts())
            self._panel.index.set_candidates([each for each in known[1] if each.text not in dismissed])
            return
        self._panel.index.set_candidates(None)
        if self._task is not None or not self._desk.concordance.complete:
            return
        termbase, version = self._desk.termbase, self._desk.concordance.version
        concepts, texts = termbase.entries.concepts, termbase.read_texts()

        def work(report: tasks.Report) -> list[Candidate]:
            return candidates(concepts, texts, termbase.everyday, report)

        self._task = tasks.run(work, partial(self._on_candidates_found, version), self._on_candidates_failed)

    def _on_candidates_found(self, version: int, found: list[Candidate]) -> None:
        self._task = None
        self._candidates = (version, found)
        if self._panel.index.view is View.CANDIDATES:
            self._show_candidates()

    def _on_candidates_failed(self, error: Exception) -> None:
        self._task = None
        tell_failure(self._window, error)

    def _on_panel_place_requested(self, line: Line) -> None:
        self._reading.go_to(line.digest, line.paragraph, line.start)

    def _on_reading_mentions_changed(self) -> None:
        """Follow at once where all is read, now and then while it is not."""
        if self._desk.concordance.complete:
            self._following.stop()
            self._ask_for_forms()
            self.refresh()
        elif not self._following.isActive():
            self._following.start()

    def _on_resting_timeout(self) -> None:
        """What is found stands at the top, whatever was scrolled to before."""
        self._show_index(stay=False)

    def _on_index_filter_entered(self) -> None:
        if self._resting.isActive():
            self._resting.stop()
            self._show_index(stay=False)

    def _on_waiting_timeout(self) -> None:
        self._has_waited = True
        self._show_index()

    def _on_window_script_chosen(self, _script: object) -> None:
        """Comes when the script has been taken up: whoever does that may be connected later than this."""
        self.refresh()

    def _ask_for_forms(self) -> None:
        """Ask the engine how the forms are read and written, once all texts are done."""
        if not self._asked:
            self._reading.read_aside(_FORMS, self._forms, self._on_forms_read)

    def _forms(self) -> Content | None:
        termbase = self._desk.termbase
        self._asked = termbase.spoken.missing(termbase.entries.concepts)
        return Content(self._asked, self._desk.terms) if self._asked else None

    def _on_forms_read(self, records: dict[int, bytes]) -> None:
        taking = self._desk.termbase.spoken.taking(self._asked, dict(records))
        self._slices.run(taking, self._on_forms_taken)

    def _on_forms_taken(self) -> None:
        self._asked = []
        self.refresh()


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
