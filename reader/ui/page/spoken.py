"""What the glossary puts beside the page: where a concept is spoken of, and English words in the margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.ui.page.margin import Gloss
from reader.ui.page.page import Place
from reader.ui.page.searching import PageSearch


class SpokenPage(PageSearch):
    """A page that shows beside it what is spoken of where."""

    spoken_place_chosen = Signal(int, int)
    """Paragraph, offset: the mark of a place in the scroll bar was clicked, or gone to by key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken: tuple[Place, ...] = ()
        self._gone_to: Place | None = None
        self._bar.spoken_clicked.connect(self._on_bar_spoken_clicked)

    def set_spoken(self, places: Sequence[Place], said: str = "") -> None:
        """Mark in the scroll bar where something is spoken of, `said` in words; no places, no marks."""
        self._spoken, self._gone_to = tuple(places), None
        self._bar.set_spoken(self._spoken_shares)
        self._bar.setToolTip(said)
        self._bar.setAccessibleDescription(said)

    def next_spoken(self) -> None:
        """Choose the next of the marked places after what is being read."""
        self._choose_spoken(1)

    def previous_spoken(self) -> None:
        """Choose the marked place before what is being read."""
        self._choose_spoken(-1)

    def _choose_spoken(self, by: int) -> None:
        first, last = self._flow.visible_paragraphs()
        gone_to = self._gone_to
        here = gone_to if gone_to is not None and first <= gone_to.paragraph <= last else self._flow.reading()
        places = sorted(self._spoken)
        at = bisect_right(places, here) if by > 0 else bisect_left(places, here) - 1
        if 0 <= at < len(places):
            self._gone_to = places[at]
            self.spoken_place_chosen.emit(*places[at])

    def set_glosses(self, glosses: Mapping[int, Sequence[Gloss]] | None) -> None:
        """Write these in the margin, by paragraph; None for no such margin."""
        self._marks.glosses = dict(glosses or {})
        if self._flow.composer.glossed != (glosses is not None):
            self._pointer.leave()
            self._glossed = glosses is not None
            self._flow.set_glossed(self._glossed)
            self._scrolling.settle()
        self.viewport().update()

    def set_shown_concepts(self, concepts: frozenset[str] | None) -> None:
        """Underline these concepts alone, and stop at no others; None for all."""
        self._shown_concepts = self._flow.annotations.concepts = concepts
        self.viewport().update()

    def _spoken_shares(self) -> list[float]:
        return self._shares_of([(place.paragraph, place.offset) for place in self._spoken])

    def _on_bar_spoken_clicked(self, number: int) -> None:
        if number < len(self._spoken):
            self.spoken_place_chosen.emit(*self._spoken[number])
