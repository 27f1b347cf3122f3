"""The word graph: what a word costs, laid out for a look at every character of a text.

A cost is the negative logarithm of how likely the word is. Words of one and two characters are most of what stands in
a text and are at hand from the start; longer ones are read by their first two characters when these are first seen.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Mapping

from reader.language.recent import Recent

_FACT = "SELECT value FROM facts WHERE name = ?"
_LONGER = "SELECT words FROM graph WHERE pair = ?"
_DOT_COST = 45.0
"""The dot in a name is never a word."""
_REMEMBERED = 6_000

Node = tuple[float, Mapping[str, float]]

NOWHERE: Node = (0.0, {})
"""The node of a character that no word begins with."""


class Graph:
    """Costs of words by their characters; reads only.

    `nodes[character]` is its own cost, 0 where it is no word, and what may follow it: a second character with the cost
    of the two, positive where no longer word begins so, otherwise negative, or 0 where the two alone are no word.
    `longer[two characters]` has the longer words and all their beginnings, which cost 0.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute(_FACT, ("nodes",)).fetchone()
        self.nodes: Mapping[str, Node] = {"·": (_DOT_COST, {})} | marshal.loads(row[0])
        self.longer: Mapping[str, Mapping[str, float]] = Recent(self._read, _REMEMBERED)

    def fact(self, name: str) -> dict[str, float]:
        """A table of costs that the build made, by name; empty where there is none."""
        row = self._connection.execute(_FACT, (name,)).fetchone()
        return dict(marshal.loads(row[0])) if row else {}

    def cost(self, text: str) -> float | None:
        """The cost of a word; 0 for a mere beginning of longer ones, None where none of two begins so."""
        own, following = self.nodes.get(text[0], NOWHERE)
        if len(text) == 1:
            return own
        pair = following.get(text[1])
        if pair is None or len(text) == 2:
            return None if pair is None else abs(pair)
        return None if pair > 0 else self.longer[text[:2]].get(text)

    def _read(self, pair: str) -> Mapping[str, float]:
        found: dict[str, float] = marshal.loads(self._connection.execute(_LONGER, (pair,)).fetchone()[0])
        return found
