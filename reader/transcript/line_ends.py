"""The ends of lines, whatever system they come from."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")


def unify(text: str) -> str:
    """The text with every line end as `\\n`: what is hashed, and what line numbers count in."""
    return _LINE_ENDS.sub("\n", text)
