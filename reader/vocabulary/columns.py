"""A word as a row of a table, and a row as a word: what spreadsheets get and what is read back of them.

Several values in a cell stand with ` / ` between them; where one of them holds that itself, or a line break, the cell
is a JSON array, so that the row gives back what was written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from reader.vocabulary.model import Word

_BETWEEN = " / "

CELLS: dict[str, Callable[[Word], str]] = {
    "simplified": lambda word: word.key.simplified,
    "traditional": lambda word: word.traditional,
    "pinyin": lambda word: " ".join(word.key.pinyin),
    "senses": lambda word: listed(word.senses),
    "status": lambda word: word.status.value,
    "concept": lambda word: word.concept or "",
    "sentence": lambda word: word.sightings[0].sentence if word.sightings else "",
    "speaker": lambda word: (word.sightings[0].speaker or "") if word.sightings else "",
    "transcript": lambda word: word.sightings[0].title if word.sightings else "",
    "section": lambda word: (word.sightings[0].section or "") if word.sightings else "",
    "time": lambda word: (word.sightings[0].time or "") if word.sightings else "",
    "added": lambda word: word.added,
    "note": lambda word: word.note,
    "level": lambda word: word.level,
    "tags": lambda word: listed(word.tags),
    "lists": lambda word: listed(word.lists),
}
"""Every column with what stands in it."""

COLUMNS = tuple(CELLS)
LICENCE = "licence"
"""The column that names the source and licence of the senses, where they go out."""


def cells(word: Word, columns: Iterable[str] = COLUMNS) -> list[str]:
    """The row of a word; it shows the sentence that the word was first kept with."""
    return [CELLS[name](word) for name in columns]


def listed(values: tuple[str, ...]) -> str:
    """Several values in one cell."""
    joined = _BETWEEN.join(values)
    return joined if parted(joined) == values else json.dumps(values, ensure_ascii=False)


def parted(cell: str) -> tuple[str, ...]:
    """The values of a cell that `listed` wrote, or a person."""
    if cell.startswith('["'):
        try:
            values = json.loads(cell)
        except ValueError:
            values = [cell]
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return tuple(values)
    return tuple(part for part in (each.strip() for each in cell.split(_BETWEEN)) if part)
