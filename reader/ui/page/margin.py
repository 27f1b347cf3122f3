"""Where glosses stand in the margin: each beside its line, none over another; one that finds no room is left out."""

from __future__ import annotations

from collections.abc import Sequence

from reader.records import dataclass

ROOMY = 900
"""From this width of the viewport on, in pixels, there are glosses in the margin."""
NARROWEST = 96.0
"""Less room than this beside the text, in pixels, is none."""
WIDEST = 190.0
"""What a margin for glosses takes at most, in pixels."""
GAP = 28.0
"""Between the text and its glosses, in pixels: beyond the ground of key points."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A word in the margin: the characters it is about (offset in the paragraph, `end` exclusive) and its text."""

    start: int
    end: int
    text: str


def taken(viewport: float) -> float:
    """The width that is kept free at the right of the text for glosses; 0 where the page is too narrow."""
    return min(viewport * 0.18, WIDEST) if viewport >= ROOMY else 0.0


def room(viewport: float, right_of_text: float) -> tuple[float, float] | None:
    """Left edge and width of glosses beside a column of text that ends at `right_of_text`, None without room."""
    left = right_of_text + GAP
    width = min(viewport - 10 - left, WIDEST)
    return (left, width) if viewport >= ROOMY and width >= NARROWEST else None


def is_wide_enough(viewport: float, right_of_text: float) -> bool:
    """Whether glosses have all the room they may take without the text moving aside."""
    place = room(viewport, right_of_text)
    return place is not None and place[1] >= WIDEST


def placed(
    wishes: Sequence[float], height: float, top: float, bottom: float, reach: float
) -> list[float | None]:
    """The tops of glosses of one height that would stand at `wishes` (ascending), between `top` and `bottom`.

    Each is moved down as far as those before it ask, at most by `reach`; one without room is None.
    """
    tops: list[float | None] = []
    free = top
    for wish in wishes:
        at = max(wish, free)
        if at + height > bottom:
            at = max(bottom - height, free)
        if at + height > bottom or abs(at - wish) > reach:
            tops.append(None)
        else:
            tops.append(at)
            free = at + height
    return tops
