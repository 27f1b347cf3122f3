"""What becomes of the conflicts of an import, each as the reader has chosen.

mine        the entry of the file is left out
theirs      the file's entry stands; what it shares with other entries is taken from those
both        two entries of one form: both have it; two of one term: mine gains the forms of the file
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from reader.glossary.importing import Conflict, Draft, Plan, laid_over
from reader.glossary.model import Concept, Form, Status
from reader.glossary.spelling import plain


class Settled(StrEnum):
    """How a conflict is settled."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


def settled(current: Iterable[Concept], plan: Plan, choices: Mapping[int, Settled]) -> tuple[Concept, ...]:
    """The concepts an import writes, its conflicts settled as chosen by their number; those without stay out."""
    writes = {concept.id: concept for concept in plan.writes}
    known = {concept.id: concept for concept in current} | writes
    for number, conflict in enumerate(plan.conflicts):
        choice = choices.get(number, Settled.MINE)
        other = known.get(conflict.other)
        if choice is Settled.MINE or other is None:
            continue
        made = _settle(conflict, other, choice, is_new=conflict.concept.id not in known)
        changed = [made]
        if choice is Settled.THEIRS:
            changed += _robbed(made, known.values())
        for concept in changed:
            known[concept.id] = writes[concept.id] = concept
    return tuple(writes.values())


def _settle(conflict: Conflict, other: Concept, choice: Settled, *, is_new: bool) -> Concept:
    """The entry of the file as it is taken in; a new one stands in the place of one that would have no form left."""
    draft = conflict.draft or Draft(conflict.concept, conflict.line)
    if conflict.over_form:
        replaces = is_new and choice is Settled.THEIRS and _texts(other) <= _texts(conflict.concept)
        return laid_over(other, replace(draft, whole=True)) if replaces else conflict.concept
    if choice is Settled.THEIRS:
        return laid_over(other, replace(draft, whole=True))
    return laid_over(other, replace(draft, whole=False, fields=frozenset()))


def _robbed(taker: Concept, concepts: Iterable[Concept]) -> list[Concept]:
    """The entries that lose forms to another one; an entry keeps all where none would be left."""
    taken = {plain(form.text) for form in taker.forms if not form.company}
    found = []
    for concept in concepts:
        left = tuple(form for form in concept.forms if form.company or plain(form.text) not in taken)
        if concept.id != taker.id and 0 < len(left) < len(concept.forms):
            found.append(replace(concept, forms=_with_a_preferred(left), origin="yours"))
    return found


def _with_a_preferred(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    if any(form.status is Status.PREFERRED for form in forms):
        return forms
    return (replace(forms[0], status=Status.PREFERRED), *forms[1:])


def _texts(concept: Concept) -> set[str]:
    return {plain(form.text) for form in concept.forms}
