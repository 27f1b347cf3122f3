"""English words for the first mentions of a text, in the order in which they are met."""

from __future__ import annotations

from collections.abc import Mapping

from reader.glossary.index import MentionIndex
from reader.glossary.model import Concept
from reader.glossary.spelling import has_han
from reader.records import dataclass

_LONGEST = 28
"""Characters from which on an abbreviation stands for a long term."""


@dataclass(frozen=True, slots=True)
class FirstMention:
    """Where a concept is first spoken of (offsets in the paragraph, `end` exclusive), and what it is in English."""

    paragraph: int
    start: int
    end: int
    english: str


def first_mentions(
    index: MentionIndex,
    concepts: Mapping[str, Concept],
    transcript: str,
    paragraphs: Mapping[int, str],
    category: str = "",
) -> list[FirstMention]:
    """The first mentions of a text that a reader of English cannot read: those printed in Latin are passed over.

    With a `category` those of it alone.
    """
    found = [
        FirstMention(place.paragraph, place.start, place.end, _gloss(concept))
        for name, place in index.firsts_in(transcript).items()
        if (concept := concepts.get(name)) is not None
        and category in ("", concept.category)
        and has_han(paragraphs.get(place.paragraph, "")[place.start : place.end])
    ]
    return sorted(found, key=lambda each: (each.paragraph, each.start))


def _gloss(concept: Concept) -> str:
    return (
        concept.abbreviation if concept.abbreviation and len(concept.english) > _LONGEST else concept.english
    )
