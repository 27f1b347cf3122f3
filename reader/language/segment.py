"""The cheapest way through the word graph: a run of Han characters becomes words.

As jieba does it without its hidden Markov model: every word of the list is an edge that costs the negative logarithm
of how likely the word is, and the cheapest path is taken. Stretches that something else proposes (a glossary form, a
name the text teaches, the reader's own word) are edges too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.language.graph import NOWHERE
from reader.language.lexicon import Lexicon

Edges = Mapping[int, Sequence[tuple[int, float]]]

UNKNOWN = 17.0
_FAR = float("inf")
_NOTHING = "\0"
"""Stands behind the last character, and follows none in the graph."""


def cut(
    text: str, lexicon: Lexicon, edges: Edges | None = None, start: int = 0, end: int | None = None
) -> list[int]:
    """Ends of the words of `text[start:end]`, a run of Han characters, in order, as offsets into the text.

    `edges` are start → (end, cost) of further stretches that begin in the run; those that leave it do not count. Linear
    in the length: no word is longer than the longest beginning in the graph.
    """
    run = text[start:end]
    length = len(run)
    if length == 1:
        return [start + 1]
    find, longer = lexicon.graph.nodes.get, lexicon.graph.longer
    further = {place - start: found for place, found in edges.items()} if edges else {}
    costs = [0.0, *[_FAR] * (length + 1)]
    back = [0] * (length + 2)
    for at, (letter, after) in enumerate(zip(run, run[1:] + _NOTHING, strict=True)):
        before = costs[at]
        last = at + 1
        cost, following, _ = find(letter, NOWHERE)
        reached = before + (cost or UNKNOWN)
        if reached < costs[last]:
            costs[last] = reached
            back[last] = at
        if after in following:
            pair = following[after]
            last += 1
            reached = before + abs(pair)
            if pair and reached < costs[last]:
                costs[last] = reached
                back[last] = at
            if pair <= 0:
                words = longer[run[at:last]]
                while last < length:
                    last += 1
                    cost = words.get(run[at:last], _FAR)
                    reached = before + cost
                    if cost and reached < costs[last]:
                        costs[last] = reached
                        back[last] = at
                    elif cost == _FAR:
                        break
        if at in further:
            for absolute, cost in further[at]:
                last = absolute - start
                if last <= length and before + cost < costs[last]:
                    costs[last] = before + cost
                    back[last] = at
    ends = []
    while length:
        ends.append(start + length)
        length = back[length]
    ends.reverse()
    return ends
