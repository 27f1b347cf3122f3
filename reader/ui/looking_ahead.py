"""What the reader may ask for next, made ready before it is: the words around what is in sight, and cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.language.model import Annotation
from reader.ui.page.reading_view import ReadingView
from reader.ui.slices import Queue

_AHEAD = 8
"""Paragraphs beyond those in sight whose words are given to the page already."""


class LookingAhead:
    """In short slices: a page step is laid out once where its words are there before it.

    `known` gives what is known of paragraphs; those of which nothing is known are left out. `prepare` looks up what
    takes long of the card of a token (paragraph, token); it is called for the words in sight.
    """

    def __init__(
        self,
        page: ReadingView,
        slices: Queue,
        known: Callable[[Iterable[int]], list[tuple[int, Annotation]]],
        prepare: Callable[[int, int], object],
    ) -> None:
        self._page, self._slices = page, slices
        self._known, self._prepare = known, prepare

    def give(self, paragraphs: Iterable[int]) -> None:
        """Give the page the words of these paragraphs now."""
        for index, annotation in self._known(paragraphs):
            self._page.set_annotation(index, annotation)

    def start(self) -> None:
        """Something else is in sight, or more is known of it: look around it."""
        self._slices.forget()
        self._slices.run(self._looking(), lambda: None)

    def _looking(self) -> Iterator[None]:
        """Give the words around what is in sight, then prepare the cards of those in sight, one after the other."""
        page = self._page
        first, last = page.visible_paragraphs()
        for index in (
            *page.unannotated(last + 1, last + _AHEAD),
            *page.unannotated(first - _AHEAD, first - 1),
        ):
            self.give([index])
            yield
        for token_at in page.tokens_in_sight():
            self._prepare(*token_at)
            yield
