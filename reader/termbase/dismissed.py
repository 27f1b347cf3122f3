"""Candidates that the reader does not want, kept in the table `dismissed_candidate`; StoreRefused where it fails."""

from __future__ import annotations

from collections.abc import Callable

from reader.store import Store, now

Undo = Callable[[], object]


class Dismissed:
    """The words that are no candidates any more; `did` is told of every change and how it is undone."""

    def __init__(self, store: Store, did: Callable[[str, Undo], None]) -> None:
        self._store, self._did = store, did

    def texts(self) -> list[str]:
        """The dismissed words, the latest first."""
        rows = self._store.rows(
            "SELECT text FROM dismissed_candidate WHERE dismissed ORDER BY changed DESC, text"
        )
        return [str(row["text"]) for row in rows]

    def dismiss(self, text: str) -> None:
        """Propose this word no more."""
        self._put(text, True)
        self._did(text, lambda: self._put(text, False))

    def bring_back(self, text: str) -> None:
        """Propose it again."""
        self._put(text, False)
        self._did(text, lambda: self._put(text, True))

    def _put(self, text: str, dismissed: bool) -> None:
        """A row that says no stays, so that a later yes of another computer does not stand against it."""
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO dismissed_candidate (text, dismissed, changed) VALUES (?, ?, ?)",
                (text, int(dismissed), now()),
            )
