"""A stretch is found again, both ends together, when the paragraphs around it have changed."""

from __future__ import annotations

from dataclasses import replace

from reader.transcript.loading import parse
from reader.transcript.model import Transcript
from reader.transcript.paragraphs import Paragraphs
from reader.transcript.stretches import Spot, Stretch, Stretches

TEXT = """问：显存为什么不够？

答：对。

问：上下文越来越长，是吗？

答：对。

答：缓存也跟着变大，𠮷先生说过👇这一点。
"""


def transcript() -> Transcript:
    return parse(TEXT)


def with_texts(*texts: str) -> Transcript:
    first = transcript().paragraphs[0]
    return replace(transcript(), paragraphs=Paragraphs(replace(first, text=text) for text in texts))


def made(first: Spot, last: Spot) -> Stretch:
    return Stretches(transcript()).make(first, last)


def test_every_stretch_of_a_text_is_found_where_it_is() -> None:
    stretches = Stretches(transcript())
    spots = [(i, at) for i, each in enumerate(transcript().paragraphs) for at in range(len(each.text) + 1)]
    for number, first in enumerate(spots):
        for last in spots[number + 1 :: 3]:
            assert stretches.find(stretches.make(first, last)) == (first, last)


def test_a_quote_over_paragraphs_is_parted_by_line_ends() -> None:
    assert made((1, 0), (2, 3)).quote == "对。\n上下文"


def test_the_second_of_two_like_paragraphs_is_not_taken_for_the_first() -> None:
    assert Stretches(transcript()).find(made((3, 0), (3, 1))) == ((3, 0), (3, 1))
    assert Stretches(with_texts("对。", "新的一段。", "对。")).find(made((3, 0), (3, 1))) == ((2, 0), (2, 1))


def test_a_stretch_is_found_when_its_paragraph_is_cut_or_joined() -> None:
    stretch = made((2, 3), (2, 7))
    assert stretch.quote == "越来越长"
    assert Stretches(with_texts("上下文", "越来越长，是吗？")).find(stretch) == ((1, 0), (1, 4))
    assert Stretches(with_texts("前面。上下文越来越长，是吗？后面。")).find(stretch) == ((0, 6), (0, 10))


def test_a_stretch_over_a_seam_is_found_when_the_paragraphs_are_joined() -> None:
    stretch = made((2, 8), (3, 1))
    joined = with_texts("上下文越来越长，是吗？", "对。缓存也跟着变大，𠮷先生说过👇这一点。")
    assert Stretches(joined).find(stretch) == ((0, 8), (1, 1))


def test_the_quote_alone_finds_a_stretch_whose_surroundings_are_others() -> None:
    stretch = made((4, 7), (4, 14))
    assert Stretches(with_texts("另外，" + stretch.quote + "，而且别的都改了。")).find(stretch) == (
        (0, 3),
        (0, 10),
    )


def test_a_stretch_that_is_gone_is_not_guessed() -> None:
    assert Stretches(with_texts("完全是另一篇文字。")).find(made((4, 0), (4, 6))) is None
