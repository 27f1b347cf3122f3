"""Which sense of a word comes first: the list `first_senses.tsv` over the order of the dictionary.

CC-CEDICT orders senses by its own lights (被 begins with a quilt, 算法 with arithmetic); a reader of interviews wants
another one on top.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.language.model import Entry


class FirstSenses:
    """The beginnings of senses that go first, by word and traditional form, in their order."""

    def __init__(self, wanted: dict[tuple[str, str], list[str]]) -> None:
        self._wanted = wanted

    @classmethod
    def read(cls, path: Path) -> FirstSenses:
        """The list of a file: simplified, traditional and the beginning of a sense, parted by tabs."""
        wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                simplified, traditional, beginning = line.split("\t")
                wanted[simplified, traditional].append(beginning)
        return cls(wanted)

    def ordered(self, word: str, entries: Sequence[Entry]) -> list[Entry]:
        """The entries of a word with the wanted senses first, and the entries that have them first."""
        changed = [self._entry(word, entry) for entry in entries]
        return sorted(changed, key=lambda entry: not self._leads(word, entry))

    def _entry(self, word: str, entry: Entry) -> Entry:
        beginnings = self._wanted.get((word, entry.traditional), ())

        def rank(sense: str) -> int:
            found = (place for place, start in enumerate(beginnings) if _begins(sense, start))
            return next(found, len(beginnings))

        return replace(entry, senses=tuple(sorted(entry.senses, key=rank))) if beginnings else entry

    def _leads(self, word: str, entry: Entry) -> bool:
        beginnings = self._wanted.get((word, entry.traditional), ())
        return bool(entry.senses) and any(_begins(entry.senses[0], start) for start in beginnings)


def _begins(sense: str, beginning: str) -> bool:
    """Whether a sense begins so; a beginning of one word is the whole sense (or is not that of "organ")."""
    return sense == beginning or (len(beginning) > 4 and sense.startswith(beginning))
