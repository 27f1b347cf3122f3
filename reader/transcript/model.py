"""What a transcript is once its layout has been understood.

Every offset is in code points into `Paragraph.text`; every line number is 1-based into the decoded file, whose line
ends have been unified to `\\n`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.transcript.paragraphs import Paragraphs


class ParagraphKind(StrEnum):
    """What a paragraph is on the page; the values are those of `annotate --json`."""

    TITLE = "title"
    LEAD = "lead"
    KEY_POINT = "key_point"
    HEADING = "heading"
    SPEECH = "speech"
    PROSE = "prose"
    CAPTION = "caption"
    NOTE = "note"
    FRONT = "front"
    TRAILING = "trailing"


class SpanKind(StrEnum):
    """What is said of a stretch of a paragraph."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    NOTE = "note"


class LineRole(StrEnum):
    """What one source line was found to be: every non-blank line has exactly one role."""

    TITLE = "title"
    METADATA = "metadata"
    OUTLINE = "outline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    IMAGE = "image"
    FRONT = "front"
    TRAILING = "trailing"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Span:
    """Emphasis, a link or an editor's note inside a paragraph; `end` is exclusive."""

    start: int
    end: int
    kind: SpanKind
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the page.

    `speaker` is the label as printed, repeated on paragraphs that continue a turn; `turn` numbers the turns of the
    whole text from 0; `section` is an index into `Transcript.sections`; `time` is "MM:SS" or "H:MM:SS";
    `source_lines` are the first and last line it comes from. `list_mark` is the number or bullet that was printed
    before a list item.
    """

    kind: ParagraphKind
    text: str
    speaker: str | None = None
    turn: int | None = None
    section: int | None = None
    time: str | None = None
    spans: tuple[Span, ...] = ()
    source_lines: tuple[int, int] = (0, 0)
    list_mark: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading as the outline lists it; `paragraph` is the index of the paragraph it begins with."""

    title: str
    level: int
    time: str | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker by printed label (its commonest short form) and, where the catalogue knows, by name.

    `role` is "interviewer", "guest" or "" where the text does not show it; `title` is what was printed in brackets
    after the name.
    """

    label: str
    name: str | None
    turns: int
    role: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address printed in the text; it is shown and never fetched."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that the text refers to; it is never fetched. `paragraph` is the index of the one before it."""

    caption: str
    url: str
    paragraph: int
    source_line: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """One text with its structure; what is not known is None or empty, never guessed.

    `digest` is the SHA-256 (hex) of the decoded text with unified line ends. `date` is ISO 8601 as precise as known
    ("2024-12-06", "2024-12", "2024"), `date_printed` the words of the text. `line_roles` holds one entry a source
    line, None for a blank one.
    """

    digest: str
    title: str
    source: str | None
    author: str | None
    date: str | None
    date_printed: str | None
    links: tuple[Link, ...]
    sections: tuple[Section, ...]
    speakers: tuple[Speaker, ...]
    paragraphs: Paragraphs
    images: tuple[Image, ...]
    line_roles: Sequence[LineRole | None]
    catalog_id: str | None = None

    @property
    def turns(self) -> int:
        """How many turns are spoken, by printed labels."""
        return sum(speaker.turns for speaker in self.speakers)

    @property
    def key_points(self) -> int:
        """How many key points stand before the interview."""
        return sum(kind is ParagraphKind.KEY_POINT for kind, _, _ in self.paragraphs.heads())
