"""What the window is told of concepts: index, page, charts, proposals, previews; finished records without a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.charting import Strip
from reader.glossary.changing import draft_of
from reader.glossary.model import Category, Form, Status
from reader.language.model import Script, Token, TokenKind, Why
from reader.termbase import charts
from reader.termbase.entries import Entries
from reader.termbase.exchange import Choice, export_of
from reader.termbase.index import Filter, Index, Sort
from reader.termbase.page import Origin, concept_page
from reader.termbase.proposals import Doubt, to_review
from reader.termbase.spoken import SpokenForms, spoken
from tests.termbase.example import COMPUTE, FIRST, MODEL, POWER, SECOND, concordance, entries_in


@pytest.fixture
def entries(tmp_path: Path) -> Iterator[Entries]:
    """Three shipped entries."""
    with entries_in(tmp_path) as entries:
        yield entries


def known() -> SpokenForms:
    """A form whose writings and reading the engine has told."""
    forms = SpokenForms()
    token = Token(
        0, 2, "电力", TokenKind.WORD, Why.DICTIONARY, ("diàn", "lì"), "电力", "電力", "電力", "電力", "電力"
    )
    forms._known["电力"] = spoken("电力", [token])
    return forms


def ids(entries: Entries, wanted: Filter, forms: SpokenForms | None = None) -> list[str]:
    index = Index(entries, concordance(), forms or SpokenForms())
    return [line.concept.id for line in index.lines(wanted)]


def test_the_index_is_in_the_order_that_is_asked_for(entries: Entries) -> None:
    assert ids(entries, Filter(sort=Sort.COUNT)) == ["power", "compute", "model"]
    assert ids(entries, Filter(sort=Sort.SPREAD)) == ["model", "power", "compute"]
    assert ids(entries, Filter(sort=Sort.FIRST)) == ["model", "compute", "power"]
    assert ids(entries, Filter(sort=Sort.NAME)) == ["compute", "power", "model"]


def test_the_index_is_filtered_by_category_text_and_speaker(entries: Entries) -> None:
    assert ids(entries, Filter(category=Category.AI)) == ["model"]
    assert ids(entries, Filter(transcript=SECOND.digest)) == ["model"]
    assert ids(entries, Filter(speaker="问", sort=Sort.NAME)) == ["compute", "power", "model"]
    assert ids(entries, Filter(transcript=FIRST.digest, speaker="问")) == ["compute", "power"]


@pytest.mark.parametrize("typed", ["电力", "電力", "dianli", "dian li", "diàn", "electric"])
def test_a_concept_is_found_in_either_script_in_pinyin_and_in_english(entries: Entries, typed: str) -> None:
    assert ids(entries, Filter(text=typed), known()) == ["power"]


def test_a_line_of_the_index_has_form_counts_and_where_it_is_met_first(entries: Entries) -> None:
    index = Index(entries, concordance(), known())
    line = next(each for each in index.lines(Filter(), Script.TRADITIONAL) if each.concept.id == "power")
    assert (line.form, line.reading, line.mentions, line.spread, line.first) == (
        "電力",
        "diàn lì",
        4,
        1,
        "甲篇",
    )


def test_the_page_has_both_ends_of_links_and_counts_by_text_and_speaker(entries: Entries) -> None:
    page = concept_page(entries, concordance(), known(), COMPUTE, Script.AS_PRINTED)
    assert [link.id for link in page.narrower] == ["power"]
    assert [link.id for link in page.related] == ["model"]
    assert [(count.name, count.mentions) for count in page.by_transcript] == [("甲篇", 3)]
    assert {count.key: count.mentions for count in page.by_speaker} == {"答": 2, "问": 1}
    assert (page.origin, page.complete, page.total) == (Origin.SHIPPED, True, 3)


def test_a_link_to_an_entry_that_is_gone_is_left_out(entries: Entries) -> None:
    entries.delete("power")
    page = concept_page(entries, concordance(), known(), COMPUTE, Script.AS_PRINTED)
    assert page.narrower == ()
    changed = entries.save(replace(COMPUTE, note="Mine."))
    assert concept_page(entries, concordance(), known(), changed, Script.SIMPLIFIED).origin is Origin.CHANGED


def test_what_wants_a_second_look_is_named_with_why(entries: Entries) -> None:
    mine = entries.save(replace(draft_of("模型"), english="mould"))
    entries.delete("power")
    found = {(each.concept.id, each.doubt): each.detail for each in to_review(entries, concordance())}
    assert (mine.id, Doubt.NO_DEFINITION) in found
    assert found["model", Doubt.SHARED_FORM] == "模型: mould"
    assert ("power", Doubt.DELETED) in found
    assert (mine.id, Doubt.UNUSED) in found
    assert ("model", Doubt.UNUSED) not in found


def test_mentions_over_time_stand_in_the_order_of_dates() -> None:
    chart = charts.over_time(concordance(), [COMPUTE, MODEL])
    assert [column.date for column in chart.columns] == ["2024-05-01", "2025-03-02"]
    assert chart.counts == ((0, 3), (2, 1))
    assert chart.table().as_text().splitlines()[1] == "2024-05-01\t乙篇\t0\t2"


def test_a_strip_says_where_in_a_text_and_in_which_section() -> None:
    chart = charts.strip(concordance(), [POWER, MODEL], FIRST.digest)
    assert isinstance(chart, Strip)
    assert [title for _, title in chart.sections] == ["机房", "电力"]
    assert all(0 <= mark.share < 1 for marks in chart.marks for mark in marks)
    place = chart.marks[0][0]
    assert FIRST.paragraphs[place.paragraph].text.startswith("电力", place.start)
    table = chart.table()
    by_name = dict(zip(table.headers, table.rows[0], strict=True))
    assert (by_name["All"], by_name["机房"], by_name["电力"]) == (str(len(chart.marks[0])), "0", "4")
    assert charts.strip(concordance(), [POWER], "no such text") is None


def test_voices_are_counted_by_role() -> None:
    rows = charts.voices(concordance(), [COMPUTE]).rows
    roles = {speaker.label: speaker.role for speaker in FIRST.speakers}
    assert rows[0].total == 3
    assert (rows[0].guest, rows[0].interviewer) == (
        2 if roles["答"] == "guest" else 0,
        1 if roles["问"] == "interviewer" else 0,
    )


def test_concepts_that_go_together_are_counted_by_paragraph() -> None:
    chart = charts.together(concordance(), [COMPUTE, MODEL, POWER])
    assert chart.counts[0][1] == chart.counts[1][0] == 1
    assert chart.counts[1][2] == 0
    assert ("computing power", "model", "1") in chart.table().rows


def test_an_export_holds_what_was_chosen(entries: Entries) -> None:
    found = concordance()
    chosen = export_of(entries.concepts, found, known(), Choice(transcript=SECOND.digest, mentions=True), 0.0)
    assert [concept.id for concept in chosen.concepts] == ["model"]
    assert chosen.mentions is not None
    assert [mention["text"] for mention in chosen.mentions] == ["模型", "模型"]
    assert chosen.mentions[0]["sentence"] == "模型呢？"
    some = export_of(entries.concepts, found, known(), Choice(ids={"power"}), 0.0)
    assert [concept.id for concept in some.concepts] == ["power"]
    assert some.traditional(Form("电力", Status.PREFERRED)) == "電力"
    assert some.mentions is None


def test_gathering_mentions_tells_how_far_it_is_and_stops_when_told(entries: Entries) -> None:
    found = concordance()
    told: list[float] = []
    wanted = Choice(mentions=True)
    export_of(entries.concepts, found, known(), wanted, 0.0, told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert len(told) == len(entries.concepts)

    class Stopped(Exception):
        pass

    def stop(_share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        export_of(entries.concepts, found, known(), wanted, 0.0, stop)
