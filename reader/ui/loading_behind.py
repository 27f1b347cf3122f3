"""Loads the texts that are read behind the page, in a thread where that takes long."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.transcript.library import Library, LibraryEntry
from reader.transcript.model import Transcript

if TYPE_CHECKING:
    from reader.ui.tasks import Task


class LoadingBehind:
    """One text at a time; a short one that is known is here sooner than a thread would let go of Python."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._task: Task | None = None

    def load(self, entry: LibraryEntry, done: Callable[[Transcript | None], None]) -> None:
        """Hand over a text, now or later; None where its file cannot be read."""
        load = self._library.loader(entry)

        def failed(error: Exception) -> None:
            done(None)
            if not isinstance(error, ReaderError):
                raise error

        if not self._library.is_at_hand(entry):
            from reader.ui import tasks  # a start needs none

            self._task = tasks.run(lambda _report: load(), done, failed)
            return
        try:
            transcript = load()
        except ReaderError:
            done(None)
        else:
            done(transcript)

    def close(self) -> None:
        """Hand nothing over any more."""
        if self._task is not None:
            self._task.cancel()
