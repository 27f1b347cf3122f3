"""Text for formats in which a tab or a line break ends a field."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """The text with a space for every run of tabs and line breaks, without control characters."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text)).strip()


def printable(text: str) -> str:
    """The text without characters that XML 1.0 (section 2.2) cannot hold; tabs and line breaks stay."""
    return _CONTROLS.sub("", text)
