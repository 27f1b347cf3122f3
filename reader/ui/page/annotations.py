"""What the engine has said so far, by paragraph; the paragraphs furthest from the page are let go first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.language.model import Annotation, Mention, Token, TokenKind

if TYPE_CHECKING:
    from reader.finding.spoken import SpokenText

_LEARNT_AT_ONCE = 16
"""Paragraphs after which it is learnt what they say for finding; nobody looks for anything in the first of them."""

MOST_TOKENS = 12_000
"""Tokens that are kept; a token takes some hundred bytes. What is let go is asked for again when it is near."""

_start = attrgetter("start")
_WORDS = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.TERM, TokenKind.NUMBER, TokenKind.LATIN})


def is_word(token: Token) -> bool:
    """Whether a token is read and looked up: no mark."""
    return token.kind in _WORDS


class Annotations:
    """Tokens and mentions of some paragraphs, and which characters they show to be the same in both scripts."""

    def __init__(self) -> None:
        self._known: dict[int, Annotation] = {}
        self._tokens = 0
        self.concepts: frozenset[str] | None = None
        """The concepts whose mentions are shown, None for all."""
        self._variants: dict[str, frozenset[str]] = {}
        self._spoken: SpokenText | None = None
        self._unlearnt: list[tuple[int, Sequence[Token]]] = []
        self._learnt: set[tuple[str, str]] = set()

    def __contains__(self, paragraph: int) -> bool:
        return paragraph in self._known

    def put(self, paragraph: int, annotation: Annotation) -> None:
        """Remember what is said of a paragraph."""
        self._tokens += len(annotation.tokens) - len(self.tokens(paragraph))
        self._known[paragraph] = annotation
        self.hear(paragraph, annotation.tokens)

    def hear(self, paragraph: int, tokens: Sequence[Token]) -> None:
        """Remember how a paragraph is read and written, for finding; the tokens need not know their places."""
        self._unlearnt.append((paragraph, tokens))
        if len(self._unlearnt) >= _LEARNT_AT_ONCE:
            self._learn_all()

    @property
    def variants(self) -> dict[str, frozenset[str]]:
        """Which characters stand for each other in the scripts."""
        self._learn_all()
        return self._variants

    @property
    def spoken(self) -> SpokenText:
        """How the paragraphs are read, as far as that is known."""
        return self._learn_all()

    def _learn_all(self) -> SpokenText:
        if self._spoken is None:
            from reader.finding.spoken import SpokenText

            self._spoken = SpokenText()
        unlearnt, self._unlearnt = self._unlearnt, []
        for paragraph, tokens in unlearnt:
            self._spoken.put(paragraph, tokens)
            for token in tokens:
                if token.traditional != token.simplified:
                    self._learn(token)
        return self._spoken

    @property
    def has_room(self) -> bool:
        """Whether more can be kept without letting go of any."""
        return self._tokens < MOST_TOKENS

    def let_go(self, first: int, last: int) -> None:
        """Forget what is furthest from these paragraphs, where there is too much; never the paragraphs themselves."""
        if self._tokens <= MOST_TOKENS:
            return
        for paragraph in sorted(self._known, key=lambda known: -max(first - known, known - last)):
            if first <= paragraph <= last or self._tokens <= MOST_TOKENS * 3 // 4:
                return
            self._tokens -= len(self._known.pop(paragraph).tokens)

    def clear(self) -> None:
        """Forget everything but the variants, which stay true."""
        self._known.clear()
        self._learn_all().clear()
        self._tokens = 0

    def get(self, paragraph: int) -> Annotation | None:
        """All that is known of a paragraph."""
        return self._known.get(paragraph)

    def tokens(self, paragraph: int) -> tuple[Token, ...]:
        """The tokens of a paragraph; none where they are not known."""
        annotation = self._known.get(paragraph)
        return annotation.tokens if annotation is not None else ()

    def between(self, paragraph: int, start: int, end: int) -> Iterator[tuple[int, Token]]:
        """The tokens that stand, at least in part, in these characters, with their indices."""
        tokens = self.tokens(paragraph)
        index = max(bisect_right(tokens, start, key=_start) - 1, 0)
        while index < len(tokens) and tokens[index].start < end:
            if tokens[index].end > start:
                yield index, tokens[index]
            index += 1

    def at(self, paragraph: int, offset: int) -> int | None:
        """The index of the token a character belongs to; None for white space or where nothing is known."""
        tokens = self.tokens(paragraph)
        index = bisect_right(tokens, offset, key=_start) - 1
        return index if index >= 0 and offset < tokens[index].end else None

    def mentions(self, paragraph: int, start: int, end: int) -> Iterator[Mention]:
        """The mentions of concepts that stand, at least in part, in these characters."""
        annotation = self._known.get(paragraph)
        mentions = annotation.mentions if annotation is not None else ()
        for mention in mentions[max(bisect_right(mentions, start, key=_start) - 1, 0) :]:
            if mention.start >= end:
                return
            if mention.end > start and self._shows(mention):
                yield mention

    def term_tokens(self, paragraph: int) -> list[int]:
        """The indices of the tokens with which a mention of a concept begins."""
        annotation = self._known.get(paragraph)
        if annotation is None:
            return []
        starts = (self.at(paragraph, each.start) for each in annotation.mentions if self._shows(each))
        return [index for index in starts if index is not None]

    def _shows(self, mention: Mention) -> bool:
        return self.concepts is None or mention.concept in self.concepts

    def _learn(self, token: Token) -> None:
        """數据 and 数据 are one word: note which characters stand for each other."""
        written = (token.text, token.traditional)
        if written in self._learnt:
            return
        self._learnt.add(written)
        for form in {token.text, token.traditional, token.taiwan, token.hong_kong}:
            if len(form) == len(token.simplified):
                for character, simple in zip(form, token.simplified, strict=True):
                    if character != simple:
                        self._join(character, simple)

    def _join(self, one: str, other: str) -> None:
        variants = self._variants
        if other in variants.get(one, ()):
            return
        family = variants.get(one, frozenset((one,))) | variants.get(other, frozenset((other,)))
        for character in family:
            variants[character] = family
