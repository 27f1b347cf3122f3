"""`screenshot`: a picture of the window; what draws it is handed in, so that this room knows no Qt."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.commands.output import Subparsers
from reader.language.model import Script
from reader.paths import Paths


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


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `screenshot`."""
    parser = commands.add_parser("screenshot", parents=[data], help="a picture of the window")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PNG")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="logical pixels")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="N")
    parser.add_argument("--theme", choices=("light", "sepia", "dark", "contrast"), default="light")
    parser.add_argument("--script", default="as_printed", choices=[str(script) for script in Script])
    parser.add_argument("--hover", metavar="WORD", help="show the card of this word")
    parser.add_argument("--encoding", metavar="NAME")
    parser.set_defaults(do=_take_screenshot)


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


def _take_screenshot(options: argparse.Namespace) -> None:
    names = ("paths", "file", "output", "size", "scale", "theme", "script", "hover", "encoding")
    options.screenshot(ScreenshotRequest(**{name: getattr(options, name) for name in names}))
