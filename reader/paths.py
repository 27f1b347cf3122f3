"""Where things lie: what is shipped, what the user owns, what can be made again.

A checkout keeps `resources/` and `texts/` at its top; an installed wheel carries them in `reader/shipped/`.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs

from reader.records import dataclass

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """A folder of shipped things, in the wheel or in the checkout."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class Paths:
    """The four places the program reads and writes; `resources` and `texts` are never written."""

    resources: Path
    texts: Path
    data: Path
    cache: Path

    @classmethod
    def standard(cls) -> Paths:
        """The places this system gives to a user's programs."""
        return cls(
            resources=shipped("resources"),
            texts=shipped("texts"),
            data=Path(platformdirs.user_data_dir("duidu", appauthor=False)),
            cache=Path(platformdirs.user_cache_dir("duidu", appauthor=False)),
        )

    @classmethod
    def under(cls, folder: Path) -> Paths:
        """All user data under one folder, which need not exist yet."""
        folder = folder.expanduser().absolute()
        return cls(shipped("resources"), shipped("texts"), folder, folder / "cache")

    @property
    def database(self) -> Path:
        """The one file of user data."""
        return self.data / "duidu.sqlite3"

    @property
    def settings(self) -> Path:
        """The reader's preferences."""
        return self.data / "settings.json"

    @property
    def transcripts(self) -> Path:
        """Copies of the texts that the user added."""
        return self.data / "transcripts"

    @property
    def backups(self) -> Path:
        """Copies of the database, newest last by name."""
        return self.data / "backups"


def write_atomically(path: Path, content: bytes) -> None:
    """Write a whole file or leave the former one: a neighbour is written, flushed to disk and moved over it.

    What a link points to is written, not the link; what is no file (a pipe, /dev/stdout) is written into.
    Raises OSError where the folder cannot be written.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as pipe:
            pipe.write(content)
        return
    path = path.resolve() if path.is_symlink() else path
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbour = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with neighbour.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(neighbour, path)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
