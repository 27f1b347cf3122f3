"""Readings above the characters: which of them stand there, and how much room they need.

    zhuàng tài        Each reading is centred over its character. Two characters move apart only where their
      状   态          readings would touch; a mark beside a character lends half of its square.

It knows no font and no Qt: widths come in, units go out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from reader.language.han import is_han
from reader.language.model import Script, Token
from reader.records import dataclass
from reader.ui.page.breaking import Break, Unit
from reader.vocabulary.model import WordStatus

Statuses = Mapping[tuple[str, tuple[str | None, ...]], WordStatus]
"""What the reader knows: (simplified form, reading a character) to a status."""

_KNOWN = frozenset({WordStatus.KNOWN, WordStatus.IGNORED})
_LENT = 0.2
"""In em: how far a reading may stand over a Latin word or a character that has none."""


class RubyMode(StrEnum):
    """Over which words a reading stands."""

    NONE = "none"
    UNKNOWN = "unknown"
    HOVER = "hover"
    ALL = "all"


class RubyScript(StrEnum):
    """What the readings are written in."""

    PINYIN = "pinyin"
    NUMBERS = "numbers"
    ZHUYIN = "zhuyin"


@dataclass(frozen=True, slots=True)
class Ruby:
    """What the reader wishes to see above the characters."""

    mode: RubyMode = RubyMode.NONE
    script: RubyScript = RubyScript.PINYIN
    statuses: Statuses = field(default_factory=dict)
    spoken: bool = False

    @property
    def takes_room(self) -> bool:
        """Whether lines are set for readings; on hover alone they are not."""
        return self.mode in (RubyMode.ALL, RubyMode.UNKNOWN)

    def stands_over(self, token: Token) -> bool:
        """Whether a word bears its reading without being hovered."""
        if self.mode is RubyMode.UNKNOWN:
            return self.statuses.get((token.simplified, token.pinyin)) not in _KNOWN
        return self.mode is RubyMode.ALL


class Reading(NamedTuple):
    """One syllable over `length` characters from `start` on; 儿 of erhua shares that of the character before.

    `tone` is 1 to 4, 5 for the neutral one.
    """

    start: int
    length: int
    text: str
    tone: int


def token_readings(token: Token, script: Script, ruby_script: RubyScript) -> tuple[Reading, ...]:
    """The readings over a token in the script shown, their starts counted from the token's.

    There are none where the form shown is another word (軟體 for 軟件): the reading is that of the printed one.
    """
    if not token.pinyin:
        return ()
    if script is not Script.AS_PRINTED and len(token.form(script)) != len(token.text):
        return ()
    if script is Script.TAIWAN_PHRASES and token.taiwan_phrases != token.taiwan:
        return ()
    return _readings(token.text, token.pinyin, ruby_script)


def as_spoken(tokens: Sequence[Token]) -> list[Token]:
    """Tokens that stand one after the other, with the tones as they are spoken instead of the dictionary's."""
    from reader.language.display import spoken  # a page without readings needs none of these rules

    words = [("".join(filter(is_han, token.simplified)), token.pinyin) for token in tokens]
    return [
        token if token.pinyin == said else replace(token, pinyin=said)
        for token, said in zip(tokens, spoken(words), strict=True)
    ]


@lru_cache(maxsize=16384)
def _readings(text: str, pinyin: tuple[str | None, ...], script: RubyScript) -> tuple[Reading, ...]:
    han = [at for at, character in enumerate(text) if is_han(character)]
    if len(han) != len(pinyin):
        return ()
    found: list[Reading] = []
    for at, syllable in zip(han, pinyin, strict=True):
        if not syllable:
            continue
        last = found[-1] if found else None
        if syllable == "r" and last is not None and last.start + last.length == at:
            found[-1] = last._replace(length=last.length + 1, text=last.text + _written("r", script))
        else:
            found.append(Reading(at, 1, *_said(syllable, script)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _said(syllable: str, script: RubyScript) -> tuple[str, int]:
    """A syllable as it is written over its character, and its tone; there are some 1,500 of them."""
    from reader.language.tones import split_tone

    return _written(syllable, script), int(split_tone(syllable)[1])


def _written(syllable: str, script: RubyScript) -> str:
    if script is RubyScript.NUMBERS:
        from reader.language.display import numbered

        return numbered(syllable)
    if script is RubyScript.ZHUYIN:
        from reader.language.zhuyin import zhuyin

        return zhuyin(syllable) or syllable
    return syllable


class Room(NamedTuple):
    """In pixels: the characters' em, the least space between the readings of two words and inside a word.

    `hang` is how far a reading may stand out of the column at a line's ends.
    """

    em: float
    between: float
    inside: float
    hang: float


def widened(
    units: Sequence[Unit], readings: Mapping[int, Reading], width: Callable[[str], float], room: Room
) -> list[Unit]:
    """The units with the space that the readings above them need; `readings` by their first character."""
    made: list[Unit] = []
    over: list[float | None] = []
    for unit, reading in _joined(units, readings):
        excess = (width(reading.text) - unit.width) / 2 if reading is not None else None
        if excess is not None and excess > room.hang:
            unit = unit._replace(lead=room.hang - excess, trail=room.hang - excess)
        made.append(unit)
        over.append(excess)
    for index in range(len(made) - 1):
        one, other, excess, following = made[index], made[index + 1], over[index], over[index + 1]
        if excess is None and following is None:
            continue
        if excess is not None and following is not None:
            parting = room.inside if other.before is Break.INSIDE_WORD else room.between
            need = excess + following + parting
        elif excess is not None:
            need = excess + room.between / 2 - _lends(other, room)
        else:
            need = (following or 0.0) + room.between / 2 - _lends(one, room)
            if (
                one.trail == one.width == -one.gap
            ):  # a space that is not seen: the mark before it lends its blank half
                need = max((following or 0.0) + room.between / 2 - room.em / 2, 0.0) - one.width
        if need > one.gap:
            made[index] = Unit(*one[:5], need, one.cluster)
    return made


def _joined(units: Sequence[Unit], readings: Mapping[int, Reading]) -> list[tuple[Unit, Reading | None]]:
    """The units, those under one reading as one, with what stands over them."""
    found: list[tuple[Unit, Reading | None]] = []
    at = covered = 0
    for unit in units:
        if at < covered:
            whole, reading = found[-1]
            found[-1] = _together(whole, unit), reading
        else:
            reading = readings.get(at)
            covered = at + reading.length if reading is not None else at
            found.append((unit, reading))
        at += unit.length
    return found


def _together(first: Unit, second: Unit) -> Unit:
    width = first.width + first.gap + second.width
    return Unit(first.length + second.length, width, first.before, first.lead, second.trail, second.gap)


def _lends(unit: Unit, room: Room) -> float:
    """How far a reading beside this unit may stand over it: half of a mark or a space, little of a word."""
    half = unit.width / 2
    return half if unit.lead or unit.trail or unit.before is Break.NEVER else min(half, room.em * _LENT)
