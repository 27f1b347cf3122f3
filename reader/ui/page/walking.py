"""The keyboard's way through the text: one token, or one fold, has the focus and is always in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Signal

from reader.ui.page import steps
from reader.ui.page.blocks import Fold
from reader.ui.page.flow import Flow
from reader.ui.page.marks import Marks, TokenAt
from reader.ui.page.page import Place
from reader.ui.page.pointer import link_at


class Walking(QObject):
    """Moves the keyboard focus in one flow at a time."""

    focused = Signal(int, int)
    activated = Signal(int, int)
    link_activated = Signal(str)
    fold_activated = Signal(object)
    moved = Signal()

    def __init__(self, parent: QObject, marks: Marks) -> None:
        super().__init__(parent)
        self._marks = marks
        self._flow: Flow | None = None
        self._turns: list[int] | None = None
        self._waiting: tuple[int, int, steps.Wanted] | None = None

    def set_flow(self, flow: Flow) -> None:
        """Another page; nothing has the focus."""
        self._flow = flow
        self._turns = self._waiting = None
        self._marks.focused = self._marks.focused_fold = None

    def clear(self) -> None:
        """Nothing has the focus."""
        self._marks.focused = self._marks.focused_fold = self._waiting = None
        self.moved.emit()

    def focus(self, token: TokenAt) -> None:
        """Give the focus to this token and bring it into sight."""
        tokens = self._flow.annotations.tokens(token[0]) if self._flow is not None else ()
        if self._flow is None or not 0 <= token[1] < len(tokens):
            return
        self._waiting = None
        self._marks.focused, self._marks.focused_fold = token, None
        self._flow.unfold(token[0])
        self._show(self._flow, Place(token[0], tokens[token[1]].start))
        self.moved.emit()
        self.focused.emit(*token)

    def step(self, by: int, wanted: steps.Wanted) -> None:
        """To the next stop or the one before; where its paragraph is not annotated yet, as soon as it is."""
        if self._flow is None:
            return
        flow = self._flow
        count = len(flow.page.paragraphs)
        found = steps.step(flow.annotations, count, flow.folded, self._origin(flow, by), by, wanted)
        self._arrive(flow, found, by, wanted)

    def turn(self, by: int) -> None:
        """To the next turn or the one before, its first word with the focus."""
        if self._flow is None:
            return
        if self._turns is None:
            self._turns = steps.turn_starts(self._flow.page)
        paragraph = steps.turn_from(self._turns, self._turn_origin(self._flow), by)
        if paragraph is None:
            return
        self._marks.focused = self._marks.focused_fold = None
        self._flow.bring(Place(steps.first_heading(self._flow.page, paragraph), 0))
        self._await(self._flow, (paragraph, 1, steps.words))

    def annotated(self, paragraph: int) -> None:
        """A paragraph has come that a step may have been waiting for."""
        if self._flow is not None and self._waiting is not None and self._waiting[0] == paragraph:
            self._await(self._flow, self._waiting)

    def activate(self) -> bool:
        """What a click would do where the focus is; whether there was anything."""
        if self._marks.focused_fold is not None:
            self.fold_activated.emit(self._marks.focused_fold)
            return True
        if self._marks.focused is None or self._flow is None:
            return False
        paragraph, index = self._marks.focused
        url = link_at(self._flow, paragraph, self._flow.annotations.tokens(paragraph)[index].start)
        if url is not None:
            self.link_activated.emit(url)
        else:
            self.activated.emit(paragraph, index)
        return True

    def show(self, place: Place) -> None:
        """Bring a place into sight, unless it is."""
        if self._flow is not None:
            self._show(self._flow, place)

    def _arrive(
        self, flow: Flow, found: TokenAt | Fold | steps.Unknown | None, by: int, wanted: steps.Wanted
    ) -> None:
        if isinstance(found, steps.Unknown):
            self._waiting = (found.paragraph, by, wanted)
            end = len(flow.page.paragraphs[found.paragraph].text) if by < 0 else 0
            self._show(flow, Place(found.paragraph, end))
            self.moved.emit()
        elif isinstance(found, Fold):
            self._marks.focused, self._marks.focused_fold = None, found
            self._show(flow, Place(found.first, 0))
            self.moved.emit()
        elif found is not None:
            self.focus(found)

    def _await(self, flow: Flow, waiting: tuple[int, int, steps.Wanted]) -> None:
        """Take a step into a paragraph that was not annotated, if it is now."""
        paragraph, by, wanted = waiting
        start = (paragraph, steps.FIRST if by > 0 else steps.LAST)
        count = len(flow.page.paragraphs)
        self._arrive(flow, steps.step(flow.annotations, count, flow.folded, start, by, wanted), by, wanted)

    def _origin(self, flow: Flow, by: int) -> TokenAt:
        """Where a step begins: the focus if it is in sight, else the first visible line."""
        fold = self._marks.focused_fold
        if fold is not None:
            return (fold.last, steps.FIRST) if by > 0 else (fold.first - 1, steps.LAST)
        if self._marks.focused is not None and self._visible(flow, self._marks.focused):
            return self._marks.focused
        place = flow.reading()
        before = [
            i for i, token in enumerate(flow.annotations.tokens(place.paragraph)) if token.end <= place.offset
        ]
        if by > 0:
            return place.paragraph, before[-1] if before else steps.FIRST
        return place.paragraph, (before[-1] + 1 if before else 0)

    def _turn_origin(self, flow: Flow) -> Place:
        """Where a step from turn to turn begins: the focus if it is in sight, or the turn that is waited for."""
        if self._marks.focused is not None and self._visible(flow, self._marks.focused):
            return Place(*self._marks.focused)
        return Place(self._waiting[0], 0) if self._waiting is not None else flow.reading()

    def _visible(self, flow: Flow, token_at: TokenAt) -> bool:
        tokens = flow.annotations.tokens(token_at[0])
        if token_at[1] >= len(tokens):
            return False
        token = tokens[token_at[1]]
        return any(self._inside(flow, rect) for rect in flow.rects(token_at[0], token.start, token.end))

    def _show(self, flow: Flow, place: Place) -> None:
        """Bring a place into sight, a third of the way down, unless it is in sight already."""
        rects = flow.rects(place.paragraph, place.offset, place.offset + 1)
        if not rects or not all(self._inside(flow, rect) for rect in rects):
            flow.bring(place, flow.height / 3)

    def _inside(self, flow: Flow, rect: QRectF) -> bool:
        return rect.top() >= 0 and rect.bottom() <= flow.height
