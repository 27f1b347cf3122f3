"""A sequence whose items are made as they are read: a long list costs what is seen of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Source = TypeVar("Source")
Item = TypeVar("Item")


class OnDemand(Sequence[Item], Generic[Source, Item]):
    """What `make` makes of each of `sources`, anew each time it is read."""

    def __init__(self, sources: Sequence[Source], make: Callable[[Source], Item]) -> None:
        self._sources, self._make = sources, make

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> OnDemand[Source, Item]: ...
    def __getitem__(self, at: int | slice) -> Item | OnDemand[Source, Item]:
        if isinstance(at, slice):
            return OnDemand(self._sources[at], self._make)
        return self._make(self._sources[at])

    def __len__(self) -> int:
        return len(self._sources)
