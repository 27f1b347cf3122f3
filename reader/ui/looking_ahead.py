"""What the reader may ask for next, made ready before it is: the words around what is in sight, and cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from reader.language.model import Annotation
from reader.ui import hush
from reader.ui.page.reading_view import ReadingView
from reader.ui.slices import Queue

_REST_MS = 2
"""How long the loop is left to itself before and between, in ms."""

_AHEAD, _AT_ONCE = 8, 2
"""Paragraphs beyond those in sight whose words are given to the page already, and how many in one turn."""


class LookingAhead(QObject):
    """A page step is laid out once where its words are there before it; a few paragraphs in one turn of the loop.

    `known` gives what is known of paragraphs; those of which nothing is known are left out. `prepare` looks up what
    takes long of the card of a token (paragraph, token); it is called for the words in sight, in short slices.
    """

    def __init__(
        self,
        page: ReadingView,
        slices: Queue,
        known: Callable[[Iterable[int]], list[tuple[int, Annotation]]],
        prepare: Callable[[int, int], object],
    ) -> None:
        super().__init__(page)
        self._page, self._slices = page, slices
        self._known, self._prepare = known, prepare
        self._looked_at: set[int] = set()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._on_resting_timeout)

    def give(self, paragraphs: Iterable[int]) -> None:
        """Give the page the words of these paragraphs now."""
        for index, annotation in self._known(paragraphs):
            self._page.set_annotation(index, annotation)

    def start(self) -> None:
        """Something else is in sight, or more is known of it: look around it."""
        self._looked_at.clear()
        self._slices.forget()
        self._resting.start()

    def _on_resting_timeout(self) -> None:
        if hush.is_on():
            self._resting.start()
            return
        page = self._page
        first, last = page.visible_paragraphs()
        around = (*page.unannotated(last + 1, last + _AHEAD), *page.unannotated(first - _AHEAD, first - 1))
        waiting = [index for index in around if index not in self._looked_at]
        self._looked_at.update(waiting[:_AT_ONCE])
        self.give(waiting[:_AT_ONCE])
        if waiting[_AT_ONCE:]:
            self._resting.start()
        else:
            self._slices.run(self._preparing(), lambda: None)

    def _preparing(self) -> Iterator[None]:
        """Prepare the cards of the words in sight, one after the other."""
        for token_at in self._page.tokens_in_sight():
            self._prepare(*token_at)
            yield
