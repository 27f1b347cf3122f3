"""What one concept must keep to; each breach is a needle (the string whose line is meant) and a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.glossary.model import Concept, Form, Status
from reader.glossary.spelling import has_han, is_han, plain
from reader.glossary.traps import Everyday

Breach = tuple[str, str]
"""The quoted string to look for in the entry, empty for its first line, and what is wrong."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SYLLABLE = re.compile(r"[a-zêüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]+")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]")
_OTHER_DOT = re.compile("[•・‧∙⋅]")
_SPACES = re.compile(r"^\s|\s$|\s\s|[\t\r\n]")


def breaches(concept: Concept, everyday: Everyday) -> Iterator[Breach]:
    """All that is wrong with a concept in itself."""
    if not _SLUG.fullmatch(concept.id):
        yield "", f"the id “{concept.id}” is not small letters, digits and hyphens"
    for name in ("english", "abbreviation"):
        value = getattr(concept, name)
        if has_han(value) or _WIDE.search(value) or _SPACES.search(value):
            yield value, f"{name} is not plain English: {value!r}"
    for name in ("definition", "note"):
        value = getattr(concept, name)
        if value and value[-1] not in ".?!)”\"'":
            yield value, f"{name} does not end like a sentence"
    preferred = [form.text for form in concept.forms if form.status is Status.PREFERRED]
    if len(preferred) != 1:
        yield "", f"{len(preferred)} forms are preferred, not one: {', '.join(preferred)}"
    yield from _links(concept)
    for form in concept.forms:
        for message in (*_spelling(form), *_reading(form), *_guards(form), *everyday.traps(form)):
            yield form.text, f"{form.text}: {message}"


def _links(concept: Concept) -> Iterator[Breach]:
    """Links of a concept to itself, and those that stand twice."""
    links = (*concept.broader, *concept.related)
    for link in sorted(set(links)):
        if link == concept.id:
            yield link, "the concept is linked to itself"
        elif links.count(link) > 1:
            yield link, f"the link to {link} stands twice"


def _spelling(form: Form) -> Iterator[str]:
    if _WIDE.search(form.text):
        yield "write letters, digits and spaces in ASCII, not in full width"
    if _OTHER_DOT.search(form.text):
        yield "the dot in a name is · (U+00B7)"
    if _SPACES.search(form.text):
        yield "a space stands at an edge or twice"


def _reading(form: Form) -> Iterator[str]:
    han = sum(map(is_han, form.text))
    if form.reading and len(form.reading) != han:
        yield f"{han} Han characters and {len(form.reading)} syllables"
    wrong = [syllable for syllable in form.reading if not _SYLLABLE.fullmatch(syllable.lower())]
    if wrong:
        yield f"not a syllable with a tone mark: {' '.join(wrong)}"


def _guards(form: Form) -> Iterator[str]:
    """Guards that can never do anything."""
    own = plain(form.text)
    for guard in form.unless_in:
        if own not in plain(guard) or own == plain(guard):
            yield f"the form is not a part of “{guard}” (unless_in)"
    for companion in form.company:
        if plain(companion) == own:
            yield f"“{companion}” (with) is the form itself"
