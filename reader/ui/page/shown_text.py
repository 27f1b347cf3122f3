"""What stands on the page for a stretch of source text, and the way back.

Three ways of counting meet here and nowhere else: source offsets (code points of the paragraph), shown offsets (code
points of what stands on the page, another script for instance) and Qt's UTF-16 units.

    source  软 件 好        shown  軟 體 好        units of 𠮷野  0 0 2
            0  1  2               0  1  2
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reader.language.model import Script, Token
from reader.records import dataclass

_APOSTROPHE = r"(?<=[A-Za-z])’(?=[A-Za-z])"
_UNSHOWABLE = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""Patterns that few texts need are compiled by the first one that does."""

_NARROW_MARK = re.compile("[,:;?!]")
_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}


def wide_marks(text: str) -> str:
    """Half-width , : ; ? ! beside Chinese as full-width ones, one for one; between Latin or digits they stay."""
    return _NARROW_MARK.sub(_widened, text)


def _widened(match: re.Match[str]) -> str:
    """The mark full-width before a Chinese character, or after one where no mark and no Latin word follows."""
    text, at = match.string, match.start()
    follows = text[at + 1 : at + 2]
    if follows and _is_wide(follows):
        return _WIDE[match[0]]
    if not at or not _is_wide(text[at - 1]) or follows in _WIDE:
        return match[0]
    if follows.isspace() and text[at + 1 :] != "\n":
        further = text[at + 2 :].lstrip(" ")[:1]
        return _WIDE[match[0]] if further and _is_wide(further) else match[0]
    return _WIDE[match[0]]


def _is_wide(character: str) -> bool:
    """Whether this takes a full width: Chinese, its marks, Japanese and Korean."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\U00020000" <= character <= "\U0003ffff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or "\ufe30" <= character <= "\ufe4f"
        or character in "“”‘’…—"
    )


def showable(text: str) -> str:
    """The same number of characters without any that Qt would take for a line end or could not encode.

    A lone surrogate becomes U+FFFD; controls, line separators and direction overrides become spaces. The apostrophe
    of an English word becomes the straight one, which Chinese fonts do not draw a square wide.
    """
    if "’" in text:
        text = re.sub(_APOSTROPHE, "'", text)
    if text.isprintable():
        return text
    return re.sub(_UNSHOWABLE, lambda match: "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " ", text)


@dataclass(frozen=True, slots=True)
class ShownText:
    """A stretch of source text as shown; where `source` is empty, shown and source offsets are the same.

    `source` and `shown` hold where each piece begins in either, both closed by the ends; an offset inside a piece
    whose length changed is clamped to that piece.
    """

    text: str
    source: tuple[int, ...] = ()
    shown: tuple[int, ...] = ()

    def to_shown(self, offset: int) -> int:
        """The shown offset of a source offset (both from the beginning of the stretch)."""
        return _carried(self.source, self.shown, offset) if self.source else offset

    def to_source(self, offset: int) -> int:
        """The source offset of a shown offset."""
        return _carried(self.shown, self.source, offset) if self.source else offset


def _carried(here: Sequence[int], there: Sequence[int], offset: int) -> int:
    piece = min(max(bisect_right(here, offset) - 1, 0), len(here) - 1)
    within = offset - here[piece]
    if piece + 1 < len(there):
        return min(there[piece] + within, max(there[piece + 1] - 1, there[piece]))
    return there[piece]


def shown_text(
    text: str, tokens: Iterable[Token], start: int, script: Script, wide: bool = False
) -> ShownText:
    """`text`, which begins at `start` of its paragraph, in a script, word by word; with `wide` marks if wished.

    Tokens that reach over the ends of the stretch are shown as printed.
    """
    clean = showable(wide_marks(text) if wide else text)
    if script is Script.AS_PRINTED:
        return ShownText(clean)
    shown: list[str] = []
    source_starts: list[int] = []
    shown_starts: list[int] = []
    at = length = 0
    for token in tokens:
        first, last = token.start - start, token.end - start
        form = showable(token.form(script))
        if first < at or last > len(text) or form == token.text:
            continue
        shown += clean[at:first], form
        length += first - at
        if len(form) != last - first:
            source_starts += first, last
            shown_starts += length, length + len(form)
        length += len(form)
        at = last
    shown.append(clean[at:])
    whole = "".join(shown)
    if not source_starts:
        return ShownText(whole)
    return ShownText(whole, (0, *source_starts, len(text)), (0, *shown_starts, len(whole)))


class Utf16:
    """Between code points and UTF-16 units of one text; where no character takes two units, nothing is done."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts: list[int] | None = None
        if not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text):
            self._starts = _unit_starts(text)

    @property
    def is_plain(self) -> bool:
        """Whether every character takes one unit, so that both offsets are the same."""
        return self._starts is None

    def units(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return offset if self._starts is None else self._starts[offset]

    def code_point(self, unit: int) -> int:
        """The code point offset of a UTF-16 offset; inside a pair it is the character of the pair."""
        return unit if self._starts is None else bisect_right(self._starts, unit) - 1


def _unit_starts(text: str) -> list[int]:
    starts = [0]
    for character in text:
        starts.append(starts[-1] + (2 if character > "\uffff" else 1))
    return starts
