"""Which readings a word has, the likeliest first: CC-CEDICT's, chosen with pypinyin's help (build time only)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from reader.language import data
from reader.language.model import Entry
from reader.language.tones import same_but_neutral

Reading = tuple[str, ...]


class ReadingMaker:
    """Readings of words; `lists/readings.tsv` stands over everything (word, reading)."""

    def __init__(self, entries: Mapping[str, Sequence[Entry]], lists: Path) -> None:
        self._entries = entries
        self._own = {word: tuple(text.split()) for word, text in data.table(lists / "readings.tsv").items()}
        self._own |= {
            word: tuple(text.split()) for word, text in data.table(lists / "names.tsv").items() if text != "-"
        }

    def of(self, word: str) -> tuple[str, ...]:
        """All readings of a word as strings (`zhī dào`), the likeliest first; empty where nothing knows it."""
        found = self._ordered(word)
        return tuple(dict.fromkeys(" ".join(reading) for reading in found))

    def rank(self, word: str, entry: Entry) -> int:
        """The place of an entry's reading among those of its word."""
        reading = _lower(entry.pinyin)
        ordered = self._ordered(word)
        return ordered.index(reading) if reading in ordered else len(ordered)

    def _ordered(self, word: str) -> list[Reading]:
        listed = self._of_dictionary(word)
        first = self._own.get(word)
        if first is None:
            first = self._likeliest(word, listed)
        if first is None:
            return listed
        first = self._with_neutral_end(word, first)
        return [first, *(reading for reading in listed if reading != first)]

    def _with_neutral_end(self, word: str, reading: Reading) -> Reading:
        """The reading with the neutral tone of its last two characters where the list has one (闹|脾气 as 脾气)."""
        end = self._own.get(word[-2:]) if len(word) > 2 and len(reading) == len(word) else None
        if end is None or not same_but_neutral(end, reading[-2:]) or word[-2:] in ("东西", "多少"):
            return reading
        return (*reading[:-2], *end)

    def _of_dictionary(self, word: str) -> list[Reading]:
        """CC-CEDICT's readings, those of names and variants last."""
        found = sorted(self._entries.get(word, ()), key=_is_late)
        readings = [_lower(entry.pinyin) for entry in found]
        return [reading for reading in dict.fromkeys(readings) if "xx" not in reading]

    def _likeliest(self, word: str, listed: list[Reading]) -> Reading | None:
        """The listed reading that pypinyin has; pypinyin's own where nothing is listed."""
        helps = _pypinyin(word)
        if not listed:
            return helps[0] if helps else None
        for reading in helps:
            for candidate in (reading, *(one for one in listed if same_but_neutral(one, reading))):
                if candidate in listed:
                    return candidate
        return None


def _pypinyin(word: str) -> list[Reading]:
    if len(word) == 1:
        return [(syllable,) for syllable in PINYIN_DICT.get(ord(word), "").split(",") if syllable]
    phrase = PHRASES_DICT.get(word)
    return [tuple(choices[0] for choices in phrase)] if phrase else []


def _lower(reading: Sequence[str]) -> Reading:
    return tuple(syllable.lower() for syllable in reading)


def _is_late(entry: Entry) -> int:
    first = entry.senses[0] if entry.senses else ""
    return ("variant of" in first) * 2 + entry.pinyin[0][:1].isupper()
