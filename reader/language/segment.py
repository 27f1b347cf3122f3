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


def cut(run: str, lexicon: Lexicon, edges: Edges | None = None) -> list[int]:
    """Ends of the words of a run, in order; `edges` are start → (end, cost) of further stretches, in the run.

    Linear in the length: no word is longer than the longest beginning in the graph.
    """
    length = len(run)
    if length == 1:
        return [1]
    costs = [_FAR] * (length + 1)
    costs[0] = 0.0
    back = [0] * (length + 1)
    shards = lexicon.shards
    for start in range(length):
        before = costs[start]
        words = shards[run[start]]
        end = start + 1
        cost = words.get(run[start])
        reached = before + (cost or UNKNOWN)
        if reached < costs[end]:
            costs[end] = reached
            back[end] = start
        if cost is not None:
            while end < length:
                end += 1
                cost = words.get(run[start:end])
                if cost is None:
                    break
                if cost:
                    reached = before + cost
                    if reached < costs[end]:
                        costs[end] = reached
                        back[end] = start
        if edges is not None and start in edges:
            for end, cost in edges[start]:
                reached = before + cost
                if reached < costs[end]:
                    costs[end] = reached
                    back[end] = start
    ends = []
    at = length
    while at:
        ends.append(at)
        at = back[at]
    ends.reverse()
    return ends
