"""What the built language file says of a word: entries, level, frequency, and the separable word it is a part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from reader.language.dictionary import Dictionary, DictionaryMissing
from reader.language.levels import STANDARD, Levels, band_name
from reader.language.lexicon import Lexicon
from reader.language.model import Entry, Token
from reader.language.separable import VerbObjects, parts_of
from reader.language.typed import is_chinese
from reader.records import dataclass

_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Whole:
    """The separable word whose part a token is (吃 of 吃亏 in 吃点亏), with its first sense."""

    headword: str
    pinyin: tuple[str, ...]
    sense: str


class Lookups:
    """Everything that is read from the language file; it answers nothing while there is no file."""

    def __init__(self, file: Path) -> None:
        self._dictionary: Dictionary | None = None
        self._levels: Levels | None = None
        self._is_verb: VerbObjects | None = None
        self.file: Path | None = None
        self.use(file)

    def use(self, file: Path) -> None:
        """Read from this file from now on; a missing one leaves nothing to read."""
        self.close()
        try:
            self._dictionary = Dictionary.open(file)
        except DictionaryMissing:
            return
        self._levels, self.file = Levels.open(file), file
        self._is_verb = VerbObjects(self._dictionary)

    @property
    def ready(self) -> bool:
        """Whether words can be looked up yet."""
        return self._dictionary is not None

    @property
    def dictionary(self) -> Dictionary | None:
        """The dictionary itself, None while there is no file."""
        return self._dictionary

    def close(self) -> None:
        """Let go of the file."""
        for opened in (self._dictionary, self._levels):
            if opened is not None:
                opened.close()
        self._dictionary = self._levels = self._is_verb = self.file = None

    def entries(self, headword: str) -> tuple[Entry, ...]:
        """All entries of a headword."""
        return self._dictionary.entries(headword) if self._dictionary is not None else ()

    def next_headword(self, text: str) -> str:
        """The first simplified headword that does not stand before a text; "" where there is none."""
        return self._dictionary.next_headword(text) if self._dictionary is not None else ""

    def senses(self, simplified: str, pinyin: tuple[str, ...]) -> tuple[str, ...]:
        """The senses of a word in a reading."""
        return self._dictionary.senses(simplified, pinyin) if self._dictionary is not None else ()

    def senses_for(self, token: Token) -> tuple[str, ...]:
        """The senses of a token in its reading."""
        return self._dictionary.senses_for(token) if self._dictionary is not None else ()

    def level(self, simplified: str, pinyin: Sequence[str | None] = ()) -> str:
        """The HSK level of a word, "" for one that has none."""
        return (self._levels.level(simplified, pinyin) or "") if self._levels is not None else ""

    def facts(self, token: Token) -> tuple[str, ...]:
        """Level and frequency in words: ("HSK 3.0 (2021): 4", "common")."""
        if self._levels is None:
            return ()
        level = self._levels.level(token.simplified, token.pinyin)
        band = self._levels.band(token.simplified)
        known = (f"{STANDARD}: {level}" if level else "", band_name(band) if band else "")
        return tuple(fact for fact in known if fact)

    def simplified(self, text: str) -> str:
        """A text with its traditional words in simplified characters, as far as the dictionary knows them."""
        made, at = "", 0
        while at < len(text):
            longest = min(len(text), at + _LONGEST)
            word = next(
                (text[at:end] for end in range(longest, at, -1) if self._first(text[at:end]) is not None),
                text[at],
            )
            entry = self._first(word)
            made += entry.simplified if entry is not None and entry.traditional == word else word
            at += len(word)
        return made

    def readings(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """How texts of several words are read, word by word; those with a part that is not known are left out."""
        if self.file is None:
            return {}
        with closing(Lexicon.open(self.file)) as lexicon:
            read = ((text, _reading(lexicon, text)) for text in texts)
            return {text: reading for text, reading in read if reading}

    def _first(self, word: str) -> Entry | None:
        return next(iter(self.entries(word)), None)

    def whole(self, tokens: Sequence[Token], index: int) -> Whole | None:
        """The separable word that a token of a paragraph is a part of."""
        if self._is_verb is None:
            return None
        headword = parts_of(tokens, self._is_verb).get(index)
        entry = next(iter(self.entries(headword)), None) if headword else None
        if entry is None:
            return None
        return Whole(entry.simplified, entry.pinyin, entry.senses[0] if entry.senses else "")


def _reading(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """A syllable for each Han character of a text, by its longest known words; nothing where one is not known."""
    syllables: list[str] = []
    at = 0
    while at < len(text):
        if not is_chinese(text[at]):
            at += 1
            continue
        for end in range(min(len(text), at + _LONGEST), at, -1):
            lexeme = lexicon.word(text[at:end])
            reading = lexeme.readings[0].split() if lexeme is not None and lexeme.readings else []
            if len(reading) == end - at:
                break
        else:
            return ()
        syllables += reading
        at = end
    return tuple(syllables)
