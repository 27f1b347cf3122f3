"""Stretches of a text, from one place to another, found again together when the parser or the text has changed.

A text repeats short paragraphs (对。), which have one hash; so each end also knows the how-manieth of its like it is.
"""

from __future__ import annotations

from reader.records import dataclass
from reader.transcript.model import Transcript
from reader.transcript.places import Place, find_place, make_place, paragraph_hash

Spot = tuple[int, int]
"""Paragraph index and offset in code points."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a stretch; `nth` counts from 0 the paragraphs of the same text before it."""

    place: Place
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `first` to `last`, exclusive, with the characters between as printed, paragraphs parted by line ends."""

    first: End
    last: End
    quote: str


class Stretches:
    """Makes stretches of one text and finds them in it again; the paragraphs are hashed once, when first needed."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._like: dict[str, list[int]] | None = None

    def make(self, first: Spot, last: Spot) -> Stretch:
        """The stretch between two spots of the text, the second exclusive."""
        texts = self._transcript.paragraphs.texts[first[0] : last[0] + 1]
        texts[-1] = texts[-1][: last[1]]
        texts[0] = texts[0][first[1] :]
        return Stretch(self._end(first), self._end(last), "\n".join(texts))

    def find(self, stretch: Stretch) -> tuple[Spot, Spot] | None:
        """Where a stretch stands now, None where it is not left: by both ends, by one and the quote, by the quote."""
        first, last = self._spot(stretch.first), self._spot(stretch.last)
        if first is not None and last is not None and first < last and self._is_near(stretch, first, last):
            return first, last
        for spot in (first, last):
            found = self._quote_at(stretch.quote, spot[0]) if spot is not None else None
            if found is not None:
                return found
        return self._only_quote(stretch.quote)

    def _end(self, spot: Spot) -> End:
        text = self._transcript.paragraphs.texts[spot[0]]
        like = self._paragraphs_like().get(paragraph_hash(text), [spot[0]])
        return End(make_place(self._transcript.digest, text, spot[1]), like.index(spot[0]))

    def _spot(self, end: End) -> Spot | None:
        like = self._paragraphs_like().get(end.place.paragraph)
        if like:
            return like[min(end.nth, len(like) - 1)], end.place.offset
        return find_place(end.place, self._transcript)

    def _is_near(self, stretch: Stretch, first: Spot, last: Spot) -> bool:
        """Whether what lies between two spots is about as long as the quote: an end found elsewhere is none."""
        texts = self._transcript.paragraphs.texts[first[0] : last[0] + 1]
        length = sum(map(len, texts)) - first[1] - (len(texts[-1]) - last[1])
        return length <= 2 * len(stretch.quote) + 8

    def _quote_at(self, quote: str, paragraph: int) -> tuple[Spot, Spot] | None:
        at = self._transcript.paragraphs.texts[paragraph].find(quote)
        return ((paragraph, at), (paragraph, at + len(quote))) if at >= 0 else None

    def _only_quote(self, quote: str) -> tuple[Spot, Spot] | None:
        """Where the quote stands, if that is one place."""
        texts = self._transcript.paragraphs.texts
        if sum(text.count(quote) for text in texts) != 1:
            return None
        return next(found for index in range(len(texts)) if (found := self._quote_at(quote, index)))

    def _paragraphs_like(self) -> dict[str, list[int]]:
        if self._like is None:
            self._like = {}
            for index, paragraph in enumerate(self._transcript.paragraphs):
                self._like.setdefault(paragraph_hash(paragraph.text), []).append(index)
        return self._like
