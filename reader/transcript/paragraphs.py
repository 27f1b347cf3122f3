"""The paragraphs of a text in little memory: columns that lie close together, records made when they are asked for.

Ten megabytes have some seventy thousand paragraphs; as records they would take four times their characters.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING, overload

from reader.transcript.model import Paragraph, ParagraphKind

if TYPE_CHECKING:
    from reader.transcript.model import Span

_TOGETHER = 128
"""Paragraphs whose characters are one string. One alone outside the basic plane doubles the memory of its string."""

_LONG = 1000
"""Characters of a paragraph that is a string of its own, so that asking for it copies nothing."""

_NONE = -1
_KINDS = tuple(ParagraphKind)
_KIND_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


class Texts(Sequence[str]):
    """The characters of each paragraph; a slice is a list."""

    __slots__ = ("_ends", "_long", "_together")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._ends = array("i")
        """Where each ends in the string it shares."""
        self._together: list[str] = []
        self._long: dict[int, str] = {}
        shared, end = list[str](), 0
        for index, text in enumerate(texts):
            if index % _TOGETHER == 0 and index:
                self._together.append("".join(shared))
                shared, end = [], 0
            if len(text) > _LONG:
                self._long[index] = text
            else:
                shared.append(text)
                end += len(text)
            self._ends.append(end)
        self._together.append("".join(shared))

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[str]:
        ends, long = self._ends, self._long
        for number, shared in enumerate(self._together):
            start = 0
            for index in range(number * _TOGETHER, min((number + 1) * _TOGETHER, len(ends))):
                end = ends[index]
                yield shared[start:end] if index not in long else long[index]
                start = end

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        index = range(len(self._ends))[index]
        if index in self._long:
            return self._long[index]
        start = self._ends[index - 1] if index % _TOGETHER else 0
        return self._together[index // _TOGETHER][start : self._ends[index]]

    def lengths(self) -> list[int]:
        """How many characters each has, which is quicker than to ask for them."""
        found = list(map(sub, self._ends, chain((0,), self._ends)))
        found[::_TOGETHER] = self._ends[::_TOGETHER]
        for index, text in self._long.items():
            found[index] = len(text)
        return found

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Texts)
            and self._ends == other._ends
            and self._together == other._together
            and self._long == other._long
        )

    def __hash__(self) -> int:
        return hash(tuple(self._together))


class Paragraphs(Sequence[Paragraph]):
    """The paragraphs of a text in order, not to be changed; a slice is a tuple of records."""

    __slots__ = (
        "_firsts",
        "_kinds",
        "_labels",
        "_lasts",
        "_list_marks",
        "_sections",
        "_spans",
        "_speakers",
        "_times",
        "_turns",
        "texts",
    )

    def __init__(self, paragraphs: Iterable[Paragraph] = ()) -> None:
        self._kinds = bytearray()
        self._speakers, self._turns, self._sections = array("i"), array("i"), array("i")
        self._firsts, self._lasts = array("i"), array("i")
        self._times: dict[int, str] = {}
        self._spans: dict[int, tuple[Span, ...]] = {}
        self._list_marks: dict[int, str] = {}
        numbers: dict[str | None, int] = {}
        self.texts = Texts(self._taken(paragraphs, numbers))
        """The characters of each."""
        self._labels = tuple(numbers)

    def _taken(self, paragraphs: Iterable[Paragraph], numbers: dict[str | None, int]) -> Iterator[str]:
        """Put all but the characters of each into the columns, and hand these on."""
        for index, each in enumerate(paragraphs):
            self._kinds.append(_KIND_NUMBERS[each.kind])
            self._speakers.append(numbers.setdefault(each.speaker, len(numbers)))
            self._turns.append(_NONE if each.turn is None else each.turn)
            self._sections.append(_NONE if each.section is None else each.section)
            self._firsts.append(each.source_lines[0])
            self._lasts.append(each.source_lines[1])
            if each.time is not None:
                self._times[index] = each.time
            if each.spans:
                self._spans[index] = each.spans
            if each.list_mark is not None:
                self._list_marks[index] = each.list_mark
            yield each.text

    def __len__(self) -> int:
        return len(self._kinds)

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Paragraph, ...]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | tuple[Paragraph, ...]:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        index = range(len(self))[index]
        turn, section = self._turns[index], self._sections[index]
        return Paragraph(
            _KINDS[self._kinds[index]],
            self.texts[index],
            self._labels[self._speakers[index]],
            None if turn == _NONE else turn,
            None if section == _NONE else section,
            self._times.get(index),
            self._spans.get(index, ()),
            (self._firsts[index], self._lasts[index]),
            self._list_marks.get(index),
        )

    def heads(self) -> Iterator[tuple[ParagraphKind, str | None, int]]:
        """Kind, speaker and turn (-1 for none) of each, which is quicker than to make the records."""
        kinds, labels = map(_KINDS.__getitem__, self._kinds), map(self._labels.__getitem__, self._speakers)
        return zip(kinds, labels, self._turns, strict=True)

    def of_kinds(self, kinds: Container[ParagraphKind]) -> Iterator[int]:
        """The places of those that are of some kinds."""
        wanted = self._kinds.translate(bytes(kind in kinds for kind in _KINDS).ljust(256))
        at = wanted.find(1)
        while at >= 0:
            yield at
            at = wanted.find(1, at + 1)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Paragraphs) and all(
            getattr(self, column) == getattr(other, column) for column in self.__slots__
        )

    def __hash__(self) -> int:
        return hash(self.texts)
