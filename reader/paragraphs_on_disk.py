"""The paragraphs of a text that is open, on disk when they are many, so that memory does not grow with its length."""

from __future__ import annotations

import io
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, overload

_IN_MEMORY = 1 << 18
"""Bytes up to which a text stays in memory."""


class ParagraphsOnDisk(Sequence[str]):
    """Paragraphs that are added at the end and read one by one; for one thread at a time.

    A long text lies in a file without a name, which goes when it is closed; where none can be made, in memory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] = io.BytesIO()
        self._is_long = False
        self._ends = array("Q")
        self._lengths = array("I")

    def extend(self, paragraphs: Iterable[str]) -> None:
        """Add paragraphs; raises OSError where the disk is full."""
        end = self._ends[-1] if self._ends else 0
        self._file.seek(end)
        for paragraph in paragraphs:
            end += self._file.write(paragraph.encode("utf-8", "surrogatepass"))
            self._ends.append(end)
            self._lengths.append(len(paragraph))
        if end > _IN_MEMORY and not self._is_long:
            self._move()

    def length(self, index: int) -> int:
        """How many characters a paragraph has."""
        return self._lengths[index]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(f"no paragraph {index}")
        start = self._ends[index - 1] if index else 0
        self._file.seek(start)
        return self._file.read(self._ends[index] - start).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def _move(self) -> None:
        """Put what is in memory into a file."""
        self._is_long = True
        with suppress(OSError):
            file = tempfile.TemporaryFile(dir=self._folder if self._folder.is_dir() else None)  # noqa: SIM115
            self._file.seek(0)
            file.write(self._file.read())
            self._file.close()
            self._file = file
