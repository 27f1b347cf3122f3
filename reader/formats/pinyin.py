"""Syllables written as one word (GB/T 16159, 6.4: an apostrophe before a, o and e inside a word)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def written_together(syllables: Iterable[str]) -> str:
    """The syllables of a word as it is spelt: `xī ān` gives `xī'ān`, `wán yì r` gives `wányìr`."""
    word = ""
    for syllable in filter(None, syllables):
        first = unicodedata.normalize("NFD", syllable)[0].lower()
        word += f"'{syllable}" if word and first in "aoe" else syllable
    return word
