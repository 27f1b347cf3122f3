"""Which paragraphs the engine is asked for next: what is seen, then around it, then the rest, then other texts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from reader.language.model import Correction
from reader.records import dataclass

if TYPE_CHECKING:
    from reader.terms import Term
    from reader.ui.engine_client import EngineClient

_BATCH_CHARACTERS = 4000
"""What one request asks for at most: small enough that a jump is answered soon."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the engine needs of a text: its paragraphs, the terms to find, and what the reader has corrected."""

    paragraphs: Sequence[str]
    terms: Sequence[Term]
    corrections: Sequence[Correction] = ()


Load: TypeAlias = Callable[[Callable[["Content | None"], None]], None]
"""Loads a text and hands it over, now or later; None passes it over."""


class _Text:
    """A text that is being annotated: which paragraphs are still wanted."""

    def __init__(self, digest: str, paragraphs: Sequence[str]) -> None:
        self.digest = digest
        self.sizes = array("i", map(len, paragraphs))
        self._wanted = bytearray(b"\1") * len(paragraphs)
        self._missing = len(paragraphs)
        self.total = max(1, sum(self.sizes))
        self.left = sum(self.sizes)

    @property
    def wanted(self) -> bool:
        """Whether a paragraph is still to be answered."""
        return self._missing > 0

    def wants(self, first: int, last: int) -> bool:
        """Whether one of these paragraphs is, the last included."""
        return self._wanted.find(1, max(first, 0), last + 1) >= 0

    def batch(self, eye: int) -> list[int]:
        """The next paragraphs to ask for, from the one under the eye outwards, downwards first."""
        chosen: list[int] = []
        size = 0
        for index in self._outwards(eye):
            chosen.append(index)
            size += self.sizes[index]
            if size >= _BATCH_CHARACTERS:
                break
        return chosen

    def arrived(self, index: int) -> None:
        """A paragraph has been answered."""
        if 0 <= index < len(self._wanted) and self._wanted[index]:
            self._wanted[index] = 0
            self._missing -= 1
            self.left -= self.sizes[index]

    def _outwards(self, eye: int) -> Iterator[int]:
        """What is wanted from the eye on downwards, then upwards; looked for anew at each step, so no list is made."""
        at = self._wanted.find(1, eye)
        while at >= 0:
            yield at
            at = self._wanted.find(1, at + 1)
        at = self._wanted.rfind(1, 0, eye)
        while at >= 0:
            yield at
            at = self._wanted.rfind(1, 0, at)


class Annotating(QObject):
    """Feeds the engine small requests, one at a time, so that what the eye is on always comes next."""

    annotated = Signal(str, object)
    """Digest, [(paragraph, packed record)]."""
    completed = Signal(str)
    """Every paragraph of a text has been answered."""
    progressed = Signal(float)
    """How much of the text on the page is done, 0 to 1."""

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._current: _Text | None = None
        self._later: dict[str, Load] = {}
        self._loading: tuple[str, Load] | None = None
        self._behind: _Text | None = None
        self._eye = 0
        self._sight = (0, 0)
        self._only_in_sight = False
        self._busy = False
        self._asked: tuple[_Text, int] | None = None
        self._generation = 0
        client.annotated.connect(self._on_client_annotated)
        client.answered.connect(self._on_client_answered)
        client.renewed.connect(self._on_client_restarted)
        client.restarted.connect(self._on_client_restarted)

    def read(self, digest: str, content: Content, eye: int, last: int | None = None) -> None:
        """Annotate the text on the page, from paragraph `eye` outwards; what was on the page before is let go.

        The paragraphs from `eye` to `last` are in sight.
        """
        if self._current is not None:
            self._client.cancel(self._current.digest)
            self._client.close_text(self._current.digest)
        self._generation += 1
        self._current, self._eye = _Text(digest, content.paragraphs), eye
        self._sight = (eye, eye if last is None else last)
        self._later.pop(digest, None)
        if self._loading is not None and self._loading[0] == digest:
            self._loading = None
        if self._behind is not None and self._behind.digest == digest:
            self._behind = None  # it was being read behind the page and has come to the front
        self._open(digest, content)
        self._ask()

    def has_read(self, digest: str) -> bool:
        """Whether that text is on the page and every paragraph of it has been answered."""
        return self._current is not None and self._current.digest == digest and not self._current.wanted

    def look_at(self, first: int, last: int) -> None:
        """The eye is on these paragraphs now."""
        self._eye = first
        self._sight = (first, last)
        if self._current is not None and self._current.wants(first, last):
            self._ask()

    @property
    def only_in_sight(self) -> bool:
        """Whether what is not looked at is left unread."""
        return self._only_in_sight

    def read_only_in_sight(self, only: bool) -> None:
        """Ask for nothing but the paragraphs that are looked at, or for everything again."""
        self._only_in_sight = only
        self._tell_progress()
        self._ask()

    def read_later(self, digest: str, load: Load) -> None:
        """Annotate another text when the page's is done."""
        if self._current is None or self._current.digest != digest:
            self._later[digest] = load
            QTimer.singleShot(0, self, self._ask)  # it may be about to come to the page

    def forget_later(self) -> None:
        """Drop the texts that were to be read later."""
        self._later.clear()
        self._loading = None

    def _ask(self) -> None:
        """Send the next request, if none is under way."""
        if self._busy:
            return
        if self._only_in_sight:
            self._ask_for_sight()
            return
        on_page = self._current is not None and self._current.wanted
        text = self._current if on_page else self._behind
        if text is None:
            QTimer.singleShot(0, self, self._load_next)  # in a turn of its own: some have to be looked for
            return
        self._ask_for(text, text.batch(self._eye if text is self._current else 0))

    def _ask_for_sight(self) -> None:
        text, (first, last) = self._current, self._sight
        if text is not None and text.wants(first, last):
            self._ask_for(text, [index for index in text.batch(first) if first <= index <= last])

    def _ask_for(self, text: _Text, indices: list[int]) -> None:
        self._busy, self._asked = True, (text, indices[0])
        self._client.annotate(text.digest, indices)

    def _tell_progress(self) -> None:
        text = self._current
        if text is not None:
            self.progressed.emit(1 - text.left / text.total if text.wanted else 1.0)

    def _load_next(self) -> None:
        """Have the next of the other texts loaded, if none is on its way."""
        if self._loading is not None or not self._later:
            return
        digest, load = next(iter(self._later.items()))
        del self._later[digest]
        self._loading = (digest, load)
        load(partial(self._take, digest, load))

    def _take(self, digest: str, load: Load, content: Content | None) -> None:
        """What was loaded is here; it may not be wanted any more, or be on the page by now."""
        if self._loading != (digest, load):
            return
        self._loading = None
        if content is not None and content.paragraphs:
            self._behind = _Text(digest, content.paragraphs)
            self._open(digest, content)
        self._ask()

    def _open(self, digest: str, content: Content) -> None:
        self._client.open_text(
            digest, content.paragraphs, content.terms, content.corrections, self._generation
        )

    def _text_of(self, digest: str) -> _Text | None:
        known = (self._current, self._behind)
        return next((text for text in known if text is not None and text.digest == digest), None)

    def _on_client_annotated(self, digest: str, _generation: int, records: list[tuple[int, bytes]]) -> None:
        text = self._text_of(digest)
        if text is None:
            return
        for index, _ in records:
            text.arrived(index)
        self.annotated.emit(digest, records)
        if text is self._current:
            self._tell_progress()

    def _on_client_answered(self, digest: str, complete: bool) -> None:
        """A request has ended; the paragraph that it broke on is passed over, or it would be asked for for ever."""
        self._busy = False
        text = self._text_of(digest)
        if not complete and text is not None and text.wanted and self._asked and self._asked[0] is text:
            text.arrived(text.batch(self._asked[1])[0])
        if text is not None and not text.wanted:
            if text is self._behind:
                self._behind = None
                self._client.close_text(digest)
            self.completed.emit(digest)
        self._ask()

    def _on_client_restarted(self) -> None:
        self._busy = False
        self._ask()
