"""A place in a text that is found again when the parser, or the text, has changed.

A place never counts paragraphs: it is the text's digest, a hash of the paragraph, an offset in it, and a few characters
before and after that tell where it is when the paragraph is another one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from reader.records import dataclass
from reader.transcript.model import Transcript

AROUND = 16
"""Characters kept on either side of a place."""

_HASH_LENGTH = 32
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Offset `offset` (code points) in the paragraph whose text hashes to `paragraph`, with what stands around it."""

    digest: str
    paragraph: str
    offset: int
    before: str
    after: str


def paragraph_hash(text: str) -> str:
    """The hash by which a paragraph's text is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]


def make_place(digest: str, paragraph_text: str, offset: int) -> Place:
    """The place at an offset of a paragraph; an offset outside is moved to its nearest end."""
    offset = min(max(offset, 0), len(paragraph_text))
    return Place(
        digest,
        paragraph_hash(paragraph_text),
        offset,
        paragraph_text[max(offset - AROUND, 0) : offset],
        paragraph_text[offset : offset + AROUND],
    )


def find_place(place: Place, transcript: Transcript) -> tuple[int, int] | None:
    """The paragraph index and offset of a place, None where nothing like it is left.

    The same paragraph is taken first, then one that holds the characters around, then the longest part of them.
    """
    for index, text in enumerate(transcript.paragraphs.texts):
        if len(text) >= place.offset and _is_at(text, place):
            return index, place.offset
    return _by_surroundings(place, transcript.paragraphs.texts)


def _is_at(text: str, place: Place) -> bool:
    """Whether a paragraph is the very one of the place; the hash is taken only where the characters fit."""
    return text[place.offset :].startswith(place.after) and paragraph_hash(text) == place.paragraph


def _by_surroundings(place: Place, texts: Sequence[str]) -> tuple[int, int] | None:
    """Look for ever shorter pieces of what stood around, as long as they tell something."""
    before, after = place.before, place.after
    for length in range(AROUND, 0, -2):
        left, right = before[-length:], after[:length]
        pieces = ((left, right), ("", right), (left, ""))
        for start, end in pieces:
            if len(start + end) < min(_FEWEST, len(before + after)) or not (start + end).strip():
                continue
            found = _only(start, end, texts)
            if found is not None:
                return found
    return None


def _only(before: str, after: str, texts: Sequence[str]) -> tuple[int, int] | None:
    """Where `before` and `after` meet, if there is exactly one such place, or all are in one paragraph."""
    found: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        at = text.find(before + after)
        if at >= 0:
            found.append((index, at + len(before)))
            if len(found) > 1:
                return None
    return found[0] if found else None
