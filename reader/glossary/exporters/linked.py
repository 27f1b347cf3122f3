"""The glossary as linked data: SKOS in JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence

from reader.formats.pinyin import written_together
from reader.formats.skos import SkosConcept, SkosScheme, to_skos
from reader.glossary.exporters.export import LICENCE, Export, MentionRecord, good_forms
from reader.glossary.model import Concept, Form, Status

ADDRESS = "urn:duidu:glossary"
_BAD = (Status.DEPRECATED, Status.MISSPELLING)


def skos_of(export: Export) -> bytes:
    """One scheme; forms that should not be used are hidden labels, categories are collections."""
    mentions = export.mentions_by_concept()
    return to_skos(
        SkosScheme(
            address=ADDRESS,
            title=export.title,
            rights=export.attribution,
            licence=LICENCE,
            concepts=[_concept(export, concept, mentions.get(concept.id, [])) for concept in export.concepts],
            collections={
                category.value: [concept.id for concept in found] for category, found in export.by_category()
            },
        )
    )


def _concept(export: Export, concept: Concept, mentions: Sequence[MentionRecord]) -> SkosConcept:
    good = good_forms(concept)
    bad = [form for form in concept.forms if form.status in _BAD]
    return SkosConcept(
        name=concept.id,
        preferred={"en": [concept.english], **_labels(export, good[:1])},
        alternative=({"en": [concept.abbreviation]} if concept.abbreviation else {})
        | _labels(export, good[1:]),
        hidden=_labels(export, bad),
        definition=concept.definition,
        note=concept.note,
        subject=concept.subject,
        examples=list(dict.fromkeys(mention["sentence"] for mention in mentions)),
        broader=concept.broader,
        related=concept.related,
    )


def _labels(export: Export, forms: Sequence[Form]) -> dict[str, list[str]]:
    """Forms in both scripts and in pinyin."""
    spoken = [written_together(export.reading(form)) for form in forms]
    return {
        "zh-Hans": [form.text for form in forms],
        "zh-Hant": [export.traditional(form) for form in forms if form.text in export.spoken],
        "zh-Latn-pinyin": [reading for reading in spoken if reading],
    }
