"""By what the shipped glossary is known to be the same: names, sizes and times of its files and of what reads them."""

from __future__ import annotations

from pathlib import Path

from reader import __version__

_READERS = ("load", "model", "records")


def shipped_stamps(folder: Path) -> list[list[str | int]]:
    """What the concepts are read from, and by which version of this program."""
    readers = [Path(__file__).with_name(f"{name}.py") for name in _READERS]
    files = [(path, path.stat()) for path in [*sorted(folder.glob("*.toml")), *readers]]
    read: list[list[str | int]] = [[path.name, at.st_size, at.st_mtime_ns] for path, at in files]
    return [[__version__, str(folder)], *read]
