"""Where the installed packages lie and which version they have, read off the names of their `dist-info` folders.

`importlib.metadata` tells the same, but importing it takes longer than all else that finding our files needs; it is
asked only for a package that is installed in another way.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

_ENDING = ".dist-info"


def located(package: str, file: str) -> Path:
    """The path of a package's file; raises PackageNotFoundError where the package is missing."""
    found = _installed().get(_normal(package))
    if found is not None:
        return found[0] / file
    from importlib.metadata import distribution

    return Path(str(distribution(package).locate_file(file)))


def version_of(package: str) -> str:
    """The version of a package; raises PackageNotFoundError where it is missing."""
    found = _installed().get(_normal(package))
    if found is not None:
        return found[1]
    from importlib.metadata import version

    return version(package)


@cache
def _installed() -> dict[str, tuple[Path, str]]:
    """Folder and version of each package; the first on the path counts, as it does for imports."""
    found: dict[str, tuple[Path, str]] = {}
    for folder in sys.path:
        with suppress(OSError):
            for name in os.listdir(folder or "."):
                package, dash, version = name.removesuffix(_ENDING).rpartition("-")
                if dash and name.endswith(_ENDING):
                    found.setdefault(_normal(package), (Path(folder), version))
    return found


def _normal(package: str) -> str:
    return package.lower().replace("_", "-").replace(".", "-")
