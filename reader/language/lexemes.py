"""Makes a lexeme for any string: from the lexicon, or put together from the words and characters it is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.language import data
from reader.language.lexicon import Lexeme, Lexicon
from reader.language.model import TokenKind, Why
from reader.language.numbers import HAN
from reader.language.recent import Recent

_REMEMBERED = 5_000
_HAN = re.compile(f"[{HAN}]")


class LexemeMaker:
    """Gives lexemes, each made once.

    `name_readings.tsv` has the readings of characters in names, `name_forms.tsv` the characters that names keep (里 in
    弗里德曼 stays, where OpenCC would write 裡).
    """

    def __init__(self, lexicon: Lexicon, lists: Path) -> None:
        self._lexicon = lexicon
        self._name_readings = data.table(lists / "name_readings.tsv")
        self._name_forms = data.table(lists / "name_forms.tsv")
        self._made: Mapping[tuple[str, TokenKind, Why | None, tuple[str, ...] | None, str], Lexeme] = Recent(
            lambda key: self._new(*key), _REMEMBERED
        )
        self.words: Mapping[str, Lexeme] = Recent(self._of_graph, _REMEMBERED)

    def word(self, text: str) -> Lexeme:
        """The lexeme of a word that the graph gave."""
        return self.words[text]

    def _of_graph(self, text: str) -> Lexeme:
        known = self._lexicon.word(text)
        if known is None:
            return self.make(text, TokenKind.WORD, None)
        if not known.readings:
            return self._completed(known)
        if all(reading.count(" ") == len(text) - 1 for reading in known.readings):
            return known
        return self.make(text, known.kind, known.why, None, known.tag)

    def make(
        self,
        text: str,
        kind: TokenKind,
        why: Why | None,
        reading: tuple[str, ...] | None = None,
        tag: str = "",
    ) -> Lexeme:
        """A lexeme of that kind; reading and forms come from the lexicon where it knows the string as such."""
        return self._made[text, kind, why, reading, tag]

    def _new(
        self, text: str, kind: TokenKind, why: Why | None, reading: tuple[str, ...] | None, tag: str
    ) -> Lexeme:
        if _HAN.search(text) is None:
            return Lexeme(text, kind, why, tag, (), (text, text, text, text))
        known = self._lexicon.word(text)
        is_name = kind is TokenKind.NAME
        if reading is not None:
            readings: tuple[str, ...] = (" ".join(reading),)
        elif known is not None and known.readings:
            readings = known.readings
        else:
            readings = (self._name_reading(text) if is_name else self._composed_reading(text),)
        if known is not None and not (is_name and known.kind is not TokenKind.NAME):
            forms = known.forms
        else:
            forms = self._name_form(text) if is_name else self._composed_forms(text)
        readings = tuple(filter(None, (self._fitted(text, reading) for reading in readings)))
        return Lexeme(text, kind, why, tag or (known.tag if known else ""), readings, forms)

    def _fitted(self, text: str, reading: str) -> str:
        """The reading with as many syllables as the string has Han characters (B超 and 亚西尔·阿拉法特 have more)."""
        letters = sum(map(is_han, text))
        syllables = [syllable for syllable in reading.split() if syllable[0].isalpha() or syllable == "?"]
        if len(syllables) != letters:
            syllables = syllables[-letters:] if letters and len(syllables) > letters else []
            syllables = syllables or [self._single(letter) for letter in text if is_han(letter)]
        return " ".join(syllables)

    def _completed(self, known: Lexeme) -> Lexeme:
        is_name = known.kind is TokenKind.NAME
        reading = self._name_reading(known.text) if is_name else self._composed_reading(known.text)
        return Lexeme(known.text, known.kind, known.why, known.tag, (reading,), known.forms)

    def _name_reading(self, text: str) -> str:
        """One syllable a Han character, by the readings that characters have in names."""
        syllables = [
            self._name_readings.get(letter) or self._single(letter) for letter in text if is_han(letter)
        ]
        return " ".join(syllables)

    def _composed_reading(self, text: str) -> str:
        """The readings of the longest words the string is made of, a final 儿 as erhua."""
        syllables: list[str] = []
        for part in self._parts(text):
            known = self._lexicon.word(part) if len(part) > 1 else None
            if known is not None and known.readings:
                syllables.append(known.readings[0])
            else:
                syllables += [self._single(letter) for letter in part if is_han(letter)]
        if len(text) > 1 and text.endswith("儿") and syllables and syllables[-1] == "ér":
            syllables[-1] = "r"
        return " ".join(syllables)

    def _single(self, letter: str) -> str:
        known = self._lexicon.word(letter)
        return known.readings[0] if known is not None and known.readings else "?"

    def _composed_forms(self, text: str) -> tuple[str, str, str, str]:
        pieces = self._parts(text)
        parts = map(self._lexicon.word, pieces)
        forms = [part.forms if part else (piece,) * 4 for part, piece in zip(parts, pieces, strict=True)]
        made = ["".join(form[which] for form in forms) for which in range(4)]
        return made[0], made[1], made[2], made[3]

    def _name_form(self, text: str) -> tuple[str, str, str, str]:
        made: list[tuple[str, ...]] = []
        for letter in text:
            own = self._name_forms.get(letter)
            known = None if own else self._lexicon.word(letter)
            made.append((own,) * 4 if own else known.forms if known else (letter,) * 4)
        forms = ["".join(form[which] for form in made) for which in range(4)]
        return forms[0], forms[1], forms[2], forms[3]

    def _parts(self, text: str) -> list[str]:
        """The string as its longest known words, from the left; single characters between them."""
        parts: list[str] = []
        at = 0
        while at < len(text):
            longest = at + 1
            end = at + 1
            while end < len(text):
                end += 1
                cost = self._lexicon.graph.cost(text[at:end])
                if cost is None:
                    break
                if cost and not (at == 0 and end == len(text)):
                    longest = end
            parts.append(text[at:longest])
            at = longest
        return parts


def is_han(letter: str) -> bool:
    """Whether a character is a Chinese one: rare planes, 〇 and 々 too."""
    code = ord(letter)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or code in (0x3005, 0x3007)
        or (0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF)
    )


def syllables_of(reading: str) -> Sequence[str | None]:
    """A reading as a list, None for a syllable that is not known."""
    return [None if syllable == "?" else syllable for syllable in reading.split()]
