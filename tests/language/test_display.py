"""Readings are written in numbers and zhuyin, and spoken with their sandhi, without being changed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.build import ensure_language_file
from reader.language.display import PinyinForm, numbered, spoken, third_tones, written
from reader.language.tones import marked
from reader.language.zhuyin import zhuyin
from reader.paths import Paths


def say(phrase: str) -> str:
    """`你好/nǐ hǎo 啊/a` as it is spoken."""
    words = [pair.split("/") for pair in phrase.split("|")]
    made = spoken([(text, reading.split()) for text, reading in words])
    return " ".join(syllable or "" for reading in made for syllable in reading)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("不/bù|是/shì", "bú shì"),
        ("不/bù|好/hǎo", "bù hǎo"),
        ("好不好/hǎo bù hǎo", "hǎo bu hǎo"),
        ("一/yī|个/gè", "yí gè"),
        ("一样/yī yàng", "yí yàng"),
        ("一/yī|天/tiān", "yì tiān"),
        ("一起/yī qǐ", "yì qǐ"),
        ("看一看/kàn yī kàn", "kàn yi kàn"),
        ("第一/dì yī", "dì yī"),
        ("第一/dì yī|次/cì", "dì yī cì"),
        ("统一/tǒng yī|市场/shì chǎng", "tǒng yī shì chǎng"),
        ("一月/yī yuè", "yī yuè"),
        ("二十一/èr shí yī|个/gè", "èr shí yī gè"),
        ("一九九八/yī jiǔ jiǔ bā", "yī jiú jiǔ bā"),
        ("一百/yī bǎi", "yì bǎi"),
        ("一万/yī wàn", "yí wàn"),
        ("你好/nǐ hǎo", "ní hǎo"),
        ("很/hěn|好/hǎo", "hén hǎo"),
        ("我/wǒ|很/hěn|好/hǎo", "wó hén hǎo"),
        ("我/wǒ|有/yǒu|五/wǔ|把/bǎ", "wó yǒu wú bǎ"),
        ("展览馆/zhǎn lǎn guǎn", "zhán lán guǎn"),
        ("小/xiǎo|老虎/lǎo hǔ", "xiǎo láo hǔ"),
        ("我/wǒ|喜欢/xǐ huan", "wó xǐ huan"),
        ("你/nǐ|，/|好/hǎo", "nǐ hǎo"),
        ("老师/lǎo shī", "lǎo shī"),
    ],
)
def test_tones_are_spoken(phrase: str, expected: str) -> None:
    assert say(phrase) == expected


@pytest.mark.parametrize(
    ("syllable", "number"),
    [("lǜ", "lü4"), ("de", "de5"), ("r", "r5"), ("zhuāng", "zhuang1"), ("D", "D"), ("·", "·")],
)
def test_tones_are_written_as_numbers(syllable: str, number: str) -> None:
    assert numbered(syllable) == number


def test_a_reading_is_written_in_each_form() -> None:
    assert written(("nǚ", None, "r"), PinyinForm.MARKS) == ("nǚ", None, "r")
    assert written(("nǚ", None, "r"), PinyinForm.NUMBERS) == ("nü3", None, "r5")
    assert written(("nǚ", "A"), PinyinForm.ZHUYIN) == ("ㄋㄩˇ", "A")


def test_every_syllable_of_the_dictionary_can_be_written(built_paths: Paths) -> None:
    with closing(sqlite3.connect(ensure_language_file(built_paths))) as connection:
        bodies = [body for (body,) in connection.execute("SELECT body FROM entries")]
    syllables = {syllable for body in bodies for syllable in json.loads(body)[1]}
    plain = {each for each in syllables if each.isalpha() and not (len(each) == 1 and each.isascii())}
    assert len(plain) > 1_200
    assert {each for each in plain if marked(numbered(each)) != each} == set()
    unwritten = {each for each in plain if zhuyin(each) is None}
    assert len(unwritten) < 10, sorted(unwritten)


_SYLLABLES = st.sampled_from(["nǐ", "hǎo", "bù", "yī", "de", "shì", None])


@given(st.lists(_SYLLABLES, max_size=8), st.data())
def test_sandhi_changes_tones_only_and_no_more_than_it_must(
    syllables: list[str | None], data: st.DataObject
) -> None:
    sizes, left = [], len(syllables)
    while left:
        sizes.append(data.draw(st.integers(1, left)))
        left -= sizes[-1]
    made = third_tones(syllables, sizes)
    assert len(made) == len(syllables)
    for old, new in zip(syllables, made, strict=True):
        assert old == new or (old in ("nǐ", "hǎo") and numbered(new or "")[-1] == "2")
    assert not any(one in ("nǐ", "hǎo") and two in ("nǐ", "hǎo") for one, two in pairwise(made))
