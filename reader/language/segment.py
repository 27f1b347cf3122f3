"""The cheapest way through the word graph: a run of Han characters becomes words.

As jieba does it without its hidden Markov model: every word of the list is an edge that costs the negative logarithm
of how likely the word is, and the cheapest path is taken. Stretches that something else proposes (a glossary form, a
name the text teaches, the reader's own word) are edges too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from operator import add

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
    graph = lexicon.graph
    costs = [_FAR] * (length + 1)
    costs[0] = 0.0
    back = [0] * (length + 1)
    # Both looked up for the whole run at once, which the interpreter does without a step of its own a character.
    letters = map(graph.letters.get, run, repeat(UNKNOWN))
    pairs = (*map(graph.pairs.get, map(add, run, run[1:])), None)
    for at, (letter, pair) in enumerate(zip(letters, pairs, strict=True)):
        before = costs[at]
        last = at + 1
        reached = before + letter
        if reached < costs[last]:
            costs[last] = reached
            back[last] = at
        if pair is not None:
            last += 1
            reached = before + abs(pair)
            if pair and reached < costs[last]:
                costs[last] = reached
                back[last] = at
            if pair <= 0 and last < length:
                words = graph.longer[run[at:last]]
                while last < length:
                    last += 1
                    cost = words.get(run[at:last])
                    if cost is None:
                        break
                    reached = before + cost
                    if cost and reached < costs[last]:
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
