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


class Graph:
    """Costs of words by their characters; reads only.

    `letters` has the words of one character. `pairs` has those of two, and every two characters that longer words
    begin with: positive where nothing longer does, otherwise negative, or 0 where the two alone are no word.
    `longer[pair]` has the longer words and all their beginnings, which cost 0.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.letters = {"·": _DOT_COST} | self.fact("letters")
        self.pairs = self.fact("pairs")
        self.longer: Mapping[str, Mapping[str, float]] = Recent(self._read, _REMEMBERED)

    def fact(self, name: str) -> dict[str, float]:
        """A table of costs that the build made, by name; empty where there is none."""
        row = self._connection.execute(_FACT, (name,)).fetchone()
        return dict(marshal.loads(row[0])) if row else {}

    def cost(self, text: str) -> float | None:
        """The cost of a word; 0 for a mere beginning of longer ones, None where no word begins so."""
        if len(text) < 2:
            return self.letters.get(text)
        pair = self.pairs.get(text[:2])
        if pair is None or len(text) == 2:
            return None if pair is None else abs(pair)
        return None if pair > 0 else self.longer[text[:2]].get(text)

    def _read(self, pair: str) -> Mapping[str, float]:
        found: dict[str, float] = marshal.loads(self._connection.execute(_LONGER, (pair,)).fetchone()[0])
        return found
