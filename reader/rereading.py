"""The reader says how a kept word is read."""

from __future__ import annotations

from reader.card import readable
from reader.language.typed_reading import typed_reading
from reader.lookups import Lookups
from reader.vocabulary.model import WordKey
from reader.word_list import WordList


class Rereading:
    """Gives kept words other readings, with the dictionary's senses and level for them."""

    def __init__(self, words: WordList, lookups: Lookups) -> None:
        self._words, self._lookups = words, lookups

    def read_as(self, key: WordKey, typed: str) -> WordKey:
        """Give a word the reading that was typed or chosen, and tell its key then; raises ReaderError for none."""
        target = WordKey(key.simplified, typed_reading(typed, len(key.pinyin) or len(key.simplified)))
        senses = self._lookups.senses(target.simplified, target.pinyin)
        level = self._lookups.level(target.simplified, target.pinyin)
        self._words.read_as(key, target.pinyin, tuple(readable(sense) for sense in senses), level)
        return target
