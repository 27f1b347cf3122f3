"""The font of the interface: a Latin family first, then Chinese ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont

_LATIN = ("Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Arial")
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


def latin_first(font: QFont, chinese: Sequence[str]) -> QFont:
    """This font with Chinese families behind it, and Latin ones before it where it is Chinese itself.

    A Chinese family draws “these” and … as wide as a character, which tears English sentences apart.
    """
    families = font.families()
    is_chinese = bool(families) and any(part in families[0] for part in _CHINESE)
    made = QFont(font)
    made.setFamilies([*(_LATIN if is_chinese else ()), *families, *chinese])
    return made
