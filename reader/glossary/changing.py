"""Concepts made, joined and judged as a person edits them; nothing is stored here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from reader.glossary.importing import slug
from reader.glossary.model import Category, Concept, Form, Region, Status
from reader.glossary.rules import breaches
from reader.glossary.spelling import plain
from reader.glossary.traps import Everyday
from reader.records import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands against keeping a concept: `errors` must be put right, `warnings` may be kept."""

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def free_id(english: str, taken: Collection[str]) -> str:
    """An id made of the English term that no other concept has."""
    base = slug(english)
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def draft_of(text: str, category: Category = Category.OTHER) -> Concept:
    """A concept to be filled in, for a word that was met in a text."""
    return Concept("", category, "", "", (Form(text, Status.PREFERRED),), origin="yours")


def judged(concept: Concept, others: Iterable[Concept], former: Concept | None = None) -> Judgement:
    """What is wrong with a concept beside the others; forms that `former` has are not told again."""
    errors = []
    if not concept.english.strip():
        errors.append("An English term is needed.")
    if not concept.forms:
        errors.append("A Chinese form is needed.")
    errors += _twice(concept.forms)
    if not errors:
        checked = replace(concept, id=concept.id or "new")
        errors += [
            f"{message}."
            for _, message in breaches(checked, Everyday({}))
            if not message.endswith("a sentence")
        ]
    return Judgement(tuple(errors), tuple(_warnings(concept, others, former)))


def merge(kept: Concept, other: Concept) -> Concept:
    """One concept with everything of both; where both say something, the kept one's words stand first."""
    known = {(plain(form.text), form.region) for form in kept.forms}
    added = tuple(
        replace(form, status=Status.ADMITTED) if form.status is Status.PREFERRED else form
        for form in other.forms
        if (plain(form.text), form.region) not in known
    )
    ids = {kept.id, other.id}
    definition = kept.definition or other.definition
    more = [text for text in (other.definition, other.note) if text and text not in (definition, kept.note)]
    return replace(
        kept,
        definition=definition,
        note=" ".join(part for part in (kept.note, *more) if part),
        abbreviation=kept.abbreviation or other.abbreviation,
        subject=kept.subject or other.subject,
        forms=(*kept.forms, *added),
        broader=_links((*kept.broader, *other.broader), ids),
        related=_links((*kept.related, *other.related), {*ids, *kept.broader, *other.broader}),
        origin="yours",
    )


def redirected(concept: Concept, old: str, new: str) -> Concept:
    """The concept with its links to one concept turned to another."""
    broader = _links((new if link == old else link for link in concept.broader), {concept.id})
    related = _links((new if link == old else link for link in concept.related), {concept.id, *broader})
    return replace(concept, broader=broader, related=related)


def with_form(concept: Concept, text: str, status: Status, region: Region = Region.MAINLAND) -> Concept:
    """The concept with one form more; a preferred one takes the place of the former."""
    forms = concept.forms
    if status is Status.PREFERRED:
        forms = tuple(
            replace(form, status=Status.ADMITTED) if form.status is Status.PREFERRED else form
            for form in forms
        )
    return replace(concept, forms=(*forms, Form(text, status, region)), origin="yours")


def narrower(concepts: Iterable[Concept]) -> Mapping[str, list[str]]:
    """The concepts that name each one as broader."""
    found: dict[str, list[str]] = {}
    for concept in concepts:
        for link in concept.broader:
            found.setdefault(link, []).append(concept.id)
    return found


def _links(links: Iterable[str], without: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link for link in links if link not in without))


def _twice(forms: Iterable[Form]) -> list[str]:
    seen: set[tuple[str, Region]] = set()
    found = []
    for form in forms:
        if (plain(form.text), form.region) in seen:
            found.append(f"The form {form.text} stands twice.")
        seen.add((plain(form.text), form.region))
    return found


def _warnings(concept: Concept, others: Iterable[Concept], former: Concept | None) -> Iterable[str]:
    """A term or a form that another concept has too; yours is found first."""
    old = {plain(form.text) for form in former.forms} if former is not None else set()
    free = {plain(form.text): form.text for form in concept.forms if not form.company}
    for other in others:
        if other.id == concept.id:
            continue
        if other.english.casefold() == concept.english.strip().casefold():
            yield f"Another concept is called “{other.english}” too."
        for form in other.forms:
            text = free.get(plain(form.text))
            if text is not None and not form.company and plain(text) not in old:
                yield f"The form {text} belongs to “{other.english}” too; yours will be found in the texts."
