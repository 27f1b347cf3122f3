"""`dictionary …`: a newer CC-CEDICT file that the reader has downloaded, and the way back."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.commands.output import Subparsers, to_json, told_once
from reader.language.build import ensure_language_file
from reader.language.own_dictionary import OwnDictionary, load, remove, restore_former, shown
from reader.language.sources import cedict_date
from reader.paths import Paths


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `dictionary` with its own commands."""
    dictionary = commands.add_parser("dictionary", parents=[data], help="the dictionary in use")
    inner = dictionary.add_subparsers(required=True, metavar="COMMAND")
    take = inner.add_parser("load", parents=[data], help="use a newer CC-CEDICT file")
    take.add_argument("file", type=Path, metavar="FILE", help=".txt, .u8, .gz or .zip")
    take.set_defaults(do=_load)
    show = inner.add_parser("show", parents=[data], help="which dictionary is in use")
    show.add_argument("--json", action="store_true", help="one JSON object")
    show.set_defaults(do=_show)
    reset = inner.add_parser("reset", parents=[data], help="go back to the dictionary that is shipped")
    reset.set_defaults(do=_reset)
    former = inner.add_parser("former", parents=[data], help="go back to the dictionary before this one")
    former.set_defaults(do=_former)


def dictionary_record(paths: Paths) -> dict[str, Any]:
    """What `show --json` prints: the day of the dictionary in use, whether it is shipped, and both loaded files."""
    shelf = shown(paths)
    return {
        "date": cedict_date(paths),
        "shipped": shelf.current is None,
        "current": asdict(shelf.current) if shelf.current else None,
        "former": asdict(shelf.former) if shelf.former else None,
    }


def _load(options: argparse.Namespace) -> None:
    loaded = load(options.paths, options.file)
    ensure_language_file(options.paths, told_once)
    print(f"Now in use: {_named(loaded)}.")


def _show(options: argparse.Namespace) -> None:
    record = dictionary_record(options.paths)
    if options.json:
        print(to_json(record))
        return
    shelf = shown(options.paths)
    print(
        f"In use: {_named(shelf.current)}"
        if shelf.current
        else f"In use: CC-CEDICT of {record['date']}, shipped"
    )
    if shelf.former:
        print(f"Before: {_named(shelf.former)}")


def _reset(options: argparse.Namespace) -> None:
    former = remove(options.paths)
    print(
        "The shipped dictionary is in use again." if former else "The shipped dictionary is in use already."
    )


def _former(options: argparse.Namespace) -> None:
    former = restore_former(options.paths)
    print(f"Now in use: {_named(former)}." if former else "There is no former dictionary.")


def _named(dictionary: OwnDictionary) -> str:
    day = dictionary.date or "an unknown day"
    return f"CC-CEDICT of {day}, {dictionary.entries:,} entries, from {dictionary.source}"
