"""Two vocabularies of one reader become one: what the reader wrote is kept, whichever computer it was written on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.records import dataclass
from reader.vocabulary.model import Sighting, Word

_FIELDS = ("traditional", "senses", "level", "concept")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that the reader wrote on both computers, otherwise; what stands `here` stays."""

    id: str
    field: str
    here: str
    there: str


def merged(here: Word, there: Word) -> tuple[Word, list[Conflict]]:
    """One word of two, and what could not be joined.

    A field edited on one side goes over one that the program wrote; edited on both it stays as it is here. Notes are
    put under each other; tags, lists and sentences are joined; it was added when it was added first.
    """
    taken: dict[str, object] = {}
    conflicts = []
    for field in _FIELDS:
        ours, theirs = getattr(here, field), getattr(there, field)
        if field not in there.edited or ours == theirs:
            continue
        if field in here.edited:
            conflicts.append(Conflict(here.key.id, field, _shown(ours), _shown(theirs)))
        else:
            taken[field] = theirs
    word = replace(
        here,
        **taken,  # type: ignore[arg-type]
        note=_joined_notes(here.note, there.note),
        tags=_union(here.tags, there.tags),
        lists=_union(here.lists, there.lists),
        edited=_union(here.edited, there.edited),
        sightings=_sightings(here.sightings, there.sightings),
        added=min(here.added, there.added),
    )
    if word != here:
        word = replace(word, changed=max(here.changed, there.changed))
    return word, conflicts


def changed_fields(former: Word, word: Word) -> dict[str, str]:
    """The fields in which a word differs, as they are afterwards and to be shown."""
    fields = ("traditional", "senses", "status", "note", "level", "concept", "tags", "lists", "added")
    changes = {
        name: _shown(getattr(word, name)) for name in fields if getattr(word, name) != getattr(former, name)
    }
    more = len(word.sightings) - len(former.sightings)
    return changes | ({"sightings": f"+{more}"} if more else {})


def _joined_notes(here: str, there: str) -> str:
    if there in here:
        return here
    return there if here in there else f"{here}\n\n{there}"


def _union(here: Iterable[str], there: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*here, *there}))


def _sightings(here: tuple[Sighting, ...], there: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    places = {(met.transcript, met.sentence, met.offset) for met in here}
    return here + tuple(met for met in there if (met.transcript, met.sentence, met.offset) not in places)


def _shown(value: object) -> str:
    return " / ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
