"""The glossary as a dictionary for other readers: StarDict (GoldenDict and others) and Yomitan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from reader.formats.html import Markup, element, joined, lines
from reader.formats.pinyin import written_together
from reader.formats.stardict import Article, to_stardict
from reader.formats.yomitan import YomitanTerm, to_yomitan
from reader.glossary.exporters.export import Export, MentionRecord, english_name, preferred_first
from reader.glossary.exporters.pages import form_markup, quotation_markup
from reader.glossary.exporters.quoted import quotations
from reader.glossary.model import Concept, Status

_NAME = "duidu-glossary"
_MENTIONS = 5
"""How many sentences an article shows."""


def stardict_of(export: Export) -> bytes:
    """An article a concept under its preferred form; all other forms, in both scripts and English, lead there."""
    mentions = export.mentions_by_concept()
    return to_stardict(
        (_article(export, concept, mentions.get(concept.id, [])) for concept in export.concepts),
        name=_NAME,
        title=export.title,
        author="Duidu",
        description=export.attribution,
        date=f"{_day(export):%Y.%m.%d}",
    )


def yomitan_of(export: Export) -> bytes:
    """A row a form and script; the forms of a concept share a number."""
    terms = [
        term
        for number, concept in enumerate(export.concepts, 1)
        for term in _yomitan_terms(export, concept, number)
    ]
    return to_yomitan(
        terms,
        title=export.title,
        revision=f"{_day(export):%Y-%m-%d}",
        author="Duidu",
        attribution=export.attribution,
    )


def _day(export: Export) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(export.moment, datetime.UTC)


def _article(export: Export, concept: Concept, mentions: list[MentionRecord]) -> Article:
    forms = preferred_first(concept)
    shown = joined([form_markup(export, form) for form in forms], " · ")
    parts = [element("p", shown), element("p", element("b", english_name(concept)))]
    parts += [element("p", lines(text)) for text in (concept.definition, concept.note) if text]
    parts += [element("p", quotation_markup(each)) for each in quotations(mentions)[:_MENTIONS]]
    words = [form.text for form in forms] + [export.traditional(form) for form in forms]
    synonyms = [*words[1:], concept.english, concept.abbreviation]
    return Article(words[0], Markup("".join(parts)), synonyms)


def _yomitan_terms(export: Export, concept: Concept, number: int) -> Iterator[YomitanTerm]:
    gloss = f"{english_name(concept)}: {concept.definition}"
    glosses = [gloss, concept.note] if concept.note else [gloss]
    for form in preferred_first(concept):
        reading = written_together(export.reading(form))
        score = 1 if form.status is Status.PREFERRED else 0
        for text in dict.fromkeys((form.text, export.traditional(form))):
            yield YomitanTerm(text, reading, glosses, number, score)
