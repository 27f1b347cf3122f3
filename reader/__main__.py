"""`python -m reader`: the window, or a command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.commands import is_command

if TYPE_CHECKING:
    from reader.commands.paper import GlossaryPaper, PaperRequest
    from reader.commands.screenshot import ScreenshotRequest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window on the files that are named; give the exit code.

    Qt is imported only where something is drawn.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if is_command(given):
        from reader.commands import run as run_command

        return run_command(given, _screenshot, _paper)
    gc.disable()  # what a start makes stays; `reader.ui.garbage` takes over when it is complete
    from reader.app import run

    return run(given)


def _screenshot(request: ScreenshotRequest) -> None:
    from reader.app import screenshot

    screenshot(request)


def _paper(request: PaperRequest | GlossaryPaper) -> None:
    from reader.app import put_on_paper

    put_on_paper(request)


if __name__ == "__main__":
    sys.exit(main())
