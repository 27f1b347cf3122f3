"""Words of a file become the reader's: first what would change, then the change, and what undoes it.

What is here and was written by the reader stays; a status only rises. Both are told as conflicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from reader.formats.anki import tag
from reader.formats.tables import Refusal
from reader.store import Store, now
from reader.vocabulary.forgetting import drop
from reader.vocabulary.incoming import Incoming, Read
from reader.vocabulary.merging import Conflict, changed_fields, merged
from reader.vocabulary.model import Word, WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from reader.vocabulary.tables import find_words, numbers_of, put_words, read_statuses, write_statuses


@dataclass(frozen=True, slots=True)
class Resolved:
    """Which word of ours a word of a file is, and what the dictionary says of it."""

    key: WordKey
    traditional: str
    senses: tuple[str, ...] = ()
    level: str = ""


Resolve = Callable[[Iterable[Incoming]], Mapping[Incoming, Resolved]]
"""Finds all words of a file at one go; those it does not know are left out."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A word that is there and would change: its fields as they would be."""

    id: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does, or would do."""

    new: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The words and statuses that an import will write, and how it is told."""

    told: Imported
    words: tuple[Word, ...] = ()
    statuses: Mapping[WordKey, WordStatus] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undo:
    """What was there before an import."""

    words: tuple[Word, ...]
    added: tuple[WordKey, ...]
    statuses: Mapping[WordKey, WordStatus]


def plan(
    read: Read,
    resolve: Resolve,
    vocabulary: Vocabulary,
    status: WordStatus | None = None,
    *,
    mark_only: bool = False,
) -> Plan:
    """What an import would do; nothing is changed.

    A word of which the file says more than that it is there is kept; any other is marked `status`, or known. With
    `mark_only` no word is kept.
    """
    found = resolve(read.words)
    statuses = vocabulary.status_of(word.key for word in found.values())
    kept = {word.key: word for word in vocabulary.words()} if any(each.kept for each in read.words) else {}
    planned = _Planning(kept, statuses, status)
    for incoming in read.words:
        resolved = found.get(incoming)
        if resolved is None:
            planned.refused.append(
                Refusal(incoming.line, f"“{incoming.text[:40]}” is not known here as a word")
            )
        elif incoming.kept and not mark_only:
            planned.keep(incoming, resolved)
        else:
            planned.mark(resolved.key, incoming.status or status or WordStatus.KNOWN)
    return planned.done(read.refused)


class _Planning:
    """A plan that grows word by word."""

    def __init__(
        self,
        kept: Mapping[WordKey, Word],
        statuses: Mapping[WordKey, WordStatus],
        status: WordStatus | None,
    ) -> None:
        self._kept, self._statuses, self._status = kept, statuses, status
        self._words: dict[WordKey, Word] = {}
        self._marks: dict[WordKey, WordStatus] = {}
        self._conflicts: dict[tuple[str, str], Conflict] = {}
        self.refused: list[Refusal] = []

    def keep(self, incoming: Incoming, resolved: Resolved) -> None:
        """Plan a word with all that the file says of it."""
        present = self._words.get(resolved.key) or self._kept.get(resolved.key)
        offered = _offered(incoming, resolved, self._status or WordStatus.LEARNING_1)
        if present is None:
            step = self._raised(resolved.key, offered.status, self._statuses[resolved.key])
            self._words[resolved.key] = replace(offered, status=step)
            return
        if present.note and offered.note and present.note != offered.note:
            self._conflict(resolved.key, "note", present.note, offered.note)
            offered = replace(offered, note="")
        joined, conflicts = merged(present, _what_is_new(present, offered))
        for each in conflicts:
            self._conflict(resolved.key, each.field, each.here, each.there)
        told = incoming.status or self._status
        step = self._raised(resolved.key, told, present.status) if told else present.status
        joined = replace(joined, status=step)
        if joined != present:
            self._words[resolved.key] = replace(joined, changed=max(joined.changed, present.changed))

    def mark(self, key: WordKey, status: WordStatus) -> None:
        """Plan a status alone."""
        present = self._marks.get(key, self._statuses[key])
        step = self._raised(key, status, present)
        if step is not present:
            self._marks[key] = step

    def done(self, refused: Iterable[Refusal]) -> Plan:
        """The whole plan."""
        new = [key.id for key in self._words if key not in self._kept]
        new += [key.id for key in self._marks if self._statuses[key] is WordStatus.NEW]
        changed = [
            Changed(key.id, changed_fields(self._kept[key], word))
            for key, word in self._words.items()
            if key in self._kept
        ]
        changed += [
            Changed(key.id, {"status": status.value})
            for key, status in self._marks.items()
            if self._statuses[key] is not WordStatus.NEW
        ]
        lines = sorted([*refused, *self.refused], key=lambda each: each.line)
        told = Imported(tuple(new), tuple(changed), tuple(self._conflicts.values()), tuple(lines))
        return Plan(told, tuple(self._words.values()), self._marks)

    def _raised(self, key: WordKey, wanted: WordStatus, present: WordStatus) -> WordStatus:
        """The higher of two statuses; a word that is ignored stays so."""
        steps = list(WordStatus)
        if wanted is present or present is WordStatus.NEW:
            return wanted
        if present is WordStatus.IGNORED or steps.index(wanted) < steps.index(present):
            self._conflict(key, "status", present.value, wanted.value)
            return present
        return wanted

    def _conflict(self, key: WordKey, name: str, here: str, there: str) -> None:
        self._conflicts.setdefault((key.id, name), Conflict(key.id, name, here, there))


def carry_out(store: Store, planned: Plan) -> Undo:
    """Do what was planned, all or nothing; give what undoes it."""
    with store.transaction() as connection:
        keys = [word.key for word in planned.words]
        former = find_words(connection, keys)
        statuses = read_statuses(connection.execute, (*keys, *planned.statuses))
        added = put_words(connection, planned.words)
        write_statuses(connection, planned.statuses, now())
    return Undo(tuple(former), tuple(added), statuses)


def take_back(store: Store, undo: Undo) -> None:
    """Make everything as it was before an import; sentences that were added to words stay with them no longer."""
    with store.transaction() as connection:
        keys = (*undo.added, *(word.key for word in undo.words))
        drop(connection, numbers_of(connection, keys).values())
        put_words(connection, undo.words)
        write_statuses(connection, undo.statuses, now())


def _offered(incoming: Incoming, resolved: Resolved, status: WordStatus) -> Word:
    """A word of a file as if it had been kept here; what the file says of it was written by a person."""
    moment = now()
    said = {"senses": incoming.senses, "traditional": incoming.traditional, "level": incoming.level}
    given: dict[str, object] = {name: value for name, value in said.items() if value}
    fromhere = {"senses": resolved.senses, "traditional": resolved.traditional, "level": resolved.level}
    fields = fromhere | given
    edited = tuple(sorted(name for name, value in given.items() if value != fromhere[name]))
    return Word(
        resolved.key,
        status=incoming.status or status,
        concept=incoming.concept,
        added=moment,
        changed=moment,
        sightings=(incoming.sighting,) if incoming.sighting else (),
        note=incoming.note,
        tags=tuple(sorted(incoming.tags)),
        lists=tuple(sorted(incoming.lists)),
        edited=(*edited, "note") if incoming.note else edited,
        **fields,  # type: ignore[arg-type]
    )


def _what_is_new(present: Word, offered: Word) -> Word:
    """A word of a file without the sentences and tags known here; what stands here too was not written anew."""
    known = {met.sentence for met in present.sightings}
    in_anki = {tag(name) for name in present.tags}
    return replace(
        offered,
        tags=tuple(name for name in offered.tags if name not in in_anki),
        sightings=tuple(met for met in offered.sightings if met.sentence not in known),
        edited=tuple(name for name in offered.edited if getattr(offered, name) != getattr(present, name)),
    )
