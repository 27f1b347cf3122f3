"""A cache that does not grow with the text: what was used lately is at hand, what was not is made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """Values by key, made when first asked for with `recent[key]`; between `most` and twice as many are kept.

    A plain dict while it fills, so that a find costs no more than one. When it is full all of it becomes the former
    half, out of which what is asked for again comes back; what is still there at the next change is let go.
    """

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._former: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        value = self._former.pop(key) if key in self._former else self._make(key)
        if len(self) >= self._most:
            self._former = dict(self)
            self.clear()
        self[key] = value
        return value
