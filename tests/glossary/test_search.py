"""A concept is found by whatever name a person types for it."""

from __future__ import annotations

import pytest

from reader.glossary.model import Category, Concept, Form
from reader.glossary.search import find_concepts


def concept(name: str, english: str, *forms: Form, abbreviation: str = "") -> Concept:
    return Concept(name, Category.AI, english, "A thing.", forms, abbreviation=abbreviation)


AI = concept(
    "artificial-intelligence",
    "artificial intelligence",
    Form("人工智能", reading=("rén", "gōng", "zhì", "néng")),
    abbreviation="AI",
)
AGENT = concept("agent", "AI agent", Form("智能体", reading=("zhì", "néng", "tǐ")), Form("Agent"))
LLM = concept("llm", "large language model", Form("大语言模型"), Form("LLM"), abbreviation="LLM")
GREEN = concept("green", "green compute", Form("绿色AI算力", reading=("lǜ", "sè", "suàn", "lì")))
ALL = (GREEN, LLM, AI, AGENT)


def found(typed: str) -> list[str]:
    readings = {"大语言模型": ("dà", "yǔ", "yán", "mó", "xíng")}
    return [each.id for each in find_concepts(ALL, typed, readings)]


@pytest.mark.parametrize(
    "typed",
    ["人工智能", "人工", "rén gōng", "réngōng", "rengong", "ren2gong1", "ren gong zhi neng", "REN GONG", "r"],
)
def test_chinese_and_pinyin_lead_to_the_concept(typed: str) -> None:
    assert "artificial-intelligence" in found(typed)


@pytest.mark.parametrize("typed", ["rèn gōng", "ren4gong1", "engong", "rengongx", "人 工"])
def test_what_sounds_otherwise_does_not(typed: str) -> None:
    assert "artificial-intelligence" not in found(typed)


@pytest.mark.parametrize("typed", ["lüse", "lvse", "lu:se", "lǜsè", "lv4 se4", "suanli", "seai"])
def test_the_letters_of_green_can_be_typed_in_many_ways(typed: str) -> None:
    assert found(typed) == ["green"]


@pytest.mark.parametrize(
    "typed", ["llm", "LLM", "language", "Large  language", "大语言", "da yu yan", "moxing"]
)
def test_english_abbreviation_and_readings_of_the_dictionary_lead_there(typed: str) -> None:
    assert found(typed) == ["llm"]


def test_the_whole_name_goes_before_its_part() -> None:
    assert found("AI")[0] == "artificial-intelligence"
    assert found("agent") == ["agent"]
    assert found("zhineng") == ["agent", "artificial-intelligence"]
    assert found("智能") == ["agent", "artificial-intelligence"]


def test_nothing_typed_shows_all_by_their_english_names() -> None:
    assert found("  ") == ["agent", "artificial-intelligence", "green", "llm"]


@pytest.mark.parametrize("typed", ["？？", "不存在", "zzz", "👇"])
def test_what_leads_nowhere_finds_nothing(typed: str) -> None:
    assert found(typed) == []
