"""What the dictionary says of single characters: which are one in simplified form, and all ways to read each.

With it a text is searched by sound before its words are known: `suanli` is any character read suàn or suān … before
any read lì. What the words are then tells which of these places are meant.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from reader.finding.spoken import Syllables, Typed
from reader.language.tones import split_tone

_QUERY = "SELECT simplified, body FROM entries WHERE length(simplified) = 1"
_ANY_TONE = frozenset("12345")


class Characters:
    """The families and the readings of characters; empty where there is no dictionary yet."""

    def __init__(self, rows: Sequence[tuple[str, str]] = ()) -> None:
        self.variants: dict[str, frozenset[str]] = {}
        self.read: dict[str, dict[str, set[str]]] = {}
        """By syllable without its tone: the characters that are read so, each with its tones."""
        for simplified, body in rows:
            traditional, pinyin, *_ = json.loads(body)
            self._join(simplified, traditional)
            if len(pinyin) == 1:
                plain, tone = split_tone(str(pinyin[0]).lower())
                for character in {simplified, traditional}:
                    self.read.setdefault(plain, {}).setdefault(character, set()).add(tone)

    @classmethod
    def of_file(cls, path: Path) -> Characters:
        """Those of a built language file; none where it cannot be read."""
        if not path.is_file():
            return cls()
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
                return cls(connection.execute(_QUERY).fetchall())
        except sqlite3.Error:
            return cls()

    def plain(self, text: str) -> str:
        """The same text with one character for each family, so that either script is compared with the other."""
        return "".join(min(self.variants.get(character, character)) for character in text)

    def _join(self, one: str, other: str) -> None:
        if one == other or len(other) != 1 or other in self.variants.get(one, ()):
            return
        family = self.variants.get(one, frozenset((one,))) | self.variants.get(other, frozenset((other,)))
        for character in family:
            self.variants[character] = family


class PossibleSounds(Syllables):
    """How paragraphs may be read, character by character; a character in the neutral tone may have any other."""

    def __init__(self, characters: Characters, texts: Sequence[str]) -> None:
        self._read = characters.read
        self._texts = texts

    def holds(self, paragraph: int, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern may stand in a paragraph."""
        return pattern.search(self._texts[paragraph]) is not None

    def find(self, _paragraph: int, pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
        """Where a pattern may stand in a paragraph."""
        return (match.span() for match in pattern.finditer(text))

    def _class(self, query: Typed, at: int, end: int, unfinished: bool) -> str:
        letters = query.letters[at:end]
        syllables = [each for each in self._read if each.startswith(letters)] if unfinished else [letters]
        given = {str(tone) for tone in query.tones[at:end] if tone is not None}
        if len(given) > 1:
            return ""
        tones = given - {"5"} or _ANY_TONE
        characters = {
            character
            for syllable in syllables
            for character, known in self._read.get(syllable, {}).items()
            if known & tones
        }
        return f"[{''.join(sorted(map(re.escape, characters)))}]" if characters else ""
