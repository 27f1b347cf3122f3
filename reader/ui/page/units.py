"""A Chinese text becomes units for the line breaker: which marks cling, where a quarter-em stands.

The rules are those of the W3C's Requirements for Chinese Text Layout (clreq), sections 3.1 to 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from unicodedata import combining

from reader.language.han import is_han
from reader.records import dataclass
from reader.ui.page.breaking import Break, Unit

_OPENING = "（《「『【〈〔〖〘〚［｛“‘〝"
_CLOSING = "，。、；：！？）》」』】〉〕〗〙〛］｝”’〞％‰℃…"
_HALF_CLOSING = "，。、；：）》」』】〉〕〗〙〛］｝”’〞"
_CLAUSE_ENDS = "，。；：！？…—"
_CENTRED_IN_TRADITIONAL = "，。、；："
_NOT_AT_START = "·・‧•～〜ー–"
_LATIN_CLOSING = ",.;:!?)]}%"
_LATIN_OPENING = "([{"
_LONG_WORD = 24

_ATOM = re.compile(
    r"(?P<han>(?:[\u3400-\u9fff\uf900-\ufaff\u3005\u3007\U00020000-\U0003ffff]"
    r"(?![\ufe00-\ufe0f\U000e0100-\U000e01ef]))+)"
    r"|(?P<latin>[!-\u00b6\u00b8-\u1fff]+)"
    r"|(?P<space>[ \t\u3000\u2000-\u200b]+)"
    r"|(?P<dash>[—―⸺]+|…+|⋯+)"
    r"|(?P<flag>[\U0001f1e6-\U0001f1ff]{2})"
    r"|(?P<single>.(?:[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
    r"\U000e0100-\U000e01ef]|\u200d.)*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Widths:
    """What a font says of widths, in pixels: a Han character, a space, any other run of characters.

    `corner_marks`: the marks ，。、；： stand in the corner of their square, as on the mainland; in Taiwan and
    Hong Kong they stand in its middle and have no blank half to close up.
    """

    em: float
    space: float
    of: Callable[[str], float]
    corner_marks: bool = True


def units_of(text: str, widths: Widths, inside_words: Container[int] = ()) -> list[Unit]:
    """The units of a text in order; `inside_words` holds the offsets at which a word goes on."""
    units: list[Unit] = []
    previous = ""
    plain = Unit(1, widths.em)
    divided = Unit(1, widths.em, Break.INSIDE_WORD)
    for match in _ATOM.finditer(text):
        kind = match.lastgroup or "single"
        start, end = match.span()
        first = text[start]
        before = _break_before(previous, first, kind, start in inside_words)
        if units:
            gap = _gap(previous, first, kind, widths)
            if gap:
                units[-1] = units[-1]._replace(gap=gap)
        if kind == "han":
            units.append(Unit(1, widths.em, before))
            units += [divided if at in inside_words else plain for at in range(start + 1, end)]
        elif kind == "latin" and end - start > _LONG_WORD:
            units += _pieces(match.group(), before, widths)
        else:
            units.append(_unit(match.group(), kind, before, widths))
            if kind == "space":
                units[-1] = _set_space(units[-1], previous, text[end : end + 1], widths)
        previous = text[end - 1]
    return units


def _break_before(previous: str, first: str, kind: str, inside: bool) -> Break:
    if not previous or kind == "space":
        return Break.NEVER
    if previous.isspace():
        return Break.NEVER if first in _CLOSING or first in _NOT_AT_START else Break.FREE
    if previous in _OPENING or previous in _LATIN_OPENING:
        return Break.NEVER
    if kind == "dash":
        return Break.INSIDE_WORD if inside else Break.FREE
    if first in _CLOSING or first in _NOT_AT_START or first in _LATIN_CLOSING:
        return Break.NEVER
    if previous in _CLAUSE_ENDS:
        return Break.CLAUSE
    return Break.INSIDE_WORD if inside else Break.FREE


def _gap(previous: str, first: str, kind: str, widths: Widths) -> float:
    """Space between two neighbours: a quarter-em between Han and Latin, less than none between two marks."""
    if kind == "latin":
        return widths.em / 4 if is_han(previous) and _is_letter(first) else 0.0
    if kind == "han":
        return (
            widths.em / 4 if previous < "\u2000" and _is_letter(previous) else _around_dot(previous, widths)
        )
    if first == "·":
        return _around_dot(first, widths)
    blank = _trail(previous, widths)
    if blank and (first in _HALF_CLOSING or first in _OPENING):
        return -blank
    return -_lead(first, widths) if previous in _OPENING and first in _OPENING else 0.0


def _set_space(space: Unit, before: str, after: str, widths: Widths) -> Unit:
    """A printed space as it is set: a quarter-em between scripts, nothing beside the blank half of a mark."""
    if _between_scripts(before, after):
        return space._replace(gap=widths.em / 4 - space.width)
    if before and after and _trail(before, widths) and is_han(after):
        return space._replace(gap=-space.width)
    return space


def _between_scripts(before: str, after: str) -> bool:
    """Whether a space parts Han from Latin: it is as wide as the space that stands there without one."""
    if not before or not after:
        return False
    return (is_han(before) and after < "\u2000" and _is_letter(after)) or (
        before < "\u2000" and _is_letter(before) and is_han(after)
    )


def _around_dot(mark: str, widths: Widths) -> float:
    return -widths.em / 5 if mark == "·" else 0.0


def _unit(text: str, kind: str, before: Break, widths: Widths) -> Unit:
    if kind == "space":
        width = widths.em * len(text) if text[0] == "　" else widths.of(text)
        return Unit(len(text), width, before, trail=width)
    square = len(text) == 1 and "\u2e80" <= text <= "\uffed"
    width = widths.em if square else widths.of(text)
    cluster = len(text) > 1 and (kind in ("single", "flag", "dash") or combining(text[-1]) > 0)
    return Unit(len(text), width, before, _lead(text, widths), _trail(text, widths), cluster=cluster)


def _pieces(text: str, before: Break, widths: Widths) -> list[Unit]:
    """A word too long to be kept whole, an address for instance, falls apart into its characters."""
    pieces = [Unit(1, widths.of(character), Break.INSIDE_WORD) for character in text]
    pieces[0] = pieces[0]._replace(before=before)
    return pieces


def _lead(mark: str, widths: Widths) -> float:
    return widths.em / 2 if mark in _OPENING else 0.0


def _trail(mark: str, widths: Widths) -> float:
    if mark not in _HALF_CLOSING or (not widths.corner_marks and mark in _CENTRED_IN_TRADITIONAL):
        return 0.0
    return widths.em / 2


def _is_letter(character: str) -> bool:
    return character.isalnum() or character in "%$+#&@"
