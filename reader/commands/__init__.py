"""The same work without a window: `python -m reader COMMAND …`.

Output is UTF-8 whatever the locale. Exit codes: 0 done, 2 the input or the call is at fault. Each module adds its own
commands to the parser; `do` holds what a command does.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.paths import Paths

if TYPE_CHECKING:
    import argparse

    from reader.commands.paper import Paper
    from reader.commands.screenshot import Screenshot

COMMANDS = frozenset(
    {
        "info",
        "annotate",
        "glossary",
        "vocabulary",
        "screenshot",
        "dictionary",
        "lookup",
        "corrections",
        "pdf",
        "html",
        "notes",
    }
)


def is_command(arguments: Sequence[str]) -> bool:
    """Whether a call names a command rather than files to open in the window."""
    rest = list(arguments)
    while rest and rest[0].startswith("--data"):
        rest = rest[1 if "=" in rest[0] else 2 :]
    return bool(rest) and rest[0] in COMMANDS


def run(arguments: Sequence[str], screenshot: Screenshot, paper: Paper) -> int:
    """Do what the call says and give the exit code; a refusal is one sentence on standard error."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    options.paths = Paths.under(Path(options.data)) if options.data else Paths.standard()
    options.screenshot, options.paper = screenshot, paper
    try:
        options.do(options)
    except ReaderError as error:
        print(f"duidu: {error.in_command()}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _speak_utf8() -> None:
    """Write UTF-8 with plain line ends on every system, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _parser() -> argparse.ArgumentParser:
    import argparse  # a window needs none of this

    from reader.commands import (
        corrections,
        dictionary,
        glossary,
        lookup,
        notes,
        paper,
        screenshot,
        transcripts,
        vocabulary,
    )

    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="keep all user data in DIR")
    parser = argparse.ArgumentParser(prog="duidu", description="Read Chinese interviews about AI.")
    parser.add_argument("--data", metavar="DIR", default=None, help="keep all user data in DIR")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    transcripts.add_commands(commands, data)
    glossary.add_commands(commands, data)
    vocabulary.add_commands(commands, data)
    lookup.add_commands(commands, data)
    dictionary.add_commands(commands, data)
    corrections.add_commands(commands, data)
    notes.add_commands(commands, data)
    screenshot.add_commands(commands, data)
    paper.add_commands(commands, data)
    return parser
