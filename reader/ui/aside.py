"""Lines that the engine reads although they are no transcript."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.annotating import Content


class Aside:
    """Their records are handed over when all are there."""

    def __init__(self, load: Callable[[], Content | None], done: Callable[[dict[int, bytes]], None]) -> None:
        self._load, self.done = load, done
        self.records: dict[int, bytes] = {}

    def load(self, take: Callable[[Content | None], None]) -> None:
        """Hand over what the engine is to read now."""
        self.records.clear()
        take(self._load())

    def take(self, records: list[tuple[int, bytes]]) -> None:
        """Keep packed records."""
        self.records.update(records)
