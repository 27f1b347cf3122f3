"""A newer CC-CEDICT file that the reader has downloaded, in place of the one that is shipped.

A file is checked line by line before anything is changed (`reader.language.cedict_file`), then copied into the data
folder under its date and a digest of its content:

    dictionary/  dictionary.json   cedict-2026-11-01-1f0c3a9b.txt   cedict-2026-05-02-77aa01de.txt (the former one)

`dictionary.json` names the one in use and the former one; the language file is rebuilt when it changes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import FileRefused
from reader.language.cedict_file import BOUNDS, Bounds, Checked, read_file
from reader.paths import Paths, write_atomically
from reader.records import dataclass


@dataclass(frozen=True, slots=True)
class OwnDictionary:
    """A loaded file: its name in the folder, its day (ISO 8601), its entries, when and from what it was loaded."""

    file: str
    date: str
    entries: int
    loaded: str
    source: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the folder holds: the dictionary in use (None: the shipped one) and the former one."""

    current: OwnDictionary | None = None
    former: OwnDictionary | None = None


def load(paths: Paths, file: Path, bounds: Bounds = BOUNDS) -> OwnDictionary:
    """Check a file and use it from now on, the one before it is kept; raises FileRefused and changes nothing."""
    return use(paths, file, read_file(file, bounds))


def use(paths: Paths, file: Path, checked: Checked) -> OwnDictionary:
    """Use a file that has been checked from now on, the one before it is kept; raises FileRefused."""
    content = checked.text.encode("utf-8")
    digest = hashlib.sha256(content).hexdigest()[:8]
    moment = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    name = f"cedict-{checked.date or 'undated'}-{digest}.txt"
    loaded = OwnDictionary(name, checked.date, checked.entries, moment, file.name)
    shelf = shown(paths)
    try:
        write_atomically(_folder(paths) / name, content)
        _put(paths, _with(shelf, loaded))
    except OSError as error:
        raise FileRefused(
            f"the dictionary cannot be kept ({error.strerror or error}).", path=_folder(paths)
        ) from error
    return loaded


def remove(paths: Paths) -> OwnDictionary | None:
    """Go back to the shipped dictionary; the one that was in use stays as the former one. Gives what was in use."""
    shelf = shown(paths)
    if shelf.current is not None:
        _put(paths, Shelf(None, shelf.current))
    return shelf.current


def restore_former(paths: Paths) -> OwnDictionary | None:
    """Use the former dictionary again; None where there is none."""
    shelf = shown(paths)
    if shelf.former is not None:
        _put(paths, Shelf(shelf.former, shelf.current))
    return shelf.former


def shown(paths: Paths) -> Shelf:
    """What is loaded; nothing where the list cannot be read or names a file that is gone."""
    try:
        record = json.loads((_folder(paths) / "dictionary.json").read_text(encoding="utf-8"))
        return Shelf(_read(paths, record.get("current")), _read(paths, record.get("former")))
    except (OSError, ValueError, TypeError, AttributeError):
        return Shelf()


def own_file(paths: Paths) -> Path | None:
    """The loaded file in use, None where the shipped one is."""
    current = shown(paths).current
    return _folder(paths) / current.file if current is not None else None


def _folder(paths: Paths) -> Path:
    return paths.data / "dictionary"


def _read(paths: Paths, record: dict[str, object] | None) -> OwnDictionary | None:
    if not record:
        return None
    loaded = OwnDictionary(**record)  # type: ignore[arg-type]
    is_there = Path(loaded.file).name == loaded.file and (_folder(paths) / loaded.file).is_file()
    return loaded if is_there else None


def _with(shelf: Shelf, loaded: OwnDictionary) -> Shelf:
    """The shelf after a load; the same file loaded again is no former one of itself."""
    former = shelf.current or shelf.former
    if former is not None and former.file == loaded.file:
        former = shelf.former
    if former is not None and former.file == loaded.file:
        former = None
    return replace(shelf, current=loaded, former=former)


def _put(paths: Paths, shelf: Shelf) -> None:
    """Write the list, then let go of files that it no longer names."""
    record = {
        name: asdict(each) if each else None
        for name, each in (("current", shelf.current), ("former", shelf.former))
    }
    folder = _folder(paths)
    write_atomically(folder / "dictionary.json", json.dumps(record, ensure_ascii=False, indent=1).encode())
    named = {each.file for each in (shelf.current, shelf.former) if each is not None}
    for path in folder.glob("cedict-*.txt"):
        if path.name not in named:
            path.unlink(missing_ok=True)
