"""Where the reader was before each jump: back there, and forward again."""

from __future__ import annotations

_LONGEST = 50

Stop = tuple[str, int, int]
"""A place in the library: digest, paragraph, offset."""


class Trace:
    """The stops behind and ahead; a new jump forgets what was ahead."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """A jump leads away from here."""
        self._behind.append(stop)
        del self._behind[:-_LONGEST]
        self._ahead.clear()

    def back(self, here: Stop | None) -> Stop | None:
        """The stop before the last jump; None where there is none."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Stop | None) -> Stop | None:
        """The stop that `back` led away from; None where there is none."""
        return self._step(self._ahead, self._behind, here)

    def _step(self, stops: list[Stop], other: list[Stop], here: Stop | None) -> Stop | None:
        if not stops:
            return None
        if here is not None:
            other.append(here)
        return stops.pop()
