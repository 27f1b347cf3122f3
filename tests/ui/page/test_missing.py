"""A sign that no font has is a quiet mark on the page, and itself everywhere else."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextLayout

from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.missing import Missing
from reader.ui.page.page import Page, Place
from reader.ui.page.reading_view import ReadingView

NOWHERE = "\U0001fbfa"
"""Not assigned: no font has it."""


def glyphs(text: str, font: QFont) -> list[int]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.usefixtures("qapp")
def test_what_no_font_has_is_shown_as_a_mark_that_a_font_has() -> None:
    font = QFont("Noto Sans CJK SC")
    text = f"看这里{NOWHERE}吧\U0001f3fb1\ufe0f\u20e3👇🌟"
    shown = Missing(font).drawable(text)
    assert len(shown) == len(text)
    assert NOWHERE not in shown
    assert all(glyphs(character, font) != [0] for character in shown)
    assert (shown[:3], shown[4]) == ("看这里", "吧")


@pytest.mark.usefixtures("qapp")
def test_what_a_font_has_stays() -> None:
    assert Missing(QFont("Noto Sans CJK SC")).drawable("从左→右，★") == "从左→右，★"


def test_the_text_is_selected_as_it_is(view: ReadingView) -> None:
    text = f"看{NOWHERE}下面"
    view.set_page(Page("", Paragraphs([Paragraph(ParagraphKind.PROSE, text)])))
    view.select(Place(0, 0), Place(0, len(text)))
    assert view.selected_text() == text
    shown = view._flow.laid(0).shown.text
    assert NOWHERE not in shown
    assert len(shown) == len(text)
