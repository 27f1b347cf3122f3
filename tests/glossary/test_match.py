"""Terms are found on characters, as whole Latin words, longest first, without overlap."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.match import Matcher
from reader.glossary.model import Candidate, Category, Concept, Form, Status
from reader.glossary.spelling import plain, spellings


def concept(name: str, *forms: str | Form, category: Category = Category.AI) -> Concept:
    made = tuple(Form(form) if isinstance(form, str) else form for form in forms)
    return Concept(name, category, name, "A thing.", made)


def found(text: str, *concepts: Concept) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.concept) for hit in Matcher(concepts).candidates(text)]


def test_a_term_is_found_with_its_offsets() -> None:
    hits = Matcher([concept("model", "大模型")]).candidates("训练大模型很贵")
    assert hits == (Candidate(2, 5, "model"),)


def test_offsets_count_code_points_beyond_the_first_plane() -> None:
    assert Matcher([concept("model", "大模型")]).candidates("𠮷👇大模型")[0].start == 2


def test_the_longest_form_takes_the_characters() -> None:
    concepts = concept("learning", "学习"), concept("rl", "强化学习"), concept("machine", "机器学习")
    assert found("强化学习和学习", *concepts) == [("强化学习", "rl"), ("学习", "learning")]


def test_a_longer_form_further_right_goes_before_a_shorter_one() -> None:
    concepts = concept("a", "模型压"), concept("b", "压缩算法")
    assert found("模型压缩算法", *concepts) == [("压缩算法", "b")]


@pytest.mark.parametrize(
    "text", ["GPT-4很强", "我用gpt-4。", "GPT 4", "GPT4", "ＧＰＴ－４", "Gpt‑4", "(GPT-4)"]
)
def test_a_latin_name_is_one_however_it_is_printed(text: str) -> None:
    assert [name for _, name in found(text, concept("gpt-4", "GPT-4"))] == ["gpt-4"]


@pytest.mark.parametrize("text", ["GPT-40", "GPT-4o", "xGPT-4", "GPT-4.5", "1GPT-4", "GPT-4é"])
def test_a_latin_name_is_not_part_of_a_longer_word(text: str) -> None:
    assert found(text, concept("gpt-4", "GPT-4")) == []


def test_a_full_stop_behind_a_name_is_no_decimal_point() -> None:
    assert found("We use GPT-4. 4 of us.", concept("gpt-4", "GPT-4")) == [("GPT-4", "gpt-4")]


def test_letters_of_one_kind_are_not_written_together() -> None:
    assert found("openai", concept("x", "Open AI")) == []
    assert found("open-ai", concept("x", "Open AI")) == [("open-ai", "x")]


@pytest.mark.parametrize("text", ["AI芯片", "ai 芯片", "ＡＩ芯片", "买AI芯片吧"])
def test_a_space_between_latin_and_chinese_does_not_matter(text: str) -> None:
    assert [name for _, name in found(text, concept("chip", "AI 芯片"))] == ["chip"]
    assert [name for _, name in found(text, concept("chip", "AI芯片"))] == ["chip"]


@pytest.mark.parametrize(
    "printed",
    ["李·小明", "李•小明", "李・小明", "李‧小明", "李小明", "李 小明", "李 · 小明", "李.小明", "李-小明"],
)
def test_the_dot_of_a_name_may_be_printed_otherwise(printed: str) -> None:
    person = concept("li", Form("李·小明", reading=("lǐ", "xiǎo", "míng")), category=Category.PERSON)
    assert found(f"我是{printed}。", person) == [(printed, "li")]
    hit = Matcher([person]).candidates(printed)[0]
    assert hit.is_name
    assert hit.reading == ("lǐ", "xiǎo", "míng")


def test_company_is_asked_for_in_the_same_paragraph() -> None:
    agent = concept("agent", Form("代理", company=("Agent", "智能体")))
    assert found("代理很忙", agent) == []
    assert found("Agents来了，代理很忙", agent) == []
    assert found("代理很忙，agent也是", agent) == [("代理", "agent")]


def test_a_form_does_not_count_inside_a_guarded_string() -> None:
    agent = concept("agent", Form("代理", unless_in=("代理人", "总代理")))
    assert found("代理人和总代理说代理好", agent) == [("代理", "agent")]
    assert Matcher([agent]).candidates("代理人代理")[0].start == 3


def test_of_two_concepts_with_one_form_the_one_with_its_company_counts() -> None:
    first = concept("first", Form("山姆", company=("实验室",)))
    second = concept("second", "山姆")
    assert found("山姆在实验室", first, second) == [("山姆", "first")]
    assert found("山姆在实验室", second, first) == [("山姆", "first")]
    assert found("山姆在家", first, second) == [("山姆", "second")]


def test_a_form_as_written_goes_before_the_spelling_of_another() -> None:
    assert found("AB-1", concept("space", "AB 1"), concept("hyphen", "AB-1")) == [("AB-1", "hyphen")]


def test_the_readers_own_concept_goes_before_a_shipped_one() -> None:
    shipped = concept("shipped", Form("山姆", company=("实验室",)))
    own = replace(concept("own", "山姆"), origin="yours")
    assert found("山姆在实验室", shipped, own) == [("山姆", "own")]


@pytest.mark.parametrize("status", [Status.MISSPELLING, Status.DEPRECATED])
def test_a_wrong_form_leads_to_its_concept_too(status: Status) -> None:
    assert found("Lama很小", concept("llama", "Llama", Form("Lama", status))) == [("Lama", "llama")]


def test_no_concepts_find_nothing() -> None:
    assert Matcher([]).candidates("大模型") == ()
    assert Matcher([concept("a", "大模型")]).candidates("") == ()


def test_a_form_of_many_pieces_is_still_found_with_hyphens() -> None:
    long = "a b c d e f g h i j"
    assert found(long.replace(" ", "-"), concept("long", long)) == [(long.replace(" ", "-"), "long")]


LETTERS = st.text(alphabet="模型学习AIai-· 4", min_size=1, max_size=5).filter(
    lambda text: text.strip() == text
)


@given(
    st.lists(LETTERS, min_size=1, max_size=8, unique=True),
    st.text(alphabet="模型学习AIai-·• 4.", max_size=60),
)
def test_hits_are_in_order_apart_and_each_a_form(forms: list[str], text: str) -> None:
    concepts = [concept(str(number), form) for number, form in enumerate(forms)]
    hits = Matcher(concepts).candidates(text)
    assert all(left.end <= right.start for left, right in pairwise(hits))
    for hit in hits:
        assert plain(text[hit.start : hit.end]) in spellings(forms[int(hit.concept)])


@given(st.text(max_size=40))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_a_megabyte_is_matched_to_its_end() -> None:
    han = [chr(0x4E00 + number) for number in range(60)]
    concepts = [concept(a + b, a + b, f"{a}{b}{a}") for a in han for b in han[:30]]
    matcher = Matcher([*concepts, concept("one", Form(han[0], company=("无",), unless_in=(han[0] * 3,)))])
    text = "".join(han[(number * 7 + number // 50) % 60] for number in range(350_000))
    found = matcher.candidates(text)
    assert found[-1].end > 349_000
    assert all(one.end <= other.start for one, other in pairwise(found))
