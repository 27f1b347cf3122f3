"""Pinyin typed in the find bar finds Chinese; what is found shows in the scroll bar."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reader.finding.spoken import SpokenText, typed
from reader.language.model import Annotation, Token, TokenKind
from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.finding import search
from reader.ui.page.page import Page
from reader.ui.page.reading_view import ReadingView
from tests.ui.page.conftest import show

READ = {
    "算": "suàn", "力": "lì", "不": "bù", "够": "gòu", "西": "xī", "安": "ān", "先": "xiān", "女": "nǚ", "儿": "ér",
    "酸": "suān", "梨": "lí", "爱": "ài", "用": "yòng",
}  # fmt: skip
LINES = ("算力不够，用AI", "西安先不用", "酸梨，女儿爱", "Anthropic的算力", "算，力")


def said(text: str) -> Annotation:
    tokens = []
    for at, character in enumerate(text):
        pinyin = (READ[character],) if character in READ else (None,) if character == "的" else ()
        kind = TokenKind.WORD if pinyin else TokenKind.OTHER
        tokens.append(Token(at, at + 1, character, kind, None, pinyin, *[character] * 5))
    return Annotation(tuple(tokens), ())


@pytest.fixture
def page() -> Page:
    return Page("", Paragraphs(Paragraph(ParagraphKind.PROSE, line) for line in LINES))


def found(page: Page, query: str) -> list[str]:
    spoken = SpokenText()
    for index, paragraph in enumerate(page.paragraphs):
        spoken.put(index, said(paragraph.text).tokens)
    return [page.paragraphs[m.paragraph].text[m.start : m.end] for m in search(page, query, {}, spoken)]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("suanli", ["算力", "酸梨", "算力"]),
        ("suan li", ["算力", "酸梨", "算力"]),
        ("suànlì", ["算力", "算力"]),
        ("suan4li4", ["算力", "算力"]),
        ("suan1 li", ["酸梨"]),
        ("Suanli", ["算力", "酸梨", "算力"]),
        ("suanl", ["算力", "酸梨", "算力"]),
        ("xian", ["西安", "先"]),
        ("xi'an", ["西安"]),
        ("xiān", ["西安", "先"]),
        ("nver", ["女儿"]),
        ("nǚ'ér", ["女儿"]),
        ("ai", ["AI"]),
        ("ài", ["爱"]),
        ("AI", ["AI"]),
        ("an", ["An"]),
        ("an1", ["安"]),
        ("bugou", ["不够"]),
        ("qwrt", []),
        ("算力", ["算力", "算力"]),
    ],
)
def test_pinyin_finds_what_sounds_so(page: Page, query: str, matches: list[str]) -> None:
    assert found(page, query) == matches


def test_only_letters_are_pinyin() -> None:
    assert typed("算力") is None
    assert typed("LLM") is None
    assert typed("4o") is None
    assert typed("a") is None
    assert typed("lü4 se4") is not None


def test_a_search_by_sound_goes_on_as_readings_become_known(
    view: ReadingView, page: Page, qtbot: QtBot
) -> None:
    show(view, page, annotated=False)
    view.set_annotation(0, said(LINES[0]))
    assert view.find_text("suanli").count == 1
    with qtbot.waitSignal(view.matches_changed):
        view.set_annotation(3, said(LINES[3]))
    assert view.matches().count == 2
    assert view.matches().current == 0
    with qtbot.waitSignal(view.matches_changed):
        view.set_annotation(2, said(LINES[2]))
    assert [match.paragraph for match in view.matches().found] == [0, 2, 3]


def test_what_is_found_shows_in_the_scroll_bar(view: ReadingView) -> None:
    lines = ["算力" if index in (0, 50, 99) else "不够" * 40 for index in range(100)]
    show(view, Page("", Paragraphs(Paragraph(ParagraphKind.PROSE, line) for line in lines)), annotated=False)
    bar = view.verticalScrollBar()
    plain = bar.grab().toImage()
    view.find_text("算力")
    rows = bar.rows()
    assert len(rows) == 3
    assert rows[0] < 30
    assert abs(rows[1] - bar.height() / 2) < 25
    assert rows[2] > bar.height() - 60
    assert bar.grab().toImage() != plain
    view.clear_find()
    assert bar.rows() == []
    assert bar.grab().toImage() == plain
