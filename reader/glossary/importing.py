"""What an import would do to the glossary, as plain data: nothing is written here.

A file becomes drafts, each with the fields that the file speaks of; what it does not speak of stays as it is. Each
draft is then new, a change of a concept, in conflict, or already there.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from reader.formats.plain_text import one_line
from reader.formats.tables import Refusal
from reader.glossary.exporters.export import preferred_first
from reader.glossary.model import Concept, Form, Status
from reader.glossary.records import concept_record, form_record
from reader.glossary.spelling import plain
from reader.records import dataclass

Simplify = Callable[[str], str]
"""Gives the simplified form of a traditional one, of the same length."""

CONCEPT_FIELDS = frozenset(field.name for field in fields(Concept)) - {"id", "forms", "origin"}
FORM_FIELDS = frozenset(field.name for field in fields(Form)) - {"text"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A concept as a file has it.

    `fields` and `form_fields` are what the file speaks of; a draft that is not `whole` adds forms and takes none
    away, and one that is `flat` has lost its line breaks.
    """

    concept: Concept
    line: int
    fields: frozenset[str] = CONCEPT_FIELDS
    form_fields: frozenset[str] = FORM_FIELDS
    whole: bool = True
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds, and the lines of it that could not be read."""

    drafts: tuple[Draft, ...]
    refused: tuple[Refusal, ...] = ()

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of the file."""
        return tuple(draft.concept for draft in self.drafts)


@dataclass(frozen=True, slots=True)
class Changed:
    """A concept that would change: how it would be, and old and new value by the name of the field."""

    concept: Concept
    fields: dict[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A concept that cannot be taken in without a decision; `other` is the concept that stands against it.

    Where it is `over_form`, a form of it belongs to the other; else both have one id or one English term.
    """

    concept: Concept
    other: str
    reason: str
    line: int
    draft: Draft | None = None
    over_form: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; writing it is for whoever asked the reader."""

    new: tuple[Concept, ...] = ()
    changed: tuple[Changed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def writes(self) -> tuple[Concept, ...]:
        """The concepts as they would be afterwards, those in conflict left out."""
        return (*self.new, *(change.concept for change in self.changed))


def plan(current: Iterable[Concept], imported: Imported) -> Plan:
    """What taking in a file would do to the glossary as it is."""
    known = _Known(current)
    new: list[Concept] = []
    changed: list[Changed] = []
    conflicts: list[Conflict] = []
    for draft in imported.drafts:
        former, conflict = known.former(draft)
        if conflict is None:
            concept = laid_over(former, draft)
            differing = {} if former is None else _differences(former, concept)
            if former is not None and not differing:
                continue
            conflict = known.clash(concept, former, draft.line)
        if conflict is not None:
            conflicts.append(replace(conflict, draft=draft))
        elif former is None:
            new.append(concept)
            known.add(concept)
        else:
            changed.append(Changed(concept, differing))
            known.add(concept)
    return Plan(tuple(new), tuple(changed), tuple(conflicts), imported.refused)


def plan_record(found: Plan) -> dict[str, Any]:
    """A plan the way `glossary import --json` prints it."""
    return {
        "new": [concept_record(concept) for concept in found.new],
        "changed": [
            {"id": change.concept.id, "fields": {name: list(pair) for name, pair in change.fields.items()}}
            for change in found.changed
        ],
        "conflicts": [
            {"id": each.concept.id, "other": each.other, "reason": each.reason, "line": each.line}
            for each in found.conflicts
        ],
        "refused": [{"line": each.line, "reason": each.reason} for each in found.refused],
    }


class _Known:
    """The concepts there are, by what a draft may share with them; those taken in are added as they come."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_id: dict[str, Concept] = {}
        self._by_english: dict[str, str] = {}
        self._by_form: dict[str, set[str]] = {}
        self._from_file: set[str] = set()
        for concept in concepts:
            self._put(concept)

    def add(self, concept: Concept) -> None:
        """Take in a concept of the file."""
        self._from_file.add(concept.id)
        self._put(concept)

    def former(self, draft: Draft) -> tuple[Concept | None, Conflict | None]:
        """The concept that a draft is about, or what stands in the way of saying so."""
        concept = draft.concept
        if concept.id in self._from_file:
            return None, Conflict(concept, concept.id, "the file has two concepts of this id", draft.line)
        own = self._by_id.get(concept.id)
        if own is not None:
            if draft.whole or own.english == concept.english or not _texts(concept).isdisjoint(_texts(own)):
                return own, None
            return None, Conflict(concept, own.id, f"the id belongs to “{own.english}”", draft.line)
        other = self._by_id.get(self._by_english.get(concept.english.casefold(), ""))
        if other is None:
            return None, None
        if other.id not in self._from_file and not _texts(concept).isdisjoint(_texts(other)):
            return other, None
        reason = f"another concept is called “{other.english}” too"
        return None, Conflict(concept, other.id, reason, draft.line)

    def clash(self, concept: Concept, former: Concept | None, line: int) -> Conflict | None:
        """The first form that is new to a concept and belongs to another one, with nothing to tell them apart."""
        owned = _texts(former) if former is not None else set()
        for form in concept.forms:
            text = plain(form.text)
            others = sorted(self._by_form.get(text, set()) - {concept.id})
            if others and text not in owned and not form.company:
                reason = f"the form {form.text} belongs to {others[0]}; say in which company it counts (with)"
                return Conflict(concept, others[0], reason, line, over_form=True)
        return None

    def _put(self, concept: Concept) -> None:
        self._by_id[concept.id] = concept
        self._by_english.setdefault(concept.english.casefold(), concept.id)
        for form in concept.forms:
            if not form.company:
                self._by_form.setdefault(plain(form.text), set()).add(concept.id)


def _texts(concept: Concept) -> set[str]:
    return {plain(form.text) for form in concept.forms}


def laid_over(former: Concept | None, draft: Draft) -> Concept:
    """The concept with what the draft says of it, as the reader's own."""
    if former is None:
        return replace(draft.concept, forms=_with_one_preferred(draft.concept.forms), origin="yours")
    values = {name: getattr(draft.concept, name) for name in draft.fields}
    if draft.flat:
        values = {
            name: value for name, value in values.items() if not _same_flat(value, getattr(former, name))
        }
    return replace(former, **values, forms=_merged_forms(former, draft), origin="yours")


def _same_flat(value: object, old: object) -> bool:
    return isinstance(value, str) and isinstance(old, str) and one_line(old) == one_line(value)


def _merged_forms(former: Concept, draft: Draft) -> tuple[Form, ...]:
    """The draft's forms with what it does not say of them taken from the concept, and the others if it is not whole."""
    old = {(form.text, form.region): form for form in reversed(former.forms)}
    merged = []
    for form in draft.concept.forms:
        known = old.get((form.text, form.region))
        known = known or next((each for each in former.forms if each.text == form.text), None)
        values = {name: getattr(form, name) for name in draft.form_fields}
        merged.append(form if known is None else replace(known, **values))
    if draft.whole:
        return _with_one_preferred(merged)
    texts = {plain(form.text) for form in former.forms}
    added = [form for form in merged if plain(form.text) not in texts]
    demoted = [
        replace(form, status=Status.ADMITTED) if form.status is Status.PREFERRED else form for form in added
    ]
    return (*former.forms, *demoted)


def _with_one_preferred(forms: Sequence[Form]) -> tuple[Form, ...]:
    """The forms with the first preferred one, or the first, preferred, and all others not."""
    chosen = next((at for at, form in enumerate(forms) if form.status is Status.PREFERRED), 0)
    return tuple(
        replace(form, status=Status.PREFERRED)
        if at == chosen
        else replace(form, status=Status.ADMITTED)
        if form.status is Status.PREFERRED
        else form
        for at, form in enumerate(forms)
    )


def _differences(old: Concept, new: Concept) -> dict[str, tuple[object, object]]:
    """The fields that differ; the order of forms counts only for which of them is preferred."""
    names = [field.name for field in fields(Concept) if field.name in CONCEPT_FIELDS]
    found: dict[str, tuple[object, object]] = {
        name: (_plain_value(getattr(old, name)), _plain_value(getattr(new, name)))
        for name in names
        if getattr(old, name) != getattr(new, name)
    }
    if preferred_first(old) != preferred_first(new):
        found["forms"] = (
            [form_record(form) for form in old.forms],
            [form_record(form) for form in new.forms],
        )
    return found


def _plain_value(value: object) -> object:
    return list(value) if isinstance(value, tuple) else str(value)


def slug(text: str) -> str:
    """An id made of a term: small letters, digits and hyphens; a number where it has no Latin letter."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", bare.replace("'", "")).strip("-")
    return made or f"concept-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
