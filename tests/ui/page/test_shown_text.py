"""Source, shown and UTF-16 offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.language.model import Script
from reader.ui.page.shown_text import ShownText, Utf16, showable, shown_text, wide_marks
from tests.ui.page.sample import LATIN, PLAIN, RARE, annotate


def test_as_printed_nothing_is_mapped() -> None:
    shown = shown_text(PLAIN, annotate(PLAIN).tokens, 0, Script.AS_PRINTED)
    assert shown == ShownText(PLAIN)
    assert [shown.to_shown(7), shown.to_source(7)] == [7, 7]


def test_a_script_of_the_same_length_keeps_all_offsets() -> None:
    text = "软件很好"
    shown = shown_text(text, annotate(text).tokens, 0, Script.TRADITIONAL)
    assert shown.text == "軟件很好"
    assert shown.source == ()


def test_a_longer_form_moves_what_follows() -> None:
    text = "一位同事来了"
    shown = shown_text(text, annotate(text).tokens, 0, Script.TAIWAN_PHRASES)
    assert shown.text == "一位同事們来了"
    assert [shown.to_shown(offset) for offset in range(7)] == [0, 1, 2, 3, 5, 6, 7]
    assert [shown.to_source(offset) for offset in range(8)] == [0, 1, 2, 3, 3, 4, 5, 6]


def test_a_stretch_counts_from_its_own_beginning() -> None:
    text = "软件很好软件"
    tokens = annotate(text).tokens
    assert shown_text(text[2:], tokens, 2, Script.TRADITIONAL).text == "很好軟件"
    assert shown_text(text[1:], tokens, 1, Script.TRADITIONAL).text == "件很好軟件"


@given(st.text("软件同事一二A。", max_size=40), st.sampled_from(Script))
def test_to_shown_and_back_is_the_same_character(text: str, script: Script) -> None:
    shown = shown_text(text, annotate(text).tokens, 0, script)
    for offset in range(len(text) + 1):
        assert shown.to_source(shown.to_shown(offset)) == offset
    there = [shown.to_shown(offset) for offset in range(len(text) + 1)]
    assert there == sorted(there)


@given(st.text(min_size=0, max_size=40))
def test_what_qt_cannot_show_is_replaced_one_for_one(text: str) -> None:
    clean = showable(text)
    assert len(clean) == len(text)
    assert not set(clean) & set("\n\r\x00\u2028\u2029")
    clean.encode("utf-8")


def test_half_width_marks_beside_chinese_are_shown_full_width() -> None:
    assert wide_marks("他说,用CPU,对吗?对!") == "他说，用CPU，对吗？对！"
    assert wide_marks("先看, 再说; 好, fine, 行") == "先看， 再说； 好, fine, 行"
    assert wide_marks("12:30, a,b; 3,000 你好: Sam") == "12:30, a,b; 3,000 你好: Sam"


@given(st.text("好，,:;?!a1 ”(", max_size=20))
def test_marks_are_widened_one_for_one(text: str) -> None:
    assert len(wide_marks(text)) == len(text)


def test_a_lone_surrogate_is_shown_as_unknown() -> None:
    assert showable("前\ud800后\n") == "前\ufffd后 "


def test_the_apostrophe_of_an_english_word_is_narrow() -> None:
    assert showable("it’s ‘好’") == "it's ‘好’"


def test_characters_of_two_units_are_counted_so() -> None:
    units = Utf16(RARE)
    rare = RARE.index("𠮷")
    assert [units.units(rare), units.units(rare + 1)] == [rare, rare + 2]
    assert [units.code_point(rare), units.code_point(rare + 1), units.code_point(rare + 2)] == [
        rare,
        rare,
        rare + 1,
    ]
    hand = RARE.index("👇")
    assert units.units(hand) == len(RARE[:hand].encode("utf-16-le")) // 2


@given(st.text("字𠮷👇a", max_size=30))
def test_units_and_back(text: str) -> None:
    units = Utf16(text)
    for offset in range(len(text) + 1):
        assert units.units(offset) == len(text[:offset].encode("utf-16-le")) // 2
        assert units.code_point(units.units(offset)) == offset


def test_plain_text_needs_no_table() -> None:
    assert Utf16(LATIN).units(9) == 9
