"""The next page is laid out while this one is read; what is painted in strips is what is painted whole."""

from __future__ import annotations

from itertools import cycle

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.page import Page, Place
from reader.ui.page.painting import PagePainter
from reader.ui.page.reading_view import ReadingView
from reader.ui.page.ruby import RubyMode
from reader.vocabulary.model import WordStatus
from tests.ui.page.conftest import show
from tests.ui.page.sample import PLAIN, annotate, long_page, sample_page


def laid_below(view: ReadingView) -> int:
    """How many blocks are laid out below those in sight, one after the other."""
    flow = view._flow
    first = at = flow.standing()[-1].number + 1
    while at < len(flow.blocks) and at in flow._laid:
        at += 1
    return at - first


def test_a_page_below_the_sight_is_laid_out_while_one_reads(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(60))
    assert not laid_below(view)
    qtbot.waitUntil(lambda: not view._flow.lay_ahead())
    below = laid_below(view)
    assert below
    value, position = view._flow.scroll_value(), view.position()
    flow, standing = view._flow, view._flow.standing()
    last = standing[-1]
    reach = sum(flow.laid(last.number + 1 + index).height for index in range(below))
    assert last.y + last.laid.height + reach >= 2 * view.viewport().height()
    assert (flow.scroll_value(), view.position()) == (value, position)
    view.scroll_page_down()
    assert flow.standing()[-1].number <= last.number + below


def test_what_is_not_annotated_is_not_laid_out_twice(view: ReadingView, qtbot: QtBot) -> None:
    page = long_page(60)
    show(view, page, annotated=False)
    qtbot.wait(150)
    assert not laid_below(view)
    for index, paragraph in enumerate(page.paragraphs):
        view.set_annotation(index, annotate(paragraph.text))
    qtbot.waitUntil(lambda: laid_below(view) > 0)


def test_of_a_long_paragraph_only_the_words_near_the_sight_are_told(view: ReadingView) -> None:
    text = PLAIN * 200
    page = Page("", Paragraphs([Paragraph(ParagraphKind.PROSE, text)]))
    show(view, page)
    tokens = view._flow.annotations.tokens(0)
    view.go_to(0, len(text) // 2)
    told = view.tokens_in_sight()
    seen = [
        (0, index)
        for index in range(len(tokens))
        if view.word_rect(0, index).intersects(view.viewport().rect())
    ]
    assert seen
    assert set(seen) <= set(told)
    assert len(told) < 2 * len(seen) < len(tokens) / 4


def test_nothing_is_laid_out_for_which_what_is_in_sight_would_have_to_go(view: ReadingView) -> None:
    view.resize(70, 40_000)
    show(view, Page("", Paragraphs([Paragraph(ParagraphKind.PROSE, PLAIN * 200)])))
    standing = view._flow.standing()
    assert sum(len(each.laid.lines) for each in standing) > 500
    assert not view._flow.lay_ahead()
    assert not laid_below(view)


def test_the_end_of_the_page_is_the_end_of_what_is_laid_out(view: ReadingView) -> None:
    show(view, long_page(3))
    view.scroll_to_end()
    while view._flow.lay_ahead():
        pass
    assert view._flow.standing()[-1].number == len(view._flow.blocks) - 1


def painted(view: ReadingView, strips: list[QRectF]) -> QImage:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for strip in strips:
        painter.setClipRect(strip)
        PagePainter(painter, view._flow, view._marks, view._colours).paint(strip)
    painter.end()
    return image


@pytest.mark.parametrize("ruby", [RubyMode.NONE, RubyMode.ALL])
@pytest.mark.parametrize("height", [17, 90])
def test_a_page_painted_strip_by_strip_is_the_page_painted_whole(
    view: ReadingView, ruby: RubyMode, height: int
) -> None:
    page = sample_page()
    show(view, page)
    view.set_ruby(ruby)
    words = [token for index in range(len(page.paragraphs)) for token in view._flow.annotations.tokens(index)]
    keys = [(token.simplified, tuple(map(str, token.pinyin))) for token in words if token.pinyin]
    statuses = cycle((WordStatus.LEARNING_1, WordStatus.LEARNING_3, WordStatus.IGNORED))
    view.set_status_marks(True)
    view.set_kept_words(set(keys[::3]))
    view.set_statuses(dict(zip(keys, statuses, strict=False)))
    view.go_to(*Place(3, 0))
    area = QRectF(view.viewport().rect())
    strips = [QRectF(0, top, area.width(), height) for top in range(0, int(area.height()), height)]
    assert painted(view, strips) == painted(view, [area])
