"""The traditional forms of a word where it stands, and simplified forms of what is printed in traditional ones.

Word by word: no conversion sees more than one word, so none matches over an edge (是|不|是|只 never gives 隻). Single
characters with several traditional forms (只 隻, 里 裡, 周 週, 面 麵 …) are settled by `script_rules.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import opencc

from reader.language import data, rules
from reader.language.lexicon import Lexeme
from reader.paths import shipped

_SHARED = "著乾瞭徵藉甚麽於夥摺餘剋"
_MOSTLY_TRADITIONAL = re.compile(f"[{_SHARED}]|想像")
_HAN = re.compile("[\u4e00-\u9fff]")

Forms = tuple[str, str, str, str]


class Scripts:
    """Script forms in context."""

    def __init__(self, lists: Path) -> None:
        self._rules = rules.load(lists / "script_rules.tsv")
        self._variants: dict[str, Forms] = {}
        self._to_taiwan = opencc.OpenCC("t2tw")
        self._to_hong_kong = opencc.OpenCC("t2hk")
        self.words = frozenset(self._rules)

    def choose(self, lexemes: Sequence[Lexeme], at: int) -> Forms:
        """Traditional, Taiwan, Taiwan phrases and Hong Kong form of the word at that place."""
        found = rules.first(self._rules, lexemes, at)
        return lexemes[at].forms if found is None else self.variants(found)

    def variants(self, traditional: str) -> Forms:
        """All forms of a traditional form that is already chosen."""
        known = self._variants.get(traditional)
        if known is None:
            taiwan = str(self._to_taiwan.convert(traditional))
            hong_kong = str(self._to_hong_kong.convert(traditional))
            known = self._variants[traditional] = (traditional, taiwan, taiwan, hong_kong)
        return known


_SURROGATE = re.compile("[\ud800-\udfff]")


class Simplifier:
    """Gives the simplified counterpart of a text, character for character, so that offsets hold."""

    def __init__(self, lists: Path | None = None) -> None:
        """`lists` has `simplified.tsv`; without it the shipped lists are read."""
        own = data.table((lists or shipped("resources") / "language") / "simplified.tsv")
        self._own = {old: new for old, new in own.items() if len(old) == len(new)}
        self._has_own = re.compile("|".join(sorted(self._own, key=len, reverse=True)))
        self._convert = opencc.OpenCC("t2s")
        self._convert_taiwan = opencc.OpenCC("tw2s")
        self._standard = opencc.OpenCC("tw2t")
        rare = "".join(old for old in self._own if len(old) == 1)
        self._traditional = re.compile(f"[{_only_traditional(self._convert)}{rare}]")

    def __call__(self, text: str) -> str:
        """The text in simplified characters; the same object where it has no traditional ones."""
        if self._traditional.search(text) is None and not _may_be_traditional(text):
            return text
        simplified = self._has_own.sub(lambda found: self._own[found[0]], self._converted(text))
        return text if simplified == text else simplified

    def _converted(self, text: str) -> str:
        """The text as OpenCC has it; surrogates and what would change its length stay."""
        if _SURROGATE.search(text) is not None:  # the converter takes valid Unicode only
            simplified = self._converted(_SURROGATE.sub("\ufffd", text))
            return "".join(
                old if _SURROGATE.match(old) else new for new, old in zip(simplified, text, strict=True)
            )
        for convert in (self._convert_taiwan, self._convert):
            simplified = str(convert.convert(text))
            if len(simplified) == len(text):
                return simplified
        letters = [str(self._convert.convert(letter)) for letter in text]
        return "".join(new if len(new) == 1 else old for new, old in zip(letters, text, strict=True))

    def standard(self, text: str) -> str:
        """A printed traditional word in the standard's characters (台灣's 裡 as OpenCC's 裏)."""
        return str(self._standard.convert(text))


def _may_be_traditional(text: str) -> bool:
    """Whether a text has characters that both scripts use and mostly the traditional one, and none that Big5 lacks.

    他於是走了 has no other sign of its script.
    """
    if _MOSTLY_TRADITIONAL.search(text) is None:
        return False
    return all(_is_in_big5(letter) for letter in _HAN.findall(text))


@lru_cache(maxsize=8192)
def _is_in_big5(letter: str) -> bool:
    try:
        letter.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def _only_traditional(convert: opencc.OpenCC) -> str:
    """The characters that a simplified text does not have; those that both scripts use (著, 乾) are left out."""
    letters = [chr(code) for code in range(0x3400, 0xA000)]
    converted = str(convert.convert("\n".join(letters))).split("\n")
    return "".join(
        old for old, new in zip(letters, converted, strict=True) if old != new and old not in _SHARED
    )
