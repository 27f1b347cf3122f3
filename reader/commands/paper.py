"""`pdf` and `html`: a transcript for paper; what writes it is handed in, so that this room knows no Qt."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.commands.output import Subparsers
from reader.glossary.exporters.export import Export
from reader.language.model import Script
from reader.paths import Paths


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """A text as "pdf" or "html"; `readings` is "none", "unknown" or "all", `notation` "pinyin" or "zhuyin"."""

    paths: Paths
    kind: str
    file: Path
    output: Path
    script: str
    readings: str
    notation: str
    encoding: str | None


@dataclass(frozen=True, slots=True)
class GlossaryPaper:
    """The glossary as PDF."""

    paths: Paths
    export: Export
    output: Path


Paper = Callable[[PaperRequest | GlossaryPaper], None]


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `pdf` and `html`."""
    for kind, words in (("pdf", "a transcript as PDF"), ("html", "a transcript as one HTML file")):
        parser = commands.add_parser(kind, parents=[data], help=words)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
        parser.add_argument("--script", default="as_printed", choices=[str(script) for script in Script])
        parser.add_argument(
            "--readings", default="all", choices=("none", "unknown", "all"), help="over which words (all)"
        )
        parser.add_argument("--notation", default="pinyin", choices=("pinyin", "zhuyin"))
        parser.add_argument("--encoding", metavar="NAME")
        parser.set_defaults(do=_write, kind=kind)


def _write(options: argparse.Namespace) -> None:
    names = ("paths", "kind", "file", "output", "script", "readings", "notation", "encoding")
    options.paper(PaperRequest(**{name: getattr(options, name) for name in names}))
