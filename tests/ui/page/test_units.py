"""A text as units: what clings to what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.breaking import Break, Unit, break_lines
from reader.ui.page.units import Widths, units_of

EM = 20.0
WIDTHS = Widths(EM, 5.0, lambda text: sum(10.0 if c < "\u2000" else EM for c in text))
CHARACTERS = "字好。，“”《》（）—…·A1 -👇𠮷é々"


def pieces(text: str) -> list[str]:
    found, at = [], 0
    for unit in units_of(text, WIDTHS):
        found.append(text[at : at + unit.length])
        at += unit.length
    return found


def lines(text: str, characters: float, *inside: int) -> list[str]:
    broken = break_lines(units_of(text, WIDTHS, inside), characters * EM, 3 * EM)
    return [text[line.start : line.end] for line in broken]


@given(st.text(CHARACTERS, max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(st.text(CHARACTERS, max_size=80))
def test_no_line_may_begin_with_a_closing_mark_or_end_with_an_opening_one(text: str) -> None:
    at = 0
    for unit in units_of(text, WIDTHS):
        if at and unit.before is not Break.NEVER:
            assert text[at] not in "。，”》）·"
            assert text[at - 1] not in "“《（"
        at += unit.length


def test_a_latin_word_a_dash_and_an_ellipsis_are_each_one() -> None:
    assert pieces("用GPT-4o试——行……吧") == ["用", "GPT-4o", "试", "——", "行", "……", "吧"]


def test_a_printed_space_is_a_quarter_em_between_scripts_and_nothing_after_a_mark() -> None:
    taken = [unit.width + unit.gap for unit in units_of("看，再 A说， 好", WIDTHS)]
    assert taken == [EM, EM, EM, EM / 4, 10.0 + EM / 4, EM, EM, 0.0, EM]


def test_a_sign_of_several_code_points_is_one() -> None:
    assert pieces("好👍🏽的👨‍👩‍👧") == ["好", "👍🏽", "的", "👨‍👩‍👧"]


def test_an_address_falls_apart_where_a_word_does_not() -> None:
    address = "https://example.org/a/very/long/way"
    assert pieces("见" + address) == ["见", *address]


def test_a_closing_mark_takes_its_character_along() -> None:
    assert lines("一二三四五六，七八", 6) == ["一二三四五", "六，七八"]


def test_an_opening_mark_goes_with_what_follows() -> None:
    assert lines("一二三四五（六）七", 6) == ["一二三四五", "（六）七"]


def test_words_are_kept_whole_where_they_are_known() -> None:
    assert lines("一二三四模型五六", 5) == ["一二三四模", "型五六"]
    assert lines("一二三四模型五六", 5, 5) == ["一二三四", "模型五六"]


def test_two_marks_close_up_and_han_keeps_off_latin() -> None:
    units = units_of("好。”用A", WIDTHS)
    assert [unit.gap for unit in units] == [0, -EM / 2, 0, EM / 4, 0]


def test_marks_in_the_middle_of_their_square_do_not_close_up() -> None:
    centred = Widths(EM, 5.0, WIDTHS.of, corner_marks=False)
    assert [unit.gap for unit in units_of("好。”", centred)] == [0, 0, 0]


def test_a_space_has_no_width_at_the_line_end() -> None:
    assert units_of("A b", WIDTHS)[1] == Unit(1, 10.0, Break.NEVER, trail=10.0)


def test_a_printed_space_between_han_and_latin_is_as_wide_as_none() -> None:
    def width(text: str) -> float:
        return sum(unit.width + unit.gap for unit in units_of(text, WIDTHS))

    assert width("用 A 吗") == width("用A吗")
    assert width("用 1") == width("用1")
    assert units_of("a b", WIDTHS)[1].gap == 0
