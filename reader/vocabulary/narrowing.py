"""Kept words found as one types: what is searched is in memory, and so are the orders of what was asked for last.

The first letters find thousands of words, for which a query takes longer than a person takes to type the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reader.store import Store, folded
from reader.vocabulary.found import Found
from reader.vocabulary.model import WordKey
from reader.vocabulary.search import EVERYTHING, Query, Search, Sort
from reader.vocabulary.tables import columns

_LOOKED_UP_SINGLY = 300
_ORDERS = 2
"""That of the panel and that of the window."""


@dataclass(slots=True)
class _Order:
    """The numbers of words in an order, with what is searched of them, and what was narrowed last."""

    numbers: list[int]
    whole: Found | None = None
    last: tuple[list[str], Found] | None = None


class Narrowing:
    """Answers `Search.find` from memory as long as nothing has changed; whoever changes words here says so."""

    def __init__(self, store: Store, search: Search) -> None:
        self._store, self._search = store, search
        self._sought: dict[int, str] = {}
        self._orders: dict[Query, _Order] = {}
        self._version = -1

    def find(self, query: Query = EVERYTHING) -> list[int]:
        """The numbers of the words that fit, in the order asked for."""
        order, parts = self._asked(query)
        return self._narrowed(order, parts) if parts else [*order.numbers]

    def begin(self, query: Query, count: int) -> list[int] | None:
        """The first of what `find` gives, so many at most; None where all of them take no longer."""
        order, parts = self._asked(query)
        if not parts:
            return None
        begin, found = self._begun(order, parts)
        rest = parts[begin:]
        if not rest or found.has_few() or any(self._all(order).rarely_has(part) for part in rest):
            return None
        return found.first_having(rest, count)

    def changed(self, keys: Iterable[WordKey]) -> None:
        """These words have been added, edited or forgotten."""
        self._orders.clear()
        keys = list(keys)
        if len(keys) > _LOOKED_UP_SINGLY:
            self._sought.clear()
        if not self._sought:
            return
        query = "SELECT word, sought FROM word_text JOIN word ON word.id = word WHERE simplified = ? AND pinyin = ?"
        for key in keys:
            self._sought |= {row[0]: row[1] for row in self._store.rows(query, columns(key))}

    def statuses_changed(self) -> None:
        """Words have another status: only what is ordered or chosen by it is found otherwise now."""
        self._keep_orders(lambda query: not query.statuses and query.sort is not Sort.STATUS)

    def labels_changed(self) -> None:
        """Words have another tag or list, and the time of that change."""
        self._keep_orders(
            lambda query: not query.tag and not query.list_name and query.sort is not Sort.CHANGED
        )

    def queries(self) -> list[Query]:
        """What has been asked for and is at hand."""
        return [*self._orders]

    def take_over(self, other: Narrowing) -> None:
        """Have what another one has read from the same file; nobody has written since."""
        self._sought, self._orders = other._sought, other._orders
        self._version = self._store.data_version()

    def _keep_orders(self, holds: Callable[[Query], bool]) -> None:
        self._orders = {query: order for query, order in self._orders.items() if holds(query)}

    def _asked(self, query: Query) -> tuple[_Order, list[str]]:
        """The words in the order they are wanted in, and what their texts must have."""
        self._follow()
        whole = replace(query, text="")
        order = self._orders.pop(whole, None)
        if order is None:
            order = _Order(self._search.find(whole))
        self._orders[whole] = order
        if len(self._orders) > _ORDERS:
            del self._orders[next(iter(self._orders))]
        return order, folded(query.text).split()

    def _narrowed(self, order: _Order, parts: list[str]) -> list[int]:
        begin, found = self._begun(order, parts)
        rest = parts[begin:]
        if not found.has_few():
            whole = self._all(order)
            rare = next((part for part in rest if whole.rarely_has(part)), None)
            if rare is not None:
                rest, found = [part for part in parts if part != rare], whole.having_rare(rare)
        for part in rest:
            found = found.having(part)
        order.last = parts, found
        return [*found.numbers]

    def _begun(self, order: _Order, parts: list[str]) -> tuple[int, Found]:
        """Where to begin: more letters can only narrow what the former ones have found."""
        if order.last is not None:
            former, found = order.last
            if parts == former:
                return len(parts), found
            last = len(former) - 1
            if len(parts) > last and parts[:last] == former[:last] and parts[last].startswith(former[last]):
                return last + (parts[last] == former[last]), found
        return 0, self._all(order)

    def _all(self, order: _Order) -> Found:
        """All words in an order, with what is searched of them."""
        if order.whole is None:
            if not self._sought:
                self._sought = {
                    row[0]: row[1] for row in self._store.rows("SELECT word, sought FROM word_text")
                }
            texts = [self._sought.get(number, "") for number in order.numbers]
            order.whole = Found(order.numbers, texts)
        return order.whole

    def _follow(self) -> None:
        """Let go of everything when another process has written."""
        version = self._store.data_version()
        if version != self._version:
            self._version = version
            self._sought.clear()
            self._orders.clear()
