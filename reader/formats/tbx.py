"""Termbases as TBX: ISO 30042:2019 (TBX-Basic, DCA style) and the older form of 2008 that most tools still read.

    2019   tbx > text > body > conceptEntry > langSec > termSec > term
    2008   martif > text > body > termEntry > langSet > tig > term

The rules kept here are those of TBX-Basic: a subject field stands at the concept only, a definition at the concept
or the language, a context at the term only; data categories have fixed values; ids are unique XML names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.etree import ElementTree

from reader.errors import FileRefused, ReaderError
from reader.formats.plain_text import printable
from reader.formats.safe_xml import Node, parse
from reader.formats.tables import Refusal

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")
STATUSES = tuple(
    f"{name}-admn-sts" for name in ("preferredTerm", "admittedTerm", "deprecatedTerm", "supersededTerm")
)
TERM_TYPES = ("fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase")
PICKLISTS = {"partOfSpeech": PARTS_OF_SPEECH, "administrativeStatus": STATUSES, "termType": TERM_TYPES}
"""The values that a data category may have; geographicalUsage is free."""

_TERM_NOTES = ("partOfSpeech", "administrativeStatus", "termType", "geographicalUsage")
_NOT_NCNAME = re.compile(r"[^A-Za-z0-9_.\-\u00b7-\ud7ff]")


class Edition(StrEnum):
    """Which of the two forms a file has."""

    ISO_2019 = "2019"
    MARTIF_2008 = "2008"


@dataclass(frozen=True, slots=True)
class Term:
    """A term; `kinds` are (data category, value) pairs of the term, `contexts` (sentence, source) pairs."""

    text: str
    kinds: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    contexts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class LanguageSection:
    """The terms of one language, with a definition in that language."""

    language: str
    terms: Sequence[Term]
    definition: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept; `references` are (id, text) pairs of other entries. `line` is where it was read."""

    id: str
    languages: Sequence[LanguageSection]
    subject: str = ""
    notes: Sequence[str] = ()
    references: Sequence[tuple[str, str]] = ()
    definition: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Termbase:
    """What a file holds; entries that could not be read are refused by line."""

    edition: Edition
    entries: tuple[Entry, ...]
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Names:
    """What the two editions call the same things."""

    root: str
    header: str
    entry: str
    language: str
    term: str


_NAMES = {
    Edition.ISO_2019: _Names("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec"),
    Edition.MARTIF_2008: _Names("martif", "martifHeader", "termEntry", "langSet", "tig"),
}


def ncname(text: str) -> str:
    """An XML name without a colon made of any text; a slug that begins with a letter stays as it is."""
    name = _NOT_NCNAME.sub("_", text)
    return name if name and (name[0].isalpha() or name[0] == "_") else f"_{name}"


def to_tbx(
    entries: Sequence[Entry], *, title: str, source: str, edition: Edition = Edition.ISO_2019
) -> bytes:
    """The termbase as one file; raises ReaderError where an id is there twice or a value is not of its list."""
    names = _NAMES[edition]
    root = ElementTree.Element(names.root, {"type": "TBX-Basic", "xml:lang": "en"})
    if edition is Edition.ISO_2019:
        root.attrib = {"xmlns": NAMESPACE, "type": "TBX-Basic", "style": "dca", "xml:lang": "en"}
    _write_header(root, names, title, source)
    body = _child(_child(root, "text"), "body")
    ids = Counter(entry.id for entry in entries)
    for entry in entries:
        if ids[entry.id] > 1 or ncname(entry.id) != entry.id:
            raise ReaderError(f"the id “{entry.id}” stands twice or is not an XML name.")
        _write_entry(body, names, entry, frozenset(ids))
    ElementTree.indent(root, " ")
    written: str = ElementTree.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _write_header(root: ElementTree.Element, names: _Names, title: str, source: str) -> None:
    header = _child(root, names.header)
    file = _child(header, "fileDesc")
    _child(_child(file, "titleStmt"), "title", title)
    _child(_child(file, "sourceDesc"), "p", source)
    if names.root == "martif":
        _child(_child(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")


def _write_entry(body: ElementTree.Element, names: _Names, entry: Entry, known: frozenset[str]) -> None:
    made = _child(body, names.entry, id=entry.id)
    if entry.subject:
        _child(made, "descrip", entry.subject, type="subjectField")
    if entry.definition:
        _child(made, "descrip", entry.definition, type="definition")
    for note in entry.notes:
        _child(made, "note", note)
    for target, text in entry.references:
        if target in known:
            _child(made, "ref", text, type="crossReference", target=target)
        else:  # a reference must lead to an entry of this file
            _child(made, "note", text)
    for section in entry.languages:
        _write_language(made, names, section)


def _write_language(made: ElementTree.Element, names: _Names, section: LanguageSection) -> None:
    part = ElementTree.SubElement(made, names.language, {"xml:lang": section.language})
    if section.definition:
        _described(part, "definition", section.definition, section.source)
    for term in section.terms:
        place = _child(part, names.term)
        _child(place, "term", term.text)
        for kind, value in term.kinds:
            _refuse_unlisted(kind, value)
            _child(place, "termNote", value, type=kind)
        for sentence, source in term.contexts:
            _described(place, "context", sentence, source)
        for note in term.notes:
            _child(place, "note", note)


def _described(place: ElementTree.Element, kind: str, text: str, source: str) -> None:
    group = _child(place, "descripGrp")
    _child(group, "descrip", text, type=kind)
    if source:
        _child(group, "admin", source, type="source")


def _refuse_unlisted(kind: str, value: str) -> None:
    if kind not in _TERM_NOTES or value not in PICKLISTS.get(kind, (value,)):
        raise ReaderError(f"TBX-Basic has no {kind} “{value}”.")


def _child(place: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(place, name, attributes)
    made.text = printable(text).replace("\r\n", "\n").replace("\r", "\n") or None
    return made


def from_tbx(content: bytes) -> Termbase:
    """The entries of a file of either edition; raises FileRefused where it is not TBX or not safe XML."""
    root = parse(content)
    edition = next((edition for edition, names in _NAMES.items() if names.root == root.name), None)
    if edition is None:
        raise FileRefused(f"the file is XML but no termbase (its root is <{root.name}>).", line=root.line)
    names = _NAMES[edition]
    entries: dict[str, Entry] = {}
    refused: list[Refusal] = []
    for node in root.all(names.entry):
        entry = _entry(node, names)
        if not any(section.terms for section in entry.languages):
            refused.append(Refusal(node.line, f"the entry {entry.id or 'without an id'} has no term"))
        elif entry.id in entries:
            first = entries[entry.id].line
            refused.append(Refusal(node.line, f"the id {entry.id} stands on line {first} already"))
        else:
            entries[entry.id or f"\n{node.line}"] = entry
    return Termbase(edition, tuple(entries.values()), tuple(refused))


def _entry(node: Node, names: _Names) -> Entry:
    subject = [each.text for each in node.all("descrip") if each.attributes.get("type") == "subjectField"]
    return Entry(
        id=node.attributes.get("id", "").strip(),
        languages=tuple(_language(part, names) for part in node.of(names.language)),
        subject=subject[0] if subject else "",
        notes=tuple(note.text for note in node.of("note") if note.text),
        references=tuple((each.attributes.get("target", ""), each.text) for each in node.of("ref")),
        definition=_described_as(node, "definition"),
        line=node.line,
    )


def _language(node: Node, names: _Names) -> LanguageSection:
    terms = [_term(place) for place in node.all(names.term, "ntig")]
    return LanguageSection(
        language=node.attributes.get("xml:lang", node.attributes.get("lang", "")),
        terms=tuple(term for term in terms if term.text),
        definition=_described_as(node, "definition"),
        line=node.line,
    )


def _term(node: Node) -> Term:
    kinds = [(each.attributes.get("type", ""), each.text) for each in node.all("termNote")]
    return Term(
        text=next((each.text for each in node.all("term")), ""),
        kinds=tuple(kinds),
        notes=tuple(note.text for note in node.of("note") if note.text),
    )


def _described_as(node: Node, kind: str) -> str:
    """The first description of a kind right in an element, alone or in its group."""
    groups = [node, *node.of("descripGrp")]
    found = [
        each.text for group in groups for each in group.of("descrip") if each.attributes.get("type") == kind
    ]
    return found[0] if found else ""
