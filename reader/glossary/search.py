"""Concepts by what a person types: Chinese, pinyin with or without tones, English, an abbreviation.

    智能    zhì néng    zhineng    zhi4neng2    agent    LLM

Where a piece is found gives the rank: the whole of a name first, then its beginning, then the beginning of a word
in it, then anywhere; Chinese and English go before pinyin of the same rank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from reader.glossary.model import Concept, Form
from reader.glossary.spelling import is_han, plain
from reader.records import dataclass

_WHOLE, _BEGINNING, _WORD, _INSIDE, _NOWHERE = 0, 2, 4, 6, 99
_PINYIN = 1
"""Added to the rank of what is found in a reading."""

_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_LETTERS = re.compile(r"[a-zü]")


@dataclass(frozen=True, slots=True)
class _Sound:
    """A reading as letters without marks, with where each syllable begins and its tone (5 for none)."""

    letters: str
    starts: tuple[int, ...]
    tones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A concept with all that it can be found by."""

    concept: Concept
    names: tuple[str, ...]
    sounds: tuple[_Sound, ...]


class ConceptFinder:
    """Finds concepts among those given; keep it while they do not change.

    `readings` gives the syllables of forms that carry none themselves, by the text of the form, and `spellings` the
    other ways in which forms are written.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        readings: Mapping[str, tuple[str, ...]] | None = None,
        spellings: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._known = [_known(concept, readings or {}, spellings or {}) for concept in concepts]

    def find(self, typed: str) -> list[Concept]:
        """The concepts that what was typed leads to, best first; all by their English names where it is empty.

        Forms are in simplified characters, and in others only where `spellings` has them.
        """
        name = " ".join(plain(typed).split())
        letters, tones = _typed_sound(typed)
        ranked = [(_rank(known, name, letters, tones), known) for known in self._known]
        found = [(rank, known) for rank, known in ranked if rank < _NOWHERE]
        found.sort(key=lambda each: (each[0], each[1].concept.english.casefold()))
        return [known.concept for _, known in found]


def find_concepts(
    concepts: Iterable[Concept], typed: str, readings: Mapping[str, tuple[str, ...]] | None = None
) -> list[Concept]:
    """The concepts that what was typed leads to, best first: `ConceptFinder` for a single question."""
    return ConceptFinder(concepts, readings).find(typed)


def _known(
    concept: Concept, readings: Mapping[str, tuple[str, ...]], spellings: Mapping[str, tuple[str, ...]]
) -> _Known:
    forms = (text for form in concept.forms for text in (form.text, *spellings.get(form.text, ())))
    names = (concept.english, concept.abbreviation, concept.id, *forms)
    sounds = (_sound(form, readings) for form in concept.forms)
    return _Known(
        concept, tuple(plain(name) for name in names if name), tuple(sound for sound in sounds if sound)
    )


def _sound(form: Form, readings: Mapping[str, tuple[str, ...]]) -> _Sound | None:
    """How a form sounds; its Latin letters stand in their places without a tone."""
    syllables = form.reading or readings.get(form.text, ())
    if not syllables:
        return None
    spoken = iter(syllables)
    letters, starts, tones = "", [], []
    for character in plain(form.text):
        if not is_han(character) and not character.isalnum():
            continue
        bare, tone = _bare(next(spoken, "") if is_han(character) else character)
        starts.append(len(letters))
        tones.append(tone)
        letters += bare
    return _Sound(letters, tuple(starts), tuple(tones))


def _bare(syllable: str) -> tuple[str, str]:
    """A syllable's letters and tone: `lǜ` gives (`lü`, `4`)."""
    taken_apart = unicodedata.normalize("NFD", syllable.lower())
    tone = next((_MARKS[character] for character in taken_apart if character in _MARKS), "5")
    rest = "".join(character for character in taken_apart if character not in _MARKS)
    return unicodedata.normalize("NFC", rest), tone


def _typed_sound(typed: str) -> tuple[str, str]:
    """What was typed as pinyin: its letters and its tones, neither where it cannot be pinyin."""
    bare: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFD", plain(typed).replace("u:", "ü").replace("v", "ü")):
        if character in _MARKS:
            tones.append(_MARKS[character])
        elif character in "12345" and bare:
            tones += [] if character == "5" else [character]
        elif character not in " '-·":
            bare.append(character)
    letters = unicodedata.normalize("NFC", "".join(bare))
    return (letters, "".join(tones)) if all(map(_LETTERS.match, letters)) else ("", "")


def _rank(known: _Known, name: str, letters: str, tones: str) -> int:
    """The best rank that a name or a sound of the concept has."""
    if not name:
        return _WHOLE
    best = min((_rank_of_name(each, name) for each in known.names), default=_NOWHERE)
    if not letters:
        return best
    return min([best, *(_rank_of_sound(sound, letters, tones) for sound in known.sounds)])


def _rank_of_name(name: str, typed: str) -> int:
    if name == typed:
        return _WHOLE
    place = name.find(typed)
    if place <= 0:
        return _BEGINNING if place == 0 else _NOWHERE
    is_word = any(not name[at - 1].isalnum() for at in _places(name, typed, place))
    return _WORD if is_word else _INSIDE


def _places(name: str, typed: str, place: int) -> Iterable[int]:
    while place >= 0:
        yield place
        place = name.find(typed, place + 1)


def _rank_of_sound(sound: _Sound, letters: str, tones: str) -> int:
    """Pinyin counts from the beginning of a syllable, with the tones that were typed, where any were."""
    for number, start in enumerate(sound.starts):
        if sound.letters.startswith(letters, start) and _agree(sound.tones[number:], tones):
            if start:
                return _INSIDE + _PINYIN
            return (_WHOLE if letters == sound.letters else _BEGINNING) + _PINYIN
    return _NOWHERE


def _agree(tones: tuple[str, ...], typed: str) -> bool:
    """Whether the typed tones are the first of those spoken; neutral syllables carry none."""
    return "".join(tone for tone in tones if tone != "5").startswith(typed)
