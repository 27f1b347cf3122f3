"""What the glossary shows beside the open text: where the chosen concept is spoken of, and English in the margin."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.desk import Desk
from reader.glossary.model import Category
from reader.termbase.first_mentions import first_mentions
from reader.ui.glossary.wording import mentions
from reader.ui.main_window import MainWindow
from reader.ui.page.margin import Gloss
from reader.ui.page.page import Place
from reader.ui.reading import Reading

_MOST_PERCENTS = 12
"""Places that are named in the words for the marks."""


class BesideThePage(QObject):
    """Keeps the marks in the scroll bar and the glosses in the margin in step with text and glossary."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading = desk, window, reading
        window.actions_by_name.categories.triggered.connect(
            lambda action: self._on_category_triggered(action.data())
        )
        window.glossary.currentChanged.connect(self._on_glossary_current_changed)
        window.page.spoken_place_chosen.connect(self._on_page_spoken_place_chosen)
        reading.text_completed.connect(self._on_reading_text_completed)
        reading.text_opened.connect(self.show)

    def show(self) -> None:
        """Show marks and glosses as they are now."""
        self._show_marks()
        self._show_glosses()
        self._show_category()

    def _show_marks(self) -> None:
        text, shown = self._desk.text, self._window.glossary.shown_concept
        concept = self._desk.termbase.entries.concept(shown) if shown is not None else None
        if text is None or concept is None:
            self._window.page.set_spoken(())
            return
        found = self._desk.concordance.index.places(concept.id, text.transcript.digest)
        places = [Place(*place) for place in found]
        self._window.page.set_spoken(places, self._said(concept.english, places) if places else "")

    def _said(self, english: str, places: list[Place]) -> str:
        """The marks in words: how many, and how far down the text."""
        text = self._desk.text
        lengths = text.transcript.paragraphs.texts.lengths() if text is not None else []
        total = sum(lengths) or 1
        percents = [
            f"{100 * (sum(lengths[: place.paragraph]) + place.offset) // total} %"
            for place in places[:_MOST_PERCENTS]
        ]
        more = " …" if len(places) > _MOST_PERCENTS else ""
        said = self.tr("%1: %2 in this text, at %3 of it. Click a mark to go there.")
        said = said.replace("%1", english).replace("%2", mentions(len(places)))
        return said.replace("%3", ", ".join(dict.fromkeys(percents)) + more)

    def _show_glosses(self) -> None:
        text = self._desk.text
        if not self._desk.settings.glosses or text is None:
            self._window.page.set_glosses(None)
            return
        paragraphs = dict(enumerate(text.transcript.paragraphs.texts))
        glosses: dict[int, list[Gloss]] = {}
        for each in first_mentions(
            self._desk.concordance.index,
            self._desk.termbase.entries.by_id,
            text.transcript.digest,
            paragraphs,
            self._desk.settings.shown_category,
        ):
            glosses.setdefault(each.paragraph, []).append(Gloss(each.start, each.end, each.english))
        self._window.page.set_glosses(glosses)

    def _show_category(self) -> None:
        """Underline one category alone where the reader wants that."""
        chosen, concepts = self._desk.settings.shown_category, self._desk.termbase.entries.concepts
        known = chosen in map(str, Category)
        shown = frozenset(each.id for each in concepts if each.category == chosen) if known else None
        self._window.page.set_shown_concepts(shown)
        for action in self._window.actions_by_name.categories.actions():
            action.setChecked(action.data() == (chosen if known else ""))

    def _on_category_triggered(self, category: str) -> None:
        self._desk.prefer(shown_category=category)
        self.show()

    def _on_glossary_current_changed(self, _row: int) -> None:
        self._show_marks()

    def _on_reading_text_completed(self, digest: str) -> None:
        text = self._desk.text
        if text is not None and text.transcript.digest == digest:
            self.show()

    def _on_page_spoken_place_chosen(self, paragraph: int, offset: int) -> None:
        text = self._desk.text
        if text is not None:
            self._reading.go_to(text.transcript.digest, paragraph, offset)
