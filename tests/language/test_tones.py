"""Pinyin: from numbers to tone marks."""

from __future__ import annotations

import pytest

from reader.language.tones import mark_inside, marked, marked_reading, same_but_neutral, split_tone


@pytest.mark.parametrize(
    ("numbered", "expected"),
    [
        ("lu:4", "lǜ"),
        ("lu:e4", "lüè"),
        ("nu:3", "nǚ"),
        ("liu2", "liú"),
        ("gui4", "guì"),
        ("xiong2", "xióng"),
        ("ou3", "ǒu"),
        ("r5", "r"),
        ("de5", "de"),
        ("Bei3", "Běi"),
        ("D", "D"),
        ("m2", "ḿ"),
    ],
)
def test_the_mark_stands_on_the_right_letter(numbered: str, expected: str) -> None:
    assert marked(numbered) == expected


def test_syllables_written_together_are_taken_apart() -> None:
    assert marked_reading("zao3chen5") == ("zǎo", "chen")


def test_readings_inside_a_sense_get_tone_marks() -> None:
    assert mark_inside("used in 啁哳[zhao1 zha1]") == "used in 啁哳[zhāo zhā]"


def test_a_bracket_that_is_no_reading_stays() -> None:
    assert mark_inside("a list [1, 2]") == "a list [1, 2]"


def test_tone_and_letters_come_apart() -> None:
    assert [split_tone(syllable) for syllable in ("lǜ", "de", "Běi")] == [
        ("lü", "4"),
        ("de", "5"),
        ("Bei", "3"),
    ]


def test_a_neutral_tone_is_no_other_reading() -> None:
    assert same_but_neutral(("zhī", "dào"), ("zhī", "dao"))
    assert not same_but_neutral(("cháng",), ("zhǎng",))
