"""A paragraph on its way to tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.language.lexicon import Lexeme


@dataclass(slots=True)
class Line:
    """A paragraph on its way: its characters, their simplified counterpart, and the tokens found so far."""

    text: str
    plain: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lexemes: list[Lexeme] = field(default_factory=list)

    def add(self, start: int, end: int, lexeme: Lexeme) -> None:
        """One more token."""
        self.starts.append(start)
        self.ends.append(end)
        self.lexemes.append(lexeme)

    def replace(self, first: int, last: int, lexemes: list[Lexeme]) -> None:
        """Put other words in the place of the tokens from `first` to `last` inclusive; they cover the same."""
        at = self.starts[first]
        starts, ends = [], []
        for lexeme in lexemes:
            starts.append(at)
            at += len(lexeme.text)
            ends.append(at)
        self.starts[first : last + 1] = starts
        self.ends[first : last + 1] = ends
        self.lexemes[first : last + 1] = lexemes
