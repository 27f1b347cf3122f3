"""What was done to words and library, last thing last, so that it can be undone and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.records import dataclass

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, in a word for the undo line, how it is undone, and how it is done again (None: it is not)."""

    what: str
    undo: Callable[[], object]
    redo: Callable[[], object] | None = None


class History:
    """Two stacks. A change that cannot be undone now, because the disk is full, stays where it is."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def append(self, change: Change) -> None:
        """Remember what has just been done; what had been undone before cannot be done again."""
        self._done.append(change)
        del self._done[:-_LONGEST]
        self._undone.clear()

    @contextmanager
    def together(self, what: str) -> Iterator[list[Change]]:
        """What is done inside becomes one change; the list that is given holds its parts afterwards."""
        before, self._done = self._done, []
        made: list[Change] = []
        try:
            yield made
        finally:
            made += self._done
            self._done = before
            if made:
                redo = [change.redo for change in made if change.redo is not None]
                whole = len(redo) == len(made)
                self.append(
                    Change(
                        what,
                        lambda: [change.undo() for change in reversed(made)],
                        (lambda: [again() for again in redo]) if whole else None,
                    )
                )

    def undo(self) -> str | None:
        """Undo the last change; give what it was about, None where there is nothing."""
        if not self._done:
            return None
        change = self._done[-1]
        change.undo()
        self._done.pop()
        if change.redo is None:
            self._undone.clear()
        else:
            self._undone.append(change)
        return change.what

    def redo(self) -> str | None:
        """Do again what was undone last; give what it was about, None where there is nothing."""
        if not self._undone:
            return None
        change = self._undone[-1]
        if change.redo is not None:
            change.redo()
        self._done.append(self._undone.pop())
        return change.what

    def forget(self) -> None:
        """Let go of everything, after all data has become another."""
        self._done.clear()
        self._undone.clear()
