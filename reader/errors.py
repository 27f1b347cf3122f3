"""What can go wrong outside the program, told as facts.

A `ReaderError` is the world's fault (a file, a folder, a database): it becomes one sentence and a next step in the
window, and exit code 2 in a command. Anything else that is raised is a bug.
"""

from __future__ import annotations

from pathlib import Path


class ReaderError(Exception):
    """Something outside the program is not as it must be; nothing was changed.

    `reason` says what is wrong, `path` and `line` (1-based) where, `advice` what to do about it; `option` is what to
    do in a command, which has other means than the window.
    """

    def __init__(
        self,
        reason: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        advice: str = "",
        option: str = "",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = Path(path) if path is not None else None
        self.line = line
        self.advice = advice
        self.option = option

    def __str__(self) -> str:
        where = "" if self.path is None else f"{self.path}: "
        if self.path is not None and self.line is not None:
            where = f"{self.path}, line {self.line}: "
        sentence = f"{where}{self.reason}"
        return f"{sentence} {self.advice}" if self.advice else sentence

    def in_command(self) -> str:
        """The sentence as a command says it."""
        return f"{self} {self.option}" if self.option else str(self)


class FileRefused(ReaderError):
    """A file cannot be read as what it should be."""


class EncodingInDoubt(FileRefused):
    """Two encodings fit a file about equally well; `candidates` holds (name, preview) pairs, likeliest first."""

    def __init__(self, path: Path | str, candidates: tuple[tuple[str, str], ...]) -> None:
        names = " or ".join(name for name, _ in candidates)
        super().__init__(f"the text could be {names}.", path=path, option="Say which with --encoding NAME.")
        self.candidates = candidates


class StoreRefused(ReaderError):
    """The user's database cannot be opened or written."""
