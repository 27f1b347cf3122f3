"""From word to word, term to term and turn to turn, for the keyboard."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from reader.language.model import Token
from reader.records import dataclass
from reader.transcript.model import ParagraphKind
from reader.ui.page.annotations import Annotations, is_word
from reader.ui.page.blocks import Fold
from reader.ui.page.marks import TokenAt
from reader.ui.page.page import Page, Place

Wanted = Callable[[Annotations, int], list[int]]
"""The indices of the tokens of a paragraph at which to stop, in order."""

Folded = Callable[[int], Fold | None]
"""The shut fold that hides a paragraph."""

_SENTENCE_ENDS = frozenset("。！？!?…；")

FIRST, LAST = -1, 1 << 60
"""Before and after all tokens of a paragraph."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The way leads into a paragraph whose tokens are not known yet."""

    paragraph: int


def words(annotations: Annotations, paragraph: int) -> list[int]:
    """Every word; marks are passed over."""
    return [index for index, token in enumerate(annotations.tokens(paragraph)) if is_word(token)]


def terms(annotations: Annotations, paragraph: int) -> list[int]:
    """The first word of every term of the glossary."""
    return annotations.term_tokens(paragraph)


def new_words(knows: Callable[[Token], bool]) -> Wanted:
    """Every word that is new to the reader, as `knows` says."""

    def wanted(annotations: Annotations, paragraph: int) -> list[int]:
        tokens = annotations.tokens(paragraph)
        return [index for index, token in enumerate(tokens) if is_word(token) and not knows(token)]

    return wanted


def sentences(annotations: Annotations, paragraph: int) -> list[int]:
    """The first word of every sentence; one ends with a mark such as 。 and what closes after it."""
    found: list[int] = []
    begins = True
    for index, token in enumerate(annotations.tokens(paragraph)):
        if is_word(token):
            if begins:
                found.append(index)
            begins = False
        elif any(mark in _SENTENCE_ENDS for mark in token.text):
            begins = True
    return found


def step(
    annotations: Annotations, count: int, folded: Folded, at: TokenAt, by: int, wanted: Wanted
) -> TokenAt | Fold | Unknown | None:
    """The next stop after `at` (`by` 1) or before it (`by` -1) among `count` paragraphs.

    A fold that is shut is a stop of its own on the way from word to word.
    """
    paragraph, index = at
    while 0 <= paragraph < count:
        fold = folded(paragraph)
        if fold is not None:
            if wanted is words:
                return fold
            paragraph = fold.last - 1 if by > 0 else fold.first
        elif paragraph not in annotations:
            return Unknown(paragraph)
        else:
            stops = wanted(annotations, paragraph)
            stop = bisect_right(stops, index) if by > 0 else bisect_left(stops, index) - 1
            if 0 <= stop < len(stops):
                return paragraph, stops[stop]
        paragraph += by
        index = FIRST if by > 0 else LAST
    return None


def turn_starts(page: Page) -> list[int]:
    """The paragraphs with which turns begin."""
    starts = []
    turn = -1
    for index, (kind, _, spoken_in) in enumerate(page.paragraphs.heads()):
        if kind is ParagraphKind.SPEECH and spoken_in != turn:
            turn = spoken_in
            starts.append(index)
    return starts


def turn_from(starts: list[int], place: Place, by: int) -> int | None:
    """The turn that begins next after a place, or before it."""
    if by > 0:
        at = bisect_right(starts, place.paragraph)
        return starts[at] if at < len(starts) else None
    at = bisect_left(starts, place.paragraph + (place.offset > 0)) - 1
    return starts[at] if at >= 0 else None


def first_heading(page: Page, paragraph: int) -> int:
    """The first of the headings that stand directly above a paragraph; the paragraph itself where none does."""
    while paragraph > 0 and page.paragraphs[paragraph - 1].kind is ParagraphKind.HEADING:
        paragraph -= 1
    return paragraph
