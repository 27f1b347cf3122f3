"""A selection over paragraphs, and its text in the script shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.language.model import Script
from reader.ui.page.annotations import Annotations
from reader.ui.page.page import Page, Place

if TYPE_CHECKING:
    from reader.finding.search import Match


class Selection:
    """Two ends, one of which moves."""

    def __init__(self) -> None:
        self._fixed: Place | None = None
        self._moving: Place | None = None

    def begin(self, place: Place) -> None:
        """Nothing is selected yet; here it begins."""
        self._fixed, self._moving = place, place

    def extend(self, place: Place) -> None:
        """To here, from where it began."""
        self._fixed = self._fixed or place
        self._moving = place

    def set(self, first: Place, last: Place) -> None:
        """Exactly this."""
        self._fixed, self._moving = first, last

    def clear(self) -> None:
        """Nothing."""
        self._fixed = self._moving = None

    def ends(self) -> tuple[Place, Place] | None:
        """The ends in page order, the second exclusive; None where nothing is selected."""
        if self._fixed is None or self._moving is None or self._fixed == self._moving:
            return None
        return (self._fixed, self._moving) if self._fixed < self._moving else (self._moving, self._fixed)


def whole(page: Page) -> tuple[Place, Place] | None:
    """The ends of all text."""
    if not page.paragraphs:
        return None
    last = len(page.paragraphs) - 1
    return Place(0, 0), Place(last, len(page.paragraphs[last].text))


def text_between(page: Page, annotations: Annotations, script: Script, first: Place, last: Place) -> str:
    """The text from `first` to `last` (exclusive); a line break between paragraphs.

    A word that the selection divides is given as printed, since half a converted word has no meaning.
    """
    return "\n".join(
        in_script(page.paragraphs[index].text, annotations, index, start, end, script)
        for index, start, end in paragraphs_between(page, first, last)
    )


def paragraphs_between(page: Page, first: Place, last: Place) -> Iterator[tuple[int, int, int]]:
    """Index, start and end of the part of each paragraph that stands between two places, the second exclusive."""
    for index in range(first.paragraph, last.paragraph + 1):
        start = first.offset if index == first.paragraph else 0
        end = last.offset if index == last.paragraph else len(page.paragraphs[index].text)
        yield index, start, end


def by_paragraph(page: Page, stretches: Iterable[tuple[Place, Place]]) -> dict[int, list[Match]]:
    """The parts of some stretches in each paragraph of a page; what lies beyond the page is left out."""
    from reader.finding.search import Match

    found: dict[int, list[Match]] = {}
    last_place = Place(len(page.paragraphs) - 1, 1 << 30)
    for first, last in stretches:
        for index, start, end in paragraphs_between(page, first, min(last, last_place)):
            if start < end:
                found.setdefault(index, []).append(Match(index, start, end))
    return found


def in_script(
    text: str, annotations: Annotations, paragraph: int, start: int, end: int, script: Script
) -> str:
    """Characters of a paragraph in a script, word by word, as far as its words are known."""
    if script is Script.AS_PRINTED:
        return text[start:end]
    parts: list[str] = []
    at = start
    for _, token in annotations.between(paragraph, start, end):
        if token.start >= at and token.end <= end:
            parts += text[at : token.start], token.form(script)
            at = token.end
    parts.append(text[at:end])
    return "".join(parts)
