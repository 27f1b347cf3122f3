"""Words in an order with what is searched of each, narrowed by a further part of what one types."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, islice

_SEPARATOR = "\0"
_LOOKED_AT, _RARE, _FEW = 500, 0.08, 2000
"""How many words tell whether a part is rare, which share of them is rare, and how few are looked through anyway."""


class Found:
    """Numbers of words and their texts, side by side.

    One long text is looked through several times faster than tens of thousands that lie all over the memory, but
    each hit costs more: so a part that stands in few words is looked for in the long one.
    """

    def __init__(self, numbers: list[int], texts: list[str]) -> None:
        self.numbers, self._texts = numbers, texts
        self._joined: tuple[str, list[int]] | None = None

    def has_few(self) -> bool:
        """Whether looking through them costs nothing to speak of."""
        return len(self._texts) < _FEW

    def rarely_has(self, part: str) -> bool:
        """Whether a part stands in few of many words, as far as a sample tells."""
        if self.has_few():
            return False
        sample = self._texts[:: len(self._texts) // _LOOKED_AT]
        return all(sum(each in text for text in sample) < _RARE * len(sample) for each in _spellings(part))

    def having(self, part: str) -> Found:
        """Those whose text has this part."""
        first, *others = _spellings(part)
        if others:
            fits = [first in text or others[0] in text for text in self._texts]
        else:
            fits = [first in text for text in self._texts]
        return Found(list(compress(self.numbers, fits)), list(compress(self._texts, fits)))

    def first_having(self, parts: Sequence[str], count: int) -> list[int]:
        """The numbers of the first words whose texts have all these parts; looks no further than it must."""
        spelt = [_spellings(part) for part in parts]
        fitting = (
            number
            for number, text in zip(self.numbers, self._texts, strict=True)
            if all(any(each in text for each in ways) for ways in spelt)
        )
        return list(islice(fitting, count))

    def having_rare(self, part: str) -> Found:
        """The same, faster where there are few."""
        rows = sorted({row for each in _spellings(part) for row in self._rows(each)})
        return Found([self.numbers[row] for row in rows], [self._texts[row] for row in rows])

    def _rows(self, part: str) -> Iterator[int]:
        """The rows that have a part, found in the long text."""
        if self._joined is None:
            ends = list(accumulate(len(text) + 1 for text in self._texts))
            self._joined = _SEPARATOR.join(self._texts), ends
        text, ends = self._joined
        place = text.find(part)
        while place >= 0:
            row = bisect_right(ends, place)
            yield row
            place = text.find(part, ends[row])


def _spellings(part: str) -> tuple[str, ...]:
    """A part as it is written, and with `u` where `v` stands for ü."""
    other = part.replace("v", "u")
    return (part,) if other == part else (part, other)
