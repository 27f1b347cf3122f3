"""`glossary export` and `glossary import`: what goes out of the glossary and what comes in."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.commands.glossary_texts import (
    all_concepts,
    concept_named,
    library_files,
    mention_records,
    read_texts,
    spoken_forms,
)
from reader.commands.output import Subparsers, add_output, to_json, write_file
from reader.commands.paper import GlossaryPaper
from reader.commands.store import opened
from reader.glossary.exchange import (
    FORMATS,
    GLOSSARY_NOTICE,
    READINGS_NOTICE,
    Export,
    MentionRecord,
    format_named,
)
from reader.glossary.importing import Plan, plan_record
from reader.glossary.model import Category, Concept
from reader.glossary.own import OwnConcepts
from reader.termbase.exchange import planned


def add_export(inner: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `export`; its formats are those of the table."""
    export = inner.add_parser("export", parents=[data], help="write the glossary to a file")
    add_output(export, [form.name for form in FORMATS])
    export.add_argument(
        "--transcript", nargs="+", type=Path, metavar="FILE", help="only concepts of these texts"
    )
    export.add_argument(
        "--category", nargs="+", choices=list(map(str, Category)), help="only these categories"
    )
    export.add_argument("--concept", nargs="+", metavar="ID", help="only these concepts")
    export.add_argument(
        "--mentions", action="store_true", help="with every mention in the texts, or in the library"
    )
    export.add_argument("--encoding", metavar="NAME")
    export.set_defaults(do=_export)


def add_import(inner: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `import`, which reads what its file turns out to be."""
    taken = inner.add_parser("import", parents=[data], help="take concepts in from a file")
    taken.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX, TBX or an OmegaT glossary")
    taken.add_argument("--dry-run", action="store_true", help="say what would be done and do nothing")
    taken.add_argument("--json", action="store_true", help="one JSON object")
    taken.set_defaults(do=_import)


def _export(options: argparse.Namespace) -> None:
    form = format_named(options.format)
    assert form is not None
    concepts = all_concepts(options.paths)
    mentions = _mentions(options, concepts) if options.transcript or options.mentions else None
    chosen = _chosen(options, concepts, mentions)
    ids = {concept.id for concept in chosen}
    kept = tuple(each for each in mentions or () if each["concept"] in ids)
    export = Export(
        chosen,
        counts=None if mentions is None else Counter(each["concept"] for each in kept),
        mentions=kept if options.mentions else None,
        attribution=f"{GLOSSARY_NOTICE} {READINGS_NOTICE}",
        spoken=spoken_forms(options.paths, chosen),
        moment=time.time(),
        names={concept.id: concept.english for concept in concepts},
    )
    if form.on_paper:
        options.paper(GlossaryPaper(options.paths, export, options.output))
    else:
        write_file(options.output, form.write(export))


def _mentions(options: argparse.Namespace, concepts: Sequence[Concept]) -> list[MentionRecord]:
    """The mentions in the texts that are named, or in the library; a text goes out by its title, not its path."""
    files = options.transcript or library_files(options.paths)
    found: list[MentionRecord] = []
    for text in read_texts(options.paths, files, concepts, options.encoding):
        title = text[1].title or Path(text[0]).stem
        found += [{**record, "file": title} for record in mention_records(text)]
    return found


def _chosen(
    options: argparse.Namespace, concepts: Sequence[Concept], mentions: Iterable[MentionRecord] | None
) -> tuple[Concept, ...]:
    """The concepts that a call asks for; raises ReaderError where one of them does not exist."""
    for name in options.concept or ():
        concept_named(concepts, name)
    mentioned = {each["concept"] for each in mentions or ()}
    return tuple(
        concept
        for concept in concepts
        if (not options.category or concept.category.value in options.category)
        and (not options.concept or concept.id in options.concept)
        and (not options.transcript or concept.id in mentioned)
    )


def _import(options: argparse.Namespace) -> None:
    found = planned(all_concepts(options.paths), options.file)
    if not options.dry_run and found.writes:
        with opened(options.paths) as store:
            OwnConcepts(store).save(found.writes)
    print(to_json(plan_record(found)) if options.json else _plan_table(found))


def _plan_table(found: Plan) -> str:
    rows = [f"new\t{concept.id}\t{concept.english}" for concept in found.new]
    rows += [f"changed\t{each.concept.id}\t{', '.join(each.fields)}" for each in found.changed]
    rows += [f"conflict\t{each.concept.id}\t{each.reason}" for each in found.conflicts]
    rows += [f"refused\tline {each.line}\t{each.reason}" for each in found.refused]
    return "\n".join(rows) or "nothing new"
