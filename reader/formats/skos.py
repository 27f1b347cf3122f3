"""A concept scheme as SKOS in JSON-LD (W3C Recommendation of 2009-08-18; JSON-LD 1.1).

Labels are keyed by language (en, zh-Hans, zh-Hant, zh-Latn-pinyin). Of one language a concept has at most one
prefLabel (S14), and no string is two kinds of label (S13): where it would be, the better kind stays. Nothing is related
to what it is above or below in the hierarchy (S27): there the hierarchy stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Labels = Mapping[str, Sequence[str]]

_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": ["@language", "@set"]},
    "hiddenLabel": {"@id": "skos:hiddenLabel", "@container": ["@language", "@set"]},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "scopeNote": {"@id": "skos:scopeNote", "@container": "@language"},
    "example": {"@id": "skos:example", "@container": ["@language", "@set"]},
    "broader": {"@id": "skos:broader", "@type": "@id", "@container": "@set"},
    "related": {"@id": "skos:related", "@type": "@id", "@container": "@set"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "member": {"@id": "skos:member", "@type": "@id", "@container": "@set"},
    "title": {"@id": "dct:title"},
    "rights": {"@id": "dct:rights"},
    "licence": {"@id": "dct:license", "@type": "@id"},
    "subject": {"@id": "dct:subject"},
}


@dataclass(frozen=True, slots=True)
class SkosConcept:
    """A concept; `name` is the last part of its address, labels are lists by language."""

    name: str
    preferred: Labels
    alternative: Labels = field(default_factory=dict)
    hidden: Labels = field(default_factory=dict)
    definition: str = ""
    note: str = ""
    subject: str = ""
    examples: Sequence[str] = ()
    broader: Sequence[str] = ()
    related: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SkosScheme:
    """A scheme at an address (an IRI); `collections` are names of concepts by the name of their group."""

    address: str
    title: str
    rights: str
    licence: str
    concepts: Sequence[SkosConcept]
    collections: Mapping[str, Sequence[str]] = field(default_factory=dict)


def to_skos(scheme: SkosScheme) -> bytes:
    """The whole scheme as one JSON-LD document."""
    head = {"@id": scheme.address, "@type": "skos:ConceptScheme", "title": scheme.title}
    head |= {"rights": scheme.rights, "licence": scheme.licence}
    graph: list[Any] = [_filled(head)]
    above = _hierarchy(scheme.concepts)
    graph += [_concept(concept, scheme.address, above) for concept in scheme.concepts]
    graph += [
        {
            "@id": f"{scheme.address}:collection:{name}",
            "@type": "skos:Collection",
            "prefLabel": {"en": name},
            "member": [f"{scheme.address}:{member}" for member in members],
        }
        for name, members in scheme.collections.items()
    ]
    document = {"@context": _CONTEXT, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _hierarchy(concepts: Iterable[SkosConcept]) -> dict[str, frozenset[str]]:
    """By the name of each concept all that are above it, however far."""
    broader = {concept.name: concept.broader for concept in concepts}
    above: dict[str, frozenset[str]] = {}
    for name in broader:
        found: set[str] = set()
        waiting = list(broader[name])
        while waiting:
            other = waiting.pop()
            if other not in found:
                found.add(other)
                waiting += broader.get(other, ())
        above[name] = frozenset(found)
    return above


def _concept(concept: SkosConcept, scheme: str, above: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    taken: set[tuple[str, str]] = set()
    preferred = {language: found[0] for language, found in _fresh(concept.preferred, taken).items()}
    taken = set(preferred.items())
    alternative = _fresh(concept.alternative, taken)
    record = {
        "@id": f"{scheme}:{concept.name}",
        "@type": "skos:Concept",
        "inScheme": scheme,
        "prefLabel": preferred,
        "altLabel": alternative,
        "hiddenLabel": _fresh(concept.hidden, taken),
        "definition": {"en": concept.definition} if concept.definition else {},
        "scopeNote": {"en": concept.note} if concept.note else {},
        "subject": concept.subject,
        "example": {"zh": list(concept.examples)} if concept.examples else {},
        "broader": [f"{scheme}:{name}" for name in concept.broader],
        "related": [
            f"{scheme}:{name}"
            for name in concept.related
            if name not in above[concept.name] and concept.name not in above.get(name, ())
        ],
    }
    return _filled(record)


def _fresh(labels: Labels, taken: set[tuple[str, str]]) -> dict[str, list[str]]:
    """The labels that are of no other kind yet, each once; they count as taken from now on."""
    found: dict[str, list[str]] = {}
    for language, text in _pairs(labels):
        if text and (language, text) not in taken:
            taken.add((language, text))
            found.setdefault(language, []).append(text)
    return found


def _pairs(labels: Labels) -> Iterable[tuple[str, str]]:
    return ((language, text) for language, texts in labels.items() for text in texts)


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value}
