"""What a table holds when it has been read: rows with their lines, and the lines that could not be read."""

from __future__ import annotations

from reader.records import dataclass

LARGEST = 64 * 1024 * 1024
"""Bytes of the longest file that is read whole; a termbase of 500 MB is refused, not endured."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line (1-based) of a file that was left out, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line (of a sheet: the row number) on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All rows that could be read, and what could not."""

    rows: tuple[Row, ...]
    refused: tuple[Refusal, ...] = ()
