"""The checker of the shipped glossary: `python -m reader.glossary.check [FOLDER]` prints `file:line: message`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.errors import FileRefused
from reader.glossary.everyday import everyday_words
from reader.glossary.load import EntryRefused, concept_of, entries_of, entry_lines, read_text
from reader.glossary.model import Concept
from reader.glossary.rules import breaches
from reader.glossary.spelling import plain
from reader.glossary.traps import Everyday
from reader.paths import Paths


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to be put right, and where; `line` is 1-based."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A concept and the lines of its file."""

    path: Path
    first: int
    lines: tuple[str, ...]
    concept: Concept

    def problem(self, needle: str, message: str) -> Problem:
        """A problem on the first line that holds the string in quotes, otherwise on that of the id."""
        line = self._line(json.dumps(needle, ensure_ascii=False)) if needle else None
        line = line or self._line(f'id = "{self.concept.id}"') or self.first
        return Problem(self.path, line, f"{self.concept.id}: {message}")

    def _line(self, text: str) -> int | None:
        return next((number for number, line in enumerate(self.lines, self.first) if text in line), None)


def check_folder(folder: Path, words: Mapping[str, int] | None = None) -> list[Problem]:
    """All problems of the TOML files of a folder, in order; `words` are everyday ones with their counts."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        return [Problem(folder, 1, "no glossary file (*.toml) is here")]
    found = [each for path in paths for each in _read(path)]
    entries = [each for each in found if isinstance(each, _Entry)]
    problems = [each for each in found if isinstance(each, Problem)]
    everyday = Everyday(words or {})
    for entry in entries:
        problems += _own_problems(entry, everyday)
    problems += (*_twice(entries), *_shared_forms(entries), *_bad_links(entries))
    return sorted(problems)


def _read(path: Path) -> Iterator[_Entry | Problem]:
    """The entries of a file, or what is wrong with them."""
    try:
        source = read_text(path)
        tables = entries_of(source, path)
    except FileRefused as error:
        yield Problem(path, error.line or 1, error.reason)
        return
    lines = source.split("\n")
    firsts = entry_lines(source)
    for table, first, last in zip(tables, firsts, [*firsts[1:], len(lines) + 1], strict=False):
        try:
            yield _Entry(path, first, tuple(lines[first - 1 : last - 1]), concept_of(table))
        except EntryRefused as error:
            name = table.get("id", "") if isinstance(table, dict) else ""
            yield Problem(path, first, f"{name}: {error}" if name else str(error))


def _own_problems(entry: _Entry, everyday: Everyday) -> Iterator[Problem]:
    """What is wrong with a concept in itself and in this file."""
    category = entry.concept.category.value
    if category != entry.path.stem:
        yield entry.problem(category, f"category {category} stands in {entry.path.name}")
    for needle, message in breaches(entry.concept, everyday):
        yield entry.problem(needle, message)


def _twice(entries: Iterable[_Entry]) -> Iterator[Problem]:
    """Ids that an earlier concept has."""
    seen: dict[str, _Entry] = {}
    for entry in entries:
        former = seen.setdefault(entry.concept.id, entry)
        if former is not entry:
            yield entry.problem(entry.concept.id, f"the id stands in {former.path.name}:{former.first} too")


def _shared_forms(entries: Iterable[_Entry]) -> Iterator[Problem]:
    """Forms of two concepts, unless company tells them apart, and forms that one concept has twice."""
    seen: dict[str, list[tuple[_Entry, bool]]] = {}
    for entry in entries:
        own: set[tuple[str, str]] = set()
        for form in entry.concept.forms:
            if (form.text, form.region) in own:
                yield entry.problem(form.text, f"{form.text}: the form stands twice")
            own.add((form.text, form.region))
            others = seen.setdefault(plain(form.text), [])
            for other, is_guarded in others:
                if other is not entry and not form.company and not is_guarded:
                    yield entry.problem(form.text, f"{form.text}: the form belongs to {other.concept.id} too")
            others.append((entry, bool(form.company)))


def _bad_links(entries: list[_Entry]) -> Iterator[Problem]:
    """Links to nothing, and two concepts that are related although one is said to be broader."""
    known = {entry.concept.id: entry.concept for entry in entries}
    for entry in entries:
        for link in entry.concept.related:
            if link in entry.concept.broader or (link in known and entry.concept.id in known[link].broader):
                yield entry.problem(link, f"{link} is related, and broader or narrower too")
        for link in (*entry.concept.broader, *entry.concept.related):
            if link not in known:
                yield entry.problem(link, f"no concept is called {link}")


def main(arguments: list[str]) -> int:
    """Check a folder, or the shipped glossary; exit code 1 where there is anything to be put right."""
    folder = Path(arguments[0]) if arguments else Paths.standard().resources / "glossary"
    problems = check_folder(folder, everyday_words())
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
