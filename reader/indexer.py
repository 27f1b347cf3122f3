"""Makes the index of the dictionary in a process of its own: `python -m reader.indexer [--data DIR]`.

It is some seconds of work that holds the interpreter's lock, so that a thread of the window would make reading jerk.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reader.errors import ReaderError
from reader.language.lookup import ensure_lookup_file
from reader.paths import Paths


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the index where it is missing; 2 where it cannot be made."""
    parser = argparse.ArgumentParser(prog="python -m reader.indexer")
    parser.add_argument("--data", type=Path, help="where all user data lies")
    folder = parser.parse_args(arguments).data
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(10)
    try:
        ensure_lookup_file(Paths.standard() if folder is None else Paths.under(folder))
    except (ReaderError, OSError) as error:
        print(f"duidu: the look-up cannot be made ({error}).", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))  # so that nothing half made is left
    sys.exit(main())
