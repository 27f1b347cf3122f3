"""The language file at run time: word graph and what is known of a word, read on first need and kept.

The commonest words are read together, the others one by one, so that the start costs little; what has not been seen
for long is let go.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.language.dictionary import DictionaryMissing
from reader.language.graph import Graph
from reader.language.model import TokenKind, Why
from reader.language.opened_file import opened
from reader.language.recent import Recent

_KINDS = {kind.value: kind for kind in TokenKind}
_WHYS = {why.value: why for why in Why}
_REMEMBERED = 1_000
_WORD = "SELECT body FROM lexicon WHERE word = ?"
_FACT = "SELECT value FROM facts WHERE name = ?"


@dataclass(slots=True, eq=False)
class Lexeme:
    """What is known of a word out of context; one and the same object for every place where it stands.

    `readings` are whole readings (`zhī dào`), the likeliest first; `forms` are traditional, Taiwan, Taiwan phrases,
    Hong Kong. `settled` is the word as a record has it, once it is known that nothing around it changes it.
    """

    text: str
    kind: TokenKind
    why: Why | None
    tag: str
    readings: tuple[str, ...]
    forms: tuple[str, str, str, str]
    settled: str = ""


class Lexicon:
    """The word graph, and what is known of each word; nothing is written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.graph = Graph(self.fact("nodes"))
        self._common: Mapping[str, bytes] = self.fact("common")
        self._words: Mapping[str, Lexeme | None] = Recent(self._read, _REMEMBERED)

    @classmethod
    def open(cls, path: Path) -> Lexicon:
        """The lexicon in the language file; raises DictionaryMissing where it cannot be read."""
        try:
            connection = opened(path, "SELECT 1 FROM facts LIMIT 1")
        except sqlite3.Error as error:
            raise DictionaryMissing(f"the word list cannot be opened ({error}).", path=path) from error
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def word(self, text: str) -> Lexeme | None:
        """What is known of that word, None for a string that is not in the lists."""
        return self._words[text]

    def fact(self, name: str) -> dict[str, Any]:
        """A table that the build made, by name; empty where there is none."""
        row = self._connection.execute(_FACT, (name,)).fetchone()
        return dict(marshal.loads(row[0])) if row else {}

    def _read(self, text: str) -> Lexeme | None:
        body = self._common.get(text)
        if body is None:
            row = self._connection.execute(_WORD, (_storable(text),)).fetchone()
            if row is None:
                return None
            body = row[0]
        kind, why, tag, readings, (traditional, taiwan, phrases, hong_kong) = marshal.loads(body)
        traditional = traditional or text
        taiwan = taiwan or traditional
        forms = (traditional, taiwan, phrases or taiwan, hong_kong or traditional)
        return Lexeme(text, _KINDS[kind], _WHYS[why], tag, readings, forms)


def _storable(text: str) -> str:
    """The text with lone surrogates, which SQLite refuses, replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")
