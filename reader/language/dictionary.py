"""CC-CEDICT as a look-up: the read side, cheap enough for the window's process.

The file is built by `reader.language.build` and opened read-only here; nothing but SQLite is imported.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from reader.errors import ReaderError
from reader.language.model import Entry, Token, TokenKind
from reader.language.opened_file import opened
from reader.language.tones import same_but_neutral

_ENTRIES = "SELECT body, is_shared FROM entries WHERE simplified = ? ORDER BY position"
_ALIASES = """
SELECT simplified, body FROM aliases JOIN entries USING (simplified) WHERE aliases.traditional = ?
ORDER BY simplified, position
"""
_NEXT = "SELECT simplified FROM entries WHERE simplified >= ? ORDER BY simplified LIMIT 1"


class DictionaryMissing(ReaderError):
    """The dictionary has not been built yet, or its file cannot be read."""


class Dictionary:
    """Entries of a headword in either script; opened by the window and by commands, never written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Dictionary:
        """The dictionary in that file; raises DictionaryMissing where there is none."""
        try:
            connection = opened(path, "SELECT 1 FROM entries LIMIT 1")
        except sqlite3.Error as error:
            raise DictionaryMissing(f"the dictionary cannot be opened ({error}).", path=path) from error
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def entries(self, headword: str) -> tuple[Entry, ...]:
        """All entries of a headword in either script: the commonest reading first, surnames and variants last.

        數據 and 数据 give the same entries; a traditional form that only some of them have (乾 of 干) puts those first.
        """
        rows = self._connection.execute(_ENTRIES, (headword,)).fetchall()
        found = [unpack_entry(headword, body) for body, _ in rows]
        if not rows or rows[0][1]:  # a traditional spelling, or one of another word too
            aliases = self._connection.execute(_ALIASES, (headword,))
            others = (unpack_entry(simplified, body) for simplified, body in aliases)
            found += [entry for entry in others if entry.traditional == headword]
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))

    def next_headword(self, text: str) -> str:
        """The first simplified headword, by code points, that does not stand before this text; "" after the last.

        It is the text itself where that is a headword, and begins with it where any headword does.
        """
        found = self._connection.execute(_NEXT, (text,)).fetchone()
        return str(found[0]) if found is not None else ""

    def senses_for(self, token: Token) -> tuple[str, ...]:
        """The senses of a token in its reading; those of all readings where none fits, empty where unknown."""
        is_name = token.kind is TokenKind.NAME
        return self.senses(token.simplified, token.pinyin, name=is_name, traditional=token.traditional)

    def senses(
        self, simplified: str, pinyin: Sequence[str | None], *, name: bool = False, traditional: str = ""
    ) -> tuple[str, ...]:
        """The senses of a simplified word in that reading, those of a name first or last."""
        entries = self.fitting(simplified, pinyin, name=name, traditional=traditional)
        return tuple(dict.fromkeys(sense for entry in entries for sense in entry.senses))

    def fitting(
        self, simplified: str, pinyin: Sequence[str | None], *, name: bool = False, traditional: str = ""
    ) -> tuple[Entry, ...]:
        """The entries that have this reading, or all where none has it; those of this traditional form first."""
        entries = self.entries(simplified)
        reading = tuple(syllable or "" for syllable in pinyin)
        exact = [entry for entry in entries if _lower(entry.pinyin) == reading]
        near = [entry for entry in entries if same_but_neutral(_lower(entry.pinyin), reading)]
        chosen = exact or near or list(entries)
        return tuple(
            sorted(chosen, key=lambda entry: (_is_name(entry) != name, entry.traditional != traditional))
        )


def pack_entry(entry: Entry) -> str:
    """All of an entry but its simplified headword, as stored."""
    fields = [entry.traditional, entry.pinyin, entry.senses, entry.classifiers, entry.taiwan_pinyin]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


_read = json.JSONDecoder().raw_decode
"""What `json.loads` does, without looking for white space: a card unpacks a hundred entries."""


def unpack_entry(simplified: str, body: str) -> Entry:
    """The entry that `pack_entry` stored."""
    (traditional, pinyin, senses, classifiers, taiwan), _ = _read(body)
    return Entry(simplified, traditional, tuple(pinyin), tuple(senses), tuple(classifiers), tuple(taiwan))


def _lower(reading: Sequence[str]) -> tuple[str, ...]:
    return tuple(syllable.lower() for syllable in reading)


def _is_name(entry: Entry) -> bool:
    """CC-CEDICT writes the reading of a proper name with a capital."""
    return bool(entry.pinyin) and entry.pinyin[0][:1].isupper()
