"""Concepts from TOML files, one file a category.

```toml
[[concept]]
id = "agent"
category = "ai"
subject = "agents"
english = "AI agent"
abbreviation = ""                  # may be left out, as may note, broader and related
definition = "A system that …"
note = "代理 is also a deputy."
broader = ["artificial-intelligence"]
related = ["tool-use"]
forms = [
  { text = "智能体", status = "preferred" },
  { text = "代理", status = "admitted", with = ["Agent"], unless_in = ["代理人"] },
  { text = "智慧体", status = "admitted", region = "taiwan", reading = "zhì huì tǐ" },
]
```

Forms are in simplified characters whatever their region.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from reader.errors import FileRefused
from reader.glossary.model import Category, Concept, Form, Region, Status

_TEXTS = ("id", "category", "subject", "english", "abbreviation", "definition", "note")
_LISTS = ("broader", "related")
_FORM_TEXTS = ("text", "status", "region", "reading")
_FORM_LISTS = ("with", "unless_in")
_HEAD = re.compile(r"\s*\[\[\s*concept\s*\]\]")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_Choice = TypeVar("_Choice", bound=StrEnum)


class EntryRefused(ValueError):
    """An entry of a file is not a concept; the text says why."""


def load_folder(folder: Path, origin: str = "shipped") -> tuple[Concept, ...]:
    """The concepts of all TOML files of a folder, by file name and then as written."""
    return tuple(concept for path in sorted(folder.glob("*.toml")) for concept in load_file(path, origin))


def load_file(path: Path, origin: str = "shipped") -> tuple[Concept, ...]:
    """The concepts of one file; raises FileRefused with the line of the entry that is not one."""
    source = read_text(path)
    concepts: list[Concept] = []
    for entry in entries_of(source, path):
        try:
            concepts.append(concept_of(entry, origin))
        except EntryRefused as error:
            line = [*entry_lines(source), 1][len(concepts)]
            raise FileRefused(f"{error}.", path=path, line=line) from error
    return tuple(concepts)


def read_text(path: Path) -> str:
    """The text of a glossary file, which is UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise FileRefused(f"the glossary cannot be read ({error.strerror or error}).", path=path) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FileRefused("the glossary is not UTF-8 text.", path=path, line=line) from error


def entries_of(source: str, path: Path) -> list[Any]:
    """The `[[concept]]` tables of a text, unchecked."""
    import tomllib  # the window takes the concepts from its cache

    try:
        tables = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else source.count("\n") + 1 if place else None
        raise FileRefused(
            f"the glossary is not TOML ({_TOML_PLACE.sub('', str(error))}).", path=path, line=line
        ) from error
    concepts = tables.get("concept", [])
    unknown = sorted(set(tables) - {"concept"})
    if unknown or not isinstance(concepts, list):
        raise FileRefused(
            f"a glossary holds [[concept]] tables only, not {unknown or ['concept']}.", path=path
        )
    return concepts


def entry_lines(source: str) -> list[int]:
    """The lines (1-based) on which `[[concept]]` stands."""
    return [line for line, text in enumerate(source.split("\n"), 1) if _HEAD.match(text)]


def concept_of(entry: object, origin: str = "shipped") -> Concept:
    """The concept that a table describes; raises EntryRefused where a key is missing, unknown or wrong."""
    if not isinstance(entry, dict):
        raise EntryRefused("a concept must be a table")
    _refuse_unknown(entry, (*_TEXTS, *_LISTS, "forms"), "concept")
    texts = {name: _text(entry, name) for name in _TEXTS}
    for name in ("id", "category", "english", "definition"):
        if not texts[name]:
            raise EntryRefused(f"{name} is missing")
    forms = entry.get("forms")
    if not isinstance(forms, list) or not forms:
        raise EntryRefused("forms are missing")
    return Concept(
        id=texts["id"],
        category=_choice(Category, texts["category"], "category"),
        english=texts["english"],
        definition=texts["definition"],
        forms=tuple(form_of(form) for form in forms),
        subject=texts["subject"],
        abbreviation=texts["abbreviation"],
        note=texts["note"],
        broader=_texts(entry, "broader"),
        related=_texts(entry, "related"),
        origin=origin,
    )


def form_of(entry: object) -> Form:
    """The form that an inline table describes; raises EntryRefused where it is none."""
    if not isinstance(entry, dict):
        raise EntryRefused("a form must be a table")
    _refuse_unknown(entry, (*_FORM_TEXTS, *_FORM_LISTS), "form")
    text = _text(entry, "text")
    if not text:
        raise EntryRefused("the text of a form is missing")
    return Form(
        text=text,
        status=_choice(Status, _text(entry, "status"), f"status of {text}"),
        region=_choice(Region, _text(entry, "region") or Region.MAINLAND, f"region of {text}"),
        reading=tuple(_text(entry, "reading").split()),
        company=_texts(entry, "with"),
        unless_in=_texts(entry, "unless_in"),
    )


def _refuse_unknown(entry: Mapping[str, object], known: tuple[str, ...], what: str) -> None:
    unknown = sorted(set(entry) - set(known))
    if unknown:
        raise EntryRefused(f"a {what} has no key {', '.join(unknown)}")


def _text(entry: Mapping[str, object], name: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str):
        raise EntryRefused(f"{name} must be a text")
    return value.strip()


def _texts(entry: Mapping[str, object], name: str) -> tuple[str, ...]:
    values = entry.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise EntryRefused(f"{name} must be a list of texts")
    return tuple(value.strip() for value in values)


def _choice(kind: type[_Choice], value: str, name: str) -> _Choice:
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(kind)
        raise EntryRefused(f"{name} must be one of {choices}, not “{value}”") from None
