"""Calling the program as a command, in this process or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reader.paths import Paths


class Said:
    """What a command gave: exit code, standard output and standard error."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Call = Callable[..., Said]


def outside(
    ready_paths: Paths, *arguments: object, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Calls the program in a process of its own."""
    command = [sys.executable, "-m", "reader", "--data", ready_paths.data, *arguments]
    variables = {
        name: text for name, text in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    return subprocess.run(
        [str(word) for word in command],
        input=stdin,
        capture_output=True,
        check=False,
        env=variables | environment,
        cwd=Path(__file__).resolve().parents[1],
        timeout=120,
    )
