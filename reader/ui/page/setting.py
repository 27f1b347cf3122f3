"""What a block is set in: its face, its lines' height, and the room above the characters for their readings.

All of it in em of the block's own size:

    ┌ line top
    │ the rest, most of it: a reading is nearer to its own character than to those above
    │ the reading         RUBY_ZONE of its own size
    │ the character       1
    │ room for underlines, BELOW
    └ the rest
"""

from __future__ import annotations

from reader.ui.page.fonts import Face
from reader.ui.page.layout import RubySetting
from reader.ui.page.ruby import Room, RubyScript

RUBY_ZONE = {RubyScript.PINYIN: 1.16, RubyScript.NUMBERS: 1.16, RubyScript.ZHUYIN: 1.06}
"""From the mark on a tall letter to the tail of a g, in the readings' own size."""

RUBY_BASELINE = {RubyScript.PINYIN: 0.2, RubyScript.NUMBERS: 0.2, RubyScript.ZHUYIN: 0.12}
"""How far above the lower end of that zone the readings' baseline is."""

_PARTING = {
    RubyScript.PINYIN: (0.3, 0.12),
    RubyScript.NUMBERS: (0.5, 0.3),
    RubyScript.ZHUYIN: (0.4, 0.2),
}
"""The least space between the readings of two words and inside a word, in the readings' own size."""

BELOW = 0.22
"""For the lines under words."""

BREATH = 0.2
"""The least that is left."""

ABOVE = 0.8
"""How much of what is left stands above the reading."""


def least_line_height(em: float, ruby_em: float, script: RubyScript) -> float:
    """The line height with which no reading touches the line above."""
    return RUBY_ZONE[script] * ruby_em + (1 + BELOW + BREATH) * em


def ruby_setting(
    face: Face, ruby_face: Face, script: RubyScript, line_height: float, hang: float
) -> RubySetting:
    """How readings are set over characters of `face` in lines of this height."""
    zone = RUBY_ZONE[script] * ruby_face.em
    rest = line_height - zone - (1 + BELOW) * face.em
    middle = rest * ABOVE + zone + face.em / 2
    between, inside = _PARTING[script]
    room = Room(face.em, between * ruby_face.em, inside * ruby_face.em, hang)
    return RubySetting(ruby_face, room, middle - line_height / 2)


def baseline_above(em: float, ruby_em: float, script: RubyScript) -> float:
    """How far above the middle of the characters the baseline of their readings is."""
    return em / 2 + RUBY_BASELINE[script] * ruby_em
