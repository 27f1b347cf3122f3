"""What the language file holds: dictionary, word graph and what is known of each word, made from the sources.

Heavy (pypinyin, OpenCC): imported by `reader.language.build` only when a file is built.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from sys import intern

from reader.language.cedict import LATE_MARKS, References, parse
from reader.language.dictionary import pack_entry
from reader.language.first_senses import FirstSenses
from reader.language.forms import FormMaker
from reader.language.levels import SCHEMA as RANKS
from reader.language.levels import rank_rows, read_levels
from reader.language.model import Entry
from reader.language.readings import ReadingMaker
from reader.language.sources import Sources
from reader.language.translit import given_costs, letter_costs
from reader.language.words import Word, WordList, headwords_of, read_jieba

Progress = Callable[[str, float], None]

SCHEMA = (
    """
CREATE TABLE entries (simplified TEXT, position INTEGER, is_shared INTEGER, body TEXT,
    PRIMARY KEY (simplified, position)) WITHOUT ROWID;
CREATE TABLE aliases (traditional TEXT, simplified TEXT, PRIMARY KEY (traditional, simplified)) WITHOUT ROWID;
CREATE TABLE lexicon (word TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""
    + RANKS
)

_COMMON = 16_000
"""How many of the commonest words are read together at the start, most of those that stand in a text."""


def fill(connection: sqlite3.Connection, sources: Sources, progress: Progress) -> None:
    """Everything that the file holds, what `progress` is told of among it."""
    progress("dictionary", 0.0)
    entries = _read_entries(sources)
    by_word: dict[str, list[Entry]] = {}
    for entry in entries:
        by_word.setdefault(entry.simplified, []).append(entry)
    progress("dictionary", 0.25)
    readings = ReadingMaker(by_word, sources.lists)
    first = FirstSenses.read(sources.lists / "first_senses.tsv")
    _write_entries(connection, by_word, References(entries), readings, first)
    progress("words", 0.5)
    headwords = headwords_of((entry.simplified, entry.pinyin[0][:1].isupper()) for entry in entries)
    jieba = read_jieba(sources.jieba)
    words = list(WordList(jieba, headwords, sources.lists))
    _write_graph(connection, words)
    progress("words", 0.7)
    _write_lexicon(connection, words, readings, FormMaker(by_word, sources.lists))
    ranks = rank_rows(
        {word: count for word, (count, _) in jieba.items()}, headwords, read_levels(sources.levels)
    )
    connection.executemany("INSERT INTO ranks VALUES (?, ?, ?, ?)", ranks)
    costs = letter_costs((word for word, (_, tag) in jieba.items() if tag == "nrt"), entries)
    given = given_costs(word for word, (_, tag) in jieba.items() if tag == "nr")
    facts = [("letter_costs", marshal.dumps(costs)), ("given_costs", marshal.dumps(given))]
    connection.executemany("INSERT INTO facts VALUES (?, ?)", facts)
    progress("words", 1.0)


def _read_entries(sources: Sources) -> list[Entry]:
    """The dictionary's entries, and our own of words that it lacks."""
    with sources.cedict.open(encoding="utf-8") as lines:
        entries = list(parse(lines))
    known = {entry.simplified for entry in entries}
    with (sources.lists / "supplement.u8").open(encoding="utf-8") as lines:
        return entries + [entry for entry in parse(lines) if entry.simplified not in known]


def _write_entries(
    connection: sqlite3.Connection,
    by_word: dict[str, list[Entry]],
    references: References,
    readings: ReadingMaker,
    first: FirstSenses,
) -> None:
    """Entries in the order in which a card lists them, and the traditional spellings that lead to them.

    `is_shared` tells that the word is a traditional spelling of another one too (乾 of 干).
    """
    spelled = {(entry.traditional, word) for word, found in by_word.items() for entry in found}
    aliases = sorted(pair for pair in spelled if pair[0] != pair[1])
    shared = {traditional for traditional, _ in aliases}
    connection.executemany(
        "INSERT INTO entries VALUES (?, ?, ?, ?)",
        (
            (word, position, word in shared, body)
            for word, position, body in _entry_rows(by_word, references, readings, first)
        ),
    )
    connection.executemany("INSERT INTO aliases VALUES (?, ?)", aliases)


def _entry_rows(
    by_word: dict[str, list[Entry]], references: References, readings: ReadingMaker, first: FirstSenses
) -> Iterator[tuple[str, int, str]]:
    for word in sorted(by_word):
        found = by_word[word]
        if len(found) > 1:
            found = sorted(found, key=lambda entry: (_lateness(entry), readings.rank(word, entry)))
        found = first.ordered(word, found)
        for position, entry in enumerate(found):
            yield word, position, pack_entry(references.resolve(entry))


def _lateness(entry: Entry) -> int:
    """0 for a plain entry, 1 for a proper name, 2 for rare ones, 3 for a mere variant."""
    first = entry.senses[0] if entry.senses else ""
    if "variant of" in first:
        return 3
    if first.startswith(LATE_MARKS):
        return 2
    return 1 if entry.pinyin[0][:1].isupper() else 0


def _write_graph(connection: sqlite3.Connection, words: Iterable[Word]) -> None:
    """The costs of words as `graph.Graph` reads them: by their first two characters, the longer words apart."""
    shared: dict[
        float, float
    ] = {}  # one object a cost, and one a character: marshal keeps what is the same, the same
    costs = {word.text: shared.setdefault(cost := round(word.cost, 3), cost) for word in words}
    following: dict[str, dict[str, float]] = {}
    longer: dict[str, dict[str, dict[str, float]]] = {}
    for text, cost in costs.items():
        first, second = intern(text[0]), intern(text[1:2])
        after = following.setdefault(first, {})
        if len(text) == 2:
            after.setdefault(second, cost)
        elif len(text) > 2:
            after[second] = -costs.get(text[:2], 0.0)
            inside = longer.setdefault(first, {}).setdefault(second, {})
            for end in range(3, len(text)):
                inside.setdefault(text[:end], 0.0)
            inside[text] = cost
    nodes = {
        first: (
            costs.get(first, 0.0),
            after,
            {second: marshal.dumps(words) for second, words in longer.get(first, {}).items()},
        )
        for first, after in following.items()
    }
    connection.execute("INSERT INTO facts VALUES (?, ?)", ("nodes", marshal.dumps(nodes)))


def _write_lexicon(
    connection: sqlite3.Connection, words: list[Word], readings: ReadingMaker, forms: FormMaker
) -> None:
    """What is known of each word, in the form that `lexicon.Lexeme` is read from."""
    ordered = sorted(words, key=lambda word: word.text)
    made = forms.make([word.text for word in ordered])
    bodies = {
        word.text: marshal.dumps((word.kind.value, word.why.value, word.tag, readings.of(word.text), scripts))
        for word, scripts in zip(ordered, made, strict=True)
    }
    connection.executemany("INSERT INTO lexicon VALUES (?, ?)", bodies.items())
    cheapest = sorted(words, key=lambda word: (word.cost, word.text))[:_COMMON]
    common = marshal.dumps({word.text: bodies[word.text] for word in cheapest})
    connection.execute("INSERT INTO facts VALUES (?, ?)", ("common", common))
