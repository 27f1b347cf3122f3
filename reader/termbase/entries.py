"""The concepts there are, and every change of them: on disk when a call returns, and undone by what it hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from reader.glossary.changing import Judgement, free_id, judged, merge, redirected
from reader.glossary.model import Concept
from reader.glossary.own import MISSING, Missing, OwnConcepts, merged
from reader.store import Store
from reader.terms import Term, terms_of

Undo = Callable[[], object]
State = Concept | Missing | None
"""What the reader has of an id: a concept, nothing, or that the shipped one is hidden (None)."""


class Entries:
    """The shipped concepts with the reader's own over them; StoreRefused where a change cannot be written.

    `did` is told of every change: what it was about, and how it is undone.
    """

    def __init__(self, store: Store, shipped: Iterable[Concept], did: Callable[[str, Undo], None]) -> None:
        self._own = OwnConcepts(store)
        self._shipped = {concept.id: concept for concept in shipped}
        self._did = did
        self.by_id: dict[str, Concept] = {}
        self.terms: tuple[Term, ...] = ()
        self.version = 0
        """Another number after every change."""
        self._hidden: tuple[str, ...] = ()
        self.reload()

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts, shipped ones in the order of the files, then the reader's."""
        return tuple(self.by_id.values())

    def concept(self, concept_id: str) -> Concept | None:
        """A concept, None where there is none of this id."""
        return self.by_id.get(concept_id)

    def shipped(self, concept_id: str) -> Concept | None:
        """The entry that was shipped under an id, whatever the reader made of it."""
        return self._shipped.get(concept_id)

    def hidden(self) -> list[Concept]:
        """The shipped concepts that the reader has deleted."""
        return [self._shipped[name] for name in self._hidden]

    def judged(self, concept: Concept) -> Judgement:
        """What stands against keeping a concept."""
        return judged(concept, self.concepts, self.by_id.get(concept.id))

    def save(self, concept: Concept) -> Concept:
        """Keep a concept, a new one (without an id) or a changed one; give it as it is kept."""
        if not concept.id:
            taken = self.by_id.keys() | self._shipped.keys() | self._own.rows().keys()
            concept = replace(concept, id=free_id(concept.english, taken))
        concept = replace(concept, origin="yours")
        self._change(concept.english, {concept.id: concept})
        return concept

    def delete(self, concept_id: str) -> None:
        """Take a concept out; a shipped one is hidden and can be restored."""
        concept = self.by_id.get(concept_id)
        if concept is not None:
            self._change(concept.english, {concept_id: None})

    def restore(self, concept_id: str) -> None:
        """Show the shipped entry of an id again instead of what the reader made of it."""
        shipped = self._shipped.get(concept_id)
        if shipped is not None:
            self._change(shipped.english, {concept_id: MISSING})

    def merge(self, kept_id: str, other_id: str) -> Concept | None:
        """Make one concept of two; the links of the reader's own to the other one follow it.

        None where there are not two.
        """
        kept, other = self.by_id.get(kept_id), self.by_id.get(other_id)
        if kept is None or other is None or kept is other:
            return None
        joined = merge(kept, other)
        states: dict[str, State] = {
            concept.id: redirected(concept, other_id, kept_id)
            for concept in self.concepts
            if concept.origin == "yours" and other_id in (*concept.broader, *concept.related)
        }
        states |= {kept_id: joined, other_id: None}
        self._change(joined.english, states)
        return joined

    def take_in(self, concepts: Sequence[Concept], what: str) -> None:
        """Keep what an import has brought, all or none; undone at one go."""
        if concepts:
            self._change(what, {concept.id: replace(concept, origin="yours") for concept in concepts})

    def _change(self, what: str, states: Mapping[str, State]) -> None:
        former = self._own.put_back(states)
        self.reload()
        self._did(what, lambda: self._put_back(former))

    def _put_back(self, states: Mapping[str, State]) -> None:
        self._own.put_back(states)
        self.reload()

    def reload(self) -> None:
        """Read what the store holds now; terms that are the same stay the same object."""
        rows = self._own.rows()
        concepts = merged(self._shipped.values(), rows)
        self._hidden = tuple(name for name, own in rows.items() if own is None and name in self._shipped)
        self.by_id.clear()
        self.by_id.update((concept.id, concept) for concept in concepts)
        terms = terms_of(concepts)
        if terms != self.terms:
            self.terms = terms
        self.version += 1
