"""What the engine is to find in a text, and the key under which its answers are cached. Cheap to import."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from reader.glossary.model import Category, Concept, Form, Status
from reader.language.model import Correction
from reader.paths import Paths
from reader.records import dataclass
from reader.text_keys import TextKeys

_PHRASE_MARKS = frozenset("的了吗没不被有在个几点把")


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a concept as the engine needs it: what to find, and when it counts."""

    form: str
    concept: str
    is_name: bool = False
    reading: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    unless_in: tuple[str, ...] = ()
    whole: bool = True


def terms_of(concepts: Iterable[Concept]) -> tuple[Term, ...]:
    """What the engine is to find: every form of every concept."""
    concepts = tuple(concepts)
    makers = frozenset(
        form.text
        for concept in concepts
        if concept.category in (Category.PERSON, Category.ORGANISATION)
        for form in concept.forms
        if 1 < len(form.text) < 5 and not form.text.isascii()
    )
    return tuple(
        Term(
            form.text,
            concept.id,
            concept.is_name,
            form.reading,
            form.company,
            form.unless_in,
            _is_one_word(concept, form, makers),
        )
        for concept in concepts
        for form in concept.forms
    )


def _is_one_word(concept: Concept, form: Form, makers: frozenset[str]) -> bool:
    """Whether a form is one word: names and the field's own preferred terms.

    Of the others a dictionary or the word list says whether they are one (融资轮), or as many as they have (博客文章).
    A product called after its maker (王安|文字处理器) is two, and so is a name with the 讯 of a news line.
    """
    length = len(form.text)
    if length < 3:
        return True
    if concept.is_name:
        is_made = concept.category is Category.PRODUCT and length > 4
        return not form.text.endswith("讯") and not (is_made and form.text.startswith(tuple(makers)))
    is_phrase = form.status is not Status.PREFERRED or not _PHRASE_MARKS.isdisjoint(form.text)
    longest = {Category.AI: 6, Category.OTHER: 2}.get(concept.category, 3)
    return not is_phrase and length <= longest


def term_fields(term: Term) -> list[object]:
    """A term as a frame carries it."""
    return [term.form, term.concept, term.is_name, term.reading, term.company, term.unless_in, term.whole]


def term_from(fields: Sequence[Any]) -> Term:
    """The term that `term_fields` wrote."""
    form, concept, is_name, reading, company, unless_in, whole = fields
    guards = tuple(company), tuple(unless_in)
    return Term(str(form), str(concept), bool(is_name), tuple(reading), *guards, bool(whole))


def correction_fields(correction: Correction) -> list[object]:
    """A correction as a frame carries it."""
    return [correction.words, correction.reading, correction.paragraph, correction.start, correction.joins]


def correction_from(fields: Sequence[Any]) -> Correction:
    """The correction that `correction_fields` wrote."""
    words, reading, paragraph, start, joins = fields
    return Correction(tuple(words), tuple(reading), paragraph, start, bool(joins))


def text_key(
    paths: Paths, paragraphs: Sequence[str], terms: Sequence[Term], corrections: Sequence[Correction] = ()
) -> str:
    """The key under which the records of a text are cached; the window may read the cache with it."""
    return TextKeys(paths, terms_digest(terms)).of(paragraphs, corrections)


def terms_digest(terms: Sequence[Term]) -> str:
    """What these terms are known by, whatever their order."""
    ordered = sorted(terms, key=lambda term: (term.form, term.concept))
    return hashlib.sha256(repr([*map(term_fields, ordered)]).encode("utf-8", "surrogatepass")).hexdigest()
