"""The page in blocks, and how high they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.blocks import LONGEST, Block, Blocks, Fold, Form, folds_of, parts
from reader.ui.page.heights import CHUNK, Heights
from reader.ui.page.page import Page
from tests.ui.page.sample import PLAIN, long_page, sample_page


def blocks_of(page: Page, *opened: Fold) -> Blocks:
    return Blocks(page, folds_of(page.paragraphs), set(opened))


def forms(blocks: Blocks) -> list[Form]:
    return [blocks[index].form for index in range(len(blocks))]


def test_each_kind_of_paragraph_has_its_form() -> None:
    names = [form.name for form in forms(blocks_of(sample_page()))]
    assert " ".join(names[:9]) == "FOLD TITLE LEAD KEY_FIRST KEY CHAPTER TURN TURN SPEECH"
    assert " ".join(names[9:]) == "IMAGE CAPTION SPEECH TURN TURN SECTION PROSE NOTE FOLD"


def test_front_and_trailing_matter_are_folded_until_opened() -> None:
    page = sample_page()
    front, trailing = folds_of(page.paragraphs)
    assert (front, trailing) == (Fold(0, 2, False), Fold(17, 18, True))
    assert blocks_of(page)[0] == Block(Form.FOLD, 0, 0, 2)
    opened = blocks_of(page, front)
    assert forms(opened)[:3] == [Form.FOLD, Form.MATTER, Form.MATTER]
    assert opened.holding(1, 3) == 2
    assert blocks_of(page).holding(1, 3) is None
    assert blocks_of(page).nearest(1, 3) == 0


def test_a_speaker_is_named_once_a_turn() -> None:
    page = sample_page()
    turns = [index for index, form in enumerate(forms(blocks_of(page))) if form is Form.TURN]
    assert [blocks_of(page)[index].paragraph for index in turns] == [7, 8, 12, 13]


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = PLAIN * 100
    cut = list(parts(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(end - start <= LONGEST for start, end in cut)
    assert all(text[end - 1] == "。" for _, end in cut)


def test_a_long_paragraph_without_sentences_is_cut_all_the_same() -> None:
    assert [end - start for start, end in parts("字" * 5000)] == [2000, 2000, 1000]


@given(st.text("字。”a", max_size=9000))
def test_parts_join_to_the_whole(text: str) -> None:
    assert "".join(text[start:end] for start, end in parts(text)) == text


def test_the_block_of_a_character_in_a_long_paragraph() -> None:
    page = Page(
        "", Paragraphs([Paragraph(ParagraphKind.PROSE, PLAIN * 100), Paragraph(ParagraphKind.PROSE, "完")])
    )
    blocks = blocks_of(page)
    for offset in (0, 1999, 2500, len(PLAIN) * 100 - 1):
        index = blocks.holding(0, offset)
        assert index is not None
        assert blocks[index].start <= offset < blocks[index].end
    assert blocks.holding(1, 0) == len(blocks) - 1
    assert [blocks[index].form for index in blocks.of_paragraph(0)][:2] == [Form.PROSE, Form.CONTINUED]


def test_ten_thousand_heights_add_up() -> None:
    heights = Heights(blocks_of(long_page(1000)))
    heights.forget(lambda _form, count, length: count * 10.0 + length)
    total = heights.total()
    assert heights.at(-5) == (0, 0.0)
    for y in (0.0, 1234.0, total / 2, total - 1):
        index, inside = heights.at(y)
        assert heights.top(index) + inside == pytest.approx(y)
        assert 0 <= inside < heights.height(index)


@given(st.lists(st.tuples(st.integers(0, 299), st.floats(1, 5000)), max_size=30))
def test_measured_heights_take_the_place_of_estimates(measured: list[tuple[int, float]]) -> None:
    heights = Heights(blocks_of(long_page(200)))
    heights.forget(lambda _form, count, length: count * 10.0 + length)
    for index, height in measured:
        heights.measured(index, height)
    for index, height in dict(measured).items():
        assert heights.height(index) == height
    tops = [heights.top(index) for index in range(300)]
    for index in range(299):
        assert tops[index] + heights.height(index) == pytest.approx(tops[index + 1])
    assert heights.total() == pytest.approx(tops[299] + heights.height(299))


def test_nothing_is_estimated_one_by_one_before_it_is_near() -> None:
    calls = 0

    def estimate(_form: int, count: int, length: int) -> float:
        nonlocal calls
        calls += 1
        return count + length

    heights = Heights(blocks_of(long_page(10_000)))
    heights.forget(estimate)
    heights.at(heights.total() / 2)
    assert calls < 15_000 / CHUNK * 3 + 2 * CHUNK


def test_an_empty_page_has_no_height() -> None:
    heights = Heights(blocks_of(Page("", Paragraphs())))
    assert (heights.total(), heights.at(10.0)) == (0.0, (0, 0.0))
