"""What the library lists of each file, remembered between starts so that unchanged files are not read again.

The memory is a small file in the cache: the SHA-256 of what follows on its first line, JSON after it. Whatever is wrong
with it, it is made anew; it holds nothing that is not in the files themselves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from reader.errors import ReaderError
from reader.paths import write_atomically
from reader.records import dataclass

Stamp = tuple[int, int, int]
"""Time of the last change of content and of the file's record (ns), and size in bytes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list shows of a file before the reader's own edits are laid over it."""

    digest: str
    title: str
    date: str | None
    source: str | None
    catalog_id: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read from a file when it had this stamp: its facts, or why there are none."""

    stamp: Stamp
    listed: Listed | None
    problem: ReaderError | None = None


class Listing:
    """Looks at files, and reads those that are new or have changed.

    `read` gives the facts of a file and raises ReaderError where it cannot be read. `made_with` says by which rules:
    what was remembered under others is forgotten.
    """

    def __init__(self, memory: Path, made_with: str, read: Callable[[Path], Listed]) -> None:
        self._memory = memory
        self._made_with = made_with
        self._read = read
        self._seen: dict[Path, Seen] | None = None
        self._changed = False

    def look(self, path: Path) -> Seen:
        """What a file holds; nothing and no problem where it has just gone."""
        stamp = stamp_of(path)
        if stamp is None:
            return Seen((0, 0, 0), None)
        known = self._known()
        seen = known.get(path)
        if seen is None or seen.stamp != stamp:
            was_listed = seen is not None and seen.listed is not None
            seen = known[path] = self._open(path, stamp)
            self._changed = self._changed or was_listed or seen.listed is not None
        return seen

    def holding(self, digest: str) -> list[Path]:
        """The files that are known to hold a text and have not changed since."""
        return [
            path
            for path, seen in self._known().items()
            if seen.listed is not None and seen.listed.digest == digest and stamp_of(path) == seen.stamp
        ]

    def holds(self, path: Path, digest: str) -> Callable[[], bool]:
        """What tells, in any thread, whether a file still is as it was when that text was read from it."""
        seen = self._known().get(path)
        known = seen is not None and seen.listed is not None and seen.listed.digest == digest
        stamp = seen.stamp if seen is not None else None
        return lambda: known and stamp_of(path) == stamp

    def keep(self, files: Iterable[Path]) -> None:
        """Forget all other files, and write down what is known if it is not what was read from the cache.

        A cache that cannot be written is done without.
        """
        known = self._known()
        gone = known.keys() - set(files)
        for path in gone:
            del known[path]
        if not (self._changed or gone):
            return
        rows = [
            [str(path), *seen.stamp, *astuple(seen.listed)] for path, seen in known.items() if seen.listed
        ]
        with suppress(OSError):
            write_atomically(self._memory, _sealed({"made_with": self._made_with, "files": rows}))
        self._changed = False

    def _known(self) -> dict[Path, Seen]:
        if self._seen is None:
            self._seen = _remembered(self._memory, self._made_with)
        return self._seen

    def _open(self, path: Path, stamp: Stamp) -> Seen:
        try:
            return Seen(stamp, self._read(path))
        except ReaderError as problem:
            return Seen(stamp, None, problem)


def rules() -> str:
    """What changes when the layout rules do: names, times and sizes of the modules of this room."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(repr([(path.name, stamp_of(path)) for path in modules]).encode()).hexdigest()


def stamp_of(path: Path) -> Stamp | None:
    """By what a file is known to be the same; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def _sealed(content: object) -> bytes:
    """Content as JSON under its own hash; a file name that is no Unicode survives as an escape."""
    body = json.dumps(content).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _remembered(memory: Path, made_with: str) -> dict[Path, Seen]:
    """What the cache holds; nothing where it is missing, damaged, or made by other rules."""
    try:
        seal, _, body = memory.read_bytes().partition(b"\n")
        if seal != hashlib.sha256(body).hexdigest().encode():
            return {}
        content = json.loads(body)
        if content["made_with"] != made_with:
            return {}
        return dict(_row(row) for row in content["files"])
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _row(row: Sequence[Any]) -> tuple[Path, Seen]:
    path, changed, recorded, size, digest, title, date, source, catalog_id = row
    return Path(path), Seen((changed, recorded, size), Listed(digest, title, date, source, catalog_id))
