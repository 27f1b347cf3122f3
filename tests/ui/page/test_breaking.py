"""Lines from widths alone: nothing lost, nothing doubled, no break where none is allowed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.breaking import Break, Line, Unit, balanced, break_lines, spacing

EM = 20.0


@st.composite
def units(draw: st.DrawFn) -> Unit:
    length = draw(st.integers(1, 12))
    width = draw(st.floats(1, 300))
    blank = st.sampled_from([0.0, width / 2])
    gap = draw(st.sampled_from([0.0, 5.0, -min(width, 10.0) / 2]))
    return Unit(length, width, draw(st.sampled_from(Break)), draw(blank), draw(blank), gap)


def width_of(line: Line, all_units: list[Unit]) -> float:
    own = all_units[line.first : line.last]
    inside = sum(unit.width for unit in own) + sum(unit.gap for unit in own[:-1])
    return inside - own[0].lead - own[-1].trail


@given(st.lists(units(), max_size=60), st.floats(40, 800), st.floats(0, 100), st.floats(0, 60))
def test_every_character_stands_on_exactly_one_line(
    all_units: list[Unit], room: float, ragged: float, least: float
) -> None:
    lines = break_lines(all_units, room, ragged, least)
    assert [line.first for line in lines] == [0, *(line.last for line in lines[:-1])][: len(lines)]
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])][: len(lines)]
    if all_units:
        assert lines[-1].last == len(all_units)
        assert lines[-1].end == sum(unit.length for unit in all_units)
    assert all(line.first < line.last for line in lines)


@given(st.lists(units(), min_size=1, max_size=60), st.floats(40, 800), st.floats(0, 100), st.floats(0, 60))
def test_a_line_ends_only_where_it_may(
    all_units: list[Unit], room: float, ragged: float, least: float
) -> None:
    for line in break_lines(all_units, room, ragged, least)[:-1]:
        if all_units[line.last].before is Break.NEVER:
            inner = range(line.first + 1, line.last)
            assert all(all_units[index].before is Break.NEVER for index in inner)


@given(st.lists(units(), min_size=1, max_size=60), st.floats(40, 800), st.floats(0, 100), st.floats(0, 60))
def test_a_line_is_as_wide_as_it_says_and_fits(
    all_units: list[Unit], room: float, ragged: float, least: float
) -> None:
    for line in break_lines(all_units, room, ragged, least):
        assert line.width == pytest.approx(width_of(line, all_units))
        assert line.width <= room + 1e-6 or line.last - line.first == 1


def han(count: int, before: Break = Break.FREE) -> list[Unit]:
    return [Unit(1, EM, before) for _ in range(count)]


def test_a_word_is_kept_whole_where_little_is_left_empty() -> None:
    word = [Unit(1, EM), Unit(1, EM, Break.INSIDE_WORD), Unit(1, EM, Break.INSIDE_WORD)]
    assert [line.last for line in break_lines(han(8) + word, 10 * EM, 3 * EM)] == [8, 11]


def test_a_word_is_divided_where_keeping_it_leaves_too_much_empty() -> None:
    word = [Unit(1, EM), *han(7, Break.INSIDE_WORD)]
    assert [line.last for line in break_lines(han(3) + word, 10 * EM, 3 * EM)] == [10, 11]


def test_no_character_is_left_alone_on_the_last_line() -> None:
    assert [line.last for line in break_lines(han(11), 10 * EM, 0)] == [10, 11]
    assert [line.last for line in break_lines(han(11), 10 * EM, 0, 1.9 * EM)] == [9, 11]


def test_a_title_is_broken_into_lines_of_one_length() -> None:
    assert [line.last for line in balanced(han(12), 10 * EM, 0)] == [6, 12]
    assert [line.last for line in balanced(han(9), 10 * EM, 0)] == [9]
    assert balanced([], 10 * EM, 0) == []


def test_a_line_of_a_title_ends_with_a_clause_and_never_within_a_word_where_that_can_be() -> None:
    clauses = [*han(7), Unit(1, EM, Break.CLAUSE), *han(4)]
    assert [line.last for line in balanced(clauses, 10 * EM, 0)] == [7, 12]
    word = [*han(6), *han(3, Break.INSIDE_WORD), *han(3)]
    assert [line.last for line in balanced(word, 10 * EM, 0)] == [5, 12]


@given(st.lists(units(), max_size=40), st.floats(40, 800))
def test_a_title_keeps_every_character_in_as_few_lines(all_units: list[Unit], room: float) -> None:
    lines = balanced(all_units, room, 0)
    assert len(lines) == len(break_lines(all_units, room, 0))
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])][: len(lines)]
    assert sum(line.end - line.start for line in lines) == sum(unit.length for unit in all_units)
    assert all(line.width == pytest.approx(width_of(line, all_units)) for line in lines)
    for line in lines:
        assert line.width <= room + 1e-6 or line.last - line.first == 1


def test_the_blank_half_of_a_closing_mark_hangs_over_the_end() -> None:
    comma = Unit(1, EM, Break.NEVER, trail=EM / 2)
    (line, _) = break_lines([*han(9), comma, *han(3)], 9.5 * EM, 0)
    assert (line.last, line.width) == (10, 9.5 * EM)


@given(st.lists(units(), min_size=1, max_size=40), st.floats(40, 800))
def test_space_is_given_to_characters_of_the_line_and_never_too_much(
    all_units: list[Unit], room: float
) -> None:
    for line in break_lines(all_units, room, 0):
        runs = spacing(all_units, line, room, 2.0)
        assert all(left.start + left.length <= right.start for left, right in pairwise(runs))
        assert all(run.extra and run.length > 0 for run in runs)
        if runs:
            assert runs[0].start >= 0
            assert runs[-1].start + runs[-1].length <= line.end - line.start
            assert all(run.extra <= 5.0 + 2.0 + 1e-6 for run in runs)


def test_a_line_is_stretched_to_the_edge_but_the_last_stays() -> None:
    all_units = [Unit(1, EM, gap=0.0) for _ in range(12)]
    first, last = break_lines(all_units, 10.5 * EM, 0)
    (run,) = spacing(all_units, first, 10.5 * EM, 2.0)
    assert (run.start, run.length) == (0, 9)
    assert run.extra * 9 == pytest.approx(0.5 * EM)
    assert spacing(all_units, last, 10.5 * EM, 2.0) == []
