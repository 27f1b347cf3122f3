"""`lookup TEXT`: concepts, kept words and dictionary entries by anything a person types."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from reader.commands.glossary_texts import all_concepts, spoken_forms
from reader.commands.output import Subparsers, to_json, told_once
from reader.glossary.model import Concept, Status
from reader.glossary.search import ConceptFinder
from reader.language.lookup import LIMIT, Lookup, ensure_lookup_file
from reader.language.script import Simplifier
from reader.language.typed import is_chinese
from reader.looking_up import words_by_sound
from reader.paths import Paths
from reader.store import Store
from reader.vocabulary.model import Word
from reader.vocabulary.search import Query, Search

_OWN_LIMIT = 20


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `lookup`."""
    lookup = commands.add_parser("lookup", parents=[data], help="look up Chinese, pinyin or English")
    lookup.add_argument("text", metavar="TEXT")
    lookup.add_argument("--limit", type=int, default=LIMIT, metavar="N", help="at most so many entries")
    lookup.add_argument("--json", action="store_true", help="one JSON object")
    lookup.set_defaults(do=_lookup)


def looked_up(paths: Paths, typed: str, limit: int = LIMIT) -> dict[str, Any]:
    """What `lookup --json` prints: the query, then concepts, kept words and entries, each best first."""
    plain = Simplifier()(typed) if is_chinese(typed) else typed
    ensure_lookup_file(paths, told_once)
    with closing(Lookup.open(paths)) as lookup:
        entries = [found.record() for found in lookup.find(typed, max(limit, 0))]
    return {
        "query": typed,
        "concepts": [_concept_record(concept) for concept in _concepts(paths, plain)],
        "words": [_word_record(word) for word in _words(paths, {typed, plain})],
        "entries": entries,
    }


def _concepts(paths: Paths, plain: str) -> list[Concept]:
    """The reader's concepts and the shipped ones that what was typed leads to; none for nothing."""
    if not plain.strip():
        return []
    concepts = all_concepts(paths)
    readings = {} if is_chinese(plain) else spoken_forms(paths, concepts)
    finder = ConceptFinder(concepts, {text: syllables for text, (_, syllables) in readings.items()})
    return finder.find(plain)[:_OWN_LIMIT]


def _words(paths: Paths, typed: Iterable[str]) -> list[Word]:
    """Kept words with what was typed in a form, reading, sense or note; those that are it come first."""
    asked = {text.strip(): None for text in typed if text.strip()}
    with closing(Store.peek(paths.database)) as store:
        search = Search(store)
        numbers = {number: None for text in asked for number in search.find(Query(text=text))}
        found = {word.key: word for word in search.words(list(numbers))}
        for text in asked:
            found |= {word.key: word for word in words_by_sound(search, text)}
    headwords = [word for word in found.values() if asked.keys() & {word.key.simplified, word.traditional}]
    return list(dict.fromkeys([*headwords, *found.values()]))[:_OWN_LIMIT]


def _concept_record(concept: Concept) -> dict[str, Any]:
    shown = [form for form in concept.forms if form.status is not Status.MISSPELLING]
    forms = dict.fromkeys([concept.preferred.text, *(form.text for form in shown)])
    return {
        "id": concept.id,
        "english": concept.english,
        "abbreviation": concept.abbreviation,
        "definition": concept.definition,
        "forms": list(forms),
        "origin": concept.origin,
    }


def _word_record(word: Word) -> dict[str, Any]:
    return {
        "simplified": word.key.simplified,
        "traditional": word.traditional,
        "pinyin": list(word.key.pinyin),
        "senses": list(word.senses),
        "level": word.level or None,
        "status": word.status.value,
        "concept": word.concept,
    }


def _lookup(options: argparse.Namespace) -> None:
    found = looked_up(options.paths, options.text, options.limit)
    print(to_json(found) if options.json else _table(found))


def _table(found: dict[str, Any]) -> str:
    """What was found, to read: concepts, kept words, entries."""
    rows = [f"{'、'.join(concept['forms'][:3])}\t{concept['english']}" for concept in found["concepts"]]
    for word in (*found["words"], *found["entries"]):
        forms = word["simplified"]
        if word["traditional"] != forms:
            forms += f" [{word['traditional']}]"
        senses = "; ".join(word["senses"][:3])
        rows.append(f"{forms}\t{' '.join(word['pinyin'])}\t{senses}".rstrip())
    return "\n".join(rows) if rows else "Nothing was found."
