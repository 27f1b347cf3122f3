"""`glossary …`: what goes out of the glossary."""

from __future__ import annotations

import argparse

from reader.commands.output import Subparsers, add_output, write_file
from reader.glossary.exchange import FORMATS, Export, format_named
from reader.glossary.load import load_folder


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `glossary` with its own commands."""
    glossary = commands.add_parser("glossary", parents=[data], help="the glossary")
    inner = glossary.add_subparsers(required=True, metavar="COMMAND")
    export = inner.add_parser("export", parents=[data], help="write the glossary to a file")
    add_output(export, [form.name for form in FORMATS])
    export.set_defaults(do=_export)


def _export(options: argparse.Namespace) -> None:
    form = format_named(options.format)
    assert form is not None
    write_file(options.output, form.write(Export(load_folder(options.paths.resources / "glossary"))))
