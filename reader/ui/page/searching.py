"""Finding on the page, and what was found in the scroll bar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.ui.page.choices import PageChoices
from reader.ui.page.marked_bar import MarkedScrollBar
from reader.ui.page.page import Matches, PageColours, Place

if TYPE_CHECKING:
    from reader.ui.page.finding import Finder

_MOST_MARKS = 2000
"""Matches whose place in the scroll bar is reckoned; of more, as many at even distances."""


class PageSearch(PageChoices):
    """A page in which things are found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._variants = 0
        self._newly_annotated: set[int] = set()
        self._bar = MarkedScrollBar(self)
        self._bar.set_colour(self._colours.find_current, self._colours.accent)
        self.setVerticalScrollBar(self._bar)
        self.settled.connect(self._on_settled)

    @cached_property
    def _finder(self) -> Finder:
        from reader.ui.page.finding import Finder  # most pages are read without looking for anything

        return Finder()

    def set_colours(self, colours: PageColours) -> None:
        """Paint with these."""
        super().set_colours(colours)
        self._bar.set_colour(colours.find_current, colours.accent)

    def find_text(self, text: str) -> Matches:
        """Look for this everywhere, mark it, and go to the first match from the page's position on."""
        known = self._flow.annotations
        self._finder.begin(self._flow.page, text, known.variants, known.spoken, self._flow.reading())
        self._variants = len(known.variants)
        self._mark_found()
        return self._show_match()

    def find_next(self) -> Matches:
        """Go to the next match, from the last to the first."""
        self._finder.step(1)
        return self._show_match()

    def find_previous(self) -> Matches:
        """Go to the match before, from the first to the last."""
        self._finder.step(-1)
        return self._show_match()

    def clear_find(self) -> None:
        """End the search."""
        self.forget_search()
        self._show_match()

    def matches(self) -> Matches:
        """The search as it stands."""
        return self._finder.matches

    def forget_search(self) -> None:
        """Nothing is looked for."""
        self.__dict__.pop("_finder", None)
        self._newly_annotated.clear()
        self._marks.current = None
        self._mark_found()

    def search_later(self, paragraph: int) -> None:
        """More is known of a paragraph: look there again when all that comes with it has come."""
        if "_finder" in self.__dict__ and self._finder.matches.text:
            self._newly_annotated.add(paragraph)

    def _show_match(self) -> Matches:
        self._marks.current = match = self._finder.current()
        if match is not None:
            self._flow.unfold(match.paragraph)
            self._walking.show(Place(match.paragraph, match.start))
        self._scrolling.settle()
        self.matches_changed.emit(self._finder.matches)
        return self._finder.matches

    def _mark_found(self) -> None:
        self._marks.found = self._finder.by_paragraph()
        self._bar.set_places(self._shares)

    def _shares(self) -> list[float]:
        """How far down the page the matches stand, by estimated heights."""
        found = self._finder.matches.found
        step = max(len(found) // _MOST_MARKS, 1)
        return self._shares_of([(match.paragraph, match.start) for match in found[::step]])

    def _shares_of(self, places: Sequence[tuple[int, int]]) -> list[float]:
        """How far down the page places (paragraph, offset) stand."""
        blocks, heights = self._flow.blocks, self._flow.heights
        total = heights.total()
        nearest = (blocks.nearest(*place) for place in places)
        return [min(heights.about(place) / total, 1.0) for place in nearest] if total else []

    def _on_settled(self) -> None:
        newly, self._newly_annotated = self._newly_annotated, set()
        if not newly:
            return
        known = self._flow.annotations
        if len(known.variants) != self._variants:
            self._variants = len(known.variants)
            more = self._finder.again(self._flow.page, known.variants, known.spoken)
        else:
            more = self._finder.look_again_in(newly)
        if more:
            self._mark_found()
            self._marks.current = self._finder.current()
            self.viewport().update()
            self.matches_changed.emit(self._finder.matches)
