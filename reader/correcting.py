"""What is corrected in the open text: the stretch around a word, and what the reader says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.language.corrections import Anchor, Corrections, Merged, Scope, StoredCorrection, recut
from reader.language.model import Correction, Token
from reader.open_text import OpenText
from reader.records import dataclass
from reader.store import Store
from reader.transcript.model import Transcript
from reader.transcript.places import Place, find_place, make_place

if TYPE_CHECKING:
    from reader.card import WordCard

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
        made = [_stored(text, stretch.paragraph, stretch.start, *each, scope) for each in said]
        return self._keep(made) if made else None

    def choose(
        self, text: OpenText, card: WordCard, reading: tuple[str, ...]
    ) -> tuple[Scope, Callable[[], None]]:
        """Keep the reading chosen for the word of a card; give where it holds and what undoes it.

        A word of one character is read in so many ways that the choice holds at its place alone, a longer one is
        read alike all through a text.
        """
        scope = choice_scope(card.simplified)
        place = (text, card.paragraph, card.start)
        return scope, self._keep([_stored(*place, 0, (card.simplified,), reading, scope)])

    def chosen(self, text: OpenText, paragraph: int, word: Token) -> str:
        """The scope of the reader's own choice of a word's reading at a place, "" where there is none."""
        for each in self._corrections.of(text.transcript.digest):
            if each.words == (word.simplified,) and each.reading == _reading(word):
                found = _for_engine(each, text.transcript)
                is_here = found is not None and found.paragraph in (None, paragraph)
                if is_here and found is not None and found.start in (None, word.start):
                    return each.scope.value
        return ""

    def all(self) -> tuple[StoredCorrection, ...]:
        """Every correction of the reader."""
        return self._corrections.all()

    def remove(self, correction: StoredCorrection) -> Callable[[], None]:
        """Take one correction back; give what undoes that."""
        self._corrections.remove(correction)
        return lambda: self._take_back([(correction, correction)])

    def merge(self, corrections: Sequence[StoredCorrection]) -> tuple[Merged, Callable[[], None]]:
        """Take in corrections from elsewhere; give what came of it and what undoes it."""
        merged = self._corrections.merge(corrections)
        return merged, lambda: self._corrections.remove_all(merged.new)

    def place_of(self, correction: StoredCorrection, transcript: Transcript) -> tuple[int, int] | None:
        """The (paragraph, offset) of a correction, for one of a whole text where its characters first stand.

        None where that is not found any more.
        """
        found = _for_engine(correction, transcript)
        if found is not None and found.paragraph is not None and found.start is not None:
            return found.paragraph, found.start
        places = (
            (index, each.find(correction.stretch)) for index, each in enumerate(transcript.paragraphs.texts)
        )
        return next((place for place in places if place[1] >= 0), None) if found is not None else None

    def _keep(self, made: Sequence[StoredCorrection]) -> Callable[[], None]:
        undone = [(correction, self._corrections.add(correction)) for correction in made]
        return lambda: self._take_back(undone)

    def of(self, transcript: Transcript) -> tuple[Correction, ...]:
        """What holds in a transcript, as the engine takes it; a place that is not found any more is left out."""
        return self.later(transcript.digest)(transcript)

    def later(self, digest: str) -> Callable[[Transcript], tuple[Correction, ...]]:
        """What holds in a text as of now, to be found in it when it is loaded, in any thread."""
        stored = tuple(self._corrections.of(digest))

        def found(transcript: Transcript) -> tuple[Correction, ...]:
            placed = (_for_engine(each, transcript) for each in stored)
            return tuple(each for each in placed if each is not None)

        return found

    def _take_back(self, undone: Sequence[tuple[StoredCorrection, StoredCorrection | None]]) -> None:
        for correction, former in reversed(undone):
            if former is None:
                self._corrections.remove(correction)
            else:
                self._corrections.put_back(former)


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


def choice_scope(word: str) -> Scope:
    """Where a reading that is chosen on a card holds."""
    return Scope.PLACE if len(word) == 1 else Scope.TRANSCRIPT


def _stored(
    text: OpenText,
    index: int,
    origin: int,
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
    paragraph = text.transcript.paragraphs.texts[index]
    place = make_place(digest, paragraph, origin + start)
    return StoredCorrection(
        scope, words, reading, digest, Anchor(place.paragraph, place.offset, place.before, place.after)
    )


def _for_engine(stored: StoredCorrection, transcript: Transcript) -> Correction | None:
    if stored.scope is not Scope.PLACE:
        return Correction(stored.words, stored.reading, joins=stored.joins)
    anchor = stored.anchor
    place = Place(stored.digest, anchor.paragraph, anchor.offset, anchor.before, anchor.after)
    found = find_place(place, transcript)
    return Correction(stored.words, stored.reading, *found) if found is not None else None
