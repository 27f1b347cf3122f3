"""The lists in `resources/language/`: one item a line, `#` begins a comment, columns are parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a list as columns; a file that is not there has none."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            yield [column.strip() for column in line.split("\t")]


def words(path: Path) -> list[str]:
    """All words of a list, several a line where blanks part them."""
    return [word for columns in rows(path) for column in columns for word in column.split()]


def table(path: Path) -> dict[str, str]:
    """A list of two columns as a mapping."""
    return {columns[0]: columns[1] for columns in rows(path) if len(columns) > 1}
