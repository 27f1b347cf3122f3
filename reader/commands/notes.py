"""`notes`: the reader's notes and bookmarks, listed or written to a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from reader.commands.output import Subparsers, add_output, print_lines, write_file
from reader.noting import Noting
from reader.paths import Paths
from reader.store import Store
from reader.transcript.library import Library
from reader.transcript.notes import Note, Notes


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `notes list` and `notes export`."""
    parser = commands.add_parser("notes", parents=[data], help="notes and bookmarks")
    inner = parser.add_subparsers(required=True, metavar="WHAT")
    listing = inner.add_parser("list", parents=[data], help="all notes, in the order they were made")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    listing.set_defaults(do=_list)
    export = inner.add_parser("export", parents=[data], help="write the notes to a file")
    add_output(export, ["md", "csv"])
    export.set_defaults(do=_export)


def _list(options: argparse.Namespace) -> None:
    with closing(Store.peek(options.paths.database)) as store:
        print_lines(_records(Notes(store).all()), options.json, _line)


def _records(notes: list[Note]) -> Iterator[dict[str, Any]]:
    for note in notes:
        yield {
            "transcript": note.title,
            "digest": note.digest,
            "section": note.section,
            "speaker": note.speaker,
            "time": note.time,
            "quote": note.quote,
            "note": note.body,
            "added": note.added,
        }


def _line(record: dict[str, Any]) -> str:
    quote = " ".join(record["quote"].split())
    note = " ".join(record["note"].split())
    return "\t".join((record["transcript"], record["speaker"], quote, note)).rstrip()


def _export(options: argparse.Namespace) -> None:
    paths: Paths = options.paths
    with closing(Store.peek(paths.database)) as store:
        noting = Noting(store, Library(paths, store), lambda _what, _undo: None)
        write_file(options.output, noting.exported(options.format))
