"""How commands give out what they have: JSON, lines, files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from reader.errors import FileRefused
from reader.paths import write_atomically

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a parser gives for adding commands; argparse has no public name for it."""

_LINE_ENDS = {end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""What JSON may hold as it is although it ends a line elsewhere."""


def add_output(parser: argparse.ArgumentParser, formats: list[str]) -> None:
    """Let a command write one of these formats to a file."""
    parser.add_argument("--format", choices=formats, default=formats[0])
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def print_lines(
    lines: Iterator[dict[str, Any]], as_json: bool, table: Callable[[dict[str, Any]], str]
) -> None:
    """Print records as they come, as JSON Lines or as a table to read."""
    for line in lines:
        print(to_json(line) if as_json else table(line))


def to_json(record: object) -> str:
    """A record on one line, however line ends are told."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    for end, written in _LINE_ENDS.items():
        text = text.replace(end, written)
    return text


def told_once(_what: str, _part: float) -> None:
    """Progress of building the dictionary: a person at a terminal is told, once, why nothing comes for a while."""
    _tell_once()


@cache
def _tell_once() -> None:
    if sys.stderr.isatty():
        print(
            "duidu: building the dictionary; this happens once and takes some ten seconds.", file=sys.stderr
        )


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file or none; raises FileRefused where it cannot be written."""
    try:
        write_atomically(path.absolute(), content)
    except OSError as error:
        raise FileRefused(
            f"the file cannot be written ({error.strerror or error}).",
            path=path,
            advice="Choose a folder that exists and is yours.",
        ) from error
