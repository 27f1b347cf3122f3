"""The font of the interface: a Latin family first, then Chinese ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont

_LATIN = ("Noto Sans", "Source Sans 3", "Segoe UI", "Helvetica Neue")
"""Qt goes on to the next where one is not installed."""

_CHINESE = (
    "CJK",
    "Han Sans",
    "PingFang",
    "YaHei",
    "JhengHei",
    "WenQuanYi",
    "Heiti",
    "Songti",
    "SimSun",
    "SimHei",
)
"""Parts of the names of Chinese families; asking the system for all fonts would slow the start."""

_GENERIC = frozenset({"", "sans", "sans serif", "sans-serif", "system-ui"})
"""Names that are no family: with others behind them, Qt takes the first of those for Latin too."""


def latin_first(font: QFont, chinese: Sequence[str]) -> QFont:
    """This font with Chinese families behind it, and Latin ones before it where it is Chinese itself or no family.

    A Chinese family draws “these” and … as wide as a character, which tears English sentences apart.
    """
    families = font.families()
    first = families[0] if families else ""
    wants_latin = first.lower() in _GENERIC or any(part in first for part in _CHINESE)
    made = QFont(font)
    made.setFamilies([*(_LATIN if wants_latin else ()), *families, *chinese])
    return made
