"""A place is found again when the paragraphs around it have changed."""

from __future__ import annotations

from dataclasses import replace

from reader.transcript.loading import parse
from reader.transcript.model import Transcript
from reader.transcript.paragraphs import Paragraphs
from reader.transcript.places import Place, find_place, make_place

TEXT = """问：显存为什么不够？

答：因为上下文越来越长，缓存也跟着变大。

问：有办法吗？

答：有，把数字写短一点。
"""


def with_texts(transcript: Transcript, *texts: str) -> Transcript:
    first = transcript.paragraphs[0]
    return replace(transcript, paragraphs=Paragraphs(replace(first, text=text) for text in texts))


def place_at(transcript: Transcript, paragraph: int, offset: int) -> tuple[int, int] | None:
    return find_place(
        make_place(transcript.digest, transcript.paragraphs[paragraph].text, offset), transcript
    )


def test_every_place_of_a_text_is_found_where_it_is() -> None:
    transcript = parse(TEXT)
    for index, paragraph in enumerate(transcript.paragraphs):
        for offset in range(len(paragraph.text) + 1):
            assert place_at(transcript, index, offset) == (index, offset)


def test_a_place_is_found_when_paragraphs_are_joined_or_cut() -> None:
    transcript = parse(TEXT)
    text = transcript.paragraphs[1].text
    place = make_place(transcript.digest, text, 11)
    assert find_place(place, with_texts(transcript, "前面多了一段。", f"合在一起。{text}还有。")) == (1, 16)
    assert find_place(place, with_texts(transcript, text[:6], text[6:])) == (1, 5)


def test_a_place_is_found_by_part_of_what_stood_around() -> None:
    transcript = parse(TEXT)
    place = make_place(transcript.digest, transcript.paragraphs[1].text, 11)
    assert find_place(place, with_texts(transcript, "全改了，缓存也跟着变大。")) == (0, 5)


def test_a_place_that_could_be_two_is_not_guessed() -> None:
    transcript = parse(TEXT)
    place = make_place(transcript.digest, "好的。", 0)
    assert find_place(place, with_texts(transcript, "好的。一。", "好的。二。")) is None


def test_a_place_that_is_gone_is_not_found() -> None:
    transcript = parse(TEXT)
    place = make_place(transcript.digest, transcript.paragraphs[1].text, 11)
    assert find_place(place, with_texts(transcript, "完全是另一篇文字。")) is None


def test_an_offset_outside_is_moved_to_the_end() -> None:
    assert make_place("d", "一二三", 99).offset == 3
    assert make_place("d", "一二三", -1).offset == 0


def test_a_long_text_is_searched_quickly() -> None:
    transcript = parse("".join(f"第{number}段说的是第{number}件事。\n\n" for number in range(20_000)))
    place = replace(place_of_last(transcript), paragraph="another")
    assert find_place(place, transcript) is not None


def place_of_last(transcript: Transcript) -> Place:
    return make_place(transcript.digest, transcript.paragraphs[-1].text, 5)
