"""What goes on paper: all or a stretch, with its words, and what is glossed at the end."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from reader.language.model import Script
from reader.transcript.model import ParagraphKind
from reader.ui.page.ruby import Ruby, RubyMode
from reader.ui.paper.edition import Wishes, make_edition, unread, with_glosses
from reader.ui.paper.web import html_of
from tests.ui.page.sample import LATIN, PLAIN, TITLE
from tests.ui.paper.sample import ALL, CONCEPTS, edition, text


class Reader(HTMLParser):
    """The text of a page, its readings, and whether every element is closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.text, self.readings, self.open, self.tags = "", [], [], set()
        self.feed(page.decode())

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "rt":
            self.readings.append(data)
        elif self.open and self.open[-1] not in ("rp", "style"):
            self.text += data


def read(wishes: Wishes = ALL, **more: object) -> Reader:
    return Reader(html_of(edition(wishes, **more), "Terms", "Words"))  # type: ignore[arg-type]


def test_front_and_end_matter_stay_away_and_everything_else_is_there() -> None:
    kinds = [leaf.paragraph.kind for leaf in edition().leaves]
    assert ParagraphKind.FRONT not in kinds
    assert ParagraphKind.TRAILING not in kinds
    assert len(kinds) == len(text().transcript.paragraphs) - 3
    assert [edition().leaves[each.paragraph].paragraph.text for each in edition().sections] == [
        "一间不大的机房",
        "慢就是快",
    ]


def test_terms_are_glossed_once_and_kept_words_that_stand_there() -> None:
    made = edition()
    assert [(each.headword, each.meaning) for each in made.terms] == [("训练", "training <b>")]
    assert [each.headword for each in made.words] == ["早上"]


def test_a_stretch_has_its_own_words_and_nothing_beyond() -> None:
    page = text().transcript.paragraphs
    first = next(index for index, each in enumerate(page) if each.text == PLAIN)
    made = edition(ends=((first, 2), (first + 1, 5)))
    assert [leaf.paragraph.text for leaf in made.leaves] == [PLAIN[2:], page[first + 1].text[:5]]
    for leaf in made.leaves:
        assert leaf.annotation is not None
        for token in leaf.annotation.tokens:
            assert leaf.paragraph.text[token.start : token.end] == token.text


def test_paragraphs_without_words_are_counted() -> None:
    whole = text()
    whole.records.clear()
    whole.annotation = lambda _index: None  # type: ignore[method-assign]
    assert unread(whole) == len(edition().leaves)
    assert unread(text()) == 0
    assert make_edition(whole, CONCEPTS, [], ALL).terms == ()


def test_html_is_whole_escaped_and_has_real_ruby() -> None:
    page = read()
    assert page.open == []
    assert page.tags.isdisjoint({"script", "img", "link", "i"})
    assert "training <b>" in page.text
    assert "early <i>" in page.text
    assert {"ruby", "rt", "main", "dl", "h2"} <= page.tags
    assert set(page.readings) == {"x"}
    assert TITLE in page.text


@pytest.mark.parametrize("mode", [RubyMode.NONE, RubyMode.HOVER])
def test_without_readings_on_the_screen_there_are_none_in_html(mode: RubyMode) -> None:
    assert read(Wishes(ruby=Ruby(mode))).readings == []


def test_no_character_of_the_text_is_lost_in_html() -> None:
    shown = re.sub(r"\s", "", read(Wishes(wide_marks=False)).text)
    for leaf in edition().leaves:
        assert re.sub(r"\s", "", leaf.paragraph.text) in shown


def test_html_is_in_the_script_of_the_page() -> None:
    page = read(Wishes(Script.TRADITIONAL))
    assert "訓練" not in page.text or "练" not in page.text
    assert "數據" in page.text
    assert "数据" not in page.text


def test_links_lead_only_to_the_web() -> None:
    page = html_of(edition(), "Terms", "Words").decode()
    assert 'href="https://example.org/code"' in page
    made = edition()
    evil = page.replace("https://example.org/code", "")
    assert "javascript:" not in evil
    assert LATIN.split("GitHub")[0][-4:] in re.sub(r"<[^>]+>", "", re.sub(r"<r[tp]>[^<]*</r[tp]>", "", page))
    assert made.facts == "本刊 · 2025-03-01"


def test_the_end_matter_follows_under_its_headings() -> None:
    leaves, sections = with_glosses(edition(), "Terms", "Words")
    headings = [leaves[each.paragraph].paragraph.text for each in sections[-2:]]
    assert headings == ["Terms", "Words"]
    assert leaves[-1].paragraph.text == "早上  xx  early <i>"
