"""What is corrected in the open text: the stretch around a word, and what the reader says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.language.corrections import Anchor, Corrections, Scope, StoredCorrection, recut
from reader.language.model import Correction, Token
from reader.open_text import OpenText
from reader.store import Store
from reader.transcript.model import Transcript
from reader.transcript.places import Place, find_place, make_place

_NEIGHBOURS = 2
"""Words on either side of a word that can be joined with it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters around a word as they are cut now.

    `start` is the offset in the paragraph, `shown` the characters as printed, `characters` their simplified forms,
    `cuts` the offsets inside where words part, `readings` those of the words by (start inside, word).
    """

    paragraph: int
    start: int
    shown: str
    characters: str
    cuts: frozenset[int]
    readings: Mapping[tuple[int, str], tuple[str, ...]]


class Correcting:
    """Joins the stored corrections with the places of the open text."""

    def __init__(self, store: Store) -> None:
        self._corrections = Corrections(store)

    def stretch(self, text: OpenText, paragraph: int, index: int) -> Stretch | None:
        """The word and up to two on either side, as far as nothing but Chinese stands between; None for no Chinese."""
        annotation = text.annotation(paragraph)
        if annotation is None or not _is_chinese(annotation.tokens[index]):
            return None
        run = _run(annotation.tokens, index)
        origin = run[0].start
        return Stretch(
            paragraph,
            origin,
            "".join(token.text for token in run),
            "".join(token.simplified for token in run),
            frozenset(token.start - origin for token in run[1:]),
            {(token.start - origin, token.simplified): _reading(token) for token in run},
        )

    def correct(
        self,
        text: OpenText,
        stretch: Stretch,
        cuts: frozenset[int],
        readings: Mapping[int, tuple[str, tuple[str, ...]]],
        scope: Scope,
    ) -> Callable[[], None] | None:
        """Keep other cuts, and readings by the start of their word; give what undoes it, None for nothing new."""
        said: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = [
            (start, words, ()) for start, words in recut(stretch.characters, stretch.cuts, cuts)
        ]
        said += [(start, (word,), reading) for start, (word, reading) in readings.items()]
        made = [_stored(text, stretch, *each, scope) for each in said]
        undone = [(correction, self._corrections.add(correction)) for correction in made]
        return (lambda: self._take_back(undone)) if undone else None

    def of(self, transcript: Transcript) -> tuple[Correction, ...]:
        """What holds in a transcript, as the engine takes it; a place that is not found any more is left out."""
        found = (_for_engine(each, transcript) for each in self._corrections.of(transcript.digest))
        return tuple(each for each in found if each is not None)

    def _take_back(self, undone: Sequence[tuple[StoredCorrection, StoredCorrection | None]]) -> None:
        for correction, former in undone:
            if former is None:
                self._corrections.remove(correction)
            else:
                self._corrections.add(former)


def _run(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """The token with its neighbours that are Chinese and stand side by side."""
    first = last = index
    while first > max(0, index - _NEIGHBOURS) and _follows(tokens[first - 1], tokens[first]):
        first -= 1
    while last < min(len(tokens) - 1, index + _NEIGHBOURS) and _follows(tokens[last], tokens[last + 1]):
        last += 1
    return tokens[first : last + 1]


def _is_chinese(token: Token) -> bool:
    return any(token.pinyin) and len(token.simplified) == len(token.text) == len(token.pinyin)


def _follows(first: Token, second: Token) -> bool:
    return first.end == second.start and _is_chinese(first) and _is_chinese(second)


def _reading(token: Token) -> tuple[str, ...]:
    return tuple(syllable or "" for syllable in token.pinyin)


def _stored(
    text: OpenText,
    stretch: Stretch,
    start: int,
    words: tuple[str, ...],
    reading: tuple[str, ...],
    scope: Scope,
) -> StoredCorrection:
    digest = text.transcript.digest
    if scope is Scope.EVERYWHERE:
        return StoredCorrection(scope, words, reading)
    if scope is Scope.TRANSCRIPT:
        return StoredCorrection(scope, words, reading, digest)
    paragraph = text.transcript.paragraphs[stretch.paragraph].text
    place = make_place(digest, paragraph, stretch.start + start)
    return StoredCorrection(
        scope, words, reading, digest, Anchor(place.paragraph, place.offset, place.before, place.after)
    )


def _for_engine(stored: StoredCorrection, transcript: Transcript) -> Correction | None:
    if stored.scope is not Scope.PLACE:
        return Correction(stored.words, stored.reading)
    anchor = stored.anchor
    place = Place(stored.digest, anchor.paragraph, anchor.offset, anchor.before, anchor.after)
    found = find_place(place, transcript)
    return Correction(stored.words, stored.reading, *found) if found is not None else None
