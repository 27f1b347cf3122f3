"""Pages: every line once, in order, inside the page, no heading left alone; and the files they become."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage, QPainter

from reader.ui.page.blocks import Form
from reader.ui.page.marks import Marks
from reader.ui.page.ruby import Ruby, RubyMode, RubyScript
from reader.ui.paper.edition import Wishes
from reader.ui.paper.pages import PaperPainter, _flow, _ink, _pages, _strips
from reader.ui.paper.writing import pdf_bytes, setting
from tests.ui.paper.sample import ALL, edition

pytestmark = pytest.mark.usefixtures("qapp")
NONE = Wishes()
ZHUYIN = Wishes(ruby=Ruby(RubyMode.ALL, RubyScript.ZHUYIN))


@pytest.mark.parametrize("room", [300.0, 700.0, 1380.0])
@pytest.mark.parametrize("wishes", [ALL, NONE, ZHUYIN], ids=["pinyin", "none", "zhuyin"])
def test_every_line_stands_on_one_page_and_none_reaches_beyond(wishes: Wishes, room: float) -> None:
    flow = _flow(edition(wishes, turns=24), setting(), 1100, room)
    pages = list(_pages(flow, room))
    placed = [strip for page in pages for strip in page]
    assert [(strip.number, strip.bottom) for strip in placed] == [
        (strip.number, strip.bottom) for strip in _strips(flow)
    ]
    assert len(pages) > 1
    for page in pages:
        assert sum(strip.height for strip in page) <= room + 0.01
        assert all(strip.height > 0 for strip in page)


def test_no_page_ends_after_a_heading_or_with_the_first_line_of_many() -> None:
    flow = _flow(edition(turns=60), setting(), 1100, 640)
    for page in list(_pages(flow, 640))[:-1]:
        laid = flow.laid(page[-1].number)
        assert laid.block.form not in (Form.TITLE, Form.CHAPTER, Form.SECTION, Form.SUBSECTION)
        lines = [strip for strip in page if strip.number == page[-1].number]
        if page[-1].bottom < laid.height:
            assert len(lines) > 1 or lines[0].top > 0


def test_a_block_higher_than_a_page_goes_on_on_the_next() -> None:
    flow = _flow(edition(turns=4), setting(), 1100, 130)
    pages = list(_pages(flow, 130))
    numbers = [{strip.number for strip in page} for page in pages]
    assert any(one & other for one, other in pairwise(numbers))


def test_ink_stands_only_where_the_strips_are() -> None:
    flow = _flow(edition(turns=6), setting(), 1100, 400)
    second = list(_pages(flow, 400))[1]
    image = QImage(1100, 500, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    PaperPainter(painter, flow, Marks(), _ink()).paint_page(second, 50.0)
    painter.end()
    height = sum(strip.height for strip in second)
    inked = [y for y in range(500) if any(image.pixel(x, y) != 0xFFFFFFFF for x in range(0, 1100, 2))]
    assert inked[0] >= 44
    assert inked[-1] <= 50 + height + 6
    assert len(inked) > height / 4


def test_a_pdf_has_as_many_pages_as_the_text_needs_and_can_be_stopped() -> None:
    heard: list[tuple[int, float]] = []

    def go_on(page: int, share: float) -> bool:
        heard.append((page, share))
        return True

    content = pdf_bytes(edition(turns=40), setting(), go_on)
    pages = len(re.findall(rb"/Type\s*/Page\b", content))
    assert content.startswith(b"%PDF-")
    assert [page for page, _ in heard] == list(range(1, pages + 1))
    assert pages > 3
    assert heard[-1][1] == 1.0
    stopped = pdf_bytes(edition(turns=40), setting(), lambda page, _share: page < 2)
    assert len(re.findall(rb"/Type\s*/Page\b", stopped)) == 2
