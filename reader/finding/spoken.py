"""Finding by pinyin: `suanli`, `suàn lì` and `suan4li4` find 算力, as far as readings are known.

Each paragraph is kept as one character a Han character, which stands for a syllable with its tone:

    算 力 不够          text
    ď  Ĕ  Ĝ Ĥ          what a pattern is looked for in; \0 where the reading is not known

Ten megabytes of Chinese take some fourteen of these; tokens may be let go, this stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.language.han import is_han
from reader.language.model import Token
from reader.language.tones import split_tone

_FIRST = 0x100
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_TYPED = re.compile(r"[A-Za-zÀ-ɏ\u0300-\u036f][A-Za-z1-5À-ɏ\u0300-\u036f' ’-]+")
_LONGEST_SYLLABLE = 6
_MOST_WAYS = 24
_BLOCK = 64
"""Paragraphs that lie in one string, parted by line breaks: a string of its own takes as much as fifty syllables."""


class Typed(NamedTuple):
    """What was typed: its letters, the tone given with each letter if any, and after which letters a syllable ends."""

    letters: str
    tones: tuple[int | None, ...]
    ends: frozenset[int]

    @property
    def toned(self) -> bool:
        """Whether any tone is given."""
        return any(self.tones)


def typed(text: str) -> Typed | None:
    """Pinyin as it was typed, None where this cannot be pinyin: another script, a digit first, LLM."""
    if not _TYPED.fullmatch(text) or not text[1:].islower():
        return None
    letters: list[str] = []
    tones: list[int | None] = []
    ends: set[int] = set()
    for mark in unicodedata.normalize("NFD", text.lower()):
        if mark in _TONES and tones:
            tones[-1] = _TONES[mark]
        elif mark == "\u0308" and letters:
            letters[-1] = "ü"
        elif mark.isdigit() and tones:
            tones[-1] = int(mark)
            ends.add(len(letters))
        elif "a" <= mark <= "z":
            letters.append("ü" if mark == "v" else mark)
            tones.append(None)
        else:
            ends.add(len(letters))
    return Typed("".join(letters), tuple(tones), frozenset(ends)) if len(letters) > 1 else None


class Syllables:
    """Patterns for pinyin as it was typed, out of the ways to part it into syllables.

    What stands for a syllable in a text is for subclasses to say, in `_class`.
    """

    def pattern(self, query: Typed) -> re.Pattern[str] | None:
        """What to look for; None where these letters are no syllables of this text."""
        ways = self._ways(query, 0, False)[:_MOST_WAYS] or self._ways(query, 0, True)[:_MOST_WAYS]
        return re.compile("|".join(ways)) if ways else None

    def syllable_count(self, query: Typed) -> int:
        """The fewest syllables that a query can be; 0 where it is none."""
        ways = self._ways(query, 0, False)[:_MOST_WAYS]
        return min((way.count("[") for way in ways), default=0)

    def _ways(self, query: Typed, at: int, unfinished: bool) -> list[str]:
        """Patterns for the letters from `at` on, one for each way to part them into syllables.

        With `unfinished` the last syllable may be the beginning of one, as it is while one types.
        """
        if at == len(query.letters):
            return [""]
        found: list[str] = []
        for end in range(min(at + _LONGEST_SYLLABLE, len(query.letters)), at, -1):
            if any(at < stop < end for stop in query.ends):
                continue
            here = self._class(query, at, end, unfinished and end == len(query.letters))
            if here:
                found += [here + rest for rest in self._ways(query, end, unfinished)[:_MOST_WAYS]]
        return found

    def _class(self, query: Typed, at: int, end: int, unfinished: bool) -> str:
        """The characters that stand for a syllable, or for all that begin so, as a class of a pattern; "" for none."""
        raise NotImplementedError


class SpokenText(Syllables):
    """The syllables of all paragraphs whose annotations have been seen."""

    def __init__(self) -> None:
        self._blocks: dict[int, str] = {}
        self._open: tuple[int, list[str]] = (-1, [])
        self._codes: dict[str, int] = {}
        self._pieces: dict[tuple[str | None, ...], str] = {}

    def put(self, paragraph: int, tokens: Iterable[Token]) -> None:
        """Remember how a paragraph is read."""
        self._block(paragraph)[paragraph % _BLOCK] = "".join([self._piece(token) for token in tokens])

    def clear(self) -> None:
        """Nothing is known any more."""
        self._blocks.clear()
        self._open = (-1, [])

    def holds(self, paragraph: int, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern may stand in a paragraph."""
        return pattern.search(self._block(paragraph)[paragraph % _BLOCK]) is not None

    def _block(self, paragraph: int) -> list[str]:
        """The paragraphs around one, each a string; "" where nothing is known."""
        number = paragraph // _BLOCK
        if self._open[0] != number:
            before, pieces = self._open
            if any(pieces):
                self._blocks[before] = "\n".join(pieces)
            kept = self._blocks.get(number)
            self._open = (number, kept.split("\n") if kept is not None else [""] * _BLOCK)
        return self._open[1]

    def find(self, paragraph: int, pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
        """Where the pattern stands in a paragraph, without other characters between; offsets in its text."""
        if not self.holds(paragraph, pattern):
            return
        syllables = self._block(paragraph)[paragraph % _BLOCK]
        offsets = [at for at, character in enumerate(text) if is_han(character)]
        for match in pattern.finditer(syllables):
            if match.end() <= len(offsets):
                start, last = offsets[match.start()], offsets[match.end() - 1]
                if last - start == match.end() - match.start() - 1:
                    yield start, last + 1

    def _piece(self, token: Token) -> str:
        if not token.pinyin:
            return "" if token.text.isascii() else "\0" * sum(map(is_han, token.text))
        piece = self._pieces.get(token.pinyin)
        if piece is None:
            if len(self._pieces) > 50_000:
                self._pieces.clear()
            piece = self._pieces[token.pinyin] = "".join(map(self._code, token.pinyin))
        return piece

    def _code(self, syllable: str | None) -> str:
        if syllable is None:
            return "\0"
        plain, tone = split_tone(syllable.lower())
        return chr(self._codes.setdefault(plain, _FIRST + 8 * len(self._codes)) + int(tone))

    def _class(self, query: Typed, at: int, end: int, unfinished: bool) -> str:
        """The characters that stand for a syllable, or for all that begin so."""
        letters = query.letters[at:end]
        if unfinished:
            codes = [code for plain, code in self._codes.items() if plain.startswith(letters)]
        else:
            codes = [self._codes[letters]] if letters in self._codes else []
        tones = {tone for tone in query.tones[at:end] if tone is not None} or {1, 2, 3, 4, 5}
        characters = "".join(chr(code + tone) for code in codes for tone in sorted(tones))
        return f"[{re.escape(characters)}]" if characters and len(tones) in (1, 5) else ""
