"""The traditional forms of a word where it stands, and simplified forms of what is printed in traditional ones.

Word by word: no conversion sees more than one word, so none matches over an edge (是|不|是|只 never gives 隻). Single
characters with several traditional forms (只 隻, 里 裡, 周 週, 面 麵 …) are settled by `script_rules.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import opencc

from reader.language import rules
from reader.language.lexicon import Lexeme

_SHARED = "著乾瞭徵藉甚麽於夥摺餘剋"

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

    def __init__(self) -> None:
        self._convert = opencc.OpenCC("t2s")
        self._convert_taiwan = opencc.OpenCC("tw2s")
        self._standard = opencc.OpenCC("tw2t")
        self._traditional = re.compile(f"[{_only_traditional(self._convert)}]")

    def __call__(self, text: str) -> str:
        """The text in simplified characters; the same object where it has no traditional ones."""
        if self._traditional.search(text) is None:
            return text
        if _SURROGATE.search(text) is not None:  # the converter takes valid Unicode only
            simplified = self(_SURROGATE.sub("\ufffd", text))
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


def _only_traditional(convert: opencc.OpenCC) -> str:
    """The characters that a simplified text does not have; those that both scripts use (著, 乾) are left out."""
    letters = [chr(code) for code in range(0x3400, 0xA000)]
    converted = str(convert.convert("\n".join(letters))).split("\n")
    return "".join(
        old for old, new in zip(letters, converted, strict=True) if old != new and old not in _SHARED
    )
