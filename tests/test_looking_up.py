"""Concepts and kept words are found in either script and by sound, also where a form carries no reading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.desk import Desk
from reader.language.model import Entry
from reader.paths import Paths


@pytest.fixture
def desk(ready_paths: Paths) -> Iterator[Desk]:
    desk = Desk.open(ready_paths)
    yield desk
    desk.close()


def concepts(desk: Desk, typed: str) -> list[str]:
    return [concept.english for concept in desk.looking_up.find(typed, desk.concepts).concepts]


@pytest.mark.parametrize(
    "typed", ["强化学习", "強化學習", "qianghuaxuexi", "qiáng huà xué xí", "qiang2hua4", "reinforcement"]
)
def test_a_concept_is_found_by_anything_typed(desk: Desk, typed: str) -> None:
    assert concepts(desk, typed)[0] == "reinforcement learning"


def test_nearly_every_chinese_form_has_a_sound(desk: Desk) -> None:
    chinese = {form.text for each in desk.concepts for form in each.forms if "一" <= form.text[0] <= "龥"}
    readings = desk._lookups.readings(chinese)
    assert len(readings) > 0.98 * len(chinese)
    assert readings["大语言模型"] == ("dà", "yǔ", "yán", "mó", "xíng")


def test_without_a_dictionary_concepts_are_found_by_name(paths: Paths) -> None:
    desk = Desk.open(paths)
    assert concepts(desk, "强化学习")[0] == "reinforcement learning"
    desk.close()


@pytest.mark.parametrize("typed", ["数据", "數據", "shuju", "shu4ju4", "shù jù", "figures"])
def test_a_kept_word_is_found_by_anything_typed(desk: Desk, typed: str) -> None:
    desk.keep_entry(Entry("数据", "數據", ("shù", "jù"), ("data", "figures")))
    found = desk.looking_up.find(typed, desk.concepts).words
    assert [word.key.simplified for word in found] == ["数据"]


def test_nothing_is_found_for_nothing(desk: Desk) -> None:
    assert desk.looking_up.find("  ", desk.concepts).concepts == ()
