"""Reading takes time in proportion to length, whatever the text: each shape at two lengths, in processor time.

Beside each figure stands a baseline of the same run: the lines of the text split and stripped.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from reader.transcript import parse

SHAPES: dict[str, Callable[[int], str]] = {
    "spaces": lambda n: " " * n + "好" + " " * n,
    "torn paragraphs": lambda n: "好，\n\n" * (n // 8),
    "wrapped lines": lambda n: "这一行没有结尾但是还要继续写下去直到足够长的地方\n" * (n // 20),
    "bold": lambda n: "**好**字" * (n // 6),
    "asterisks": lambda n: "*" * n,
    "open brackets": lambda n: "[" * n,
    "broken pictures": lambda n: "![a](" * (n // 5),
    "broken tags": lambda n: "<a " * (n // 3) + ">",
    "attributes": lambda n: " target=x" * (n // 9) + ">",
    "comments": lambda n: "<!--" * (n // 4) + ">",
    "colons": lambda n: "：" * n,
    "labels": lambda n: "问：甲？\n答：乙。\n" * (n // 10),
    "names": lambda n: "".join(f"甲{number}工程师：好。\n" for number in range(n // 10)),
    "times": lambda n: "".join(
        f"{number // 60:02d}:{number % 60:02d} 甲{number}\n" for number in range(n // 10)
    ),
    "short lines": lambda n: "问：甲？\n" + "短行\n" * (n // 3),
    "pictures after a label": lambda n: "问：\n" + "![a](b)\n" * (n // 8) + "好",
    "key points": lambda n: "划重点：\n甲\n" * (n // 7),
}

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
