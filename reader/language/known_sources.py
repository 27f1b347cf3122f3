"""The names that `sources` gives to its files, remembered between starts: to find them out, a hundred files are read.

A small file of the cache holds them with the size and time of every folder and file that was looked at.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader.paths import Paths, write_atomically

_NAME = "sources.json"
_ROOM = Path(__file__).parent

Stamp = list[str | int]


def known_sources(paths: Paths) -> tuple[Path, str]:
    """The path that `sources.language_file` gives, and what `sources.code_fingerprint` does."""
    file = paths.cache / _NAME
    with suppress(OSError, ValueError, TypeError, KeyError):
        known = json.loads(file.read_bytes())
        files = [str(name) for name, *_ in known["files"]]
        if known["folders"] == _stamps(map(str, _folders(paths))) and known["files"] == _stamps(files):
            return paths.cache / known["language_file"], str(known["code"])
    from reader.language import sources  # a start that finds them here does not need it

    language_file, code = sources.language_file(paths), sources.code_fingerprint()
    with suppress(OSError):
        looked_at = {
            "folders": _stamps(map(str, _folders(paths))),
            "files": _stamps(map(str, _files(paths))),
        }
        content = {**looked_at, "language_file": language_file.name, "code": code}
        write_atomically(file, json.dumps(content).encode())
    return language_file, code


def _folders(paths: Paths) -> list[Path]:
    """What changes when a file comes or goes: where packages lie, our lists, this room, the reader's dictionary."""
    packages = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    return [*packages, paths.resources / "language", _ROOM, paths.data / "dictionary", _dictionary(paths)]


def _files(paths: Paths) -> list[Path]:
    """What is read."""
    from reader.language import sources

    found = sources.Sources.installed(paths)
    return [found.cedict, found.jieba, *sorted(found.lists.glob("*.t*")), *sorted(_ROOM.glob("*.py"))]


def _dictionary(paths: Paths) -> Path:
    return paths.data / "dictionary" / "dictionary.json"


def _stamps(files: Iterable[str]) -> list[Stamp]:
    return [_stamp(file) for file in files]


def _stamp(file: str) -> Stamp:
    try:
        status = os.stat(file)
    except OSError:
        return [file, 0, 0]
    return [file, status.st_size, status.st_mtime_ns]
