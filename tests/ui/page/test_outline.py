"""Speakers shown, dimmed and folded; turns; how far one has read; what is copied."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.language.model import Annotation, Script, Token, TokenKind
from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.blocks import Form
from reader.ui.page.copying import CopyKind
from reader.ui.page.outline import SpeakerView
from reader.ui.page.page import Page, Place
from reader.ui.page.reading_view import ReadingView
from reader.ui.page.ruby import RubyScript
from tests.ui.page.conftest import Hand, show
from tests.ui.page.sample import PLAIN, long_page, sample_page

GUEST = 8


def shown_paragraphs(view: ReadingView) -> set[int]:
    blocks = map(view._flow.blocks.__getitem__, range(len(view._flow.blocks)))
    return {block.paragraph for block in blocks if block.form < Form.IMAGE}


def test_a_folded_speaker_leaves_one_line_a_run(view: ReadingView, hand: Hand) -> None:
    show(view, sample_page())
    before = shown_paragraphs(view)
    view.set_speaker_view({"嘉宾": SpeakerView.FOLDED})
    assert before - shown_paragraphs(view) == {8, 9, 11, 13}
    folds = [fold for fold in view._flow.folds if fold.speaker]
    assert [(fold.first, fold.last) for fold in folds] == [(8, 10), (11, 12), (13, 14)]
    view.go_to(7, 0)
    standing = next(s for s in view._flow.standing() if s.laid.block.form is Form.FOLD)
    assert standing.laid.shown.text.startswith("嘉宾, 2")
    line = standing.laid.lines[0]
    hand.click(QPointF(view._flow.composer.column.left + 60, standing.y + line.top + line.height / 2))
    assert {8, 9} <= shown_paragraphs(view)
    view.set_speaker_view({})
    assert shown_paragraphs(view) == before


def test_what_is_folded_is_found_and_gone_to(view: ReadingView) -> None:
    show(view, sample_page())
    view.set_speaker_view({"嘉宾": SpeakerView.FOLDED})
    view.go_to(GUEST, 0)
    assert view.position().paragraph == GUEST
    assert view.find_text("GitHub").count == 2


def test_folding_a_speaker_keeps_the_line_being_read(view: ReadingView) -> None:
    show(view, long_page(100), annotated=False)
    view.go_to(60, 0)
    view.set_speaker_view({"嘉宾": SpeakerView.FOLDED})
    assert view.position().paragraph in (59, 60)
    view.set_speaker_view({"嘉宾": SpeakerView.SHOWN})
    assert view.position().paragraph in (59, 60)


def test_a_dimmed_speaker_is_paler_and_the_others_are_not(view: ReadingView) -> None:
    show(view, sample_page(), annotated=False)
    view.go_to(7, 0)
    before = view.viewport().grab().toImage()
    view.set_speaker_view({"嘉宾": SpeakerView.DIMMED})
    after = view.viewport().grab().toImage()
    first = next(s for s in view._flow.standing() if s.laid.block.paragraph == 7)
    guest = next(s for s in view._flow.standing() if s.laid.block.paragraph == GUEST)
    text = range(round(guest.y + guest.laid.text_top), round(guest.y + guest.laid.height))
    darkest = [min(image.pixelColor(x, y).lightness() for y in text for x in range(100, 400)) for image in
               (before, after)]  # fmt: skip
    assert darkest[1] > darkest[0]
    above = round(first.y + first.laid.height)
    assert after.copy(0, 0, 800, above) == before.copy(0, 0, 800, above)


def test_turns_are_listed_with_who_speaks(view: ReadingView) -> None:
    show(view, sample_page(), annotated=False)
    turns = view.turns()
    assert [(turn.paragraph, turn.label, turn.role) for turn in turns] == [
        (7, "主持人", "interviewer"),
        (8, "嘉宾", "guest"),
        (12, "主持人", "interviewer"),
        (13, "嘉宾", "guest"),
    ]
    assert turns[0].time == "00:45"
    assert PLAIN.startswith(turns[1].opening)


def test_progress_grows_to_the_whole(view: ReadingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.progress_changed):
        show(view, long_page(60), annotated=False)
    told: list[tuple[float, int]] = []
    view.progress_changed.connect(lambda share, left: told.append((share, left)))
    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert told[-1] == (1.0, 0)
    view.scroll_to_start()
    assert 0 < view.progress()[0] < 0.2


def test_matter_that_is_folded_away_at_the_end_counts_as_read(view: ReadingView) -> None:
    show(view, sample_page(), annotated=False)
    view.scroll_to_end()
    assert view.progress() == (1.0, 0)


TEXT = "去西安玩意儿，用GPU<b>。"
READ = [("去", "qù"), ("西安", "xī ān"), ("玩意儿", "wán yì r"), ("，", ""), ("用", "yòng"), ("GPU", "")]


@pytest.fixture
def read_view(view: ReadingView) -> ReadingView:
    view.set_page(
        Page("", Paragraphs([Paragraph(ParagraphKind.PROSE, TEXT), Paragraph(ParagraphKind.PROSE, "去。")]))
    )
    tokens, at = [], 0
    for text, pinyin in READ:
        kind = TokenKind.WORD if pinyin else TokenKind.PUNCTUATION
        forms = [text, text.replace("儿", "兒"), text, text, text]
        tokens.append(Token(at, at + len(text), text, kind, None, tuple(pinyin.split()), *forms))
        at += len(text)
    view.set_annotation(0, Annotation(tuple(tokens), ()))
    view.set_annotation(1, Annotation((replace(tokens[0]),), ()))
    view.select_all()
    return view


def test_a_selection_is_copied_with_its_readings(read_view: ReadingView) -> None:
    assert (
        read_view.selected_as(CopyKind.TEXT_WITH_PINYIN)
        == "去[qù]西安[xī'ān]玩意儿[wányìr]，用[yòng]GPU<b>。\n去[qù]。"
    )
    read_view.set_ruby_script(RubyScript.ZHUYIN)
    assert "西安[ㄒㄧ ㄢ]" in read_view.selected_as(CopyKind.TEXT_WITH_PINYIN)


def test_a_selection_is_copied_as_html_with_ruby(read_view: ReadingView) -> None:
    html = read_view.selected_as(CopyKind.HTML_RUBY)
    assert html.count("<p>") == 2
    assert "<ruby>意儿<rp>(</rp><rt>yìr</rt><rp>)</rp></ruby>" in html
    assert "GPU&lt;b&gt;。" in html
    read_view.copy_as(CopyKind.HTML_RUBY)
    data = QGuiApplication.clipboard().mimeData()
    assert data.html() == html
    assert data.text() == f"{TEXT}\n去。"


def test_a_selection_is_copied_in_the_script_shown_or_as_printed(read_view: ReadingView) -> None:
    read_view.set_script(Script.TRADITIONAL)
    assert "玩意兒[wányìr]" in read_view.selected_as(CopyKind.TEXT_WITH_PINYIN)
    assert "玩意儿[wányìr]" in read_view.selected_as(CopyKind.TEXT_WITH_PINYIN, as_printed=True)
    read_view.select(Place(0, 0), Place(0, 2))
    assert read_view.selected_as(CopyKind.TEXT_WITH_PINYIN) == "去[qù]西"
    read_view.clear_selection()
    assert read_view.selected_as(CopyKind.TEXT) == ""
