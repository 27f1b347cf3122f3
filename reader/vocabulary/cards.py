"""A word as a card: front and back for Anki, term and definition for Quizlet and Pleco.

Tones are coloured after the reading itself, the word is set off in its sentence, and whose data it is stands at the
foot. Number of the note type and guids never change, so that Anki updates what it has.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from reader.formats.anki import CSS, CardTemplate, Note, NoteType, field
from reader.formats.html import Markup, element
from reader.records import dataclass
from reader.vocabulary.model import Sighting, Word, WordKey


class Scripts(StrEnum):
    """Which script leads; the other one is shown beside it, or is not."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    SIMPLIFIED_ONLY = "simplified only"
    TRADITIONAL_ONLY = "traditional only"

    @property
    def is_traditional(self) -> bool:
        """Whether traditional characters lead."""
        return self in (Scripts.TRADITIONAL, Scripts.TRADITIONAL_ONLY)

    @property
    def both(self) -> bool:
        """Whether the other script is shown too."""
        return self in (Scripts.SIMPLIFIED, Scripts.TRADITIONAL)


FIELDS = (
    "Word",
    "Other script",
    "Pinyin",
    "Senses",
    "Sentence",
    "Source",
    "Note",
    "Simplified",
    "Traditional",
    "Attribution",
)
DECK = 1_735_689_601
NAME = "Duidu word"
_ODD = re.compile(r"[<>&\"'\\\[{\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What a field cannot hold as it is; most text has none of it."""
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_TONE_CSS = """
.tone1 { color: #c62f28; } .tone2 { color: #8a6100; } .tone3 { color: #22752f; } .tone4 { color: #2458b3; }
.tone5 { color: #6b675f; } .pinyin { font-size: 1.3em; } .met { font-weight: bold; border-bottom: 2px solid #c98a1b; }
.card { padding: 0 1.2em; } .senses { margin: .6em auto; display: inline-block; text-align: left; }
.note { margin: 0 auto .8em; padding: .2em .8em; max-width: 26em; border-left: 3px solid #c98a1b; text-align: left; }
.credit { color: #6b675f; font-size: .6em; margin-top: 1.4em; overflow-wrap: anywhere; }
.nightMode .credit, .night_mode .credit { color: #a29c90; }
.nightMode .tone1, .night_mode .tone1 { color: #ff8f87; } .nightMode .tone2, .night_mode .tone2 { color: #e3b94a; }
.nightMode .tone3, .night_mode .tone3 { color: #7fd48b; } .nightMode .tone4, .night_mode .tone4 { color: #8fb8ff; }
.nightMode .tone5, .night_mode .tone5 { color: #a29c90; }
"""
_FRONT = """<div class="chinese">{{Word}}</div>
{{#Sentence}}<div class="sentence">{{Sentence}}</div>{{/Sentence}}"""
_BACK = """{{FrontSide}}<hr id="answer">
<div class="pinyin">{{Pinyin}}</div>
{{#Other script}}<div class="traditional">{{Other script}}</div>{{/Other script}}
<div class="senses">{{Senses}}</div>
{{#Note}}<div class="note">{{Note}}</div>{{/Note}}
<div class="quiet">{{Source}}</div><div class="credit">{{Attribution}}</div>"""

NOTE_TYPE = NoteType(
    number=1_735_689_600,
    name=NAME,
    fields=FIELDS,
    cards=(CardTemplate("Read", _FRONT, _BACK),),
    css=CSS + _TONE_CSS,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a word goes onto its card."""

    scripts: Scripts = Scripts.SIMPLIFIED
    sentence: bool = True
    note: bool = True
    attribution: str = ""


def guid(key: WordKey) -> str:
    """The same for the same word, on every computer and in every export."""
    return f"duidu-{hashlib.sha256(key.id.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def note(word: Word, shown: Shown) -> Note:
    """The note of a word; its tags and status are the note's tags."""
    lead, other = scripts(word, shown.scripts)
    met = word.sightings[0] if word.sightings and shown.sentence else None
    return Note(
        guid(word.key),
        (
            text_field(lead),
            text_field(other),
            coloured(word.key.pinyin),
            Markup("".join(f"<div>{text_field(sense)}</div>" for sense in word.senses)),
            sentence(word, met) if met else Markup(),
            text_field(source(met)) if met else Markup(),
            text_field(word.note) if shown.note else Markup(),
            text_field(word.key.simplified),
            text_field(word.traditional),
            text_field(shown.attribution),
        ),
        (*word.tags, f"duidu::{word.status.value}"),
    )


def as_lines(word: Word, shown: Shown) -> list[str]:
    """What stands on both sides of a card, as plain text."""
    lead, other = scripts(word, shown.scripts)
    met = word.sightings[0] if word.sightings and shown.sentence else None
    reading = "  ".join(filter(None, (" ".join(filter(None, word.key.pinyin)), other)))
    front = [lead, *([met.sentence] if met else [])]
    back = [reading, *definition(word, note=shown.note).splitlines(), *([source(met)] if met else [])]
    return [*front, *(f"    {line}" for line in filter(None, back))]


def scripts(word: Word, wanted: Scripts) -> tuple[str, str]:
    """The word in the leading script and in the other, "" where that is the same or not wanted."""
    forms = (word.key.simplified, word.traditional)
    lead, other = forms[::-1] if wanted.is_traditional else forms
    return lead, other if wanted.both and other != lead else ""


def coloured(pinyin: tuple[str, ...]) -> Markup:
    """Syllables, each in the colour of its tone."""
    return Markup(" ".join(_span(syllable) for syllable in pinyin if syllable))


@lru_cache(maxsize=4096)
def _span(syllable: str) -> Markup:
    return element("span", syllable, class_=f"tone{tone(syllable)}")


def tone(syllable: str) -> int:
    """The tone that is written on a syllable, 5 for none."""
    marks = (_TONES.get(each) for each in unicodedata.normalize("NFD", syllable))
    return next((found for found in marks if found), 5)


def sentence(word: Word, met: Sighting) -> Markup:
    """The sentence with the word set off."""
    start, end = word.set_off(met)
    before, inside, after = met.sentence[:start], met.sentence[start:end], met.sentence[end:]
    middle = f'<span class="met">{text_field(inside)}</span>' if inside else ""
    return Markup(f"{text_field(before)}{middle}{text_field(after)}")


def source(met: Sighting) -> str:
    """Where a word was met, in a line."""
    return " · ".join(part for part in (met.speaker, met.title, met.section, met.time) if part)


def definition(word: Word, *, note: bool = True) -> str:
    """The senses of a word and its note, a line each."""
    lines = [*word.senses, *([word.note] if note and word.note else [])]
    return "\n".join(lines)


def text_field(text: str) -> Markup:
    """Text that Anki shows as it is, tabs among it."""
    return _short_field(text) if len(text) < 200 else _field(text)


def _field(text: str) -> Markup:
    if _ODD.search(text) is None:
        return Markup(text)
    return Markup("&#9;".join(field(part) for part in text.split("\t")))


_short_field = lru_cache(maxsize=4096)(_field)
"""Words, titles and the notice stand in many fields."""
