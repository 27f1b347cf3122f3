"""A reading as a person writes it down, checked and parted: zhong1guo2, zhōngguó, Zhōng guó, xi'an, wánr."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.errors import ReaderError
from reader.language.tones import marked, split_tone
from reader.language.zhuyin import zhuyin

_MARKS = "\u0304\u0301\u030c\u0300"
_EDGES = re.compile(r"[\s'’·,-]+")
_NUMBERED = re.compile(r"[a-zü]+[0-5]")
_LONGEST = 6
"""Letters of a syllable: zhuang, chuang, shuang."""


def typed_reading(typed: str, count: int) -> tuple[str, ...]:
    """The syllables of a reading with tone marks, so many; raises ReaderError where it is none.

    Tones are marks or numbers (none, 5 and 0 are neutral), ü is also written `v` or `u:`. Where the syllables are
    written together and can be parted in several ways, the one counts that needs no apostrophe.
    """
    parts = [part for part in _EDGES.split(_composed(typed)) if part]
    found = min(_ways(parts, count), key=_oddity, default=None)
    if found is None:
        raise _not_read(typed, count)
    return found


def _composed(typed: str) -> str:
    text = unicodedata.normalize("NFD", typed.strip().lower()).replace("u:", "v").replace("u\u0308", "v")
    # the mark of ǚ stands behind the two dots, which have been taken away
    return unicodedata.normalize("NFC", text.replace("v", "ü"))


def _ways(parts: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """All ways to read these parts as so many syllables."""
    if not parts:
        if count == 0:
            yield ()
        return
    for head in _parted(parts[0], count - len(parts) + 1):
        for rest in _ways(parts[1:], count - len(head)):
            yield head + rest


def _parted(letters: str, most: int) -> Iterator[tuple[str, ...]]:
    """All ways to read letters written together as syllables, so many at most."""
    if not letters:
        yield ()
        return
    if most < 1:
        return
    for end in range(min(len(letters), _LONGEST + 1), 0, -1):
        syllable = _syllable(letters[:end])
        if syllable and not letters[end : end + 1].isdigit():
            for rest in _parted(letters[end:], most - 1):
                yield (syllable, *rest)


def _syllable(letters: str) -> str:
    """One syllable with its tone mark, "" for what is none in Mandarin."""
    tones = sum(letter in _MARKS for letter in unicodedata.normalize("NFD", letters))
    if _NUMBERED.fullmatch(letters):
        letters = marked(letters[:-1] + letters[-1].replace("0", "5"))
    elif not letters.isalpha() or tones > 1:
        return ""
    plain, tone = split_tone(letters)
    if (
        zhuyin(plain) is None
        or (plain == "r" and tone != "5")
        or (len(plain) == 1 and plain not in "aoerêmn")
    ):
        return ""
    return letters


def _oddity(syllables: tuple[str, ...]) -> int:
    """How unlikely a reading is: vowels that would ask for an apostrophe, and syllables that are a mere hum."""
    plain = [split_tone(each)[0] for each in syllables]
    return sum(each[0] in "aoe" for each in plain[1:]) + 9 * sum(each in ("m", "n", "ng") for each in plain)


def _not_read(typed: str, count: int) -> ReaderError:
    return ReaderError(
        f"“{typed.strip()[:40]}” is no reading of {count} syllable{'' if count == 1 else 's'}.",
        advice="Write pinyin with tone marks or numbers, as in shù jù or shu4 ju4.",
    )
