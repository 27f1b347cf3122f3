"""What is marked on the page at the moment: under the pointer, under the keyboard, selected, found, kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import field
from typing import TYPE_CHECKING

from reader.records import dataclass
from reader.ui.page.blocks import Fold
from reader.ui.page.margin import Gloss
from reader.ui.page.page import Place
from reader.ui.page.ruby import Statuses

if TYPE_CHECKING:
    from reader.finding.search import Match


TokenAt = tuple[int, int]
"""Paragraph and index of a token."""


@dataclass(slots=True)
class Marks:
    """Everything that is painted over or under the text and changes without a new layout.

    `flash` is a place and how strongly its line is lit, from 1 to 0. `outlined` says that the keyboard has come to
    the page itself. `dimmed` are the speakers, as printed, whose words are set back;
    `noted` are the stretches with a note, by paragraph, `glosses` what stands in the margin.
    """

    hovered: TokenAt | None = None
    focused: TokenAt | None = None
    focused_fold: Fold | None = None
    selection: tuple[Place, Place] | None = None
    found: dict[int, list[Match]] = field(default_factory=dict)
    current: Match | None = None
    kept: Set[tuple[str, tuple[str, ...]]] = frozenset()
    flash: tuple[Place, float] | None = None
    outlined: bool = False
    statuses: Statuses = field(default_factory=dict)
    status_marks: bool = False
    doubt_marks: bool = False
    dimmed: frozenset[str] = frozenset()
    noted: dict[int, list[Match]] = field(default_factory=dict)
    glosses: dict[int, Sequence[Gloss]] = field(default_factory=dict)

    def matches_in(self, paragraph: int, start: int, end: int) -> list[Match]:
        """The matches that stand, at least in part, in these characters of a paragraph."""
        matches = self.found.get(paragraph, [])
        first = max(bisect_left(matches, (paragraph, start, 0)) - 1, 0)
        last = bisect_left(matches, (paragraph, end, 0))
        return [match for match in matches[first:last] if match.end > start]
