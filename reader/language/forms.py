"""The traditional forms of words: OpenCC's, put right by CC-CEDICT and our own lists (build time only).

OpenCC converts many words in one call when they are parted by line ends, since no phrase of its tables holds one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import opencc

from reader.language import data
from reader.language.model import Entry

Forms = tuple[str, str, str, str]


_COMMON = str.maketrans("裏爲衆羣峯僞喫着啓説温麪綫牀痺鈎", "裡為眾群峰偽吃著啟說溫麵線床痹鉤")
"""OpenCC's standard characters that learners' dictionaries (CC-CEDICT among them) write otherwise."""


class Converter:
    """One OpenCC configuration over many words at once."""

    def __init__(self, name: str) -> None:
        self._converter = opencc.OpenCC(name)

    def __call__(self, words: Sequence[str]) -> list[str]:
        """The words converted, each alone."""
        return str(self._converter.convert("\n".join(words))).split("\n") if words else []


class FormMaker:
    """Forms of words: traditional, Taiwan, Taiwan with its terms, Hong Kong; "" where it is as the one before.

    The order is simplified → traditional → Taiwan → Taiwan phrases, and traditional → Hong Kong. `traditional.tsv`
    gives single traditional forms, `taiwan.tsv` Taiwan's terms, with `-` where OpenCC's is against the sense.
    """

    def __init__(self, entries: Mapping[str, Sequence[Entry]], lists: Path) -> None:
        self._entries = entries
        self._own = data.table(lists / "traditional.tsv")
        self._taiwan = data.table(lists / "taiwan.tsv")
        self._terms: dict[str, str] = {}
        self._convert = {name: Converter(name) for name in ("s2t", "s2tw", "s2twp", "t2tw", "t2hk", "tw2t")}

    def make(self, words: Sequence[str]) -> list[Forms]:
        """The forms of each word."""
        plain = self._traditional(words)
        common = [form.translate(_COMMON) for form in plain]
        taiwan = self._convert["t2tw"](plain)
        hong_kong = self._convert["t2hk"](plain)
        terms = zip(self._convert["s2tw"](words), self._convert["s2twp"](words), strict=True)
        phrases = [
            self._phrase(word, characters, *pair)
            for word, characters, pair in zip(words, taiwan, terms, strict=True)
        ]
        return [
            (
                "" if traditional == word else traditional,
                "" if tw == traditional else tw,
                "" if twp == tw else twp,
                "" if hk == traditional else hk,
            )
            for word, traditional, tw, twp, hk in zip(words, common, taiwan, phrases, hong_kong, strict=True)
        ]

    def _phrase(self, word: str, taiwan: str, characters: str, phrase: str) -> str:
        """Taiwan's term for the word, its Taiwan characters where there is none or it is on the stop list.

        A term that a longer word only has by chance (佳音|频传 holds 音频) shows by the word's parts having none.
        """
        own = self._taiwan.get(word)
        if own is not None:
            return taiwan if own == "-" else own
        if phrase == characters:
            return taiwan
        if len(word) < 4 or (word in self._entries and "布尔" not in word):
            parts = self._parts(word)
            stopped = len(parts) > 1 and any(self._taiwan.get(part) for part in parts)
            return "".join(self._term(part) for part in parts) if stopped else phrase
        parts = self._parts(word)
        return "".join(self._term(part) for part in parts) if len(parts) > 1 else taiwan

    def _term(self, part: str) -> str:
        known = self._terms.get(part)
        if known is None:
            own = self._taiwan.get(part)
            taiwan = self._convert["t2tw"](self._traditional([part]))[0]
            raw, phrase = self._convert["s2tw"]([part])[0], self._convert["s2twp"]([part])[0]
            known = taiwan if own == "-" else own or (phrase if phrase != raw else taiwan)
            self._terms[part] = known
        return known

    def _parts(self, word: str) -> list[str]:
        """The word as its longest headwords, from the left."""
        parts: list[str] = []
        at = 0
        while at < len(word):
            longest = min(len(word), at + 6) - (at == 0 and len(word) <= 6)
            end = next((end for end in range(longest, at + 1, -1) if word[at:end] in self._entries), at + 1)
            parts.append(word[at:end])
            at = end
        return parts

    def _traditional(self, words: Sequence[str]) -> list[str]:
        opencc_forms = self._convert["s2t"](words)
        listed = [self._listed(word) for word in words]
        flat = [form for forms in listed for form in forms]
        standard = iter(self._convert["tw2t"](flat))
        chosen = []
        for word, form, forms in zip(words, opencc_forms, listed, strict=True):
            normal = [next(standard) for _ in forms]
            is_odd = len(word) > 1 and bool(normal) and form not in normal and form not in forms
            chosen.append(self._own.get(word) or (normal[0] if is_odd else form))
        return chosen

    def _listed(self, word: str) -> list[str]:
        """CC-CEDICT's traditional spellings of the word, mere variants left out."""
        return [
            entry.traditional
            for entry in self._entries.get(word, ())
            if not entry.senses or "variant of" not in entry.senses[0]
        ]
