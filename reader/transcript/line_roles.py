"""What each source line of a text was found to be, a byte a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from reader.transcript.model import LineRole

_ROLES: tuple[LineRole | None, ...] = (None, *LineRole)
_NUMBERS = {role: number for number, role in enumerate(_ROLES)}


class LineRoles(Sequence[LineRole | None]):
    """One entry a source line, None for a blank one; a slice is a tuple."""

    __slots__ = ("_numbers",)

    def __init__(self, roles: Iterable[LineRole | None]) -> None:
        self._numbers = bytes(map(_NUMBERS.__getitem__, roles))

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> LineRole | None: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[LineRole | None, ...]: ...
    def __getitem__(self, index: int | slice) -> LineRole | tuple[LineRole | None, ...] | None:
        if isinstance(index, slice):
            return tuple(map(_ROLES.__getitem__, self._numbers[index]))
        return _ROLES[self._numbers[index]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LineRoles) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash(self._numbers)
