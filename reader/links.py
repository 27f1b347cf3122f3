"""The words that the card of a word leads to: its parts, and longer words that it is in."""

from __future__ import annotations

from reader.records import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A word to be looked up from a card, with what a line has room for.

    `text` is the word in the script of the page, `pinyin` its reading in the word of the card; `in_text` says that
    it stands in the open text too.
    """

    text: str
    simplified: str
    traditional: str
    pinyin: tuple[str, ...]
    sense: str
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """What a card leads to: the characters or words that a word is made of, and longer words, nearest first."""

    parts: tuple[Link, ...] = ()
    longer: tuple[Link, ...] = ()


NO_LINKS = Links()
