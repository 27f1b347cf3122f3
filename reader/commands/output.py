"""How commands give out what they have: JSON, lines, files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from reader.errors import FileRefused
from reader.paths import write_atomically

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a parser gives for adding commands; argparse has no public name for it."""


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
    """A record on one line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


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
