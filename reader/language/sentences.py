"""Where sentences begin and end in a Chinese paragraph."""

from __future__ import annotations

import re

_ENDS = re.compile(r"[。！？!?…；;]+[”’」』）)\"']*|\n")


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The span of the sentence that holds `offset`, in code points, white space at its ends left out.

    A sentence ends at 。！？…； or their half-width forms with the closing marks after them, or at the paragraph's end.
    """
    start, end = 0, len(text)
    for match in _ENDS.finditer(text):
        if match.end() > offset:
            end = match.end()
            break
        start = match.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
