"""`glossary …`: concepts, where they are spoken of, what goes out and what comes in."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.candidates import CandidateFinder
from reader.commands.glossary_exchange import add_export, add_import
from reader.commands.glossary_texts import (
    all_concepts,
    concept_named,
    mention_records,
    read_texts,
    spoken_forms,
)
from reader.commands.output import Subparsers, print_lines, to_json
from reader.glossary.everyday import everyday_words, word_classes
from reader.glossary.exchange import MentionRecord
from reader.glossary.model import Concept
from reader.paths import Paths


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `glossary` with its own commands."""
    glossary = commands.add_parser("glossary", parents=[data], help="the glossary")
    inner = glossary.add_subparsers(required=True, metavar="COMMAND")
    add_export(inner, data)
    show = inner.add_parser("show", parents=[data], help="one concept")
    show.add_argument("concept", metavar="ID")
    show.add_argument("--json", action="store_true", help="one JSON object")
    show.set_defaults(do=_show)
    mentions = inner.add_parser("mentions", parents=[data], help="where a concept is spoken of")
    mentions.add_argument("concept", metavar="ID")
    _add_files(mentions, "JSON Lines, one a mention", _mentions)
    candidates = inner.add_parser("candidates", parents=[data], help="frequent words that no concept covers")
    _add_files(candidates, "JSON Lines, one a word", _candidates)
    stats = inner.add_parser(
        "stats", parents=[data], help="how often concepts are mentioned, where and by whom"
    )
    _add_files(stats, "one JSON object", _stats)
    add_import(inner, data)


def _add_files(
    parser: argparse.ArgumentParser, json_help: str, do: Callable[[argparse.Namespace], None]
) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--encoding", metavar="NAME")
    parser.add_argument("--json", action="store_true", help=json_help)
    parser.set_defaults(do=do)


def _show(options: argparse.Namespace) -> None:
    concepts = all_concepts(options.paths)
    record = shown(options.paths, concepts, concept_named(concepts, options.concept))
    print(to_json(record) if options.json else _concept_table(record))


def shown(paths: Paths, concepts: Sequence[Concept], concept: Concept) -> dict[str, Any]:
    """A concept as `show --json` prints it, with the readings of its forms and both ends of its links."""
    spoken = spoken_forms(paths, [concept])
    linked = [each.id for each in concepts if concept.id in each.related and each.id not in concept.related]
    return {
        "id": concept.id,
        "category": concept.category.value,
        "english": concept.english,
        "abbreviation": concept.abbreviation,
        "definition": concept.definition,
        "note": concept.note,
        "forms": [
            {
                "text": form.text,
                "status": form.status.value,
                "region": form.region.value,
                "reading": " ".join(form.reading or spoken.get(form.text, ("", ()))[1]),
            }
            for form in concept.forms
        ],
        "broader": list(concept.broader),
        "narrower": [each.id for each in concepts if concept.id in each.broader],
        "related": [*concept.related, *linked],
        "origin": concept.origin,
    }


def _mentions(options: argparse.Namespace) -> None:
    concepts = all_concepts(options.paths)
    concept_named(concepts, options.concept)
    texts = read_texts(options.paths, options.files, concepts, options.encoding)
    records = (dict(record) for text in texts for record in mention_records(text, options.concept))
    print_lines(records, options.json, _mention_table)


def _candidates(options: argparse.Namespace) -> None:
    concepts = all_concepts(options.paths)
    finder = CandidateFinder(concepts, everyday_words(), word_classes())
    for file, transcript, found in read_texts(options.paths, options.files, concepts, options.encoding):
        texts = transcript.paragraphs.texts
        finder.add(file, zip(texts, found, strict=True))
    records = (asdict(candidate) for candidate in finder.candidates())
    print_lines(records, options.json, _candidate_table)


def _stats(options: argparse.Namespace) -> None:
    concepts = all_concepts(options.paths)
    texts = read_texts(options.paths, options.files, concepts, options.encoding)
    record = stats_of(concepts, [each for text in texts for each in mention_records(text)])
    print(to_json(record) if options.json else "\n".join(map(_stats_table, record["concepts"])))


def stats_of(concepts: Sequence[Concept], mentions: Iterable[MentionRecord]) -> dict[str, Any]:
    """Mentions counted by concept, file and speaker, the commonest first; "" where nobody is named."""
    by_file: dict[str, Counter[str]] = {}
    by_speaker: dict[str, Counter[str]] = {}
    for mention in mentions:
        by_file.setdefault(mention["concept"], Counter())[mention["file"]] += 1
        by_speaker.setdefault(mention["concept"], Counter())[mention["speaker"] or ""] += 1
    found = [
        {
            "id": concept.id,
            "english": concept.english,
            "category": concept.category.value,
            "total": by_file[concept.id].total(),
            "by_file": dict(by_file[concept.id]),
            "by_speaker": dict(by_speaker[concept.id].most_common()),
        }
        for concept in concepts
        if concept.id in by_file
    ]
    return {"concepts": sorted(found, key=lambda each: (-int(str(each["total"])), str(each["id"])))}


def _concept_table(record: dict[str, Any]) -> str:
    name = f"{record['english']} ({record['abbreviation']})" if record["abbreviation"] else record["english"]
    rows = [f"{name}  [{record['category']}]", record["definition"], record["note"]]
    for form in record["forms"]:
        facts = [form["reading"], form["status"], form["region"] if form["region"] != "mainland" else ""]
        rows.append("\t".join([form["text"], *filter(None, facts)]))
    links = [
        f"{name}: {', '.join(record[name])}" for name in ("broader", "narrower", "related") if record[name]
    ]
    return "\n".join(row for row in (*rows, *links) if row)


def _mention_table(line: dict[str, Any]) -> str:
    place = ", ".join(str(line[name]) for name in ("file", "section", "speaker", "time") if line[name])
    return f"{line['sentence']}\t{place}"


def _candidate_table(line: dict[str, Any]) -> str:
    return f"{line['text']}\t{line['count']}\t{line['files']}\t{line['ratio']}\t{line['sentence']}"


def _stats_table(line: dict[str, Any]) -> str:
    return f"{line['total']}\t{line['english']}\t{line['id']}"
