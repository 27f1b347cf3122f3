"""A looked-up stretch grows and shrinks from headword to headword."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reader.language.model import Annotation, Entry
from reader.stretching import stretched_end, token_between
from tests.ui import cards

TEXT = "人工智能，人工。"
WORDS = {
    "人": Entry("人", "人", ("rén",), ("person",)),
    "人工": Entry("人工", "人工", ("rén", "gōng"), ("artificial",)),
    "人工智能": Entry("人工智能", "人工智能", ("rén", "gōng", "zhì", "néng"), ("AI",)),
}


def entries(word: str) -> Sequence[Entry]:
    return [WORDS[word]] if word in WORDS else []


@pytest.mark.parametrize(
    ("end", "by", "found"),
    [(1, 1, 2), (2, 1, 4), (4, 1, None), (4, -1, 2), (2, -1, 1), (1, -1, None), (2, 0, 2)],
)
def test_the_next_headword_that_begins_here(end: int, by: int, found: int | None) -> None:
    card = replace(cards.card(), start=0, end=end)
    assert stretched_end(TEXT, card, by, 4, entries) == found


def test_the_word_of_the_page_is_a_stop_though_no_dictionary_has_it() -> None:
    card = replace(cards.card(), start=0, end=2)
    assert stretched_end("人工脑。", card, 1, 3, entries) == 3
    assert stretched_end("人工脑。", card, 1, 2, entries) is None


def test_the_reading_of_the_place_is_kept_where_the_dictionary_has_it() -> None:
    token = cards.word("长江", "長江", "cháng", "jiāng")
    long = Entry("长", "長", ("cháng",), ("long",))
    grow = Entry("长", "長", ("zhǎng",), ("to grow",))
    annotation = Annotation((token,), ())
    assert token_between("长江", annotation, 0, 1, [grow, long]).pinyin == ("cháng",)
    assert token_between("长江", annotation, 0, 1, [grow]).pinyin == ("zhǎng",)
    assert token_between("长江", annotation, 0, 1, [grow]).traditional == "長"
