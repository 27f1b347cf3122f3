"""Readings above the characters: which, where, and that nothing touches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.language.model import Script, Token, TokenKind
from reader.ui.page.breaking import Break, Line, Unit, break_lines
from reader.ui.page.ruby import Reading, Room, Ruby, RubyMode, RubyScript, as_spoken, token_readings, widened
from reader.ui.page.units import Widths, units_of
from reader.vocabulary.model import WordStatus

EM = 20.0
ROOM = Room(EM, 3.0, 1.0, 4.0)
WIDTHS = Widths(EM, 5.0, lambda text: sum(10.0 if c < "\u2000" else EM for c in text))
TEXT = st.text("字好。，“”（）—·A1 ", max_size=50)
SYLLABLE = st.integers(0, 9).map(lambda letters: "x" * letters)


def width(reading: str) -> float:
    return 5.5 * len(reading)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, dict[int, Reading]]:
    """A text, and readings over some of its Han characters, now and then one over two."""
    text = draw(TEXT)
    readings: dict[int, Reading] = {}
    covered = 0
    for at, character in enumerate(text):
        if character in "字好" and at >= covered:
            syllable = draw(SYLLABLE)
            if syllable:
                both = text[at + 1 : at + 2] in ("字", "好") and draw(st.booleans())
                readings[at] = Reading(at, 2 if both else 1, syllable, 1)
                covered = at + readings[at].length
    return text, readings


def spans(line: Line, units: list[Unit], readings: dict[int, Reading]) -> Iterator[tuple[float, float]]:
    """Left and right end of each reading of a line, from the left of its column."""
    x, at = -units[line.first].lead, line.start
    for unit in units[line.first : line.last]:
        reading = readings.get(at)
        if reading is not None:
            middle = x + unit.width / 2
            yield middle - width(reading.text) / 2, middle + width(reading.text) / 2
        x += unit.width + unit.gap
        at += unit.length


@given(texts(), st.floats(60, 600), st.floats(0, 100))
@example(("11”·” 好", {6: Reading(6, 1, "xxxxxx", 1)}), 60.0, 0.0)
def test_no_two_readings_touch_and_none_leaves_the_margin(
    text: tuple[str, dict[int, Reading]], room: float, ragged: float
) -> None:
    units = widened(units_of(text[0], WIDTHS), text[1], width, ROOM)
    shown = 0
    for line in break_lines(units, room, ragged):
        found = list(spans(line, units, text[1]))
        shown += len(found)
        assert all(left[1] + ROOM.inside - 1e-6 <= right[0] for left, right in pairwise(found))
        assert not found or found[0][0] >= -ROOM.hang - 1e-6
        if line.width <= room:
            assert not found or found[-1][1] <= room + ROOM.hang + 1e-6
    assert shown == len(text[1])


@given(texts(), st.floats(60, 600), st.floats(0, 100))
def test_readings_lose_no_character_and_allow_no_other_break(
    text: tuple[str, dict[int, Reading]], room: float, ragged: float
) -> None:
    plain = units_of(text[0], WIDTHS)
    units = widened(plain, text[1], width, ROOM)
    assert sum(unit.length for unit in units) == len(text[0])
    allowed, at = {0}, 0
    for unit in plain:
        if unit.before is not Break.NEVER:
            allowed.add(at)
        at += unit.length
    lines = break_lines(units, room, ragged)
    assert "".join(text[0][line.start : line.end] for line in lines) == text[0]
    for line in lines[1:]:
        inner = range(lines[lines.index(line) - 1].first + 1, line.first)
        assert line.start in allowed or all(units[i].before is Break.NEVER for i in inner)
    covered = {
        at for reading in text[1].values() for at in range(reading.start + 1, reading.start + reading.length)
    }
    assert not covered & {line.start for line in lines}


@given(texts())
def test_a_reading_takes_no_more_room_than_it_needs(text: tuple[str, dict[int, Reading]]) -> None:
    short = {at: reading._replace(text="x") for at, reading in text[1].items() if reading.length == 1}
    plain = units_of(text[0], WIDTHS)
    assert widened(plain, short, width, ROOM) == plain


def token(text: str, *pinyin: str | None, phrases: str | None = None) -> Token:
    return Token(0, len(text), text, TokenKind.WORD, None, pinyin, text, text, text, phrases or text, text)


def test_erhua_is_one_syllable_over_two_characters() -> None:
    word = token("玩意儿", "wán", "yì", "r")
    assert token_readings(word, Script.AS_PRINTED, RubyScript.PINYIN) == (
        Reading(0, 1, "wán", 2),
        Reading(1, 2, "yìr", 4),
    )
    assert token_readings(word, Script.AS_PRINTED, RubyScript.ZHUYIN)[1].text == "ㄧˋㄦ"


def test_another_word_does_not_bear_the_reading_of_the_printed_one() -> None:
    word = token("软件", "ruǎn", "jiàn", phrases="軟體")
    assert token_readings(word, Script.TAIWAN_PHRASES, RubyScript.PINYIN) == ()
    assert len(token_readings(word, Script.TAIWAN, RubyScript.PINYIN)) == 2


def test_digits_and_unknown_syllables_bear_nothing() -> None:
    readings = token_readings(token("3月x日", "yuè", None), Script.AS_PRINTED, RubyScript.PINYIN)
    assert readings == (Reading(1, 1, "yuè", 4),)
    assert token_readings(token("三月", "sān"), Script.AS_PRINTED, RubyScript.PINYIN) == ()


@pytest.mark.parametrize("status", list(WordStatus))
def test_only_unknown_words_bear_readings_where_that_is_wished(status: WordStatus) -> None:
    word = token("模型", "mó", "xíng")
    unknown = Ruby(RubyMode.UNKNOWN, statuses={("模型", ("mó", "xíng")): status})
    assert unknown.stands_over(word) is (status not in (WordStatus.KNOWN, WordStatus.IGNORED))
    assert Ruby(RubyMode.UNKNOWN).stands_over(word)
    assert not Ruby(RubyMode.HOVER).stands_over(word)


def test_readings_can_be_written_with_numbers() -> None:
    readings = token_readings(_word("状态", "zhuàng", "tài"), Script.AS_PRINTED, RubyScript.NUMBERS)
    assert [(reading.text, reading.tone) for reading in readings] == [("zhuang4", 4), ("tai4", 4)]


def test_tones_can_be_shown_as_they_are_spoken_and_the_words_stay_theirs() -> None:
    tokens = [_word("一", "yī"), _word("个", "gè"), _word("不是", "bù", "shì")]
    spoken = as_spoken(tokens)
    assert [token.pinyin for token in spoken] == [("yí",), ("gè",), ("bú", "shì")]
    assert [token.text for token in spoken] == ["一", "个", "不是"]
    assert spoken[1] is tokens[1]


def _word(text: str, *pinyin: str) -> Token:
    return Token(0, len(text), text, TokenKind.WORD, None, pinyin, text, text, text, text, text)
