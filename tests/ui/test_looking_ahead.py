"""Words around the page and cards of words in sight are ready before they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from pytestqt.qtbot import QtBot

from reader.language.model import Annotation
from reader.ui.looking_ahead import LookingAhead
from reader.ui.page.reading_view import ReadingView
from reader.ui.slices import Slices
from tests.ui.page.conftest import show
from tests.ui.page.conftest import view as view
from tests.ui.page.sample import annotate, long_page


def test_the_words_around_the_page_and_the_cards_in_sight_are_made_ready(
    view: ReadingView, qtbot: QtBot
) -> None:
    page = long_page(60)
    prepared: list[tuple[int, int]] = []

    def known(paragraphs: Iterable[int]) -> list[tuple[int, Annotation]]:
        return [(index, annotate(page.paragraphs[index].text)) for index in paragraphs]

    ahead = LookingAhead(
        view, Slices(view).queue(), known, lambda paragraph, token: prepared.append((paragraph, token))
    )
    show(view, page, annotated=False)
    first, last = view.visible_paragraphs()
    ahead.give(range(first, last + 1))
    ahead.start()
    in_sight = {
        (paragraph, index)
        for paragraph in range(first, last + 1)
        for index in range(len(annotate(page.paragraphs[paragraph].text).tokens))
        if view.word_rect(paragraph, index).intersects(view.viewport().rect())
    }
    qtbot.waitUntil(lambda: set(prepared) >= in_sight)
    assert len(prepared) == len(set(prepared))
    assert all(first <= paragraph <= last for paragraph, _ in prepared)
    assert not view.unannotated(last + 1, last + 8)
