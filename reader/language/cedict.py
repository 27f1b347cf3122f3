"""CC-CEDICT's lines read into entries, in the old and the new form of its file.

Old form `傳統 传统 [chuan2 tong3] /tradition/traditional/`; the new form writes the reading in double brackets.
Format: https://cc-cedict.org/wiki/format:syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.language.model import Entry
from reader.language.tones import mark_inside, marked_reading

_LINE = re.compile(r"(\S+) (\S+) \[{1,2}([^\]]*)\]{1,2} /(.*)/\s*$")
_INNER_CLASSIFIER = re.compile(r" ?\(CL:([^)]*)\)")
_TAIWAN = re.compile(r"^Taiwan pr\. \[([^\]]+)\]")
_REFERENCE = re.compile(
    r"^(?:\([^)]*\) *)?(?:(?:[a-zA-Z]+ )?variant of|see|see also)"
    r" (?P<word>[^\[\s,/]+?)(?:\[(?P<reading>[^\]]+)\])?(?:$|[ ,(;])"
)

LATE_MARKS = ("variant of", "old variant", "surname ", "(archaic)", "(old)", "used in ", "Japanese variant")


def parse_line(line: str) -> Entry | None:
    """One line as an entry, None for a comment, a blank line or a line of another form."""
    found = None if line.startswith("#") else _LINE.match(line)
    if found is None:
        return None
    traditional, simplified, reading, glosses = found.groups()
    senses, classifiers, taiwan = _sorted_glosses(glosses.split("/"))
    return Entry(simplified, traditional, marked_reading(reading), senses, classifiers, taiwan)


def _sorted_glosses(
    glosses: Iterable[str],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Senses, classifiers (`CL:個|个[ge4]`) and Taiwan reading (`Taiwan pr. [...]`) of one line, apart."""
    senses: list[str] = []
    classifiers: list[str] = []
    taiwan: tuple[str, ...] = ()
    for gloss in filter(None, (gloss.strip() for gloss in glosses)):
        pronunciation = _TAIWAN.match(gloss)
        if gloss.startswith("CL:"):
            classifiers += _classifiers(gloss[3:])
        elif pronunciation:
            taiwan = taiwan or marked_reading(pronunciation[1])
        else:
            for inner in _INNER_CLASSIFIER.findall(gloss) if "(CL:" in gloss else ():
                classifiers += _classifiers(inner)
            senses.append(mark_inside(_INNER_CLASSIFIER.sub("", gloss) if "(CL:" in gloss else gloss))
    return tuple(senses), tuple(classifiers), taiwan


def _classifiers(listed: str) -> list[str]:
    return [mark_inside(part.strip()) for part in listed.split(",") if part.strip()]


def parse(lines: Iterable[str]) -> Iterator[Entry]:
    """All entries of a file, in its order."""
    for line in lines:
        entry = parse_line(line)
        if entry is not None:
            yield entry


def reference(sense: str) -> tuple[str, tuple[str, ...]] | None:
    """The simplified headword and reading that a sense points to (`variant of 紅運|红运[hóng yùn]`), or None."""
    found = _REFERENCE.match(sense)
    if found is None:
        return None
    word = found["word"].rpartition("|")[2]
    return word, tuple((found["reading"] or "").split())


class References:
    """Resolves “variant of …” and “see …” in place: the senses of the other headword follow the pointer."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_word: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_word.setdefault(entry.simplified, []).append(entry)

    def resolve(self, entry: Entry) -> Entry:
        """The entry with the senses of what it points to; pointers to itself and in circles stay as they are."""
        added: list[str] = []
        classifiers = entry.classifiers
        for sense in entry.senses:
            target = self._target(sense, entry, depth=3)
            if target is not None:
                added += [gloss for gloss in target.senses if reference(gloss) is None]
                classifiers = classifiers or target.classifiers
        if not added:
            return entry
        senses = tuple(dict.fromkeys((*entry.senses, *added)))
        return replace(entry, senses=senses, classifiers=classifiers)

    def _target(self, sense: str, start: Entry, depth: int) -> Entry | None:
        pointed = reference(sense)
        if pointed is None or depth == 0:
            return None
        word, reading = pointed
        for found in self._by_word.get(word, ()):
            if found is start or (reading and _key(found.pinyin) != _key(reading)):
                continue
            if all(reference(gloss) for gloss in found.senses):
                return self._target(found.senses[0], start, depth - 1) if found.senses else None
            return found
        return None


def _key(reading: Iterable[str]) -> str:
    return "".join(reading).lower()
