"""A block: one or more source lines that are one thing on the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from reader.transcript.lines import Line
from reader.transcript.model import ParagraphKind


class Form(Enum):
    """What a block is by its layout, before its place in the text is considered."""

    TEXT = auto()
    ITEM = auto()
    HEADING = auto()
    IMAGE = auto()
    TITLE = auto()
    METADATA = auto()
    OUTLINE = auto()
    REPEAT = auto()
    RULE = auto()


@dataclass(slots=True)
class Block:
    """Source lines `first` to `last` and the words on them, markup inside them included.

    `speaker` is set on a block that begins a turn, `label` is how it was printed there and `label_title` what stood in
    brackets; `kind` is found in the last step; `section` is the title of a section that begins here without a heading.
    """

    form: Form
    raw: str
    first: int
    last: int
    gap: bool
    speaker: str | None = None
    label: str = ""
    label_title: str = ""
    time: str | None = None
    level: int = 0
    mark: str | None = None
    section: str | None = None
    kind: ParagraphKind | None = None

    @classmethod
    def of(cls, line: Line, form: Form = Form.TEXT, raw: str | None = None) -> Block:
        """A block of one line."""
        return cls(form, line.text if raw is None else raw, line.first, line.last, line.gap)

    @property
    def is_plain(self) -> bool:
        """Running text that continues whatever it stands in."""
        return self.form is Form.TEXT and self.speaker is None
