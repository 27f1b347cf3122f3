"""The packed records of a text, in little memory: some hundred paragraphs as they came, the others on disk or pressed.

Paragraphs lie in blocks of 64. A block that has not been touched for long is dropped where the cache on disk holds all
of it, and compressed where it does not: ten megabytes of text have a hundred of records.
"""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, MutableMapping

_BLOCK = 64
_LOOSE = 8
"""Blocks that are kept as they came."""

_HEAD = struct.Struct("<II")

OnDisk = Callable[[int, int], dict[int, bytes]]
"""The records on disk of the paragraphs from the first to the last."""


class KeptRecords(MutableMapping[int, bytes]):
    """Records by paragraph, in order; membership and length touch no block."""

    def __init__(self, on_disk: OnDisk = lambda _first, _last: {}) -> None:
        self._on_disk = on_disk
        self._known = bytearray()
        self._count = 0
        self._loose: OrderedDict[int, dict[int, bytes]] = OrderedDict()
        self._pressed: dict[int, bytes] = {}
        self._changed: set[int] = set()

    def __getitem__(self, paragraph: int) -> bytes:
        if paragraph not in self:
            raise KeyError(paragraph)
        return self._block(paragraph // _BLOCK)[paragraph]

    def __setitem__(self, paragraph: int, record: bytes) -> None:
        number = paragraph // _BLOCK
        self._block(number)[paragraph] = record
        self._changed.add(number)
        if paragraph >= len(self._known):
            self._known.extend(bytes(paragraph + _BLOCK - len(self._known)))
        self._count += not self._known[paragraph]
        self._known[paragraph] = 1

    def __delitem__(self, paragraph: int) -> None:
        if paragraph not in self:
            raise KeyError(paragraph)
        del self._block(paragraph // _BLOCK)[paragraph]
        self._changed.add(paragraph // _BLOCK)
        self._known[paragraph] = 0
        self._count -= 1

    def __contains__(self, paragraph: object) -> bool:
        return isinstance(paragraph, int) and 0 <= paragraph < len(self._known) and self._known[paragraph] > 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        at = self._known.find(1)
        while at >= 0:
            yield at
            at = self._known.find(1, at + 1)

    def clear(self) -> None:
        """Forget all; what is on disk is not asked for any more."""
        self._on_disk = lambda _first, _last: {}
        self._known.clear()
        self._loose.clear()
        self._pressed.clear()
        self._changed.clear()
        self._count = 0

    def _block(self, number: int) -> dict[int, bytes]:
        """A block as it came, the one touched last."""
        block = self._loose.get(number)
        if block is None:
            block = self._loose[number] = self._brought_back(number)
            if len(self._loose) > _LOOSE:
                self._put_away(*self._loose.popitem(last=False))
        self._loose.move_to_end(number)
        return block

    def _brought_back(self, number: int) -> dict[int, bytes]:
        pressed = self._pressed.get(number)
        if pressed is not None:
            return dict(_unpressed(pressed))
        first = number * _BLOCK
        if not any(self._known[first : first + _BLOCK]):
            return {}
        found = self._on_disk(first, first + _BLOCK - 1)
        for paragraph in range(first, min(first + _BLOCK, len(self._known))):
            if self._known[paragraph] and paragraph not in found:  # somebody has cleared the cache meanwhile
                self._known[paragraph] = 0
                self._count -= 1
        return {paragraph: record for paragraph, record in found.items() if paragraph in self}

    def _put_away(self, number: int, block: dict[int, bytes]) -> None:
        """Let go of a block; what has not changed since it was brought back lies where it lay."""
        if number not in self._changed:
            return
        self._changed.discard(number)
        self._pressed.pop(number, None)
        if block and self._on_disk(number * _BLOCK, number * _BLOCK + _BLOCK - 1) != block:
            self._pressed[number] = _pressed(block)


def _pressed(block: dict[int, bytes]) -> bytes:
    """Number, length and record of each paragraph, compressed."""
    parts = (_HEAD.pack(paragraph, len(record)) + record for paragraph, record in block.items())
    return zlib.compress(b"".join(parts), 1)


def _unpressed(pressed: bytes) -> Iterator[tuple[int, bytes]]:
    flat, at = zlib.decompress(pressed), 0
    while at < len(flat):
        paragraph, length = _HEAD.unpack_from(flat, at)
        at += _HEAD.size + length
        yield paragraph, flat[at - length : at]
