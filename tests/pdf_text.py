"""The letters on the pages of a PDF that Qt wrote, each with its place, as a reader of PDF finds them.

Only what Qt writes is understood: transforms by `cm`, glyphs by `Td` and `Tj`, and the table of each font that says
which characters its glyphs are.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
_STEP = re.compile(
    r"(?P<cm>(?:[-\d.]+ ){6})cm|(?P<save>\bq\b)|(?P<back>\bQ\b)|/(?P<font>F\d+) (?P<size>[-\d.]+) Tf"
    r"|(?P<line>(?:[-\d.]+ ){6})Tm|(?P<x>[-\d.]+) (?P<y>[-\d.]+) Td|<(?P<glyphs>[0-9A-Fa-f]+)> Tj"
)
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Letter:
    """A character or a few, where they begin on their line of writing, from the left and from below; all in points."""

    text: str
    x: float
    y: float
    size: float


def letters_of(pdf: bytes) -> list[list[Letter]]:
    """The letters of each page in the order in which they are painted."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    return [_page(body, objects) for body in pages]


def text_of(letters: list[Letter]) -> list[str]:
    """The text line by line: what stands on one line of writing, from left to right."""
    lines: dict[int, list[Letter]] = {}
    for letter in letters:
        lines.setdefault(round(letter.y), []).append(letter)
    ordered = (sorted(lines[y], key=lambda each: each.x) for y in sorted(lines, reverse=True))
    return ["".join(letter.text for letter in line) for line in ordered]


def _stream(body: bytes) -> str:
    found = _STREAM.search(body)
    assert found is not None
    content = zlib.decompress(found[1]) if b"/FlateDecode" in body[: found.start()] else found[1]
    return content.decode("latin-1")


def _named(body: bytes, name: bytes) -> int:
    """The number of the object that a dictionary refers to by that name."""
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None, name
    return int(found[1])


def _page(body: bytes, objects: dict[int, bytes]) -> list[Letter]:
    resources = objects[_named(body, b"Resources")]
    fonts = {
        name.decode(): _characters(_stream(objects[_named(objects[int(number)], b"ToUnicode")]))
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", resources)
    }
    return _letters(_stream(objects[_named(body, b"Contents")]), fonts)


def _characters(table: str) -> dict[int, str]:
    """The text of each glyph: a range has a list of them, or the first of some that follow each other."""
    found: dict[int, str] = {}
    for first, last, texts in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[[^\]]*\]|<\w+>)", table):
        given = [bytes.fromhex(text).decode("utf-16-be") for text in re.findall(r"<(\w+)>", texts)]
        if not texts.startswith("["):
            given = [chr(ord(given[0]) + step) for step in range(int(last, 16) - int(first, 16) + 1)]
        for number, character in enumerate(given):
            # Qt names a glyph by the first of its characters: 人 by a radical, the space by a tab
            found[int(first, 16) + number] = unicodedata.normalize("NFKC", character).replace("\t", " ")
    return found


def _letters(content: str, fonts: dict[str, dict[int, str]]) -> list[Letter]:
    whole: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[Matrix] = []
    line, x, y, font, size = whole, 0.0, 0.0, "", 0.0
    found: list[Letter] = []
    for step in _STEP.finditer(content):
        if step["cm"]:
            whole = _after(_matrix(step["cm"]), whole)
        elif step["save"]:
            kept.append(whole)
        elif step["back"] and kept:
            whole = kept.pop()
        elif step["font"]:
            font, size = step["font"], float(step["size"])
        elif step["line"]:
            line, x, y = _matrix(step["line"]), 0.0, 0.0
        elif step["x"]:
            x, y = x + float(step["x"]), y + float(step["y"])
        elif step["glyphs"]:
            a, _b, _c, d, e, f = _after((1, 0, 0, 1, x, y), _after(line, whole))
            glyphs = re.findall("....", step["glyphs"])
            # several at one go are where they are by their own widths: here all at the first one's place, in order
            text = "".join(fonts[font].get(int(glyph, 16), "") for glyph in glyphs)
            found.append(Letter(text, e, f, size * abs(a * d) ** 0.5))
    return found


def _matrix(numbers: str) -> Matrix:
    a, b, c, d, e, f = map(float, numbers.split())
    return a, b, c, d, e, f


def _after(one: Matrix, other: Matrix) -> Matrix:
    """The transform that does one, then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
