"""`info` and `annotate`: a transcript and its words."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from reader.commands.output import Subparsers, print_lines, to_json, told_once
from reader.correcting import Correcting
from reader.engine import Engine
from reader.glossary.own import all_concepts
from reader.language.build import ensure_language_file
from reader.language.dictionary import Dictionary
from reader.language.levels import Levels
from reader.language.lines import TokenRecords, mention_record
from reader.language.model import Annotation
from reader.language.packed import unpack
from reader.paths import Paths
from reader.store import Store
from reader.terms import terms_of
from reader.transcript.decode import decode
from reader.transcript.describe import describe
from reader.transcript.library import Library
from reader.transcript.model import Paragraph, ParagraphKind, Transcript
from reader.transcript.paragraphs import Paragraphs


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `info` and `annotate`."""
    info = commands.add_parser("info", parents=[data], help="what is known of a transcript")
    info.add_argument("file", type=Path, metavar="FILE")
    info.add_argument("--encoding", metavar="NAME")
    info.add_argument("--json", action="store_true", help="one JSON object")
    info.set_defaults(do=_info)
    annotate = commands.add_parser("annotate", parents=[data], help="the words of a transcript")
    annotate.add_argument("file", metavar="FILE", help="- reads standard input, a paragraph a line")
    annotate.add_argument("--encoding", metavar="NAME")
    annotate.add_argument("--json", action="store_true", help="JSON Lines, one a paragraph")
    annotate.set_defaults(do=_annotate)


def load_transcript(paths: Paths, file: Path, encoding: str | None) -> Transcript:
    """A file as a transcript with what the reader decided about it; the reader's data is only looked at."""
    with closing(Store.peek(paths.database)) as store:
        return Library(paths, store).read(file, encoding)


def paragraphs_of_lines(content: bytes, encoding: str | None) -> Transcript:
    """Each non-empty line as a paragraph of one document, white space kept, no layout rules."""
    text = decode(content, Path("standard input"), encoding)[0] if content.strip() else ""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    paragraphs = Paragraphs(
        Paragraph(ParagraphKind.PROSE, line, source_lines=(number, number)) for number, line in lines
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Transcript(digest, "", None, None, None, None, (), (), (), paragraphs, (), ())


def annotated(paths: Paths, transcript: Transcript) -> Iterator[tuple[int, Paragraph, Annotation]]:
    """Every paragraph with its annotation in page order, with the reader's corrections and concepts."""
    with closing(Store.peek(paths.database)) as store:
        terms = terms_of(all_concepts(paths.resources / "glossary", store))
        corrections = Correcting(store).of(transcript)
    engine = Engine(paths, told_once)
    texts = transcript.paragraphs.texts
    engine.open(transcript.digest, texts, terms, corrections)
    with closing(engine):
        for index, record in engine.annotate(transcript.digest, range(len(transcript.paragraphs))):
            paragraph = transcript.paragraphs[index]
            yield index, paragraph, unpack(record, paragraph.text)


def annotated_lines(paths: Paths, transcript: Transcript) -> Iterator[dict[str, Any]]:
    """The records of `annotate --json`, one a paragraph."""
    with closing(Store.peek(paths.database)) as store:
        concepts = all_concepts(paths.resources / "glossary", store)
    english = {concept.id: concept.english for concept in concepts}
    language = ensure_language_file(paths, told_once)
    with closing(Dictionary.open(language)) as dictionary, closing(Levels.open(language)) as levels:
        records = TokenRecords(dictionary, levels)
        for index, paragraph, annotation in annotated(paths, transcript):
            yield {
                "index": index,
                "kind": paragraph.kind.value,
                "speaker": paragraph.speaker,
                "turn": paragraph.turn,
                "section": paragraph.section,
                "time": paragraph.time,
                "text": paragraph.text,
                "spans": [
                    {"start": span.start, "end": span.end, "kind": span.kind.value, "url": span.url}
                    for span in paragraph.spans
                ],
                "tokens": records.of(annotation.tokens),
                "mentions": [
                    mention_record(mention, english.get(mention.concept, ""))
                    for mention in annotation.mentions
                ],
            }


def _info(options: argparse.Namespace) -> None:
    facts = describe(load_transcript(options.paths, options.file, options.encoding))
    print(to_json(facts) if options.json else _info_table(facts))


def _annotate(options: argparse.Namespace) -> None:
    if options.file == "-":
        transcript = paragraphs_of_lines(sys.stdin.buffer.read(), options.encoding)
    else:
        transcript = load_transcript(options.paths, Path(options.file), options.encoding)
    print_lines(annotated_lines(options.paths, transcript), options.json, _annotation_table)


def _info_table(facts: dict[str, Any]) -> str:
    """What is known of a transcript, to read."""
    simple = ("title", "source", "author", "date", "date_printed", "turns", "paragraphs", "han", "images")
    rows = [f"{name:13}{'' if facts[name] is None else facts[name]}" for name in (*simple, "key_points")]
    rows += [f"{'speaker':13}{who['label']} ({who['turns']})" for who in facts["speakers"]]
    for section in facts["sections"]:
        time = f"{section['time']} " if section["time"] else ""
        rows.append(f"{'section':13}{'  ' * (section['level'] - 1)}{time}{section['title']}")
    return "\n".join(rows)


def _annotation_table(line: dict[str, Any]) -> str:
    """One paragraph to read: who speaks, then each word with its reading and first sense."""
    who = line["speaker"] or line["kind"]
    rows = [f"── {line['index']}  {who}" + (f"  {line['time']}" if line["time"] else "")]
    for token in line["tokens"]:
        if token["kind"] == "punctuation":
            continue
        reading = " ".join(syllable or "–" for syllable in token["pinyin"])
        sense = token["senses"][0] if token["senses"] else ""
        rows.append(f"{token['text']}\t{reading}\t{sense}".rstrip())
    return "\n".join(rows)
