"""Kept words found as one types: what is searched is in memory, and so is the order of what was asked for last.

The first letters find thousands of words, for which a query takes longer than a person takes to type the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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
        self._orders: dict[Query, list[int]] = {}
        self._version = -1

    def find(self, query: Query = EVERYTHING) -> list[int]:
        """The numbers of the words that fit, in the order asked for."""
        self._follow()
        whole = replace(query, text="")
        if whole not in self._orders:
            self._orders = {whole: self._search.find(whole)}
        order = self._orders[whole]
        parts = folded(query.text).split()
        return [*order] if not parts else self._narrowed(order, parts)

    def changed(self, keys: Iterable[WordKey]) -> None:
        """These words have been added, edited or forgotten, or have another status."""
        self._orders.clear()
        keys = list(keys)
        if len(keys) > _LOOKED_UP_SINGLY:
            self._sought.clear()
        if not self._sought:
            return
        query = "SELECT word, sought FROM word_text JOIN word ON word.id = word WHERE simplified = ? AND pinyin = ?"
        for key in keys:
            self._sought |= {row[0]: row[1] for row in self._store.rows(query, columns(key))}

    def _narrowed(self, order: list[int], parts: list[str]) -> list[int]:
        if not self._sought:
            self._sought = {row[0]: row[1] for row in self._store.rows("SELECT word, sought FROM word_text")}
        sought = self._sought
        for part in parts:
            other = part.replace("v", "u")  # v is also how ü is typed
            if other == part:
                order = [number for number in order if part in sought.get(number, "")]
            else:
                order = [
                    number
                    for number in order
                    if part in sought.get(number, "") or other in sought.get(number, "")
                ]
        return order

    def _follow(self) -> None:
        """Let go of everything when another process has written."""
        version = int(self._store.rows("PRAGMA data_version")[0][0])
        if version != self._version:
            self._version = version
            self._sought.clear()
            self._orders.clear()
