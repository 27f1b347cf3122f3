"""What the page is given to show: finished, frozen records, so that the view asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from reader.records import dataclass
from reader.transcript.model import Image, Section

if TYPE_CHECKING:
    from reader.finding.search import Match
    from reader.transcript.paragraphs import Paragraphs


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a printed label is: the name to show above a turn, and "interviewer", "guest" or ""."""

    label: str
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One text as the page shows it.

    `voices` has one entry a printed label (`Paragraph.speaker`); a label without one is shown as printed. A
    picture stands after the paragraph it names. Section times are shown beside the heading that begins one.
    """

    title: str
    paragraphs: Paragraphs
    voices: tuple[Voice, ...] = ()
    sections: tuple[Section, ...] = ()
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class PageColours:
    """Every colour on the page, by what it is for."""

    page: QColor
    text: QColor
    muted: QColor
    accent: QColor
    guest: QColor
    interviewer: QColor
    rule: QColor
    panel: QColor
    term: QColor
    hover: QColor
    focus: QColor
    kept: QColor
    selection: QColor
    find: QColor
    find_current: QColor
    flash: QColor
    ruby: QColor
    status_new: QColor
    status_learning: QColor
    doubt: QColor

    @classmethod
    def named(cls, **names: str) -> PageColours:
        """The same from colour names such as "#2f6f73".

        Every role must be given but those of readings and of what the reader knows, which follow from the others.
        """
        for role, like in (("ruby", "muted"), ("status_learning", "accent"), ("doubt", "muted")):
            names.setdefault(role, names[like])
        names.setdefault("status_new", _between(names["page"], names["accent"], 0.12))
        return cls(**{field.name: QColor(names[field.name]) for field in fields(cls)})

    @classmethod
    def light(cls) -> PageColours:
        """Ink on warm white."""
        return cls.named(
            page="#fbfaf7",
            text="#24231f",
            muted="#74716a",
            accent="#1f6f6b",
            guest="#1f6f6b",
            interviewer="#6a655c",
            rule="#e2ded5",
            panel="#f3f1eb",
            term="#7fb0ab",
            hover="#e3ece9",
            focus="#1f6f6b",
            kept="#f3e3b4",
            selection="#cfe3e0",
            find="#fbe9a6",
            find_current="#f6b94a",
            flash="#f4ead0",
        )

    @classmethod
    def dark(cls) -> PageColours:
        """Soft white on warm grey."""
        return cls.named(
            page="#1c1c1a",
            text="#d9d6ce",
            muted="#97938a",
            accent="#7cc4bd",
            guest="#7cc4bd",
            interviewer="#b0aba0",
            rule="#35342f",
            panel="#242421",
            term="#4f7d79",
            hover="#2c3937",
            focus="#7cc4bd",
            kept="#4a4128",
            selection="#2b4a48",
            find="#5a4d1f",
            find_current="#9a6a12",
            flash="#3d3826",
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A character of the text: paragraph index and offset in code points of its source text."""

    paragraph: int
    offset: int

    def __iter__(self) -> Iterator[int]:
        """Unpacks as (paragraph, offset)."""
        yield self.paragraph
        yield self.offset

    def __lt__(self, other: Place) -> bool:
        """Earlier in the text."""
        return (self.paragraph, self.offset) < (other.paragraph, other.offset)


@dataclass(frozen=True, slots=True)
class Matches:
    """What a search found, in page order; `current` is an index into `found`, or -1 where there is none."""

    text: str
    found: tuple[Match, ...] = ()
    current: int = -1

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self.found)


def _between(one: str, other: str, share: float) -> str:
    """A colour on the way from one to another."""
    first, last = QColor(one), QColor(other)
    pairs = (first.red(), last.red()), (first.green(), last.green()), (first.blue(), last.blue())
    return QColor(*(round(a + (b - a) * share) for a, b in pairs)).name()
