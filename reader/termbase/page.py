"""The page of a concept: a finished record of what it is, how it is said, what it is linked to, and who says it."""

from __future__ import annotations

from enum import StrEnum

from reader.concordance import Concordance
from reader.glossary.changing import narrower
from reader.glossary.model import Concept, Region, Status
from reader.language.model import Script
from reader.records import dataclass
from reader.termbase.entries import Entries
from reader.termbase.spoken import SpokenForms


class Origin(StrEnum):
    """Whose entry a concept is."""

    SHIPPED = "shipped"
    YOURS = "yours"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form in the script shown with its reading."""

    text: str
    reading: str
    status: Status
    region: Region


@dataclass(frozen=True, slots=True)
class Link:
    """Another concept."""

    id: str
    english: str


@dataclass(frozen=True, slots=True)
class Count:
    """Mentions in a text (`key` its digest) or by a speaker (`key` the name, None where nobody is named)."""

    key: str | None
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """Everything a concept's page shows but its mentions, which are made as they are looked at.

    `complete` is False while texts are still read.
    """

    concept: Concept
    forms: tuple[FormLine, ...]
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    by_transcript: tuple[Count, ...]
    by_speaker: tuple[Count, ...]
    origin: Origin
    complete: bool

    @property
    def total(self) -> int:
        """All mentions."""
        return sum(count.mentions for count in self.by_transcript)


def concept_page(
    entries: Entries, concordance: Concordance, spoken: SpokenForms, concept: Concept, script: Script
) -> ConceptPage:
    """The page of a concept."""
    by_id = entries.by_id
    back = [each.id for each in by_id.values() if concept.id in each.related]
    below = narrower(by_id.values()).get(concept.id, [])

    def links(ids: list[str]) -> tuple[Link, ...]:
        known = [by_id[name] for name in dict.fromkeys(ids) if name in by_id]
        return tuple(Link(each.id, each.english) for each in known)

    mentions = concordance.mentions(concept.id)
    speakers = concordance.index.by_speaker(concept.id)
    return ConceptPage(
        concept,
        tuple(
            FormLine(spoken.shown(form, script), " ".join(spoken.reading(form)), form.status, form.region)
            for form in sorted(concept.forms, key=lambda form: form is not concept.preferred)
        ),
        links(list(concept.broader)),
        links(below),
        links([*concept.related, *back]),
        tuple(Count(digest, title, count) for digest, title, count in mentions.groups()),
        tuple(Count(name, name or "", count) for name, count in speakers.items()),
        _origin(entries, concept),
        concordance.complete,
    )


def _origin(entries: Entries, concept: Concept) -> Origin:
    if concept.origin != "yours":
        return Origin.SHIPPED
    return Origin.CHANGED if entries.shipped(concept.id) is not None else Origin.YOURS
