"""Pinyin syllables with tone marks as zhuyin (bopomofo): `zhuāng` gives `ㄓㄨㄤ`, `ma` gives `˙ㄇㄚ`.

The table is that of the Ministry of Education's 國語注音符號: the first tone bears no mark, the neutral tone a dot
before the syllable, the others theirs behind it.
"""

from __future__ import annotations

from functools import lru_cache

from reader.language.tones import split_tone

_INITIALS = {
    "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ",
    "n": "ㄋ", "l": "ㄌ", "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ", "r": "ㄖ",
    "z": "ㄗ", "c": "ㄘ", "s": "ㄙ",
}  # fmt: skip
_FINALS = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ",
    "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "ong": "ㄨㄥ",
    "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iu": "ㄧㄡ",
    "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ",
    "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ", "un": "ㄨㄣ",
    "uang": "ㄨㄤ", "ueng": "ㄨㄥ",
    "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
}  # fmt: skip
_WHOLE = {
    "m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ", "r": "ㄦ", "yo": "ㄧㄛ", "yai": "ㄧㄞ", "zhi": "ㄓ",
    "chi": "ㄔ", "shi": "ㄕ", "ri": "ㄖ", "zi": "ㄗ", "ci": "ㄘ", "si": "ㄙ", "eh": "ㄝ",
}  # fmt: skip
_MARKS = {"1": "", "2": "ˊ", "3": "ˇ", "4": "ˋ"}


@lru_cache(maxsize=4096)
def zhuyin(syllable: str) -> str | None:
    """One syllable in zhuyin; None where it is no syllable of Mandarin (a Latin letter read by its name)."""
    if len(syllable) == 1 and syllable.isascii() and syllable != "r":
        return None if syllable.isupper() else _toned(syllable, "5")
    letters, tone = split_tone(syllable.lower())
    whole = _toned(letters, tone)
    if whole is None and letters.endswith("r"):
        stem = _toned(letters[:-1], tone)
        return stem + "ㄦ" if stem is not None else None
    return whole


def _toned(letters: str, tone: str) -> str | None:
    sound = _sound(letters)
    if sound is None or letters == "r":
        return sound
    return "˙" + sound if tone == "5" else sound + _MARKS[tone]


def _sound(letters: str) -> str | None:
    """The symbols of a syllable without its tone."""
    if letters in _WHOLE:
        return _WHOLE[letters]
    initial = next((start for start in _INITIALS if letters.startswith(start)), "")
    final = letters[len(initial) :] if initial else _spelled_out(letters)
    if initial in ("j", "q", "x", "y") and final.startswith("u"):
        final = "ü" + final[1:]
    if initial in ("n", "l") and final == "ue":
        final = "üe"
    if final not in _FINALS:
        return None
    return _INITIALS.get(initial, "") + _FINALS[final]


def _spelled_out(letters: str) -> str:
    """The final of a syllable without an initial, which pinyin writes with y or w: `yue` is üe, `wen` is un."""
    if letters.startswith("y"):
        rest = letters[1:]
        if rest.startswith("u"):
            return "ü" + rest[1:]
        return rest if rest.startswith("i") else {"ou": "iu", "ong": "iong"}.get(rest, "i" + rest)
    if letters.startswith("w"):
        rest = letters[1:]
        return rest if rest.startswith("u") else {"ei": "ui", "en": "un", "eng": "ueng"}.get(rest, "u" + rest)
    return letters
