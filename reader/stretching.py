"""The looked-up stretch made longer or shorter: to the next word of the dictionary that begins at the same character.

人工智能   人   人工   人工智能       the stops for a stretch that begins with 人
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.card import WordCard
from reader.language.model import Annotation, Entry, Token, TokenKind, Why
from reader.open_text import OpenText

LONGEST = 16
"""Characters of the longest stretch that is looked up."""

Entries = Callable[[str], Sequence[Entry]]


def stretched_end(text: str, card: WordCard, by: int, usual: int, entries: Entries) -> int | None:
    """Where the next longer (`by` 1) or shorter (-1) word ends that begins where the card's does; None for none.

    A stop is every headword, and the `usual` end of the word that the page has there. With `by` 0 it is the card's own
    end. Offsets are in code points of the paragraph's `text`.
    """
    if not by:
        return card.end
    start, end = card.start, card.end
    last = min(start + LONGEST, len(text))
    ends = range(end + 1, last + 1) if by > 0 else range(end - 1, start, -1)
    stops = (each for each in ends if each == usual or _is_headword(text[start:each], entries))
    return next(stops, None)


def stretched_token(
    text: OpenText, card: WordCard, by: int, usual: WordCard, entries: Entries
) -> Token | None:
    """The word that a card is stretched to, see `stretched_end`; None where there is none.

    The word of the `usual` card is given as any other: its span says that it is that.
    """
    annotation = text.annotation(card.paragraph)
    printed = text.transcript.paragraphs[card.paragraph].text
    end = stretched_end(printed, card, by, usual.end, entries)
    if annotation is None or end is None:
        return None
    stretch = printed[card.start : end]
    found = entries(stretch) or [Entry(stretch, stretch, (), ())]
    return token_between(printed, annotation, card.start, end, found)


def token_between(text: str, annotation: Annotation, start: int, end: int, entries: Sequence[Entry]) -> Token:
    """A stretch as one token, read as its tokens are read here where an entry is, else as the dictionary has it.

    `entries` are those of the stretch; at least one.
    """
    read = tuple(_readings(annotation.tokens, start, end))
    entry = next((each for each in entries if _plain(each.pinyin) == _plain(read)), entries[0])
    own = tuple(syllable.lower() for syllable in entry.pinyin)
    pinyin = read if _plain(entry.pinyin) == _plain(read) else own
    traditional = entry.traditional
    return Token(
        start, end, text[start:end], TokenKind.WORD, Why.DICTIONARY, pinyin, entry.simplified, traditional,
        traditional, traditional, traditional,
    )  # fmt: skip


def _is_headword(text: str, entries: Entries) -> bool:
    """Whether the dictionary has it; no mark but the dot of names and the comma of sayings is asked for."""
    return all(character.isalnum() or character in "·，" for character in text) and bool(entries(text))


def _readings(tokens: Sequence[Token], start: int, end: int) -> Iterator[str | None]:
    """The syllables of the characters between two offsets, as far as each token has one a character."""
    for token in tokens:
        if token.end > start and token.start < end and len(token.pinyin) == token.end - token.start:
            yield from token.pinyin[max(start - token.start, 0) : end - token.start]


def _plain(pinyin: Sequence[str | None]) -> list[str]:
    return [(syllable or "").lower() for syllable in pinyin]
