"""How names are transliterated: which characters, how often, learned from the names in the word lists (build time)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from reader.language.model import Entry
from reader.language.names import SURNAMES

_FOREIGN = re.compile(r"\b(?:American|British|English|French|German|Italian|Russian|Spanish|state|name\))\b")

_NOT_LETTERS = "人州市省县区族河湖岛港城镇国党军公大小上下中日新一三五学生会家主子地式的是于和在来这"


def given_costs(names: Iterable[str]) -> dict[str, float]:
    """Character → cost in the given names of jieba's Chinese names (surname and two characters); rare ones left out."""
    counts: Counter[str] = Counter()
    for name in names:
        if len(name) == 3 and name[0] in SURNAMES:
            counts.update(name[1:])
    total = sum(counts.values())
    return {letter: round(-math.log(count / total), 3) for letter, count in counts.items() if count >= 5}


def letter_costs(names: Iterable[str], entries: Iterable[Entry]) -> dict[str, float]:
    """Character → cost (negative logarithm of its share) in transliterated names; rare ones are left out.

    The names are jieba's of tag `nrt` and CC-CEDICT's with a dot (亚西尔·阿拉法特) or a foreigner's or place's gloss.
    """
    counts: Counter[str] = Counter()
    for word in names:
        if len(word) >= 3:
            counts.update(word)
    for entry in entries:
        is_name = len(entry.simplified) >= 3 and entry.pinyin[0][:1].isupper() and entry.senses
        if is_name and ("·" in entry.simplified or _FOREIGN.search(entry.senses[0])):
            counts.update(entry.simplified.replace("·", ""))
    for letter in _NOT_LETTERS:
        counts.pop(letter, None)
    total = sum(counts.values())
    return {letter: round(-math.log(count / total), 3) for letter, count in counts.items() if count >= 2}
