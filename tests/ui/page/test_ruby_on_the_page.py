"""Readings and marks on the page itself, in every mode."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.language.model import Annotation, Script
from reader.ui.page.blocks import Form
from reader.ui.page.fonts import chinese_family
from reader.ui.page.page import Page, PageColours, Place
from reader.ui.page.reading_view import ReadingView
from reader.ui.page.ruby import RubyMode, RubyScript
from reader.ui.page.style import Typography
from reader.ui.page.tone_colours import TONE_PALETTES
from reader.vocabulary.model import WordStatus
from tests.ui.page.conftest import Hand, middle, show
from tests.ui.page.sample import annotate, long_page, sample_page

WIDE = ("zhuàng", "shuāng")
GUEST = 8


def annotated(text: str) -> Annotation:
    """The same as in the sample, with the widest syllables there are."""
    found = annotate(text)
    tokens = tuple(replace(token, pinyin=WIDE[: len(token.pinyin)]) for token in found.tokens)
    return replace(found, tokens=tokens)


def show_read(view: ReadingView, page: Page, mode: RubyMode = RubyMode.ALL) -> None:
    show(view, page, annotated=False)
    for index, paragraph in enumerate(page.paragraphs):
        view.set_annotation(index, annotated(paragraph.text))
    view.set_ruby(mode)


@pytest.mark.parametrize("script", list(RubyScript))
@pytest.mark.parametrize("size", [14, 20, 45])
@pytest.mark.parametrize("width", [320, 800])
def test_no_reading_touches_another_or_leaves_the_viewport(
    view: ReadingView, script: RubyScript, size: int, width: int
) -> None:
    view.resize(width, 600)
    show_read(view, sample_page())
    view.set_ruby_script(script)
    view.set_text_size(size)
    column = view._flow.composer.column
    seen = 0
    for number in range(len(view._flow.blocks)):
        laid = view._flow.laid(number)
        for line in laid.lines:
            seen += len(line.readings)
            ends = [(r.x, r.x + r.width) for r in line.readings]
            assert all(left[1] < right[0] for left, right in pairwise(ends))
            if ends:
                assert column.left + ends[0][0] >= 0
                assert column.left + ends[-1][1] <= view.viewport().width()
    assert seen > 200


def test_all_lines_of_a_text_are_as_high_as_each_other(view: ReadingView) -> None:
    show_read(view, sample_page(), RubyMode.UNKNOWN)
    view.set_statuses({("我们", WIDE): WordStatus.NEW, ("每天", WIDE): WordStatus.KNOWN})
    for number in range(len(view._flow.blocks)):
        laid = view._flow.laid(number)
        if laid.block.form in (Form.PROSE, Form.SPEECH, Form.TURN):
            assert {line.height for line in laid.lines} == {view._flow.composer._line_height(Form.PROSE)}


def test_titles_and_folds_bear_no_readings(view: ReadingView) -> None:
    show_read(view, sample_page())
    bearing = {
        laid.block.form
        for laid in map(view._flow.laid, range(len(view._flow.blocks)))
        if any(line.readings for line in laid.lines)
    }
    assert not bearing & {Form.TITLE, Form.FOLD, Form.IMAGE}
    assert {Form.SPEECH, Form.CHAPTER, Form.KEY, Form.PROSE} <= bearing


@pytest.mark.parametrize("script", [Script.AS_PRINTED, Script.TAIWAN_PHRASES])
def test_readings_stand_over_their_characters_in_every_script(view: ReadingView, script: Script) -> None:
    show_read(view, sample_page())
    view.set_script(script)
    laid = view._flow.laid(view._flow.blocks.of_paragraph(GUEST)[0])
    for line in laid.lines:
        for reading in line.readings:
            rect = laid.fragments(*(laid.shown.to_source(reading.start + more) for more in (0, 1)))[0]
            em = view._flow.composer.face(laid.block.form).em
            assert abs(reading.x + reading.width / 2 - (rect.left() + em / 2)) < 0.6


def test_another_word_of_taiwan_bears_no_reading(view: ReadingView) -> None:
    show_read(view, sample_page())
    view.set_script(Script.TAIWAN_PHRASES)
    laid = view._flow.laid(view._flow.blocks.of_paragraph(12)[0])
    over = {laid.shown.text[r.start] for line in laid.lines for r in line.readings}
    assert "那" in over
    assert not over & set("軟體")


def test_switching_readings_keeps_the_line_being_read(view: ReadingView) -> None:
    show_read(view, long_page(200), RubyMode.NONE)
    view.go_to(121, 60)
    held = view.position()
    for mode in (RubyMode.ALL, RubyMode.HOVER, RubyMode.UNKNOWN, RubyMode.ALL, RubyMode.NONE):
        view.set_ruby(mode)
        view.set_ruby_script(RubyScript.ZHUYIN)
        view.set_ruby_script(RubyScript.PINYIN)
        assert view.position().paragraph == held.paragraph
    assert view.position() == held


def test_words_become_known_and_lose_their_reading(view: ReadingView) -> None:
    show_read(view, sample_page(), RubyMode.UNKNOWN)
    view.go_to(GUEST, 0)

    def over() -> set[str]:
        laid = view._flow.laid(view._flow.blocks.of_paragraph(GUEST)[0])
        return {laid.shown.text[r.start] for line in laid.lines for r in line.readings}

    assert {"我", "们"} <= over()
    view.set_statuses({("我们", WIDE): WordStatus.KNOWN})
    assert not {"我", "们"} & over()


def test_statuses_that_change_in_place_take_effect(view: ReadingView) -> None:
    show_read(view, sample_page(), RubyMode.UNKNOWN)
    statuses = {("我们", WIDE): WordStatus.NEW}
    view.set_statuses(statuses)
    statuses[("我们", WIDE)] = WordStatus.KNOWN
    view.set_statuses(statuses)
    laid = view._flow.laid(view._flow.blocks.of_paragraph(GUEST)[0])
    assert laid.lines[0].readings[0].start == 2


def test_readings_come_with_their_paragraph_and_the_line_stays(view: ReadingView, qtbot: QtBot) -> None:
    page = long_page(80)
    show(view, page, annotated=False)
    view.set_ruby(RubyMode.ALL)
    view.go_to(61, 60)
    held = view.position()
    for index in (62, 61, 60, 59, 63):
        view.set_annotation(index, annotated(page.paragraphs[index].text))
    with qtbot.waitSignal(view.settled):
        view.set_annotation(0, annotated(page.paragraphs[0].text))
    laid = next(s.laid for s in view._flow.standing() if s.laid.block.paragraph == 61)
    assert all(line.readings for line in laid.lines)
    assert view.position().paragraph == held.paragraph
    assert abs(view.position().offset - held.offset) <= 40


def test_a_serif_face_is_used_where_there_is_one(view: ReadingView) -> None:
    show_read(view, sample_page())
    sans = view.chinese_font()
    view.set_typography(Typography(serif=True))
    assert view.chinese_font() == chinese_family("SC", serif=True)
    view.set_typography(Typography())
    assert view.chinese_font() == sans


def differences(one: QImage, other: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(one.height())
        for x in range(one.width())
        if one.pixelColor(x, y) != other.pixelColor(x, y)
    ]


def test_on_hover_the_word_bears_its_reading_and_nothing_moves(view: ReadingView, hand: Hand) -> None:
    show_read(view, sample_page(), RubyMode.HOVER)
    view.go_to(GUEST, 0)
    before = view.viewport().grab().toImage()
    hand.move(middle(view, GUEST, 4))
    rect = view.word_rect(GUEST, 4)
    changed = differences(before, view.viewport().grab().toImage())
    assert changed
    assert min(y for _, y in changed) < rect.center().y() - 14
    assert all(abs(x - rect.center().x()) < 80 and abs(y - rect.center().y()) < 40 for x, y in changed)


@pytest.mark.parametrize("mode", list(RubyMode))
def test_the_screen_shows_the_same_as_a_page_painted_anew(
    view: ReadingView, hand: Hand, mode: RubyMode
) -> None:
    show_read(view, sample_page(), mode)
    view.go_to(GUEST, 0)
    QApplication.processEvents()
    for index in (0, 4, 9, 30, 31):
        hand.move(middle(view, GUEST, index))
        QApplication.processEvents()
        screen = view.screen().grabWindow(view.winId()).toImage()
        assert not screen.isNull()
        page = QRect(0, 0, view.viewport().width(), view.viewport().height())
        anew = view.grab().toImage().convertToFormat(screen.format())
        assert screen.copy(page) == anew.copy(page)


def has_colour(image: QImage, colour: QColor, slack: int = 6) -> bool:
    wanted = colour.red(), colour.green(), colour.blue()
    for y in range(image.height()):
        for x in range(image.width()):
            found = image.pixelColor(x, y)
            if all(
                abs(a - b) <= slack
                for a, b in zip((found.red(), found.green(), found.blue()), wanted, strict=True)
            ):
                return True
    return False


@pytest.mark.parametrize("name", sorted(TONE_PALETTES))
@pytest.mark.parametrize("on_characters", [False, True])
def test_tones_are_painted_in_their_colours(view: ReadingView, name: str, on_characters: bool) -> None:
    view.resize(500, 300)
    show_read(view, sample_page(), RubyMode.NONE if on_characters else RubyMode.ALL)
    view.set_text_size(30)
    view.go_to(GUEST, 0)
    palette = TONE_PALETTES[name][0]
    assert not has_colour(view.viewport().grab().toImage(), palette.fourth)
    view.set_tone_colours(palette, on_characters)
    image = view.viewport().grab().toImage()
    assert has_colour(image, palette.fourth)
    assert has_colour(image, palette.first)
    view.set_tone_colours(None)
    assert not has_colour(view.viewport().grab().toImage(), palette.fourth)


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in
             (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", sorted(TONE_PALETTES))
def test_every_tone_can_be_read_on_light_and_dark(name: str) -> None:
    for palette, colours in zip(TONE_PALETTES[name], (PageColours.light(), PageColours.dark()), strict=True):
        assert all(contrast(colour, colours.page) >= 4.5 for colour in palette)
        assert contrast(colours.ruby, colours.page) >= 4.5


def test_marks_of_what_is_known_come_and_go(view: ReadingView) -> None:
    show_read(view, sample_page(), RubyMode.NONE)
    view.go_to(GUEST, 0)
    plain = view.viewport().grab().toImage()
    view.set_statuses({("我们", WIDE): WordStatus.LEARNING_2, ("每天", WIDE): WordStatus.KNOWN})
    assert view.viewport().grab().toImage() == plain
    view.set_status_marks(True)
    changed = differences(plain, view.viewport().grab().toImage())
    known, learning = view.word_rect(GUEST, 1), view.word_rect(GUEST, 0)
    assert any(learning.contains(x, y) for x, y in changed)
    assert not any(known.adjusted(1, 0, -1, 0).contains(x, y) for x, y in changed)
    view.set_status_marks(False)
    assert view.viewport().grab().toImage() == plain


def test_a_doubtful_reading_is_marked(view: ReadingView) -> None:
    page = sample_page()
    show(view, page)
    found = annotate(page.paragraphs[GUEST].text)
    doubtful = replace(found.tokens[2], alternatives=(("y", "y"),))
    view.set_annotation(GUEST, replace(found, tokens=(*found.tokens[:2], doubtful, *found.tokens[3:])))
    view.go_to(GUEST, 0)
    plain = view.viewport().grab().toImage()
    view.set_doubt_marks(True)
    changed = differences(plain, view.viewport().grab().toImage())
    assert changed
    assert all(view.word_rect(GUEST, 2).contains(x, y) for x, y in changed)


def test_every_mark_is_in_the_legend(view: ReadingView) -> None:
    entries = view.legend()
    assert {"term", "kept", "new", "learning", "known", "ignored", "doubt"} <= {e.key for e in entries}
    assert all(entry.name and entry.drawn and entry.colour.isValid() for entry in entries)


def test_a_place_under_readings_is_found_and_selected(view: ReadingView, hand: Hand) -> None:
    show_read(view, sample_page())
    view.go_to(GUEST, 0)
    hand.drag(middle(view, GUEST, 0), middle(view, GUEST, 6))
    ends = view.selection()
    assert ends is not None
    assert ends[0].paragraph == ends[1].paragraph == GUEST
    matches = view.find_text("训练")
    assert matches.count > 2
    view.set_script(Script.TRADITIONAL)
    view.scroll_page_down()
    assert Place(GUEST, 0) < view.position()


def test_a_note_over_paragraphs_is_marked_in_each(view: ReadingView) -> None:
    show_read(view, sample_page(), RubyMode.NONE)
    view.go_to(GUEST, 0)
    plain = view.viewport().grab().toImage()
    view.set_notes([(Place(GUEST, 4), Place(GUEST + 1, 6)), (Place(500, 0), Place(501, 0))])
    changed = differences(plain, view.viewport().grab().toImage())
    assert any(view.word_rect(GUEST, 2).contains(x, y) for x, y in changed)
    assert any(view.word_rect(GUEST + 1, 0).contains(x, y) for x, y in changed)
    assert not any(view.word_rect(GUEST, 1).adjusted(0, 0, -1, 0).contains(x, y) for x, y in changed)
    assert min(x for x, _ in changed) < view.word_rect(GUEST, 0).left()
    view.set_notes([])
    assert view.viewport().grab().toImage() == plain
