"""The cheapest way through the word graph: a run of Han characters becomes words.

As jieba does it without its hidden Markov model: every word of the list is an edge that costs the negative logarithm
of how likely the word is, and the cheapest path is taken. Stretches that something else proposes (a glossary form, a
name the text teaches, the reader's own word) are edges too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.language.lexicon import Lexicon

Edges = Mapping[int, Sequence[tuple[int, float]]]

UNKNOWN = 17.0
_FAR = float("inf")


def cut(
    text: str, lexicon: Lexicon, edges: Edges | None = None, start: int = 0, end: int | None = None
) -> list[int]:
    """Ends of the words of `text[start:end]`, a run of Han characters, in order, as offsets into the text.

    `edges` are start → (end, cost) of further stretches; those that leave the run do not count. Linear in the length:
    no word is longer than the longest beginning in the graph.
    """
    stop = len(text) if end is None else end
    if stop - start == 1:
        return [stop]
    costs = [_FAR] * (stop - start + 1)
    costs[0] = 0.0
    back = [0] * (stop - start + 1)
    shards = lexicon.shards
    for at in range(start, stop):
        before = costs[at - start]
        words = shards[text[at]]
        last = at + 1
        cost = words.get(text[at])
        reached = before + (cost or UNKNOWN)
        if reached < costs[last - start]:
            costs[last - start] = reached
            back[last - start] = at
        while cost is not None and last < stop:
            last += 1
            cost = words.get(text[at:last])
            if cost:
                reached = before + cost
                if reached < costs[last - start]:
                    costs[last - start] = reached
                    back[last - start] = at
        if edges and at in edges:
            for last, cost in edges[at]:
                if last <= stop and before + cost < costs[last - start]:
                    costs[last - start] = before + cost
                    back[last - start] = at
    ends = []
    while stop > start:
        ends.append(stop)
        stop = back[stop - start]
    ends.reverse()
    return ends
