"""List items: `- …`, `1. …`, `① …`, and `* _1_ …` as a careless export writes it."""

from __future__ import annotations

import re

_ITEM = re.compile(
    r"(?P<mark>[-+*•·●▪◦○■◆►▶✦✅🔹]|\d{1,3}[.)](?=\s)|\d{1,2}\.(?=[^\s\d])|\d{1,2}[、．)）]|[①-⑳]"
    r"|\d\ufe0f?\u20e3)\s{0,4}(?=\S)"
)
_SPACED = frozenset("-+*")
_NUMBER = re.compile(r"(_?)(\d{1,3})\1([.、)]?)\s+(?=\S)")


def read_item(text: str) -> tuple[str, str] | None:
    """The mark and the words of a list item; None where the line is none."""
    item = _ITEM.match(text)
    if item is None or (item["mark"] in _SPACED and not text[1:2].isspace()):
        return None
    rest = text[item.end() :]
    number = _NUMBER.match(rest) if item["mark"] in _SPACED else None
    if number is not None and (number.group(1) or number.group(3)):
        return number.group(2), rest[number.end() :]
    return item["mark"], rest
