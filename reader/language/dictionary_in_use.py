"""Which CC-CEDICT is in use, what can be gone back to, and how many entries each has."""

from __future__ import annotations

import re

from reader.language.own_dictionary import OwnDictionary, shown
from reader.language.sources import Sources
from reader.paths import Paths
from reader.records import dataclass

_HEADER = re.compile(r"#!\s*(\w+)=(.*)")


@dataclass(frozen=True, slots=True)
class InUse:
    """The dictionary in use: its day (ISO 8601, "" for none), its entries, the loaded file or None for the shipped one.

    `former` is the file that was in use before.
    """

    date: str
    entries: int
    own: OwnDictionary | None
    former: OwnDictionary | None


def in_use(paths: Paths) -> InUse:
    """What is in use now; the shipped file is asked by its header."""
    shelf = shown(paths)
    if shelf.current is not None:
        return InUse(shelf.current.date, shelf.current.entries, shelf.current, shelf.former)
    header: dict[str, str] = {}
    with Sources.installed(paths).cedict.open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                break
            found = _HEADER.match(line)
            if found:
                header[found[1]] = found[2].strip()
    entries = header.get("entries", "")
    return InUse(header.get("date", "")[:10], int(entries) if entries.isdecimal() else 0, None, shelf.former)
