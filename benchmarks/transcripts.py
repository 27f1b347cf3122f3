"""Reading takes time in proportion to length, whatever the text: each shape at two lengths, in processor time.

Beside each figure stands a baseline of the same run: the lines of the text split and stripped.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from reader.transcript.loading import parse
from tests.transcript.shapes import SHAPES

_SMALL, _LARGE = 8_000, 80_000


def milliseconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of the quickest of three runs."""
    runs = []
    for _ in range(3):
        began = time.process_time()
        work(text)
        runs.append((time.process_time() - began) * 1000)
    return min(runs)


def bare(text: str) -> list[str]:
    """What reading a text costs at the least."""
    return [line.strip() for line in text.split("\n")]


def main() -> None:
    """Print the table."""
    print(f"{'shape':24} {'8k ms':>9} {'80k ms':>9} {'ratio':>7} {'bare 80k ms':>12}")
    for name, make in SHAPES.items():
        small, large = (milliseconds(parse, make(size)) for size in (_SMALL, _LARGE))
        base = milliseconds(bare, make(_LARGE))
        print(f"{name:24} {small:9.1f} {large:9.1f} {large / max(small, 0.01):7.1f} {base:12.2f}")


if __name__ == "__main__":
    main()
