"""What notes for Anki are made of, whether they leave as a package or as text.

Fields are HTML. Text in them is escaped, and so is what Anki reads as its own: `[sound:…]`, `[latex]`, `[$]` in
square brackets, and the backslash that opens MathJax. Sources: Anki's manual, “Note types”, “Text files”, “Math”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.formats.html import Markup, escaped
from reader.records import dataclass

_OWN_BRACKET = re.compile(r"\[(?=sound:|anki:|latex\]|/latex\]|\$|/\$)", re.IGNORECASE)
_OWN_BRACES = re.compile(r"\{(?=\{)")
_MATHJAX = re.compile(r"\\(?=[(\[])")


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """One card of a note type, front and back in Anki's template language."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The fields of notes and how their cards look; `number` never changes, so that notes can be updated."""

    number: int
    name: str
    fields: tuple[str, ...]
    cards: tuple[CardTemplate, ...]
    css: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; `guid` never changes for the same thing. Plain strings among the fields are escaped."""

    guid: str
    fields: Sequence[str]
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NoteDeck:
    """Notes of one type under the name of a deck (`::` between it and the deck it lies in)."""

    number: int
    name: str
    notes: Sequence[Note]
    description: str = ""


CSS = """
.card { font: 20px/1.5 "Noto Sans", "Segoe UI", Arial, sans-serif; text-align: center; color: #1c1b19;
  background: #fdfcf9; max-width: 34em; margin: 1em auto; }
.chinese { font: 2.4em/1.4 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
.traditional { font: 1.5em/1.4 "Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", PMingLiU, serif; }
.sentence { font: 1.2em/1.8 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
.quiet { color: #6b675f; font-size: .8em; } rt { font: .5em/1 "Noto Sans", Arial, sans-serif; }
hr { border: 0; border-top: 1px solid #d9d4c8; }
.nightMode.card, .night_mode.card, .nightMode .card { color: #e8e4da; background: #1b1a18; }
.nightMode .quiet, .night_mode .quiet { color: #a29c90; }
.nightMode hr, .night_mode hr { border-top-color: #3d3a35; }
"""
"""What cards wear, in the light and in Anki's night mode."""


def field(text: str) -> Markup:
    """A field that shows this text and nothing else; line breaks are kept, tabs become spaces."""
    if isinstance(text, Markup):
        return Markup(re.sub(r"[\t\r\n]+", " ", text))
    shown = str(escaped(re.sub(r"\r\n?", "\n", text).replace("\t", " ")))
    shown = _OWN_BRACES.sub("&#123;", _OWN_BRACKET.sub("&#91;", shown))
    return Markup(_MATHJAX.sub(r"\\<i></i>", shown).replace("\n", "<br>"))


def tag(text: str) -> str:
    """A tag, which has no spaces; empty where nothing is left."""
    return re.sub(r"[\s\"]+", "_", text.strip())
