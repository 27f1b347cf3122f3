"""Who speaks when, and how far one has read."""

from __future__ import annotations

from array import array
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from reader.ui.page.page import Page, Place, Voice
from reader.ui.page.steps import turn_starts

_OPENING = 40


class SpeakerView(StrEnum):
    """How the words of one speaker stand on the page."""

    SHOWN = "shown"
    DIMMED = "dimmed"
    FOLDED = "folded"


class Turn(NamedTuple):
    """One turn: where it begins, who speaks (as printed, as shown, in which role), when, and its first words."""

    paragraph: int
    label: str
    name: str
    role: str
    time: str | None
    opening: str


def turns_of(page: Page) -> list[Turn]:
    """All turns in page order."""
    voices = {voice.label: voice for voice in page.voices}
    turns = []
    for index in turn_starts(page):
        paragraph = page.paragraphs[index]
        label = paragraph.speaker or ""
        voice = voices.get(label, Voice(label, label))
        opening = paragraph.text[:_OPENING]
        turns.append(Turn(index, label, voice.name, voice.role, paragraph.time, opening))
    return turns


class Progress:
    """How much of a page lies behind a place, in characters (code points of the source)."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._before: array[int] | None = None

    def at(self, place: Place) -> tuple[float, int]:
        """The share that has been read, from 0 to 1, and the characters that are left."""
        if self._before is None:
            self._before = array("i", accumulate(self._page.paragraphs.texts.lengths(), initial=0))
        total = self._before[-1]
        read = min(self._before[min(place.paragraph, len(self._before) - 1)] + place.offset, total)
        return (read / total if total else 1.0), total - read
