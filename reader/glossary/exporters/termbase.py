"""The glossary as a termbase: TBX in both editions, and OmegaT's glossary.

What TBX-Basic has no data category for stands in notes that begin with a label, so that it can be read back:

    category: ai    broader: agent    reading: zhì néng tǐ    with: Agent    unless in: 智能体验    status: misspelling

A term that is only the traditional form of another one says `converted from: …`, and an import leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.formats.omegat import to_omegat
from reader.formats.tbx import Edition, Entry, LanguageSection, Term, ncname, to_tbx
from reader.glossary.exporters.export import Export, MentionRecord, place_of, preferred_first
from reader.glossary.model import Category, Concept, Form, Region, Status

LABELS = (
    "category",
    "broader",
    "related",
    "reading",
    "with",
    "unless in",
    "status",
    "converted from",
    "note",
    "id",
)
"""What may stand before the colon of a note of ours."""

STATUSES = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
    Status.MISSPELLING: "deprecatedTerm-admn-sts",
}
REGIONS = {Region.MAINLAND: "CN", Region.TAIWAN: "TW", Region.HONG_KONG: "HK"}
LANGUAGES = {Edition.ISO_2019: ("en", "zh-Hans", "zh-Hant"), Edition.MARTIF_2008: ("en", "zh-CN", "zh-TW")}


def tbx_of(export: Export) -> bytes:
    """TBX of 2019 (TBX-Basic, DCA)."""
    return _tbx(export, Edition.ISO_2019)


def tbx_2008_of(export: Export) -> bytes:
    """TBX of 2008, which OmegaT and other tools read."""
    return _tbx(export, Edition.MARTIF_2008)


def omegat_of(export: Export) -> bytes:
    """One line a form, the preferred first, and one for its traditional form; the comment ends in `[id agent]`.

    The words after the id are status and region where they are not the usual ones, or `traditional`.
    """
    entries = [entry for concept in export.concepts for entry in _omegat_lines(export, concept)]
    return to_omegat(entries, remarks=[export.title, export.attribution])


def labelled(label: str, text: str) -> str:
    """A note of ours."""
    return f"{label}: {text}"


def free_note(text: str) -> str:
    """A note in free words, which must not look like one of ours."""
    label, colon, _ = text.partition(":")
    return labelled("note", text) if colon and label in LABELS else text


def _tbx(export: Export, edition: Edition) -> bytes:
    mentions = export.mentions_by_concept()
    known = frozenset(concept.id for concept in export.concepts)
    entries = [
        _entry(export, concept, edition, mentions.get(concept.id, []), known) for concept in export.concepts
    ]
    return to_tbx(entries, title=export.title, source=export.attribution, edition=edition)


def _entry(
    export: Export, concept: Concept, edition: Edition, mentions: list[MentionRecord], known: frozenset[str]
) -> Entry:
    english, simplified, traditional = LANGUAGES[edition]
    notes = [labelled("category", concept.category.value)]
    if ncname(concept.id) != concept.id:
        notes.append(labelled("id", concept.id))
    if concept.note:
        notes.append(free_note(concept.note))
    references: list[tuple[str, str]] = []
    for kind, links in (("broader", concept.broader), ("related", concept.related)):
        if known.issuperset(links):
            references += [(ncname(link), labelled(kind, link)) for link in links]
        else:  # all as notes, so that they keep their order
            notes += [labelled(kind, link) for link in links]
    forms = preferred_first(concept)
    sections = [
        LanguageSection(english, list(_english_terms(concept)), concept.definition, export.title),
        LanguageSection(simplified, [_term(concept, form, forms, mentions) for form in forms]),
        LanguageSection(traditional, list(_traditional_terms(export, concept))),
    ]
    return Entry(
        id=ncname(concept.id),
        languages=[section for section in sections if section.terms],
        subject=concept.subject,
        notes=notes,
        references=references,
    )


def _part_of_speech(concept: Concept) -> tuple[str, str]:
    """Terms of the field are nouns; sayings and turns of phrase are not."""
    return ("partOfSpeech", "other" if concept.category is Category.OTHER else "noun")


def _english_terms(concept: Concept) -> Iterator[Term]:
    preferred = ("administrativeStatus", STATUSES[Status.PREFERRED])
    yield Term(concept.english, [_part_of_speech(concept), preferred])
    if concept.abbreviation:
        admitted = ("administrativeStatus", STATUSES[Status.ADMITTED])
        yield Term(concept.abbreviation, [_part_of_speech(concept), ("termType", "abbreviation"), admitted])


def _term(concept: Concept, form: Form, forms: tuple[Form, ...], mentions: list[MentionRecord]) -> Term:
    kinds = [_part_of_speech(concept), ("administrativeStatus", STATUSES[form.status])]
    if form.region is not Region.MAINLAND:
        kinds.append(("geographicalUsage", REGIONS[form.region]))
    notes = [labelled("status", form.status.value)] if form.status is Status.MISSPELLING else []
    notes += [labelled("reading", " ".join(form.reading))] if form.reading else []
    notes += [labelled("with", text) for text in form.company]
    notes += [labelled("unless in", text) for text in form.unless_in]
    texts = {each.text for each in forms}
    own = [
        each for each in mentions if (each["text"] if each["text"] in texts else forms[0].text) == form.text
    ]
    if next(each for each in forms if each.text == form.text) is not form:
        own = []  # the same text in another region has them already
    return Term(form.text, kinds, notes, [(each["sentence"], place_of(each)) for each in own])


def _traditional_terms(export: Export, concept: Concept) -> Iterator[Term]:
    """The traditional forms that are written otherwise."""
    seen: set[str] = set()
    for form in preferred_first(concept):
        text = export.traditional(form)
        if text != form.text and text not in seen:
            seen.add(text)
            kinds = [_part_of_speech(concept), ("administrativeStatus", STATUSES[form.status])]
            yield Term(text, kinds, [labelled("converted from", form.text)])


def _omegat_lines(export: Export, concept: Concept) -> Iterator[tuple[str, str, str]]:
    for form in preferred_first(concept):
        tail = [f"id {concept.id}"]
        tail += [form.status.value] if form.status in (Status.DEPRECATED, Status.MISSPELLING) else []
        tail += [form.region.value] if form.region is not Region.MAINLAND else []
        traditional = export.traditional(form)
        for text, more in ((form.text, []), (traditional, ["traditional"])):
            if not more or text != form.text:
                comment = f"{concept.definition} [{', '.join(tail + more)}]".strip()
                yield text, concept.english, comment
