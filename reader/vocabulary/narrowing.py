"""Kept words found as one types: what is searched is in memory, and so is the order of what was asked for last.

The first letters find thousands of words, for which a query takes longer than a person takes to type the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import compress

from reader.store import Store, folded
from reader.vocabulary.model import WordKey
from reader.vocabulary.search import EVERYTHING, Query, Search
from reader.vocabulary.tables import columns

_LOOKED_UP_SINGLY = 300


class Narrowing:
    """Answers `Search.find` from memory as long as nothing has changed; whoever changes words here says so."""

    def __init__(self, store: Store, search: Search) -> None:
        self._store, self._search = store, search
        self._sought: dict[int, str] = {}
        self._order: tuple[Query, list[int], list[str]] | None = None
        self._last: tuple[list[str], list[int], list[str]] | None = None
        self._version = -1

    def find(self, query: Query = EVERYTHING) -> list[int]:
        """The numbers of the words that fit, in the order asked for."""
        self._follow()
        whole = replace(query, text="")
        if self._order is None or self._order[0] != whole:
            self._order, self._last = (whole, self._search.find(whole), []), None
        parts = folded(query.text).split()
        return self._narrowed(parts) if parts else [*self._order[1]]

    def changed(self, keys: Iterable[WordKey]) -> None:
        """These words have been added, edited or forgotten, or have another status."""
        self._order = self._last = None
        keys = list(keys)
        if len(keys) > _LOOKED_UP_SINGLY:
            self._sought.clear()
        if not self._sought:
            return
        query = "SELECT word, sought FROM word_text JOIN word ON word.id = word WHERE simplified = ? AND pinyin = ?"
        for key in keys:
            self._sought |= {row[0]: row[1] for row in self._store.rows(query, columns(key))}

    def _narrowed(self, parts: list[str]) -> list[int]:
        assert self._order is not None
        query, order, texts = self._order
        if not self._sought:
            self._sought = {row[0]: row[1] for row in self._store.rows("SELECT word, sought FROM word_text")}
        if len(texts) != len(order):
            texts = [self._sought.get(number, "") for number in order]
            self._order = query, order, texts
        begin, numbers, texts = self._begun(parts, order, texts)
        for part in parts[begin:]:
            other = part.replace("v", "u")  # v is also how ü is typed
            if other == part:
                fits = [part in text for text in texts]
            else:
                fits = [part in text or other in text for text in texts]
            numbers, texts = list(compress(numbers, fits)), list(compress(texts, fits))
        self._last = parts, numbers, texts
        return [*numbers]

    def _begun(
        self, parts: list[str], order: list[int], texts: list[str]
    ) -> tuple[int, list[int], list[str]]:
        """Where to begin: one more letter can only narrow what the former ones have found."""
        if self._last is not None:
            former, numbers, found = self._last
            same = len(former) == len(parts) and former[:-1] == parts[:-1]
            if same and parts[-1].startswith(former[-1]) and "v" not in parts[-1]:
                return len(parts) - 1, numbers, found
        return 0, order, texts

    def _follow(self) -> None:
        """Let go of everything when another process has written."""
        version = int(self._store.rows("PRAGMA data_version")[0][0])
        if version != self._version:
            self._version = version
            self._sought.clear()
            self._order = self._last = None
