"""Finds dictionary entries by anything a person types: Chinese in either script, pinyin, English.

Every query takes a bounded number of rows from an index that is in order of commonness, so that it is done in a few
milliseconds: exact finds first, then beginnings, then what contains it. The file is made by `lookup_file`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from reader.language.dictionary import DictionaryMissing, unpack_entry
from reader.language.lookup_file import ensure_lookup_file, lookup_file, spaced
from reader.language.model import Entry
from reader.language.opened_file import opened
from reader.language.typed import TypedSound, english_words, is_chinese, plain_sense, typed_sound
from reader.paths import Paths
from reader.records import dataclass

__all__ = ["Found", "Lookup", "ensure_lookup_file", "lookup_file"]

LIMIT = 60

Row = Sequence[Any]
"""Rank, simplified headword, level, sound and body of an entry, and its weight where a sense was asked for."""

_LONGEST_TYPED = 80
_BACK = 5.0
_SENSES_LOOKED_THROUGH = 150
_SOUNDS_LOOKED_THROUGH = 3_000
_COLUMNS = "SELECT entries.id, entries.simplified, entries.level, entries.sound, entries.body"
_EXACT = " FROM entries WHERE simplified = ?1 OR traditional = ?1 ORDER BY id LIMIT ?2"
_SAME_LETTERS = " FROM entries WHERE letters = ?1 ORDER BY id"
_SAME_GLOSS = ", weight FROM glosses JOIN entries USING (id) WHERE gloss = ?1 ORDER BY weight LIMIT ?2"
_INDEXED = " FROM {0} JOIN entries ON entries.id = {0}.rowid WHERE {0} MATCH ?1 ORDER BY {0}.rowid LIMIT ?2"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was found; `rank` is its place among all entries by commonness, `sound` as it is stored."""

    rank: int
    entry: Entry
    level: str | None
    sound: str

    def record(self) -> dict[str, Any]:
        """The entry as `lookup --json` prints it."""
        return {
            "simplified": self.entry.simplified,
            "traditional": self.entry.traditional,
            "pinyin": list(self.entry.pinyin),
            "senses": list(self.entry.senses),
            "level": self.level,
        }


class Lookup:
    """The open look-up; reads only, one connection, for one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, paths: Paths, file: Path | None = None) -> Lookup:
        """The look-up that `ensure_lookup_file` built; raises DictionaryMissing where it is not there yet."""
        path = file or lookup_file(paths)
        try:
            connection = opened(path, "SELECT 1 FROM entries LIMIT 1")
        except sqlite3.Error as error:
            raise DictionaryMissing(f"the look-up cannot be opened ({error}).", path=path) from error
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def find(self, typed: str, limit: int = LIMIT) -> tuple[Found, ...]:
        """The entries that what was typed leads to, best first; none for nothing."""
        text = " ".join(_sound_text(typed).split())[:_LONGEST_TYPED]
        if not text:
            return ()
        found = self._chinese(text, limit) if is_chinese(text) else self._latin(text, limit)
        return tuple({each.rank: each for each in found}.values())[:limit]

    def exact(self, headword: str) -> tuple[Found, ...]:
        """The entries of that headword in either script."""
        return tuple(map(_found, self._rows(_EXACT, headword, LIMIT)))

    def beginning(self, word: str, limit: int = LIMIT) -> tuple[Found, ...]:
        """The commonest entries that begin with a word in either script, the word itself among them."""
        return tuple(self._heads(f'^ "{_quoted(word)}"', limit)) if _quoted(word) else ()

    def containing(self, word: str, limit: int = LIMIT) -> tuple[Found, ...]:
        """The commonest entries that contain a word anywhere in either script, the word itself among them."""
        return tuple(self._heads(f'"{_quoted(word)}"', limit)) if _quoted(word) else ()

    def _chinese(self, text: str, limit: int) -> Iterator[Found]:
        word = text.replace(" ", "")
        whole = (*self.exact(word), *self.beginning(word, limit), *self.containing(word, limit))
        yield from whole
        if not whole:
            yield from self._words_inside(word)

    def _words_inside(self, text: str) -> Iterator[Found]:
        """The longest headwords one after the other, for a phrase that is none itself."""
        start = 0
        while start < len(text):
            for end in range(min(len(text), start + 12), start, -1):
                found = self.exact(text[start:end])
                if found:
                    yield from found
                    break
            start = end

    def _latin(self, text: str, limit: int) -> list[Found]:
        """Whole readings, senses and headwords first, the commoner before the rarer, then what begins or contains it.

        Where it is whole as one of English and pinyin, parts of the other stand back.
        """
        sound, words = typed_sound(text), english_words(text)
        sounds = self._whole_sounds(sound, limit) if sound else []
        senses = self._whole_senses(" ".join(words), limit)
        heads = [(float(found.rank), found) for found in self.beginning(text, limit // 2)]
        whole = [each for each in heads if each[1].entry.simplified.casefold() == text.casefold()]
        part = [
            (rank * (_BACK if sounds and not senses else 1), found) for rank, found in self._senses(words)
        ]
        if sound:
            back = _BACK if senses and not sounds else 1
            part += [(rank * back, found) for rank, found in self._sounds(sound, limit)]
        return [found for _, found in (*_sorted(whole + sounds + senses), *_sorted(part + heads))]

    def _whole_sounds(self, sound: TypedSound, limit: int) -> list[tuple[float, Found]]:
        same = [row for row in self._rows(_SAME_LETTERS, sound.letters) if sound.is_whole(row[3])]
        return [(float(row[0]), _found(row)) for row in same[: limit // 2]]

    def _whole_senses(self, typed: str, limit: int) -> list[tuple[float, Found]]:
        rows = self._rows(_SAME_GLOSS, plain_sense(typed), limit // 2)
        return [(float(row[5]), _found(row)) for row in rows]

    def _sounds(self, sound: TypedSound, limit: int) -> Iterator[tuple[float, Found]]:
        rows = self._rows(_INDEXED.format("sounds"), f"{sound.letters}*", _SOUNDS_LOOKED_THROUGH)
        for row in islice((row for row in rows if sound.begins(row[3])), limit):
            yield float(row[0]), _found(row)

    def _senses(self, words: list[str]) -> list[tuple[float, Found]]:
        """Entries with all these words in their senses; best those where one early, short sense has them all."""
        if not words or len(words[-1]) + len(words) < 3:
            return []
        asked = " AND ".join(
            [*(f'("{word}" OR "{_other_number(word)}")' for word in words[:-1]), _begun(words[-1])]
        )
        rows = self._rows(_INDEXED.format("senses"), asked, _SENSES_LOOKED_THROUGH)
        return [(found.rank * _distance(found.entry, words), found) for found in map(_found, rows)]

    def _heads(self, asked: str, limit: int) -> Iterator[Found]:
        return map(_found, self._rows(_INDEXED.format("heads"), asked, limit))

    def _rows(self, query: str, *values: object) -> Iterator[Row]:
        yield from self._connection.execute(_COLUMNS + query, values)


def _found(row: Row) -> Found:
    return Found(row[0], unpack_entry(row[1], row[4]), row[2], row[3])


def _sound_text(typed: str) -> str:
    """What was typed without signs that no index has and no file takes."""
    return "".join(each if each.isprintable() else " " for each in typed)


def _quoted(word: str) -> str:
    return spaced("".join(word.replace('"', "").split()))


def _begun(word: str) -> str:
    """The last word, which may not be whole yet."""
    return f'("{word}" * OR "{_other_number(word)}")'


def _other_number(word: str) -> str:
    """The word without the s of its plural, or with one."""
    return word[:-1] if word.endswith("s") and len(word) > 3 else f"{word}s"


def _distance(entry: Entry, words: Iterable[str]) -> float:
    """How far an entry's senses are from these words: 1 for a first sense of these words and no more."""
    wanted = [word.removesuffix("s") if len(word) > 3 else word for word in words]
    best = 99.0
    for place, sense in enumerate(entry.senses):
        plain = sense.lower()
        if all(word in plain for word in wanted):
            best = min(best, (1 + place) * (1 + plain.count(" ")) / len(wanted))
    return best


def _sorted(ranked: list[tuple[float, Found]]) -> list[tuple[float, Found]]:
    return sorted(ranked, key=lambda each: each[0])
