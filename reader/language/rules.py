"""Rules that look at the words around a word, read from a table.

A row has five columns: the word, what it then is (a reading, a traditional form), what must stand before it, what
must stand after it, an example with the word in 【】. A condition is a list of words and classes: `@num` a number,
`@mark` a mark or the edge, `@v @n @a @d @r @q @t` parts of speech, `…X` a word that ends in X, `X…` one that begins
with X, `!` before an item means “none of these”. An empty condition is `-`. The first row that holds counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.language import data
from reader.language.lexicon import Lexeme
from reader.language.model import TokenKind

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几数半")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a neighbour must be, or must not be; `is_empty` where nothing is listed."""

    words: frozenset[str]
    classes: frozenset[str]
    ends: tuple[str, ...]
    starts: tuple[str, ...]
    is_empty: bool

    def holds(self, lexeme: Lexeme | None) -> bool:
        """Whether the neighbour (None at the edge) is one of these."""
        if self.is_empty:
            return False
        text = lexeme.text if lexeme is not None else ""
        if text in self.words:
            return True
        if self.classes and not self.classes.isdisjoint(classes_of(lexeme)):
            return True
        return bool(text) and (
            (bool(self.ends) and text.endswith(self.ends))
            or (bool(self.starts) and text.startswith(self.starts))
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    word: str
    result: str
    before: Condition
    not_before: Condition
    after: Condition
    not_after: Condition
    example: str

    def holds(self, lexemes: Sequence[Lexeme], at: int) -> bool:
        """Whether the neighbours of the word at that place are as the rule asks."""
        left = lexemes[at - 1] if at else None
        right = lexemes[at + 1] if at + 1 < len(lexemes) else None
        return (
            (self.before.is_empty or self.before.holds(left))
            and (self.after.is_empty or self.after.holds(right))
            and not self.not_before.holds(left)
            and not self.not_after.holds(right)
        )


def classes_of(lexeme: Lexeme | None) -> tuple[str, ...]:
    """The classes of a neighbour: its part of speech, `num`, `mark`."""
    if lexeme is None or lexeme.kind in (TokenKind.PUNCTUATION, TokenKind.OTHER):
        return ("mark",)
    if lexeme.kind is TokenKind.NUMBER or NUMERALS.issuperset(lexeme.text):
        return ("num",)
    if lexeme.kind is TokenKind.WORD and lexeme.tag in ("nr", "ns", "nz", "nt", "nrt"):
        return ("n",) if len(lexeme.text) > 1 else ()
    return (lexeme.tag[:1],) if lexeme.tag else ()


def load(path: Path) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of a table by word, in its order."""
    found: dict[str, tuple[Rule, ...]] = {}
    for word, result, before, after, example in (row for row in data.rows(path) if len(row) == 5):
        rule = Rule(word, result, *_conditions(before), *_conditions(after), example)
        found[word] = (*found.get(word, ()), rule)
    return found


def first(rules: Mapping[str, tuple[Rule, ...]], lexemes: Sequence[Lexeme], at: int) -> str | None:
    """What the first rule that holds says of the word at that place, None where none does."""
    for rule in rules.get(lexemes[at].text, ()):
        if rule.holds(lexemes, at):
            return rule.result
    return None


def _conditions(column: str) -> tuple[Condition, Condition]:
    items = [] if column == "-" else column.split()
    return _condition(item for item in items if item[0] != "!"), _condition(
        item[1:] for item in items if item[0] == "!"
    )


def _condition(items: object) -> Condition:
    listed = list(items)  # type: ignore[call-overload]
    return Condition(
        words=frozenset(item for item in listed if item[0] not in "@…" and not item.endswith("…")),
        classes=frozenset(item[1:] for item in listed if item[0] == "@"),
        ends=tuple(item[1:] for item in listed if item[0] == "…"),
        starts=tuple(item[:-1] for item in listed if item.endswith("…") and item[0] != "…"),
        is_empty=not listed,
    )
