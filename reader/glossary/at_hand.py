"""Single concepts before all of them are read: what a card says of a term can be shown while the window fills."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reader.glossary.kept import kept_concept
from reader.glossary.model import Concept
from reader.glossary.own import OwnConcepts
from reader.store import Store


class ConceptsAtHand(Mapping[str, Concept]):
    """All concepts by id; one is read alone as long as it can be, `everything` is asked for what needs them all."""

    def __init__(
        self, store: Store, folder: Path, cache: Path, everything: Callable[[], Mapping[str, Concept]]
    ) -> None:
        self._own, self._folder, self._cache = OwnConcepts(store), folder, cache
        self._everything = everything

    def __getitem__(self, concept_id: str) -> Concept:
        own = self._own.row(concept_id)
        if own is None:
            found = kept_concept(self._folder, self._cache, concept_id)
            return found if found is not None else self._everything()[concept_id]
        if own.concept is None:
            raise KeyError(concept_id)
        return own.concept

    def __iter__(self) -> Iterator[str]:
        return iter(self._everything())

    def __len__(self) -> int:
        return len(self._everything())
