"""A word that the reader has kept, and what the reader knows of any word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a word was met: the sentence and its source, kept as text so that it outlives the transcript.

    `offset` is where the word begins in `sentence`, in code points.
    """

    sentence: str
    offset: int
    speaker: str | None
    transcript: str
    title: str
    section: str | None
    time: str | None
    added: str


@dataclass(frozen=True, slots=True)
class Word:
    """A kept word with everything the reader has of it; times are ISO 8601 in UTC."""

    key: WordKey
    traditional: str
    senses: tuple[str, ...]
    status: WordStatus
    concept: str | None
    added: str
    changed: str
    sightings: tuple[Sighting, ...] = ()
