"""Annotation and vocabulary joined: what the packed records of a text say of a reader's readiness for it.

Tokens are not made for it: a record knows each of its forms once and how often it stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.language.packed import counted_forms
from reader.vocabulary.tally import Fact, Tally, tally_of


def tally_records(records: Iterable[bytes]) -> Tally:
    """The words of a text, given the records of its paragraphs in order; raises RecordRefused as `unpack` does."""
    forms: Counter[tuple[str, str, str]] = Counter()
    for record in records:
        for form, count in counted_forms(record):
            forms[form] += count
    facts: Counter[Fact] = Counter()
    for (kind, simplified, reading), count in forms.items():
        facts[kind, simplified, tuple(None if each == "?" else each for each in reading.split())] += count
    return tally_of(facts)
