"""`corrections …`: what the reader has corrected of word boundaries and readings, out to a file and in from one."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from reader.commands.output import Subparsers, print_lines, to_json, write_file
from reader.language.correction_file import read_file, record_of, to_bytes
from reader.language.corrections import Corrections, Merged, StoredCorrection
from reader.paths import Paths
from reader.store import Store


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `corrections` with its own commands."""
    corrections = commands.add_parser(
        "corrections", parents=[data], help="your corrections of words and readings"
    )
    inner = corrections.add_subparsers(required=True, metavar="COMMAND")
    show = inner.add_parser("list", parents=[data], help="all corrections")
    show.add_argument("--json", action="store_true", help="one JSON object a line")
    show.set_defaults(do=_list)
    give = inner.add_parser("export", parents=[data], help="all corrections into a file")
    give.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    give.set_defaults(do=_export)
    take = inner.add_parser(
        "import", parents=[data], help="corrections from a file; yours are never overwritten"
    )
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="only say what would come in")
    take.add_argument("--json", action="store_true", help="one JSON object")
    take.set_defaults(do=_import)


def _all(paths: Paths) -> tuple[StoredCorrection, ...]:
    with closing(Store.peek(paths.database)) as store:
        return Corrections(store).all()


def _list(options: argparse.Namespace) -> None:
    print_lines((record_of(each) for each in _all(options.paths)), options.json, _row)


def _export(options: argparse.Namespace) -> None:
    corrections = _all(options.paths)
    write_file(options.output, to_bytes(corrections))
    print(f"{len(corrections)} corrections written to {options.output}.")


def _import(options: argparse.Namespace) -> None:
    corrections = read_file(options.file)
    paths: Paths = options.paths
    opened = Store.peek(paths.database) if options.dry_run else Store.open(paths.database, paths.backups)
    with closing(opened) as store:
        merged = Corrections(store).merge(corrections, dry_run=options.dry_run)
    if options.json:
        print(to_json(merged_record(merged, dry_run=options.dry_run)))
        return
    print(
        f"{len(merged.new)} {'would be ' if options.dry_run else ''}new, {merged.same} the same as yours,"
        f" {len(merged.conflicts)} other than yours, which stay."
    )
    for theirs, ours in merged.conflicts:
        print(f"yours: {_row(record_of(ours))}\ttheirs: {_row(record_of(theirs))}")


def merged_record(merged: Merged, *, dry_run: bool) -> dict[str, Any]:
    """What `import --json` prints."""
    return {
        "dry_run": dry_run,
        "new": len(merged.new),
        "same": merged.same,
        "conflicts": [
            {"yours": record_of(ours), "theirs": record_of(theirs)} for theirs, ours in merged.conflicts
        ],
    }


def _row(record: dict[str, Any]) -> str:
    words = "|".join(record["words"])
    return "\t".join(part for part in (record["scope"], words, " ".join(record["reading"])) if part)
