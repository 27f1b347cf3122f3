"""The same work without a window: `python -m reader COMMAND …`.

Output is UTF-8 whatever the locale. Exit codes: 0 done, 2 the input or the call is at fault.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import FileRefused, ReaderError
from reader.paths import Paths

COMMANDS = frozenset({"info", "annotate", "glossary", "vocabulary", "screenshot"})


@dataclass(frozen=True, slots=True)
class ScreenshotRequest:
    """A picture of the window on a text; `size` in logical pixels, `hover` a word whose card is shown."""

    paths: Paths
    file: Path
    output: Path
    size: tuple[int, int]
    scale: float
    theme: str
    script: str
    hover: str | None
    encoding: str | None


Screenshot = Callable[[ScreenshotRequest], None]


def is_command(arguments: Sequence[str]) -> bool:
    """Whether a call names a command rather than files to open in the window."""
    rest = list(arguments)
    while rest and rest[0].startswith("--data"):
        rest = rest[1 if "=" in rest[0] else 2 :]
    return bool(rest) and rest[0] in COMMANDS


def run(arguments: Sequence[str], screenshot: Screenshot) -> int:
    """Do what the call says and give the exit code; a refusal is one sentence on standard error."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    options.paths = Paths.under(Path(options.data)) if options.data else Paths.standard()
    options.screenshot = screenshot
    try:
        options.do(options)
    except ReaderError as error:
        print(f"duidu: {error}", file=sys.stderr)
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
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="keep all user data in DIR")
    parser = argparse.ArgumentParser(prog="duidu", description="Read Chinese interviews about AI.")
    parser.add_argument("--data", metavar="DIR", default=None, help="keep all user data in DIR")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_info(commands.add_parser("info", parents=[data], help="what is known of a transcript"))
    _add_annotate(commands.add_parser("annotate", parents=[data], help="the words of a transcript"))
    _add_glossary(commands.add_parser("glossary", parents=[data], help="the glossary"), data)
    _add_vocabulary(commands.add_parser("vocabulary", parents=[data], help="the words you keep"), data)
    _add_screenshot(commands.add_parser("screenshot", parents=[data], help="a picture of the window"))
    return parser


def _add_info(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--encoding", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(do=_info)


def _add_annotate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="- reads standard input, a paragraph a line")
    parser.add_argument("--encoding", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="JSON Lines, one a paragraph")
    parser.set_defaults(do=_annotate)


def _add_glossary(parser: argparse.ArgumentParser, data: argparse.ArgumentParser) -> None:
    from reader.glossary.exchange import FORMATS

    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    export = commands.add_parser("export", parents=[data], help="write the glossary to a file")
    _add_output(export, [form.name for form in FORMATS])
    export.set_defaults(do=_export_glossary)


def _add_vocabulary(parser: argparse.ArgumentParser, data: argparse.ArgumentParser) -> None:
    from reader.vocabulary.exchange import FORMATS

    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add = commands.add_parser("add", parents=[data], help="keep a word")
    add.add_argument("word", metavar="WORD")
    add.add_argument("--from", dest="file", type=Path, metavar="FILE", help="the text it was met in")
    add.add_argument("--encoding", metavar="NAME")
    add.set_defaults(do=_add_word)
    show = commands.add_parser("list", parents=[data], help="the kept words")
    show.add_argument("--json", action="store_true", help="JSON Lines, one a word")
    show.set_defaults(do=_list_words)
    export = commands.add_parser("export", parents=[data], help="write the vocabulary to a file")
    _add_output(export, [form.name for form in FORMATS])
    export.set_defaults(do=_export_vocabulary)


def _add_output(parser: argparse.ArgumentParser, formats: list[str]) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0])
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _add_screenshot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PNG")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="logical pixels")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="N")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--script", default="as_printed", choices=_scripts())
    parser.add_argument("--hover", metavar="WORD", help="show the card of this word")
    parser.add_argument("--encoding", metavar="NAME")
    parser.set_defaults(do=_take_screenshot)


def _scripts() -> tuple[str, ...]:
    from reader.language.model import Script

    return tuple(str(script) for script in Script)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    size = int(width), int(height)
    if not all(200 <= side <= 8000 for side in size):
        raise argparse.ArgumentTypeError("a side is 200 to 8000 pixels")
    return size


def _scale(text: str) -> float:
    scale = float(text)
    if not 0.5 <= scale <= 4:
        raise argparse.ArgumentTypeError("a scale is 0.5 to 4")
    return scale


def _info(options: argparse.Namespace) -> None:
    from reader.reports import info_table, load_transcript
    from reader.transcript.describe import describe

    facts = describe(load_transcript(options.paths, options.file, options.encoding))
    print(_json(facts) if options.json else info_table(facts))


def _annotate(options: argparse.Namespace) -> None:
    from reader.reports import annotated_lines, annotation_table, load_transcript, paragraphs_of_lines

    if options.file == "-":
        transcript = paragraphs_of_lines(sys.stdin.buffer.read(), options.encoding)
    else:
        transcript = load_transcript(options.paths, Path(options.file), options.encoding)
    _print_lines(annotated_lines(options.paths, transcript), options.json, annotation_table)


def _export_glossary(options: argparse.Namespace) -> None:
    from reader.glossary.exchange import Export, format_named
    from reader.glossary.load import load_folder

    form = format_named(options.format)
    assert form is not None
    concepts = load_folder(options.paths.resources / "glossary")
    _write(options.output, form.write(Export(concepts)))


def _add_word(options: argparse.Namespace) -> None:
    from reader.reports import keep_word

    print(keep_word(options.paths, options.word, options.file, options.encoding))


def _list_words(options: argparse.Namespace) -> None:
    from reader.reports import kept_words, vocabulary_table

    _print_lines(iter(kept_words(options.paths)), options.json, vocabulary_table)


def _export_vocabulary(options: argparse.Namespace) -> None:
    from reader.attribution import CEDICT_NOTICE
    from reader.reports import stored_words
    from reader.vocabulary.exchange import Export, format_named

    form = format_named(options.format)
    assert form is not None
    _write(options.output, form.write(Export(stored_words(options.paths), CEDICT_NOTICE)))


def _take_screenshot(options: argparse.Namespace) -> None:
    names = ("paths", "file", "output", "size", "scale", "theme", "script", "hover", "encoding")
    options.screenshot(ScreenshotRequest(**{name: getattr(options, name) for name in names}))


def _print_lines(
    lines: Iterator[dict[str, object]], as_json: bool, table: Callable[[dict[str, object]], str]
) -> None:
    """Print records as they come, as JSON Lines or as a table to read."""
    for line in lines:
        print(_json(line) if as_json else table(line))


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, content: bytes) -> None:
    from reader.paths import write_atomically

    try:
        write_atomically(path.absolute(), content)
    except OSError as error:
        raise FileRefused(
            f"the file cannot be written ({error.strerror or error}).",
            path=path,
            advice="Choose a folder that exists and is yours.",
        ) from error
