"""The index counts and finds the mentions of a concept over all transcripts."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.index import MentionIndex, Occurrence

FIRST = Occurrence(0, 4, 6, "agent", "问", 0, "00:10")
SECOND = Occurrence(3, 1, 3, "agent", "答", None, None)
OTHER = Occurrence(1, 0, 2, "compute", "答", 1, "00:20")


def filled() -> MentionIndex:
    index = MentionIndex()
    index.add("b", [SECOND, OTHER, FIRST])
    index.add("a", [Occurrence(5, 0, 2, "agent", "问")])
    return index


def mentions(
    index: MentionIndex, concept: str, transcript: str | None = None, *, speaker: str | None = None
) -> list[tuple[str, Occurrence]]:
    """Everything in the rows of a concept."""
    found = index.rows(concept, transcript, speaker=speaker)
    return [(digest, index.at(digest, row, concept)) for digest, rows in found for row in rows]


def test_mentions_come_in_the_order_of_transcripts_and_text() -> None:
    assert mentions(filled(), "agent") == [
        ("b", FIRST),
        ("b", SECOND),
        ("a", Occurrence(5, 0, 2, "agent", "问")),
    ]
    assert mentions(filled(), "compute") == [("b", OTHER)]
    assert mentions(filled(), "nothing") == []


def test_mentions_can_be_those_of_one_transcript_or_speaker() -> None:
    assert mentions(filled(), "agent", "b", speaker="答") == [("b", SECOND)]
    assert mentions(filled(), "agent", "unknown") == []


def test_counts_by_concept_transcript_and_speaker() -> None:
    index = filled()
    assert index.counts() == {"agent": 3, "compute": 1}
    assert index.counts("b") == {"agent": 2, "compute": 1}
    assert index.counts(speaker="答") == {"agent": 1, "compute": 1}
    assert index.counts("b", speaker="问") == {"agent": 1}
    assert index.counts("unknown") == {}
    assert index.by_transcript("agent") == {"b": 2, "a": 1}
    assert index.by_speaker("agent") == {"问": 2, "答": 1}
    assert index.by_speaker("agent", "a") == {"问": 1}
    assert index.spread() == {"agent": 2, "compute": 1}


def test_adding_again_replaces_and_keeps_the_place() -> None:
    index = filled()
    index.add("b", [OTHER])
    assert index.transcripts() == ("b", "a")
    assert index.counts() == {"agent": 1, "compute": 1}
    assert index.spread() == {"agent": 1, "compute": 1}


def test_a_removed_transcript_leaves_nothing() -> None:
    index = filled()
    index.remove("b")
    index.remove("b")
    assert index.transcripts() == ("a",)
    assert index.counts() == {"agent": 1}
    assert index.counts(speaker="答") == {}
    assert mentions(index, "compute") == []


OCCURRENCES = st.lists(
    st.builds(
        Occurrence,
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(6, 9),
        st.sampled_from("xyz"),
        st.sampled_from(["问", None]),
        st.sampled_from([None, 0, 3]),
        st.sampled_from([None, "1:00"]),
    )
)


@given(OCCURRENCES, OCCURRENCES)
def test_what_goes_in_comes_out(first: list[Occurrence], second: list[Occurrence]) -> None:
    index = MentionIndex()
    index.add("first", first)
    index.add("second", second)
    found = [occurrence for concept in "xyz" for _, occurrence in mentions(index, concept)]
    assert sorted(map(repr, found)) == sorted(map(repr, first + second))
    assert sum(index.counts().values()) == len(found)
    index.remove("first")
    assert sum(index.counts().values()) == len(second)


def test_a_thousand_transcripts_answer() -> None:
    draw = random.Random(1)
    index = MentionIndex()
    for number in range(1000):
        concepts = [f"concept-{draw.randrange(20)}" for _ in range(100)]
        index.add(str(number), [Occurrence(row, 0, 2, each, "问") for row, each in enumerate(concepts)])
    index.counts(speaker="问")
    index.spread()
    index.by_transcript("concept-1")
    many = mentions(index, "concept-1")
    assert len(many) > 4000
