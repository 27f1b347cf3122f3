"""How the forms of the glossary are said and written in each script, as far as the engine has told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.glossary.model import Concept, Form, Region
from reader.glossary.spelling import has_han, is_han
from reader.language.model import Script, Token
from reader.language.packed import unpack
from reader.records import dataclass

SCRIPTS = (Script.TRADITIONAL, Script.TAIWAN, Script.TAIWAN_PHRASES, Script.HONG_KONG)
"""What a form is known in; as printed and in simplified characters it is what is stored."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A form in each of `SCRIPTS`, with a syllable a Chinese character; none where one is not known."""

    written: tuple[str, ...]
    reading: tuple[str, ...]


class SpokenForms:
    """What is known of forms by their text; asked for at the engine, and kept for as long as the window is open."""

    def __init__(self) -> None:
        self.version = 0
        self._known: dict[str, Spoken] = {}

    def copy(self) -> SpokenForms:
        """What is known now, for another thread."""
        copied = SpokenForms()
        copied.version, copied._known = self.version, dict(self._known)
        return copied

    def missing(self, concepts: Iterable[Concept]) -> list[str]:
        """The forms with Chinese characters that nothing is known of yet."""
        texts = (form.text for concept in concepts for form in concept.forms)
        return [text for text in dict.fromkeys(texts) if text not in self._known and has_han(text)]

    def take(self, texts: Sequence[str], records: Mapping[int, bytes]) -> None:
        """Take in the packed records of forms, by their number in `texts`."""
        for _ in self.taking(texts, records):
            pass

    def taking(self, texts: Sequence[str], records: Mapping[int, bytes]) -> Iterator[None]:
        """The same, one in a step."""
        for number, record in records.items():
            self._known[texts[number]] = spoken(texts[number], unpack(record, texts[number]).tokens)
            yield
        self.version += 1

    def reading(self, form: Form) -> tuple[str, ...]:
        """The syllables of a form: its own, or what the engine says."""
        known = self._known.get(form.text)
        return form.reading or (known.reading if known is not None else ())

    def shown(self, form: Form, script: Script) -> str:
        """A form in a script; as it is stored, in simplified characters, where nothing is known."""
        known = self._known.get(form.text)
        return known.written[SCRIPTS.index(script)] if known is not None and script in SCRIPTS else form.text

    def readings(self) -> dict[str, tuple[str, ...]]:
        """The syllables of forms by their text."""
        return {text: known.reading for text, known in self._known.items() if known.reading}

    def spellings(self) -> dict[str, tuple[str, ...]]:
        """The other ways in which forms are written in other scripts, by their text."""
        return {
            text: tuple(others)
            for text, known in self._known.items()
            if (others := set(known.written) - {text})
        }

    def for_export(self, concepts: Iterable[Concept]) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Traditional form (that of its region) and syllables of each form, as formats ask for them."""
        found = {}
        for concept in concepts:
            for form in concept.forms:
                if form.text in self._known:
                    found[form.text] = (self.shown(form, _SCRIPTS[form.region]), self.reading(form))
        return found


_SCRIPTS = {
    Region.MAINLAND: Script.TRADITIONAL,
    Region.TAIWAN: Script.TAIWAN,
    Region.HONG_KONG: Script.HONG_KONG,
}


def spoken(text: str, tokens: Sequence[Token]) -> Spoken:
    """What tokens say of a form."""
    alike = {text: text}  # one string for all scripts in which a form is the same
    written = tuple(alike.setdefault(form, form) for form in (_written(text, tokens, s) for s in SCRIPTS))
    syllables = tuple(syllable or "" for token in tokens for syllable in token.pinyin)
    known = all(syllables) and len(syllables) == sum(map(is_han, text))
    return Spoken(written, syllables if known else ())


def _written(text: str, tokens: Sequence[Token], script: Script) -> str:
    pieces, at = [], 0
    for token in tokens:
        pieces += [text[at : token.start], token.form(script)]
        at = token.end
    return "".join(pieces) + text[at:]
