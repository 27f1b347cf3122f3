"""Flashcards for Pleco: UTF-8, one card a line, tabs between headword, pinyin and definition.

    //Reader/Interview 1
    智能体[智能體]⇥zhìnéngtǐ⇥AI agent

A `//` line opens a category. No field may hold a tab or a line break; U+EAB1 is a line break inside a definition.
Source: Pleco's manual, “Import Flashcards”.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.formats.pinyin import written_together
from reader.formats.plain_text import one_line
from reader.records import dataclass

LINE_BREAK = "\ueab1"
_BRACKETS = str.maketrans("[]", "（）")


@dataclass(frozen=True, slots=True)
class PlecoCard:
    """One card; `pinyin` has one syllable an item, `traditional` may be empty or the same."""

    simplified: str
    traditional: str
    pinyin: Sequence[str]
    definition: str


def to_pleco(categories: Iterable[tuple[str, Iterable[PlecoCard]]]) -> bytes:
    """All cards under their categories; `/` in a category's name opens one inside another."""
    lines: list[str] = []
    for name, cards in categories:
        if name:
            lines.append(f"//{one_line(name)}")
        lines += [_line(card) for card in cards]
    return "".join(f"{line}\n" for line in lines).encode()


def _line(card: PlecoCard) -> str:
    simplified, traditional = (_headword(text) for text in (card.simplified, card.traditional))
    head = simplified if traditional in ("", simplified) else f"{simplified}[{traditional}]"
    definition = LINE_BREAK.join(one_line(line) for line in card.definition.splitlines())
    return f"{head}\t{one_line(written_together(card.pinyin))}\t{definition}"


def _headword(text: str) -> str:
    """A headword that is neither a category nor in brackets of its own."""
    return one_line(text).translate(_BRACKETS).replace("//", "／／")
