"""Annotation and vocabulary joined: what the packed records of a text say of a reader's readiness for it.

Tokens are not made for it: a record knows each of its forms once and how often it stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.language.packed import _parts
from reader.vocabulary.tally import Fact, Tally, tally_of


def tally_records(records: Iterable[bytes]) -> Tally:
    """The words of a text, given the records of its paragraphs in order; raises RecordRefused as `unpack` does."""
    forms: Counter[str] = Counter()
    for record in records:
        numbers, written, _, tokens, _ = _parts(record)
        # counted where they first stand, so that the words keep the order of the text
        for which, count in Counter(numbers[2 * tokens : 3 * tokens]).items():
            forms[written[which]] += count
    facts: Counter[Fact] = Counter()
    for form, count in forms.items():
        kind, _, simplified, reading, *_ = form.split("\t")
        facts[kind, simplified, tuple(None if each == "?" else each for each in reading.split())] += count
    return tally_of(facts)
