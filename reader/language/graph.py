"""The word graph: what a word costs, laid out for a look at every character of a text.

A cost is the negative logarithm of how likely the word is. Words of one and two characters are most of what stands in
a text and are at hand from the start; longer ones lie packed until their first two characters are seen.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping

from reader.language.recent import Recent

_DOT_COST = 45.0
"""The dot in a name is never a word."""
_REMEMBERED = 2_500

Node = tuple[float, Mapping[str, float], Mapping[str, bytes]]

NOWHERE: Node = (0.0, {}, {})
"""The node of a character that no word begins with."""


class Graph:
    """Costs of words by their characters.

    `nodes[character]` is what it costs itself (0 where it is no word), what may stand behind it, and longer words still
    packed. A second character has the cost of the two together: positive where no longer word begins so, otherwise
    negative, or 0 where the two alone are no word. `longer[two characters]` has the longer words that begin with them
    and the beginnings of these, which cost 0.
    """

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self.nodes: Mapping[str, Node] = {"·": (_DOT_COST, {}, {}), **nodes}
        self.longer: Mapping[str, Mapping[str, float]] = Recent(self._unpacked, _REMEMBERED)

    def cost(self, text: str) -> float | None:
        """The cost of a word; 0 for a mere beginning of longer ones, None where none of two begins so."""
        own, following, _ = self.nodes.get(text[0], NOWHERE)
        if len(text) == 1:
            return own
        pair = following.get(text[1])
        if pair is None or len(text) == 2:
            return None if pair is None else abs(pair)
        return None if pair > 0 else self.longer[text[:2]].get(text)

    def _unpacked(self, pair: str) -> Mapping[str, float]:
        _, _, longer = self.nodes[pair[0]]
        words: dict[str, float] = marshal.loads(longer[pair[1]])
        return words
