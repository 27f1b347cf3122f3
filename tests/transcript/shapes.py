"""Texts of awkward shapes, by name: each makes one of about `n` characters."""

from __future__ import annotations

from collections.abc import Callable

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
