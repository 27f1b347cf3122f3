"""What a person types into the look-up, read as Chinese, as pinyin and as English words.

数据   數據      shuju   shu ju   shu4ju4   shù jù   xi'an      lv3  lu:3  lü3      data   machine learning
"""

from __future__ import annotations

import re
import unicodedata

from reader.language.tones import split_tone
from reader.records import dataclass

_EDGE = "(?:(?<=[1-5])|[1-5])"
_TYPED_TONES = {
    **{mark: f"(?=[a-z]*[{tone}5])" for mark, tone in zip("\u0304\u0301\u030c\u0300", "1234", strict=True)},
    **{tone: f"[{tone}5]" for tone in "1234"},
    **dict.fromkeys("05", "5"),
    **dict.fromkeys(" '’-·", _EDGE),
}
"""What a tone mark, a tone number and an edge of a syllable ask of a stored sound."""

_HAN = re.compile(r"[〇\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[a-z0-9]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ARTICLE = re.compile(r"(?:to be|to|a|an|the) ")


@dataclass(frozen=True, slots=True)
class TypedSound:
    """Typed pinyin: its letters (ü as v), and what a stored sound (`lv4se4`) must look like to be meant.

    A tone that was typed must be there or be neutral; a space or apostrophe must be an edge of a syllable.
    """

    letters: str
    pattern: re.Pattern[str]

    def is_whole(self, sound: str) -> bool:
        """Whether all of a stored sound was typed."""
        found = self.pattern.match(sound)
        return found is not None and found.end() >= len(sound.rstrip("12345"))

    def begins(self, sound: str) -> bool:
        """Whether a stored sound begins with what was typed."""
        return self.pattern.match(sound) is not None


def is_chinese(typed: str) -> bool:
    """Whether there is a Han character in it."""
    return _HAN.search(typed) is not None


def typed_sound(typed: str) -> TypedSound | None:
    """What was typed, as pinyin; None where it cannot be pinyin."""
    text = unicodedata.normalize("NFD", typed.strip().lower()).replace("u\u0308", "v")
    text = text.replace("u:", "v").replace("e\u0302", "e")
    letters, pattern = "", ""
    for character in text:
        if "a" <= character <= "z":
            pattern += f"[1-5]?{character}" if letters else character
            letters += character
        elif not letters or character not in _TYPED_TONES:
            return None
        else:
            pattern += _TYPED_TONES[character]
    return TypedSound(letters, re.compile(pattern)) if letters else None


def stored_sound(pinyin: tuple[str, ...]) -> str:
    """A reading as the look-up stores it: `lǜ sè` gives `lv4se4`; signs without a sound are left out."""
    parts = (split_tone(syllable.lower()) for syllable in pinyin)
    plain = ((letters.replace("ü", "v").replace("ê", "e"), tone) for letters, tone in parts)
    return "".join(letters + tone for letters, tone in plain if letters.isascii() and letters.isalpha())


def english_words(typed: str) -> list[str]:
    """The words of what was typed, in small letters and without accents."""
    if typed.isascii():
        return _WORD.findall(typed.lower())
    plain = unicodedata.normalize("NFD", typed.casefold())
    return _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))


def plain_sense(sense: str) -> str:
    """A sense as it is compared: `(coll.) to be Fair` gives `fair`."""
    words = " ".join(english_words(_ASIDE.sub(" ", sense)))
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
