"""The glossary as flashcards, one a concept: Anki (package and text), Pleco, Quizlet."""

from __future__ import annotations

from reader.formats.anki import CSS, CardTemplate, Note, NoteDeck, NoteType
from reader.formats.anki_text import to_anki_text
from reader.formats.apkg import to_apkg
from reader.formats.html import Markup, element, escaped, joined
from reader.formats.pleco import PlecoCard, to_pleco
from reader.formats.quizlet import to_quizlet
from reader.glossary.exporters.export import (
    CATEGORY_LABELS,
    Export,
    MentionRecord,
    chinese_head,
    english_name,
    good_forms,
)
from reader.glossary.exporters.quoted import Quotation, quotations
from reader.glossary.model import Concept, Form

_BACK = """{{FrontSide}}<hr id="answer">
%s
<div>{{Pinyin}}</div>
{{#Traditional}}<div class="traditional" lang="zh-Hant">{{Traditional}}</div>{{/Traditional}}
<p>{{Definition}}</p>
{{#Note}}<p>{{Note}}</p>{{/Note}}
{{#Forms}}<p class="quiet">Also: <span lang="zh">{{Forms}}</span></p>{{/Forms}}
{{#Sentence}}<p class="sentence" lang="zh">{{Sentence}}</p><p class="quiet">{{Place}}</p>{{/Sentence}}
<p class="quiet">{{Source}}</p>"""
_CHINESE = '<div class="chinese" lang="zh-Hans">{{Chinese}}</div>'
_ENGLISH = "<h2>{{English}}</h2>"

NOTE_TYPE = NoteType(
    number=1_763_700_101,
    name="Duidu concept",
    fields=(
        "Chinese",
        "English",
        "Traditional",
        "Pinyin",
        "Definition",
        "Note",
        "Forms",
        "Sentence",
        "Place",
        "Source",
    ),
    cards=(
        CardTemplate("Chinese to English", _CHINESE, _BACK % _ENGLISH),
        CardTemplate("English to Chinese", _ENGLISH, _BACK % _CHINESE),
    ),
    css=CSS,
)
"""Number, names and order of the fields never change: Anki knows the notes again by them."""

_DECK = 1_763_700_102


def apkg_of(export: Export) -> bytes:
    """An Anki package; imported again it updates the notes that are there."""
    return to_apkg(NOTE_TYPE, [_deck(export)], export.moment)


def anki_text_of(export: Export) -> bytes:
    """The same notes as text."""
    return to_anki_text(NOTE_TYPE, [_deck(export)], remarks=[export.attribution])


def pleco_of(export: Export) -> bytes:
    """Pleco's flashcards, a category each; the licence stands in the name of the outer one."""
    mentions = export.mentions_by_concept()
    outer = f"{export.title} (CC BY-SA 4.0)".replace("/", " ")
    return to_pleco(
        (f"{outer}/{CATEGORY_LABELS[category]}", _pleco_cards(export, concepts, mentions))
        for category, concepts in export.by_category()
    )


def quizlet_of(export: Export) -> bytes:
    """Quizlet's cards, Chinese with its reading on the front; the last one says whose data they are."""
    mentions = export.mentions_by_concept()
    cards = []
    for concept in export.concepts:
        head = chinese_head(concept) or concept.preferred
        reading = " ".join(export.reading(head))
        front = f"{head.text} ({reading})" if reading else head.text
        back = f"{english_name(concept)}: {concept.definition}"
        sentence = mentions.get(concept.id, [])[:1]
        cards.append((front, " ".join([back, *(each["sentence"] for each in sentence)])))
    return to_quizlet([*cards, (export.title, export.attribution)])


def _deck(export: Export) -> NoteDeck:
    mentions = export.mentions_by_concept()
    notes = [_note(export, concept, mentions.get(concept.id, [])) for concept in export.concepts]
    return NoteDeck(_DECK, export.title, notes, export.attribution)


def _note(export: Export, concept: Concept, mentions: list[MentionRecord]) -> Note:
    head = chinese_head(concept) or concept.preferred
    traditional = export.traditional(head)
    others = [form.text for form in good_forms(concept) if form is not head]
    quoted = quotations(mentions)
    fields = (
        head.text,
        english_name(concept),
        traditional if traditional != head.text else "",
        " ".join(export.reading(head)),
        concept.definition,
        concept.note,
        " · ".join(others),
        _sentence(quoted[0]) if quoted else "",
        quoted[0].place if quoted else "",
        export.attribution,
    )
    tags = ["duidu", f"duidu::{concept.category.value}"]
    return Note(f"duidu-glossary-{concept.id}", fields, tags)


def _sentence(quotation: Quotation) -> Markup:
    return joined(element("b", text) if is_key else escaped(text) for text, is_key in quotation.pieces)


def _pleco_cards(
    export: Export, concepts: list[Concept], mentions: dict[str, list[MentionRecord]]
) -> list[PlecoCard]:
    """A card a concept that has a Chinese form; Pleco has no cards for Latin words."""
    heads = [(concept, chinese_head(concept)) for concept in concepts]
    return [
        _pleco_card(export, concept, head, mentions.get(concept.id, []))
        for concept, head in heads
        if head is not None
    ]


def _pleco_card(export: Export, concept: Concept, head: Form, mentions: list[MentionRecord]) -> PlecoCard:
    others = [form.text for form in good_forms(concept) if form is not head]
    lines = [english_name(concept), concept.definition, concept.note]
    lines.append(f"Also: {', '.join(others)}" if others else "")
    lines += [quotation.sentence for quotation in quotations(mentions)[:3]]
    definition = "\n".join(line for line in lines if line)
    return PlecoCard(head.text, export.traditional(head), export.reading(head), definition)
