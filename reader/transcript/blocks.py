"""A block: one or more source lines that are one thing on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from reader.transcript.characters import join_pieces
from reader.transcript.headings import Number
from reader.transcript.labels import Label
from reader.transcript.lines import Line
from reader.transcript.marks import MarkRole
from reader.transcript.model import ParagraphKind
from reader.transcript.times import Times

_RULE = re.compile(r"[*_\-=#>~`|+\s─━]+$")


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
    brackets; `kind` is found in the last step; `section` is the title of a section that begins here without a heading;
    `fixed` says that the reader decided what it is.
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
    fixed: bool = False
    added: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, line: Line, form: Form = Form.TEXT, raw: str | None = None) -> Block:
        """A block of one line."""
        return cls(form, line.text if raw is None else raw, line.first, line.last, line.gap)

    def add(self, block: Block) -> None:
        """Take in the words of a following block; they are put together by `settle`."""
        self.added.append(block.raw)
        self.last = block.last

    def settle(self) -> None:
        """Put the words taken in together, all at once: one after the other would take quadratic time."""
        if self.added:
            self.raw = join_pieces([self.raw, *self.added])
            self.added = []

    @property
    def is_plain(self) -> bool:
        """Running text that continues whatever it stands in."""
        return self.form is Form.TEXT and self.speaker is None


@dataclass(slots=True)
class Reading:
    """What has been found of each line, by its index in `lines`.

    `silent` are lines with the name of a speaker who then says nothing: neither a turn nor a heading.
    """

    lines: list[Line]
    marks: dict[int, MarkRole] = field(default_factory=dict)
    forms: dict[int, Form] = field(default_factory=dict)
    labels: dict[int, Label] = field(default_factory=dict)
    silent: set[int] = field(default_factory=set)
    numbers: dict[int, Number] = field(default_factory=dict)
    titles: dict[int, tuple[int, str]] = field(default_factory=dict)
    times: Times = field(default_factory=Times)


def is_rule(text: str) -> bool:
    """Whether a line holds marks alone: `---`, `**`, `* * *`."""
    return _RULE.match(text) is not None
