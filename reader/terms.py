"""What the engine is to find in a text, and the key under which its answers are cached. Cheap to import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.glossary.model import Concept
from reader.language.cache import cache_key
from reader.language.model import Correction
from reader.language.packed import VERSION
from reader.language.sources import code_fingerprint, language_file
from reader.paths import Paths


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a concept as the engine needs it: what to find, and when it counts."""

    form: str
    concept: str
    is_name: bool = False
    reading: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    unless_in: tuple[str, ...] = ()


def terms_of(concepts: Iterable[Concept]) -> tuple[Term, ...]:
    """What the engine is to find: every form of every concept."""
    return tuple(
        Term(form.text, concept.id, concept.is_name, form.reading, form.company, form.unless_in)
        for concept in concepts
        for form in concept.forms
    )


def term_fields(term: Term) -> list[object]:
    """A term as a frame carries it."""
    return [term.form, term.concept, term.is_name, term.reading, term.company, term.unless_in]


def term_from(fields: Sequence[Any]) -> Term:
    """The term that `term_fields` wrote."""
    form, concept, is_name, reading, company, unless_in = fields
    return Term(str(form), str(concept), bool(is_name), tuple(reading), tuple(company), tuple(unless_in))


def text_key(
    paths: Paths, paragraphs: Sequence[str], terms: Sequence[Term], corrections: Sequence[Correction] = ()
) -> str:
    """The key under which the records of a text are cached; the window may read the cache with it."""
    fingerprint = f"{VERSION} {language_file(paths).stem} {code_fingerprint()}"
    return cache_key(fingerprint, paragraphs, sorted(terms, key=repr), corrections)
