"""How each form of block is set: size, weight, air. All lengths are in em of the text size."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont

from reader.records import dataclass
from reader.ui.page.blocks import Form
from reader.ui.page.ruby import RubyScript

NARROWEST_MARGIN = 18
"""Pixels at either side of the column, however narrow the window."""


@dataclass(frozen=True, slots=True)
class Typography:
    """What the reader prefers.

    `measure` is the most characters a line; `wide_marks` shows half-width , : ; ? ! beside Chinese full-width;
    `family` is the wished font, if any; `serif` asks for a Song face in its place, where one is installed.
    """

    text_size: int = 20
    line_height: float = 1.8
    measure: int = 38
    justified: bool = True
    words_whole: bool = True
    wide_marks: bool = True
    family: str | None = None
    serif: bool = False


class Style(NamedTuple):
    """One form. `label` is the height of the small line above the text (a speaker, a time)."""

    scale: float = 1.0
    bold: bool = False
    line_height: float | None = None
    above: float = 0.7
    below: float = 0.0
    indent: float = 0.0
    label: float = 0.0
    muted: bool = False

    @property
    def weight(self) -> QFont.Weight:
        """The weight of the text."""
        return QFont.Weight.Bold if self.bold else QFont.Weight.Normal


LABEL_SCALE = 0.76
"""Names and times beside the text size."""

LABEL_HEIGHT = 1.45
"""The height of the small line with a name or a time."""

STYLES = {
    Form.TITLE: Style(scale=1.7, bold=True, line_height=1.42, above=2.6, below=1.5),
    Form.LEAD: Style(above=0.8),
    Form.KEY_FIRST: Style(scale=0.95, line_height=1.7, above=1.9, below=0.4, indent=2.2),
    Form.KEY: Style(scale=0.95, line_height=1.7, above=0.4, below=0.4, indent=2.2),
    Form.CHAPTER: Style(scale=1.3, bold=True, line_height=1.45, above=3.3, below=0.6),
    Form.SECTION: Style(scale=1.12, bold=True, line_height=1.5, above=2.4, below=0.4),
    Form.SUBSECTION: Style(bold=True, line_height=1.6, above=2.0, below=0.2),
    Form.TURN: Style(above=1.55, label=LABEL_HEIGHT),
    Form.SPEECH: Style(),
    Form.PROSE: Style(),
    Form.CAPTION: Style(scale=0.84, line_height=1.65, above=1.0, below=0.4, muted=True),
    Form.NOTE: Style(scale=0.9, line_height=1.7, above=0.9, below=0.2, muted=True),
    Form.MATTER: Style(scale=0.84, line_height=1.7, above=0.5, muted=True),
    Form.CONTINUED: Style(above=0.0),
    Form.IMAGE: Style(scale=0.84, line_height=1.65, above=1.0, below=0.5, indent=2.0, muted=True),
    Form.FOLD: Style(scale=0.84, line_height=1.7, above=1.6, below=0.2, indent=1.4, muted=True),
}

RUBY_SCALE = {RubyScript.PINYIN: 0.5, RubyScript.NUMBERS: 0.48, RubyScript.ZHUYIN: 0.42}
"""Readings beside the characters they stand over."""

SMALLEST_RUBY = 9
"""Pixels; smaller ones cannot be read."""

RUBY_WIDENS = {RubyScript.PINYIN: 1.03, RubyScript.NUMBERS: 1.1, RubyScript.ZHUYIN: 1.17}
"""How much longer a text is with all its readings (measured on the samples), for heights that are estimated."""

KEY_PANEL = 0.75
"""How far the panel of the key points reaches beyond the column, and above its first text."""

AFTER_KEY_POINTS = 1.2
"""The space after the last key point, besides its own."""

NARROW_TITLE = 17
"""How many characters of a title a line has at least, before it is set smaller."""

NARROW_COLUMN, NARROW_INDENT = 18, 1.6
"""A column of fewer characters than the first has no wider indents than the second."""

TOP = 2.6
"""The space above the first block, as above a title."""

BOTTOM = 4.0
"""The empty space after the last block."""


class Column(NamedTuple):
    """Where the text stands across the viewport, in pixels."""

    left: float
    width: float


def column(viewport: float, em: float, measure: int) -> Column:
    """As many characters as fit, at most `measure`, in the middle; a whole number, so that lines end flush."""
    margin = max(NARROWEST_MARGIN, min(viewport * 0.07, em * 3))
    characters = max(int(min((viewport - 2 * margin) / em, measure)), 4)
    width = characters * em
    return Column(max((viewport - width) / 2, 0.0), width)
