"""Reading takes time in proportion to length, whatever the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_no_more_than_about_ten_times_as_long(shape: str) -> None:
    small, large = (seconds(SHAPES[shape](size)) for size in (8_000, 80_000))
    assert large < 40 * small + 0.2


def test_an_interview_of_forty_kilobytes_is_read_at_once() -> None:
    turn = "**问：** 这件事要花多少时间，又要花多少钱？\n\n**答：**\n算过，而且不止一次，每次都不一样。\n\n"
    text = turn * (40_000 // len(turn.encode()))
    assert min(seconds(text) for _ in range(5)) < 0.1


def test_a_hundred_thousand_short_lines_are_read_in_seconds() -> None:
    assert seconds("好的\n" * 100_000) < 15


def seconds(text: str) -> float:
    """Processor time, which does not count what else the machine does."""
    began = time.process_time()
    parse(text)
    return time.process_time() - began
