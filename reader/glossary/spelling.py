"""The ways in which a form is printed: case, width, hyphens, dots and spaces that make no difference.

`plain` folds one character to one character, so that offsets stay; `spellings` lists what may stand between
the pieces of a form:

    GPT-4 Turbo     gpt-4 turbo · gpt 4 turbo · gpt4 turbo · gpt-4-turbo …
    AI 芯片         ai芯片 · ai 芯片
    山姆·奥特曼     山姆·奥特曼 · 山姆奥特曼 · 山姆 奥特曼 · 山姆 · 奥特曼 · 山姆.奥特曼 · 山姆-奥特曼
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_MOST_SPELLINGS = 64

_FOLDED = {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_FOLDED |= {chr(code + 0xFEE0): chr(code).lower() for code in range(0x21, 0x7F)}  # full-width ASCII
_FOLDED |= dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " ")
_FOLDED |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
_FOLDED |= dict.fromkeys("•・‧∙⋅", "·")
_FOLDED |= dict.fromkeys("‘’", "'")
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLDED))}]")

_HAN = r"[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_IS_HAN = re.compile(_HAN)
_SEAM = re.compile(
    rf"(?P<dot> ?· ?)|(?<=[a-z0-9])(?P<latin>[ -])(?=[a-z0-9])"
    rf"|(?P<mixed>(?<=[a-z0-9]) ?(?={_HAN})|(?<={_HAN}) ?(?=[a-z0-9]))"
)
_DOTS = ("·", "", " ", " · ", "· ", " ·", ".", "-")


def plain(text: str) -> str:
    """The text, of the same length, in lower case with one kind of space, hyphen, dot and apostrophe."""
    return _FOLDABLE.sub(lambda found: _FOLDED[found[0]], text)  # `translate` looks every character up


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one, which has a syllable."""
    return _IS_HAN.match(character) is not None


def has_han(text: str) -> bool:
    """Whether a Chinese character stands anywhere in a text."""
    return _IS_HAN.search(text) is not None


def is_latin(character: str) -> bool:
    """Whether a character joins its neighbours into one Latin word; accented and Greek letters do too."""
    return character < "\u2e80" and character.isalnum()


def spellings(form: str) -> Iterator[str]:
    """All printed ways of a form, folded by `plain`; the first is the form's own."""
    folded = plain(form)
    yield folded
    pieces, seams = _taken_apart(folded)
    ways = 1
    for seam in seams:
        ways *= len(seam)
    if 1 < ways <= _MOST_SPELLINGS:
        choices: Iterator[tuple[str, ...]] = product(*seams)
    else:  # many seams: the same choice at all of them
        choices = zip(*(seam * len(_DOTS) for seam in seams), strict=False)
    for choice in choices:
        spelling = "".join(piece + joint for piece, joint in zip(pieces, (*choice, ""), strict=True))
        if spelling != folded:
            yield spelling


def _taken_apart(folded: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The pieces of a form and, for each seam between two, what may stand there."""
    pieces: list[str] = []
    seams: list[tuple[str, ...]] = []
    begin = 0
    for match in _SEAM.finditer(folded):
        if match.start() == 0 or match.end() == len(folded):
            continue
        pieces.append(folded[begin : match.start()])
        seams.append(_joints(match, folded[match.start() - 1], folded[match.end()]))
        begin = match.end()
    pieces.append(folded[begin:])
    return pieces, seams


def _joints(match: re.Match[str], before: str, after: str) -> tuple[str, ...]:
    """What may stand at a seam; Latin is written together only between a letter and a digit (GPT4)."""
    if match["dot"] is not None:
        return ("·", " ", " · ") if is_latin(before) and is_latin(after) else _DOTS
    if match["latin"] is not None:
        return ("-", " ", "") if before.isdigit() != after.isdigit() else ("-", " ")
    return ("", " ")
