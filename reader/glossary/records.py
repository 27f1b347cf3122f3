"""Concepts as plain records: those of `glossary show --json`, and those in which the reader's own are stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reader.glossary.model import Category, Concept, Form, Region, Status

_STATUSES = {each.value: each for each in Status}
_REGIONS = {each.value: each for each in Region}
_TEXTS = ("id", "english", "definition", "subject", "abbreviation", "note")


def form_record(form: Form) -> dict[str, Any]:
    """A form with everything it has."""
    return {
        "text": form.text,
        "status": form.status.value,
        "region": form.region.value,
        "reading": " ".join(form.reading),
        "with": list(form.company),
        "unless_in": list(form.unless_in),
    }


def concept_record(concept: Concept, narrower: Iterable[str] = ()) -> dict[str, Any]:
    """A concept with everything it has, and the concepts that name it as broader."""
    return {
        "id": concept.id,
        "category": concept.category.value,
        "subject": concept.subject,
        "english": concept.english,
        "abbreviation": concept.abbreviation,
        "definition": concept.definition,
        "note": concept.note,
        "forms": [form_record(form) for form in concept.forms],
        "broader": list(concept.broader),
        "narrower": list(narrower),
        "related": list(concept.related),
        "origin": concept.origin,
    }


def concept_from(record: Mapping[str, Any], origin: str = "yours") -> Concept:
    """The concept of a record; raises KeyError, TypeError or ValueError where it is none."""
    texts = {name: str(record.get(name, "")) for name in _TEXTS}
    forms = tuple(form_from(form) for form in record["forms"])
    if not (texts["id"] and texts["english"] and forms):
        raise ValueError("a concept has an id, an English term and a form")
    return Concept(
        category=Category(record.get("category", Category.OTHER)),
        forms=forms,
        broader=tuple(map(str, record.get("broader", ()))),
        related=tuple(map(str, record.get("related", ()))),
        origin=origin,
        **texts,
    )


def form_from(record: Mapping[str, Any]) -> Form:
    """The form of a record."""
    return Form(
        text=str(record["text"]),
        status=_STATUSES[record.get("status", Status.ADMITTED.value)],
        region=_REGIONS[record.get("region", Region.MAINLAND.value)],
        reading=tuple(str(record.get("reading", "")).split()),
        company=tuple(map(str, record.get("with", ()))),
        unless_in=tuple(map(str, record.get("unless_in", ()))),
    )
