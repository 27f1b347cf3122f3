"""Pinyin as CC-CEDICT writes it (`lu:4`, `r5`) turned into tone marks (`lǜ`, `r`).

Where the mark stands: on a or e where there is one, on the o of ou, otherwise on the last vowel (GB/T 16159, 4.4).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300"}
_TONES = {mark: tone for tone, mark in _MARKS.items()}
_SYLLABLE = re.compile(r"[A-Za-zü:ê]+[1-5]")
_READING = re.compile(r"\[((?:[A-Za-zü:ê]+[1-5]?[ ·,]*)+)\]")
_VOWELS = "aeiouüAEIOUÜ"


@lru_cache(maxsize=4096)
def marked(syllable: str) -> str:
    """One syllable with its tone mark: `lu:4` gives `lǜ`, `r5` gives `r`, `D` stays `D`."""
    letters = syllable.replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    if not letters or letters[-1] not in "12345":
        return letters
    letters, tone = letters[:-1], letters[-1]
    mark = _MARKS.get(tone)
    if mark is None:
        return letters
    place = _mark_place(letters)
    return unicodedata.normalize("NFC", letters[: place + 1] + mark + letters[place + 1 :])


def _mark_place(letters: str) -> int:
    """Index of the letter that carries the tone mark; the first letter of `m2` and `ng2`."""
    lower = letters.lower()
    for vowel in ("a", "e", "ê", "ou"):
        if vowel in lower:
            return lower.index(vowel)
    return max((at for at, letter in enumerate(letters) if letter in _VOWELS), default=0)


def marked_reading(reading: str) -> tuple[str, ...]:
    """All syllables of a CC-CEDICT reading; syllables written together (`zao3chen5`) are taken apart."""
    parts: list[str] = []
    for part in reading.split():
        together = _SYLLABLE.findall(part) if len(part) > 4 else ()
        parts += together if len("".join(together)) == len(part) and together else [part]
    return tuple(marked(part) for part in parts)


def mark_inside(text: str) -> str:
    """Readings in square brackets inside a sense, with tone marks: `個|个[ge4]` gives `個|个[gè]`."""
    if "[" not in text:
        return text
    return _READING.sub(lambda found: "[" + " ".join(marked_reading(found[1])) + "]", text)


@lru_cache(maxsize=8192)
def split_tone(syllable: str) -> tuple[str, str]:
    """Plain letters and tone number of a marked syllable: `lǜ` gives (`lü`, `4`), `de` gives (`de`, `5`)."""
    tone, letters = "5", []
    for letter in unicodedata.normalize("NFD", syllable):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def same_but_neutral(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two readings differ at most in a neutral tone (`zhī dào` and `zhī dao`)."""
    if len(one) != len(other):
        return False
    for left, right in zip(one, other, strict=True):
        (letters, tone), (other_letters, other_tone) = split_tone(left.lower()), split_tone(right.lower())
        if letters != other_letters or (tone != other_tone and "5" not in (tone, other_tone)):
            return False
    return True
