"""The glossary out of a termbase: TBX in both editions, and OmegaT's glossary.

What our own export wrote comes back whole. Of another program's termbase English and Chinese are read: such an
entry adds to a concept and takes nothing from it, and what cannot be kept is reported by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.formats.omegat import from_omegat
from reader.formats.tables import Refusal, Row
from reader.formats.tbx import Entry, LanguageSection, Term, from_tbx
from reader.glossary.exporters.termbase import LABELS, REGIONS, STATUSES
from reader.glossary.importing import CONCEPT_FIELDS, FORM_FIELDS, Draft, Imported, Simplify, slug
from reader.glossary.model import Category, Concept, Form, Region, Status

_SIMPLIFIED = ("zh", "zh-hans", "zh-cn", "zh-sg", "cmn", "cmn-hans", "zh-hans-cn", "zho", "chi")
_TRADITIONAL = {"zh-hk": Region.HONG_KONG, "zh-mo": Region.HONG_KONG, "zh-hant-hk": Region.HONG_KONG}
_TRADITIONAL |= dict.fromkeys(("zh-hant", "zh-tw", "cmn-hant", "zh-hant-tw"), Region.TAIWAN)
_SHORT = ("abbreviation", "acronym")
_STATUSES = {value: status for status, value in STATUSES.items() if status is not Status.MISSPELLING}
_STATUSES |= {"supersededTerm-admn-sts": Status.DEPRECATED, "preferred": Status.PREFERRED}
_REGIONS = {code: region for region, code in REGIONS.items()}
_TAIL = re.compile(r"(?:^|\s)\[id ([a-z0-9]+(?:-[a-z0-9]+)*)((?:, [a-z-]+)*)\]$")


class EntryRefused(ValueError):
    """An entry is not a concept; the text says why."""


def read_tbx(content: bytes, simplify: Simplify = str) -> Imported:
    """The concepts of a termbase; raises FileRefused where the file is not TBX or not safe to read."""
    base = from_tbx(content)
    refused = list(base.refused)
    drafts: dict[str, Draft] = {}
    for entry in base.entries:
        refused += _left_out(entry)
        try:
            draft = _draft(entry, simplify)
        except (EntryRefused, ValueError) as error:
            refused.append(Refusal(entry.line, str(error)))
            continue
        if draft.concept.id in drafts:
            refused.append(Refusal(entry.line, f"another entry is {draft.concept.id} already"))
        else:
            drafts[draft.concept.id] = draft
    return Imported(tuple(drafts.values()), tuple(sorted(refused, key=lambda each: each.line)))


def read_omegat(content: bytes, _simplify: Simplify = str) -> Imported:
    """The concepts of an OmegaT glossary: Chinese, English and, in the comment, a definition.

    It does not carry category, subject, abbreviation, note, readings, guards, links, and line breaks.
    """
    table = from_omegat(content)
    drafts: dict[str, Draft] = {}
    refused = list(table.refused)
    for row in table.rows:
        found = _omegat_form(row)
        if found is None:
            continue
        name, form, definition, is_ours = found
        name = name or _same_english(drafts, row.cells[1]) or slug(row.cells[1])
        draft = drafts.get(name)
        if draft is None:
            concept = Concept(name, Category.OTHER, row.cells[1], definition, (form,), origin="yours")
            stated = {"english", "definition"} if is_ours or definition else {"english"}
            kept = frozenset({"status", "region"}) if is_ours else frozenset[str]()
            drafts[name] = Draft(concept, row.line, frozenset(stated), kept, whole=is_ours, flat=True)
        elif any((each.text, each.region) == (form.text, form.region) for each in draft.concept.forms):
            refused.append(Refusal(row.line, f"{form.text} stands twice"))
        else:
            forms = (*draft.concept.forms, form)
            drafts[name] = replace(draft, concept=replace(draft.concept, forms=forms))
    return Imported(tuple(_preferring_first(drafts.values())), tuple(refused))


def _preferring_first(drafts: Iterable[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        first, *rest = draft.concept.forms
        forms = (replace(first, status=Status.PREFERRED), *rest)
        yield replace(draft, concept=replace(draft.concept, forms=forms))


def _omegat_form(row: Row) -> tuple[str, Form, str, bool] | None:
    """Id, form, definition and whether our export wrote the line; None for a traditional form of another line."""
    text, _, comment = row.cells
    tail = _TAIL.search(comment)
    words = tail[2].split(", ")[1:] if tail is not None else []
    known = {*Status, *Region, "traditional"}
    if tail is None or not known.issuperset(words):
        return "", Form(text), comment, False
    if "traditional" in words:
        return None
    status = next((Status(word) for word in words if word in set(Status)), Status.ADMITTED)
    region = next((Region(word) for word in words if word in set(Region)), Region.MAINLAND)
    return tail[1], Form(text, status, region), comment[: tail.start()].strip(), True


def _same_english(drafts: dict[str, Draft], english: str) -> str:
    return next((name for name, draft in drafts.items() if draft.concept.english == english), "")


def _left_out(entry: Entry) -> Iterator[Refusal]:
    """What of an entry the glossary has no room for: other languages, further English terms."""
    for section in entry.languages:
        if not section.language:
            yield Refusal(section.line, "a language section does not name its language; it is left out")
        elif not (_is_english(section) or _is_simplified(section) or _region_of(section)):
            yield Refusal(section.line, f"the language {section.language} is left out")
    if any(_is_english(section) and section.terms for section in entry.languages):
        for text in _english(entry)[3]:
            yield Refusal(entry.line, f"the further English term “{text}” is left out")


def _draft(entry: Entry, simplify: Simplify) -> Draft:
    """The concept of an entry."""
    labels, free = _parted_notes([*entry.notes, *(text for _, text in entry.references)])
    english, abbreviation, definition, _ = _english(entry)
    forms = tuple(_forms(entry, simplify))
    if not forms:
        raise EntryRefused(f"the entry {entry.id} has no Chinese term")
    is_ours = "category" in labels
    free = [note for note in free if is_ours or note not in {text for _, text in entry.references}]
    concept = Concept(
        id=_id(entry, labels, english),
        category=Category(labels.get("category", [Category.OTHER])[0]),
        english=english,
        definition=definition or entry.definition,
        forms=forms,
        subject=entry.subject,
        abbreviation=abbreviation,
        note=" ".join([*labels.get("note", []), *free]),
        broader=tuple(labels.get("broader", [])),
        related=tuple(labels.get("related", [])),
        origin="yours",
    )
    if is_ours:
        return Draft(concept, entry.line)
    stated = {name for name in CONCEPT_FIELDS - {"category"} if getattr(concept, name)}
    return Draft(
        concept, entry.line, frozenset(stated), frozenset({"status", "region"}) & FORM_FIELDS, whole=False
    )


def _id(entry: Entry, labels: dict[str, list[str]], english: str) -> str:
    """The id in an entry of ours; one made of the English term in another program's."""
    name = labels.get("id", [entry.id])[0] if "category" in labels else ""
    return name if name and slug(name) == name else slug(english)


def _english(entry: Entry) -> tuple[str, str, str, list[str]]:
    """English term, abbreviation, definition, and the terms for which a concept has no room."""
    sections = [section for section in entry.languages if _is_english(section)]
    terms = [term for section in sections for term in section.terms]
    if not terms:
        raise EntryRefused(f"the entry {entry.id} has no English term")
    full = [term for term in terms if dict(term.kinds).get("termType") not in _SHORT] or terms
    preferred = [term for term in full if _status(term) is Status.PREFERRED]
    chosen = (preferred or full)[0]
    short = [term.text for term in terms if dict(term.kinds).get("termType") in _SHORT and term is not chosen]
    definition = next((section.definition for section in sections if section.definition), "")
    others = [term.text for term in terms if term is not chosen and term.text not in short[:1]]
    return chosen.text, short[0] if short else "", definition, others


def _forms(entry: Entry, simplify: Simplify) -> Iterator[Form]:
    """The Chinese forms in simplified characters, each once."""
    seen: set[tuple[str, Region]] = set()
    texts: set[str] = set()
    for section in entry.languages:
        region = _region_of(section)
        if region is None and not _is_simplified(section):
            continue
        for term in section.terms:
            form = _form(term, region, simplify)
            repeated = form is not None and region is not None and form.text in texts
            if form is not None and not repeated and (form.text, form.region) not in seen:
                seen.add((form.text, form.region))
                texts.add(form.text)
                yield form


def _form(term: Term, region: Region | None, simplify: Simplify) -> Form | None:
    """The form of a term; `region` is that of its traditional script. None where it is another term converted."""
    labels, _ = _parted_notes(term.notes)
    if "converted from" in labels:
        return None
    usage = _REGIONS.get(dict(term.kinds).get("geographicalUsage", ""), Region.MAINLAND)
    return Form(
        text=simplify(term.text) if region is not None else term.text,
        status=Status.MISSPELLING if "status" in labels else _status(term),
        region=region or usage,
        reading=tuple(" ".join(labels.get("reading", [])).split()),
        company=tuple(labels.get("with", [])),
        unless_in=tuple(labels.get("unless in", [])),
    )


def _status(term: Term) -> Status:
    return _STATUSES.get(dict(term.kinds).get("administrativeStatus", ""), Status.ADMITTED)


def _parted_notes(notes: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Notes of ours by label, and those in free words."""
    labels: dict[str, list[str]] = {}
    free: list[str] = []
    for note in notes:
        label, colon, text = note.partition(":")
        if colon and label in LABELS:
            labels.setdefault(label, []).append(text.strip())
        else:
            free.append(note)
    return labels, free


def _is_english(section: LanguageSection) -> bool:
    return section.language.lower().replace("_", "-").partition("-")[0] in ("en", "eng")


def _is_simplified(section: LanguageSection) -> bool:
    return section.language.lower().replace("_", "-") in _SIMPLIFIED


def _region_of(section: LanguageSection) -> Region | None:
    """Where the traditional forms of a section are used; None where it has none."""
    return _TRADITIONAL.get(section.language.lower().replace("_", "-"))
