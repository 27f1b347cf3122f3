"""Emoji and signs that no installed font has: a quiet mark stands for each, where Qt would draw a box.

Only what is drawn is another; the text, copying and offsets stay: it is one code point for one.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

_SIGN = re.compile("[\u20d0-\u20ff\u2190-\u2bff\U0001f000-\U0001fbff]")
_ON_ANOTHER = "[\u20d0-\u20ff\U0001f3fb-\U0001f3ff]"
_MARKS = "◇·"
_NOTHING = "\ufe0f"
"""A selector of variants: fonts draw nothing for it."""


class Missing:
    """Knows of each sign, once asked, whether any font has it; `font` says where Qt looks first."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._drawn: dict[str, str] = {}

    def drawable(self, text: str) -> str:
        """The text with a mark for every sign that could not be drawn; as many code points as before."""
        return _SIGN.sub(self._stand_in, text) if not text.isascii() and _SIGN.search(text) else text

    def _stand_in(self, match: re.Match[str]) -> str:
        sign = match[0]
        drawn = self._drawn.get(sign)
        if drawn is None:
            drawn = self._drawn[sign] = sign if _has_glyph(self._font, sign) else self._mark(sign)
        return drawn

    def _mark(self, sign: str) -> str:
        if re.match(_ON_ANOTHER, sign):
            return _NOTHING
        metrics = QFontMetricsF(self._font)
        return next((mark for mark in _MARKS if metrics.inFontUcs4(ord(mark))), _MARKS[-1])


def _has_glyph(font: QFont, sign: str) -> bool:
    """Whether this font or any that Qt falls back to has a glyph; number 0 is that of the missing ones."""
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    return bool(glyphs) and all(glyphs)
