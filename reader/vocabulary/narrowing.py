"""Kept words found as one types: what is searched is in memory, and so is the order of what was asked for last.

The first letters find thousands of words, for which a query takes longer than a person takes to type the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.store import Store, folded
from reader.vocabulary.found import Found
from reader.vocabulary.model import WordKey
from reader.vocabulary.search import EVERYTHING, Query, Search
from reader.vocabulary.tables import columns

_LOOKED_UP_SINGLY = 300


class Narrowing:
    """Answers `Search.find` from memory as long as nothing has changed; whoever changes words here says so."""

    def __init__(self, store: Store, search: Search) -> None:
        self._store, self._search = store, search
        self._sought: dict[int, str] = {}
        self._order: tuple[Query, list[int]] | None = None
        self._whole: Found | None = None
        self._last: tuple[list[str], Found] | None = None
        self._version = -1

    def find(self, query: Query = EVERYTHING) -> list[int]:
        """The numbers of the words that fit, in the order asked for."""
        parts = self._asked(query)
        return self._narrowed(parts) if parts else [*self._numbers()]

    def begin(self, query: Query, count: int) -> list[int] | None:
        """The first of what `find` gives, so many at most; None where all of them take no longer."""
        parts = self._asked(query)
        if not parts:
            return None
        begin, found = self._begun(parts)
        rest = parts[begin:]
        if not rest or found.has_few() or any(self._all().rarely_has(part) for part in rest):
            return None
        return found.first_having(rest, count)

    def changed(self, keys: Iterable[WordKey]) -> None:
        """These words have been added, edited or forgotten, or have another status."""
        self._forget_order()
        keys = list(keys)
        if len(keys) > _LOOKED_UP_SINGLY:
            self._sought.clear()
        if not self._sought:
            return
        query = "SELECT word, sought FROM word_text JOIN word ON word.id = word WHERE simplified = ? AND pinyin = ?"
        for key in keys:
            self._sought |= {row[0]: row[1] for row in self._store.rows(query, columns(key))}

    def _asked(self, query: Query) -> list[str]:
        """What the texts of words must have; the order they are wanted in is at hand then."""
        self._follow()
        whole = replace(query, text="")
        if self._order is None or self._order[0] != whole:
            self._forget_order()
            self._order = whole, self._search.find(whole)
        return folded(query.text).split()

    def _numbers(self) -> list[int]:
        assert self._order is not None
        return self._order[1]

    def _narrowed(self, parts: list[str]) -> list[int]:
        begin, found = self._begun(parts)
        rest = parts[begin:]
        if not found.has_few():
            rare = next((part for part in rest if self._all().rarely_has(part)), None)
            if rare is not None:
                rest, found = [part for part in parts if part != rare], self._all().having_rare(rare)
        for part in rest:
            found = found.having(part)
        self._last = parts, found
        return [*found.numbers]

    def _begun(self, parts: list[str]) -> tuple[int, Found]:
        """Where to begin: more letters can only narrow what the former ones have found."""
        if self._last is not None:
            former, found = self._last
            if parts == former:
                return len(parts), found
            last = len(former) - 1
            if len(parts) > last and parts[:last] == former[:last] and parts[last].startswith(former[last]):
                return last + (parts[last] == former[last]), found
        return 0, self._all()

    def _all(self) -> Found:
        """All words in the order asked for last, with what is searched of them."""
        if self._whole is None:
            if not self._sought:
                self._sought = {
                    row[0]: row[1] for row in self._store.rows("SELECT word, sought FROM word_text")
                }
            texts = [self._sought.get(number, "") for number in self._numbers()]
            self._whole = Found(self._numbers(), texts)
        return self._whole

    def _follow(self) -> None:
        """Let go of everything when another process has written."""
        version = int(self._store.rows("PRAGMA data_version")[0][0])
        if version != self._version:
            self._version = version
            self._sought.clear()
            self._forget_order()

    def _forget_order(self) -> None:
        self._order = self._whole = self._last = None
