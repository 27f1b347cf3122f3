"""A word that the reader has kept, and what the reader knows of any word."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reader.records import dataclass


class WordStatus(StrEnum):
    """How well the reader knows a word, kept or not."""

    NEW = "new"
    LEARNING_1 = "learning 1"
    LEARNING_2 = "learning 2"
    LEARNING_3 = "learning 3"
    LEARNING_4 = "learning 4"
    KNOWN = "known"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class WordKey:
    """One word in both scripts: its simplified form and its reading (syllables with tone marks)."""

    simplified: str
    pinyin: tuple[str, ...]

    @property
    def id(self) -> str:
        """The word as lists of changes name it: 算力 suàn lì."""
        return " ".join((self.simplified, *self.pinyin))


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a word was met: the sentence and its source, kept as text so that it outlives the transcript.

    `offset` is where the word begins in `sentence`, in code points. `file` is the path of the text, as it was then;
    "" where a word came in from elsewhere.
    """

    sentence: str
    offset: int
    speaker: str | None
    transcript: str
    title: str
    section: str | None
    time: str | None
    added: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A kept word with everything the reader has of it; times are ISO 8601 in UTC.

    `edited` names the fields that the reader wrote: the program leaves those as they are. `level` is that of HSK,
    "" for a word of no list; tags and lists are in the order of their names.
    """

    key: WordKey
    traditional: str
    senses: tuple[str, ...]
    status: WordStatus
    concept: str | None
    added: str
    changed: str
    sightings: tuple[Sighting, ...] = ()
    note: str = ""
    level: str = ""
    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()

    def set_off(self, sighting: Sighting) -> tuple[int, int]:
        """The span of this word in the sentence of a sighting, in code points; (0, 0) where it is not there."""
        for form in (self.key.simplified, self.traditional):
            if sighting.sentence.startswith(form, sighting.offset):
                return sighting.offset, sighting.offset + len(form)
        end = sighting.offset + len(self.key.simplified)
        return (sighting.offset, end) if sighting.offset >= 0 and end <= len(sighting.sentence) else (0, 0)


def senses_with_term(term: str, senses: Sequence[str]) -> tuple[str, ...]:
    """The senses a word of the glossary is kept with: its English term first, if no sense says just that.

    奥特曼 is Sam Altman in these interviews, whatever the dictionary says of Ultraman.
    """
    said = {part.strip().lower() for sense in senses for part in sense.split(";")}
    return tuple(senses) if term.lower() in said else (term, *senses)
