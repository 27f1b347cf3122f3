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
    run = text[start:end]
    length = len(run)
    if length == 1:
        return [start + 1]
    costs = [_FAR] * (length + 1)
    costs[0] = 0.0
    back = [0] * (length + 1)
    shards = lexicon.shards
    for at, letter in enumerate(run):
        before = costs[at]
        words = shards[letter]
        last = at + 1
        cost = words.get(letter)
        reached = before + (cost or UNKNOWN)
        if reached < costs[last]:
            costs[last] = reached
            back[last] = at
        while cost is not None and last < length:
            last += 1
            cost = words.get(run[at:last])
            if cost:
                reached = before + cost
                if reached < costs[last]:
                    costs[last] = reached
                    back[last] = at
        if edges and start + at in edges:
            for absolute, cost in edges[start + at]:
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
