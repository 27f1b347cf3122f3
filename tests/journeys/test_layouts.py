"""Each of the five layouts, opened in the program, stands on the page as it is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tests.journeys.conftest import Open
from tests.journeys.person import FOLD, Person

LEFTOVERS = ("**", "](", "target=", "infotextkey", "\\_")


def clean(person: Person) -> bool:
    """Whether nothing of the printed file's markup is left on the page."""
    return not any(mark in text or "\n" in text for _, _, text in person.shown() for mark in LEFTOVERS)


def test_bold_labels_with_key_points_and_numbered_sections(sit_down: Open) -> None:
    person = sit_down(SAMPLES["training-data"])
    assert clean(person)
    assert person.labels()[:4] == ["问", "工程师", "问", "工程师"]
    assert person.labels().count("问") == person.labels().count("工程师") == 14
    assert person.outline()[0] == "01 先把网页洗干净"
    assert len(person.outline()) == 4
    assert person.forms().count("key_first") + person.forms().count("key") == 5
    assert person.forms().count("image") == 1


def test_a_published_page_with_front_matter_and_related_articles(sit_down: Open) -> None:
    person = sit_down(SAMPLES["alignment-and-rules"])
    assert clean(person)
    folds = [text for form, _, text in person.shown() if form == FOLD]
    names = [text.split(",")[0] for text in folds]
    assert (names[0], set(names[1:])) == ("Front matter", {"End matter"})
    assert "红队手记" not in "".join(text for form, _, text in person.shown() if form != FOLD)
    assert (person.labels().count("主持人"), person.labels().count("研究员")) == (10, 9)
    person.press("F")
    assert any("封面图链接" in text or "公众号" in text or "点关注" in text for _, _, text in person.shown())


def test_numbered_paragraphs_without_turns(sit_down: Open) -> None:
    person = sit_down(SAMPLES["agents-digest"])
    assert clean(person)
    assert person.labels() == []
    assert len(person.outline()) == 7
    assert "从Agent的定义、演示翻车" in "".join(text for _, _, text in person.shown())


def test_names_on_lines_of_their_own_with_chapter_times(sit_down: Open) -> None:
    person = sit_down(SAMPLES["serving-at-scale"])
    assert clean(person)
    names = {name.split(" · ")[0] for name in person.labels()}
    assert names == {"主持人", "工程师", "负责人"}
    assert len(person.labels()) == 37
    assert person.outline()[:2] == ["字是怎么一个个蹦出来的, 00:38", "第一个字为什么要等?, 04:15"]
    assert [above for form, above, _ in person.shown() if form in ("chapter", "section")][:2] == [
        "00:38",
        "04:15",
    ]
    assert "时间戳" not in "".join(text for form, _, text in person.shown() if form != FOLD)


def test_plain_labels_with_short_headings_and_captions(sit_down: Open) -> None:
    person = sit_down(SAMPLES["measuring-models"])
    assert clean(person)
    assert (person.labels().count("Q"), person.labels().count("嘉宾")) == (12, 12)
    assert person.forms().count("key_first") + person.forms().count("key") == 5
    assert "caption" in person.forms()
    assert "背过的卷子" in person.outline()


def test_a_speaker_is_named_once_a_turn(sit_down: Open) -> None:
    person = sit_down(SAMPLES["training-data"])
    turns = {paragraph.turn for paragraph in person.text.transcript.paragraphs if paragraph.turn is not None}
    assert len(person.labels()) == len(turns)
    assert "speech" in person.forms()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_a_layout_arrives(sit_down: Open, name: str) -> None:
    person = sit_down(SAMPLES[name])
    person.wait_for_words()
    for index, paragraph in enumerate(person.text.transcript.paragraphs):
        annotation = person.page.annotation(index)
        assert annotation is not None
        covered = "".join(token.text for token in annotation.tokens)
        assert covered == "".join(paragraph.text.split())


SEEN = {"000": (147, 4, 5), "001": (59, None, 9), "002": (0, 7, 0), "003": (208, 18, 0), "004": (84, 17, 11)}


@pytest.mark.parametrize("name", SEEN)
def test_the_real_transcripts_stand_on_the_page_as_they_should(
    sit_down: Open, real_transcripts: dict[str, Path], name: str
) -> None:
    person = sit_down(real_transcripts[name])
    turns, sections, key_points = SEEN[name]
    assert clean(person)
    assert len(person.labels()) == turns
    assert sections is None or len(person.outline()) >= sections
    assert person.forms().count("key_first") + person.forms().count("key") == key_points
    person.wait_for_words()
    person.press("N", "Return")
    assert person.card()
