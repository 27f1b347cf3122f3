"""Builds the file of the look-up: the dictionary's entries, commonest first, with all that they are found by.

An entry's number is its rank, so that every index gives the commoner ones first. Built beside the language file, from
it, under a temporary name and moved: two processes may start together; former files are removed afterwards.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from reader.language.built_file import build_file
from reader.language.dictionary import unpack_entry
from reader.language.levels import Levels
from reader.language.model import Entry
from reader.language.sources import language_file
from reader.language.typed import plain_sense, stored_sound
from reader.paths import Paths

Progress = Callable[[str, float], None]

_SCHEMA = """
CREATE TABLE entries (id INTEGER PRIMARY KEY, simplified TEXT, traditional TEXT, letters TEXT, sound TEXT, level TEXT,
    body TEXT);
CREATE VIRTUAL TABLE heads USING fts5(simplified, traditional, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE sounds USING fts5(letters, content='', detail=none, prefix='1 2 3');
CREATE VIRTUAL TABLE senses USING fts5(text, content='', detail=none, prefix='2 3 4');
CREATE TABLE glosses (gloss TEXT, weight INTEGER, id INTEGER, PRIMARY KEY (gloss, weight, id)) WITHOUT ROWID;
"""
_INDICES = """
CREATE INDEX by_simplified ON entries (simplified);
CREATE INDEX by_traditional ON entries (traditional);
CREATE INDEX by_letters ON entries (letters);
INSERT INTO heads(heads) VALUES ('optimize');
INSERT INTO sounds(sounds) VALUES ('optimize');
INSERT INTO senses(senses) VALUES ('optimize');
"""
_ENTRIES = """
SELECT entries.simplified, entries.position, entries.body, coalesce(ranks.count, 0)
FROM entries LEFT JOIN ranks ON ranks.word = entries.simplified
"""
_LONGEST_GLOSS = 48
_TOGETHER = 2_000
_WORD_NAMED = re.compile(r"\S*\[[^\]]*\]")
"""A Chinese word inside a sense with its reading, which is no English."""


def lookup_file(paths: Paths) -> Path:
    """Where the look-up's file lies: in the cache, named after the dictionary and the code that makes it."""
    digest = hashlib.sha256(language_file(paths).stem.encode())
    for name in ("lookup_file", "typed"):
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return paths.cache / f"lookup-{digest.hexdigest()[:16]}.sqlite3"


def ensure_lookup_file(paths: Paths, progress: Progress | None = None) -> Path:
    """The look-up's file, built first where it is missing (as the language file is); for a background task.

    `progress` hears `lookup` and how far it is, 0 to 1; what it raises stops the work and leaves nothing behind.
    """
    path = lookup_file(paths)
    if not path.is_file():
        from reader.language.build import ensure_language_file  # heavy, and seldom needed

        _build(ensure_language_file(paths, progress), path, progress or (lambda _what, _part: None))
    return path


def _build(language: Path, path: Path, progress: Progress) -> None:
    build_file(path, _SCHEMA, lambda connection: _fill(connection, language, progress), "lookup-*.sqlite3")
    progress("lookup", 1.0)


def _fill(connection: sqlite3.Connection, language: Path, progress: Progress) -> None:
    progress("lookup", 0.0)
    with closing(Levels.open(language)) as levels:
        entries = list(_ranked(language))
        for first in range(0, len(entries), _TOGETHER):
            _write(connection, list(enumerate(entries[first : first + _TOGETHER], first + 1)), levels)
            progress("lookup", 0.9 * first / len(entries))
    for statement in filter(str.strip, _INDICES.split(";")):
        connection.execute(statement)


def _ranked(language: Path) -> Iterator[tuple[Entry, str]]:
    """All entries with what is stored of them: commoner words first, the rarer readings of a word well behind."""
    with closing(sqlite3.connect(f"{language.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        rows = connection.execute(_ENTRIES).fetchall()
    rows.sort(key=lambda row: (-row[3] / (1 + 9 * row[1]), len(row[0]), row[0], row[1]))
    for simplified, _, body, _ in rows:
        yield unpack_entry(simplified, body), body


def _write(
    connection: sqlite3.Connection, numbered: list[tuple[int, tuple[Entry, str]]], levels: Levels
) -> None:
    """Some entries with their ranks into every table."""
    rows, heads, sounds, senses, glosses = [], [], [], [], []
    for rank, (entry, body) in numbered:
        sound = stored_sound(entry.pinyin)
        letters = "".join(each for each in sound if each.isalpha())
        level = levels.level(entry.simplified, entry.pinyin)
        rows.append((rank, entry.simplified, entry.traditional, letters, sound, level, body))
        heads.append((rank, spaced(entry.simplified), spaced(entry.traditional)))
        sounds.append((rank, letters))
        senses.append((rank, _WORD_NAMED.sub(" ", " ; ".join(entry.senses))))
        glosses += [(gloss, rank * (1 + place), rank) for gloss, place in _glosses(entry)]
    connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO heads (rowid, simplified, traditional) VALUES (?, ?, ?)", heads)
    connection.executemany("INSERT INTO sounds (rowid, letters) VALUES (?, ?)", sounds)
    connection.executemany("INSERT INTO senses (rowid, text) VALUES (?, ?)", senses)
    connection.executemany("INSERT OR IGNORE INTO glosses VALUES (?, ?, ?)", glosses)


def _glosses(entry: Entry) -> Iterator[tuple[str, int]]:
    """Every short sense as it is compared, with its place among the senses; `data; figures` are two in one place."""
    seen: set[str] = set()
    for place, sense in enumerate(entry.senses):
        for part in sense.split(";"):
            gloss = plain_sense(part)
            if gloss and len(gloss) <= _LONGEST_GLOSS and gloss not in seen:
                seen.add(gloss)
                yield gloss, place


def spaced(text: str) -> str:
    """The characters apart, so that each is a word of the index."""
    return " ".join(text.lower())
