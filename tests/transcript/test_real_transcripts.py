"""The five real transcripts come out with the structure that a reader sees in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.transcript.loading import load
from reader.transcript.model import ParagraphKind, Transcript


@pytest.fixture(scope="module")
def real(real_transcripts: dict[str, Path]) -> dict[str, Transcript]:
    return {name: load(path) for name, path in real_transcripts.items()}


def turns(transcript: Transcript) -> dict[str, int]:
    return {speaker.label: speaker.turns for speaker in transcript.speakers}


def test_bold_labels_numbered_sections_and_key_points_are_found(real: dict[str, Transcript]) -> None:
    found = real["000"]
    assert turns(found) == {"问": 73, "奥特曼": 74}
    assert [section.title[:3] for section in found.sections] == ["01 ", "02 ", "03 ", "04 "]
    assert found.key_points == 5
    assert len(found.images) == 2
    assert (found.source, found.date, found.date_printed) == ("腾讯科技", None, "3月19日")


def test_an_article_with_front_matter_gives_title_account_date_and_link(real: dict[str, Transcript]) -> None:
    found = real["001"]
    assert sorted(turns(found).values()) == [29, 30]
    assert found.key_points == 9
    assert found.title.startswith("纽约时报专访")
    assert found.author == "瓜哥AI新知"
    assert (found.date, found.date_printed) == ("2024-12-06", "2024-12-06 07:04")
    assert any(link.url.startswith("http://mp.weixin.qq.com/") for link in found.links)
    assert len(found.images) == 6


def test_a_digest_has_seven_numbered_sections_and_no_turns(real: dict[str, Transcript]) -> None:
    found = real["002"]
    assert found.turns == 0
    assert [section.title[:2] for section in found.sections] == [f"{number}." for number in range(1, 8)]
    texts = [paragraph.text for paragraph in found.paragraphs]
    assert all(texts[section.paragraph].startswith(section.title) for section in found.sections)
    assert sum(paragraph.kind is ParagraphKind.HEADING for paragraph in found.paragraphs) == 3


def test_names_on_their_own_lines_are_three_speakers_under_short_labels(real: dict[str, Transcript]) -> None:
    found = real["003"]
    assert turns(found) == {"Erik": 34, "Sam": 93, "Ben": 81}
    assert len(found.sections) == 18
    assert [section.time for section in found.sections][:2] == ["00:41", "01:44"]


def test_unmarked_headings_highlights_and_captions_are_told_apart(real: dict[str, Transcript]) -> None:
    found = real["004"]
    assert turns(found) == {"Q": 42, "奥特曼": 42}
    assert found.key_points == 11
    assert len(found.sections) == 17
    assert all(section.level == 1 for section in found.sections)
    assert sum(paragraph.kind is ParagraphKind.CAPTION for paragraph in found.paragraphs) == 3
    assert (found.source, found.date, found.date_printed) == ("凤凰网", None, "1 天前")


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_no_markup_and_no_line_break_is_left(real: dict[str, Transcript], name: str) -> None:
    for paragraph in real[name].paragraphs:
        assert not any(mark in paragraph.text for mark in ("**", "](", "target=", "\n"))
        assert paragraph.text == paragraph.text.strip() != ""
