"""The page as a reader uses it: reading on, resting on words, clicking, keys."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.language.model import Annotation, Script
from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.page import Page, PageColours, Place
from reader.ui.page.paging import visible_lines
from reader.ui.page.reading_view import ReadingView
from tests.ui.page.conftest import Hand, middle, show, token_of
from tests.ui.page.sample import PLAIN, RARE, annotate, long_page, sample_page, speech

pytestmark = pytest.mark.qt_log_level_fail("WARNING")

GUEST = 8
"""The paragraph in which the guest begins to speak."""


def wheel(view: ReadingView, notches: int, *modifiers: Qt.KeyboardModifier) -> None:
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    point = QPointF(300, 300)
    event = QWheelEvent(
        point,
        view.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_a_new_page_begins_at_its_beginning(view: ReadingView, qtbot: QtBot) -> None:
    with qtbot.waitSignals([view.visible_changed, view.position_changed]):
        show(view, sample_page())
    assert view.position() == Place(2, 0)
    assert view.verticalScrollBar().value() == 0


def test_a_page_without_a_printed_title_begins_as_far_down_as_one_with_a_title(view: ReadingView) -> None:
    tops = []
    for kind in (ParagraphKind.TITLE, ParagraphKind.PROSE):
        show(view, Page(PLAIN, Paragraphs([Paragraph(kind, PLAIN), speech(PLAIN, "嘉宾", 0)])))
        tops.append(next(laid.text_top + top for _, laid, top in view._flow.standing()))
    assert tops[0] == tops[1]


def test_a_mark_is_painted_at_once_where_it_is_waited_for(view: ReadingView) -> None:
    show(view, sample_page())
    view.grab()
    painted: list[QRect] = []

    class Eye(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.rect())
            return False

    eye = Eye(view)
    view.viewport().installEventFilter(eye)
    token = view.token(2, 1)
    assert token is not None
    line = view.line_rect(2, 1)
    QApplication.processEvents()
    painted.clear()
    kept = {(token.simplified, tuple(map(str, token.pinyin)))}
    view.show_known(kept, {}, line)
    assert any(rect.contains(line) for rect in painted)
    view.viewport().removeEventFilter(eye)


def test_an_empty_page_and_an_empty_paragraph_do_no_harm(view: ReadingView, hand: Hand, qtbot: QtBot) -> None:
    for page in (Page("", Paragraphs()), Page("", Paragraphs([Paragraph(ParagraphKind.PROSE, "")]))):
        show(view, page)
        hand.click(QPointF(100, 50))
        for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Left):
            qtbot.keyClick(view, key)
        view.grab()
        assert view.position() == Place(0, 0)


@pytest.mark.parametrize("place", [Place(0, 0), Place(20, 0), Place(121, 60), Place(241, 100)])
def test_a_place_that_is_gone_to_is_the_position(view: ReadingView, place: Place) -> None:
    show(view, long_page(200), annotated=False)
    view.go_to(*place)
    found = view.position()
    view.go_to(*found)
    assert view.position() == found
    assert found.paragraph == place.paragraph
    assert 0 <= place.offset - found.offset <= 40


def test_the_line_being_read_stays_through_width_size_and_script(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(200))
    view.go_to(121, 60)
    held = view.position()
    for width in (500, 430, 900, 1400, 620):
        view.resize(width, 600)
    assert view.position() == held
    for size in (30, 14, 22):
        view.set_text_size(size)
    for script in (Script.TAIWAN_PHRASES, Script.SIMPLIFIED, Script.AS_PRINTED):
        view.set_script(script)
    assert view.position() == held
    view.resize(800, 600)
    qtbot.waitUntil(lambda: view.viewport().height() == 600)
    assert view.position() == held


def test_an_annotation_far_away_moves_nothing(view: ReadingView, qtbot: QtBot) -> None:
    page = long_page(200)
    show(view, page, annotated=False)
    view.set_script(Script.TAIWAN_PHRASES)
    view.go_to(150, 0)
    before = view.grab().toImage()
    held = view.position()
    for index in range(100):
        view.set_annotation(index, annotate(page.paragraphs[index].text))
    qtbot.wait(1)
    assert view.position() == held
    assert view.grab().toImage() == before


def test_the_measure_stays_readable_however_wide_the_window(view: ReadingView) -> None:
    show(view, sample_page())
    view.resize(2400, 600)
    view.go_to(GUEST, 0)
    line = view.line_rect(GUEST, 0)
    assert line.width() <= 42 * 20
    assert abs(line.center().x() - view.viewport().width() / 2) < 2


def test_page_down_goes_through_the_whole_text_and_back(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(60), annotated=False)
    seen = set()
    for _ in range(200):
        first, last = view.visible_paragraphs()
        seen.update(range(first, last + 1))
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert seen == set(range(90))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.position() == Place(0, 0)


def whole_lines(view: ReadingView) -> list[tuple[int, int]]:
    found = []
    for block, laid, y in view._flow.standing():
        for number, line in enumerate(laid.lines):
            if y + line.top >= 0 and y + line.top + line.height <= view.viewport().height():
                found.append((block, number))
    return found


def test_page_steps_miss_no_line(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(30), annotated=False)
    for key, end in ((Qt.Key.Key_PageDown, -1), (Qt.Key.Key_PageUp, 0)):
        for _ in range(30):
            before = whole_lines(view)
            qtbot.keyClick(view, key)
            after = whole_lines(view)
            both = sorted(set(before) | set(after))
            for (block, line), following in pairwise(both):
                last = line == len(view._flow.laid(block).lines) - 1
                assert following == ((block + 1, 0) if last else (block, line + 1))
        assert after[end] == ((44, len(view._flow.laid(44).lines) - 1) if end else (0, 0))


def test_a_page_begins_without_half_a_line(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(60), annotated=False)
    for _ in range(8):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
        cut = [line for line in visible_lines(view._flow) if line.top < 0 < line.bottom]
        assert all(line.bottom <= 20 * 0.4 for line in cut)


def test_home_end_and_the_bar_reach_both_ends(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(200), annotated=False)
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.visible_paragraphs()[1] == 299
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    assert view.position() == Place(0, 0)
    bar.setValue(bar.maximum())
    assert view.visible_paragraphs()[1] == 299
    bar.setValue(bar.maximum() // 2)
    assert 100 < view.position().paragraph < 200


def test_the_wheel_scrolls_and_with_ctrl_asks_for_a_size(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(50), annotated=False)
    with qtbot.waitSignal(view.position_changed):
        wheel(view, -1)
    with qtbot.waitSignal(view.text_size_step_requested) as asked:
        wheel(view, 1, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [1]


def test_a_flash_lights_the_line_and_goes_out(view: ReadingView, qtbot: QtBot) -> None:
    show(view, long_page(50), annotated=False)
    view.set_colours(PageColours.light())
    view.go_to(30, 0, flash=True)
    flash = PageColours.light().flash

    def lit() -> bool:
        image = view.viewport().grab().toImage()
        x = int(view._flow.composer.column.left) - 4
        return any(image.pixelColor(x, y) == flash for y in range(0, 120))

    assert lit()
    qtbot.waitUntil(lambda: not lit(), timeout=5000)


def test_resting_on_a_word_tells_it_after_the_delay(view: ReadingView, hand: Hand, qtbot: QtBot) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    with qtbot.assertNotEmitted(view.token_hovered):
        hand.move(middle(view, GUEST, 3))
        assert view.hovered_token() == (GUEST, 3)
    with qtbot.waitSignal(view.token_hovered) as hovered:
        pass
    assert hovered.args == [GUEST, 3]


def test_with_no_delay_it_is_told_at_once(view: ReadingView, hand: Hand) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    view.set_hover_delay(0)
    told: list[tuple[int, int]] = []
    view.token_hovered.connect(lambda paragraph, index: told.append((paragraph, index)))
    for index in (1, 2, 3):
        hand.move(middle(view, GUEST, index))
    assert told == [(GUEST, 1), (GUEST, 2), (GUEST, 3)]


def test_leaving_tells_at_once_and_only_what_was_told(view: ReadingView, hand: Hand, qtbot: QtBot) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    hand.move(middle(view, GUEST, 3))
    with qtbot.assertNotEmitted(view.token_left):
        hand.leave()
    view.set_hover_delay(0)
    hand.move(middle(view, GUEST, 3))
    with qtbot.waitSignal(view.token_left):
        hand.leave()
    assert view.hovered_token() is None


def test_a_mark_and_the_margin_are_no_words(view: ReadingView, hand: Hand) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    hand.move(middle(view, GUEST, token_of(view, GUEST, "，")))
    assert view.hovered_token() is None
    hand.move(QPointF(3, middle(view, GUEST, 0).y()))
    assert view.hovered_token() is None


def test_rare_characters_and_signs_do_not_shift_the_word_under_the_pointer(
    view: ReadingView, hand: Hand
) -> None:
    show(view, sample_page())
    rare = 11
    view.go_to(rare, 0)
    words = [index for index, token in enumerate(annotate(RARE).tokens) if token.kind == "word"]
    assert RARE.index("👇") < annotate(RARE).tokens[words[-1]].start
    for index in words:
        hand.move(middle(view, rare, index))
        assert view.hovered_token() == (rare, index)


def test_hover_speaks_of_the_source_in_another_script(view: ReadingView, hand: Hand) -> None:
    show(view, sample_page())
    view.set_script(Script.TAIWAN_PHRASES)
    view.go_to(11, 0)
    assert "軟體" in view._flow.standing()[1].laid.shown.text
    view.go_to(12, 0)
    for index in (0, 1, 2, 3):
        hand.move(middle(view, 12, index))
        assert view.hovered_token() == (12, index)


def test_a_word_that_comes_under_a_resting_pointer_is_told(
    view: ReadingView, hand: Hand, qtbot: QtBot
) -> None:
    page = sample_page()
    show(view, page, annotated=False)
    view.go_to(GUEST, 0)
    view.set_hover_delay(0)
    line = view._flow.rects(GUEST, 0, 2)[0]
    hand.move(line.center())
    assert view.hovered_token() is None
    with qtbot.waitSignal(view.token_hovered) as hovered:
        view.set_annotation(GUEST, annotate(page.paragraphs[GUEST].text))
    assert hovered.args == [GUEST, 0]


def test_a_click_on_a_word_and_on_a_link(view: ReadingView, hand: Hand, qtbot: QtBot) -> None:
    show(view, sample_page())
    view.go_to(13, 0)
    with qtbot.waitSignal(view.token_clicked) as clicked, qtbot.assertNotEmitted(view.link_clicked):
        hand.click(middle(view, 13, 1))
    assert clicked.args == [13, 1]
    with qtbot.waitSignal(view.link_clicked) as linked, qtbot.assertNotEmitted(view.token_clicked):
        hand.click(middle(view, 13, token_of(view, 13, "GitHub")))
    assert linked.args == ["https://example.org/code"]


def test_a_fold_opens_by_click_and_by_key(view: ReadingView, hand: Hand, qtbot: QtBot) -> None:
    show(view, sample_page())
    view.scroll_to_start()
    fold = view._flow.standing()[0]
    hand.click(QPointF(view._flow.composer.column.left + 30, fold.y + fold.laid.text_top + 10))
    assert view._flow.folded(0) is None
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view._flow.folded(0) is not None
    view.go_to(1, 0)
    assert view._flow.folded(0) is None
    assert view.position() == Place(1, 0)


def test_a_drag_selects_over_paragraphs(view: ReadingView, hand: Hand, qtbot: QtBot) -> None:
    page = sample_page()
    show(view, page)
    view.go_to(GUEST, 0)
    start = QPointF(view._flow.rects(GUEST, 2, 3)[0].topLeft() + QPoint(1, 10))
    end = QPointF(view._flow.rects(9, 4, 5)[0].topLeft() + QPoint(1, 10))
    with qtbot.waitSignal(view.selection_changed), qtbot.assertNotEmitted(view.token_clicked):
        hand.drag(start, end)
    assert view.selection() == (Place(GUEST, 2), Place(9, 4))
    assert view.selected_text() == PLAIN[2:] + "\n" + page.paragraphs[9].text[:4]
    hand.drag(end, start)
    assert view.selection() == (Place(GUEST, 2), Place(9, 4))


def test_a_drag_beyond_the_edge_scrolls_on(view: ReadingView, hand: Hand, qtbot: QtBot) -> None:
    show(view, long_page(30))
    hand.press(QPointF(300, 300))
    hand.move(QPointF(300, 590))
    hand.move(QPointF(300, 640))
    qtbot.waitUntil(lambda: view.position().paragraph > 3, timeout=5000)
    hand.release(QPointF(300, 640))
    ends = view.selection()
    assert ends is not None
    assert ends[0].paragraph < 5 < ends[1].paragraph


def test_a_click_lets_go_of_the_selection(view: ReadingView, hand: Hand) -> None:
    show(view, sample_page())
    view.select_all()
    hand.click(middle(view, 3, 0))
    assert view.selection() is None


def test_a_double_click_selects_the_word(view: ReadingView, hand: Hand) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    hand.double_click(middle(view, GUEST, 3))
    assert view.selected_text() == PLAIN[6:8]


def test_shift_and_click_extends(view: ReadingView, hand: Hand) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    view.select(Place(GUEST, 0), Place(GUEST, 2))
    hand.press(QPointF(view._flow.rects(GUEST, 9, 10)[0].center()), Qt.KeyboardModifier.ShiftModifier)
    assert view.selection() is not None
    assert view.selection()[1].offset in (9, 10)  # type: ignore[index]


def test_everything_is_copied_in_the_script_shown(view: ReadingView, qtbot: QtBot) -> None:
    page = sample_page()
    show(view, page)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\n".join(paragraph.text for paragraph in page.paragraphs)
    view.set_script(Script.TRADITIONAL)
    assert "軟件" in view.selected_text()
    assert "软件" not in view.selected_text()


def test_finding_goes_round_and_comes_into_sight(view: ReadingView) -> None:
    show(view, long_page(40))
    matches = view.find_text("排除")
    assert (matches.count, matches.current) == (40, 0)
    assert view.find_previous().current == 39
    match = view.matches().found[39]
    assert view._flow.rects(match.paragraph, match.start, match.end)
    assert view.find_next().current == 0
    view.clear_find()
    assert view.matches().count == 0


def test_finding_starts_where_the_page_is(view: ReadingView) -> None:
    show(view, long_page(40))
    view.go_to(30, 0)
    matches = view.find_text("排除")
    assert matches.found[matches.current].paragraph >= 30


def test_either_script_finds_the_other_and_latin_any_case(view: ReadingView) -> None:
    show(view, sample_page())
    assert view.find_text("數據").found == view.find_text("数据").found
    assert view.find_text("数据").count == 4
    assert view.find_text("github").count == 2
    assert view.find_text("  ").count == 0
    assert view.find_text("没有这句").current == -1


def test_more_is_found_when_the_annotation_shows_it(view: ReadingView, qtbot: QtBot) -> None:
    page = sample_page()
    show(view, page, annotated=False)
    assert view.find_text("數據").count == 0
    with qtbot.waitSignal(view.matches_changed):
        view.set_annotation(GUEST, annotate(page.paragraphs[GUEST].text))
    assert view.matches().count == 4


def test_a_match_in_folded_matter_opens_it(view: ReadingView) -> None:
    show(view, sample_page())
    view.find_text("蓝字")
    assert view._flow.rects(0, 4, 6)


def test_words_one_after_the_other(view: ReadingView, qtbot: QtBot) -> None:
    page = sample_page()
    show(view, page)
    view.go_to(3, 0)
    said: list[str] = []
    for _ in range(12):
        with qtbot.waitSignal(view.token_focused):
            qtbot.keyClick(view, Qt.Key.Key_Right)
        token = view.token(*view.current_token())  # type: ignore[misc]
        said.append(token.text if token else "")
    assert "".join(said) == page.paragraphs[3].text[:24].replace("，", "")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.token(*view.current_token()).text == said[-2]  # type: ignore[misc, union-attr]


def test_every_word_is_reached_and_in_sight(view: ReadingView) -> None:
    show(view, long_page(12))
    view.next_word()
    reached = []
    while view.current_token() not in reached:
        current = view.current_token()
        assert current is not None
        reached.append(current)
        rect = view.word_rect(*current)
        assert rect.isValid()
        assert view.viewport().rect().adjusted(0, -1, 0, 1).contains(rect)
        view.next_word()
    assert len(reached) == sum(
        token.kind != "punctuation" for p in long_page(12).paragraphs for token in annotate(p.text).tokens
    )


def test_the_heading_above_a_turn_is_in_sight_after_a_step_to_it(view: ReadingView) -> None:
    page = sample_page()
    turns = range(len(page.paragraphs), len(page.paragraphs) + 30)
    page = replace(
        page, paragraphs=Paragraphs([*page.paragraphs, *(speech(PLAIN, "嘉宾", turn) for turn in turns)])
    )
    show(view, page)
    view.scroll_to_end()
    heading, turn = 6, 7
    view.focus_token(12, 0)
    for _ in range(2):
        view.previous_turn()
    assert view.current_token() == (turn, 0)
    assert view.position() == Place(heading, 0)
    view.next_turn()
    assert view.current_token() == (GUEST, 0)


def test_turns_are_stepped_through_before_their_words_are_known(view: ReadingView) -> None:
    page = sample_page()
    show(view, page, annotated=False)
    for _ in range(3):
        view.next_turn()
    view.set_annotation(12, annotate(page.paragraphs[12].text))
    assert view.current_token() == (12, 0)


def test_the_beginning_stands_where_the_page_begins(view: ReadingView) -> None:
    show(view, long_page(60))
    before = view.word_rect(0, 0)
    view.go_to(30, 0)
    view.go_to(0, 0)
    assert view.word_rect(0, 0) == before


def test_terms_and_turns(view: ReadingView) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    view.next_term()
    paragraph, index = view.current_token() or (-1, -1)
    assert paragraph == GUEST
    assert PLAIN.index("训练") in range(*_ends(view, paragraph, index))
    view.next_turn()
    assert view.current_token() == (12, 0)
    view.previous_turn()
    assert view.current_token() == (GUEST, 0)
    view.previous_turn()
    assert view.current_token() == (7, 0)


def _ends(view: ReadingView, paragraph: int, index: int) -> tuple[int, int]:
    token = view.token(paragraph, index)
    assert token is not None
    return token.start, token.end


def test_a_step_into_what_is_not_annotated_waits_for_it(view: ReadingView, qtbot: QtBot) -> None:
    page = long_page(40)
    show(view, page, annotated=False)
    view.set_annotation(0, annotate(page.paragraphs[0].text))
    for _ in range(20):
        view.next_word()
    assert view.current_token() is not None
    assert view.current_token()[0] == 0  # type: ignore[index]
    with qtbot.waitSignal(view.token_focused) as focused:
        view.set_annotation(1, annotate(page.paragraphs[1].text))
    assert focused.args == [1, 0]


def test_enter_does_what_a_click_does(view: ReadingView, qtbot: QtBot) -> None:
    show(view, sample_page())
    view.focus_token(GUEST, 3)
    with qtbot.waitSignal(view.token_clicked) as clicked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert clicked.args == [GUEST, 3]
    view.focus_token(13, token_of(view, 13, "GitHub"))
    with qtbot.waitSignal(view.link_clicked):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_a_fold_is_a_stop_on_the_way_and_opens_by_enter(view: ReadingView, qtbot: QtBot) -> None:
    show(view, sample_page())
    view.focus_token(2, 0)
    view.previous_word()
    assert view.current_token() is None
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view._flow.folded(0) is None
    view.next_word()


def test_escape_lets_go(view: ReadingView, qtbot: QtBot) -> None:
    show(view, sample_page())
    view.focus_token(GUEST, 3)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.current_token() is None


def test_the_focused_word_is_said(view: ReadingView) -> None:
    show(view, sample_page())
    assert view.accessible_text() == ""
    view.focus_token(GUEST, 3)
    assert view.accessible_text() == PLAIN[6:8] + " xx"
    assert view.accessibleDescription() == view.accessible_text()
    assert view.accessibleName() == sample_page().title


def test_a_page_reached_by_tab_is_framed(view: ReadingView) -> None:
    show(view, sample_page())
    colours = PageColours.light()
    view.set_colours(colours)
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert view.viewport().grab().toImage().pixelColor(1, 300) == colours.focus


def test_the_word_stands_in_its_line(view: ReadingView) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    for index in range(10):
        assert view.line_rect(GUEST, index).contains(view.word_rect(GUEST, index).adjusted(1, 1, -1, -1))
    assert view.word_rect(16, 0).isEmpty()
    assert view.word_rect(GUEST, 9999).isEmpty()


def test_words_do_not_overlap(view: ReadingView) -> None:
    show(view, sample_page())
    view.go_to(GUEST, 0)
    rects = [view._flow.rects(GUEST, *_ends(view, GUEST, index)) for index in range(20)]
    flat = [rect for pieces in rects for rect in pieces]
    for one, other in pairwise(flat):
        assert other.top() > one.top() or other.left() >= one.right() - 0.6


def test_an_annotation_underlines_its_terms(view: ReadingView, qtbot: QtBot) -> None:
    show(view, sample_page(), annotated=False)
    view.go_to(GUEST, 0)
    view.set_annotation(GUEST, annotate(PLAIN))
    qtbot.waitUntil(lambda: not view._settling.isActive())
    rect = view._flow.rects(GUEST, PLAIN.index("训练"), PLAIN.index("训练") + 2)[0]
    image = view.viewport().grab().toImage()
    column = [image.pixelColor(int(rect.center().x()), y) for y in range(int(rect.top()), int(rect.bottom()))]
    assert PageColours.light().term in column


def test_an_annotation_makes_divided_words_whole_and_leaves_the_line_being_read(view: ReadingView) -> None:
    page = long_page(60)
    show(view, page, annotated=False)
    view.go_to(20, 0)
    held = view.position()
    assert divided_words(view)
    for index, paragraph in enumerate(page.paragraphs):
        view.set_annotation(index, annotate(paragraph.text))
    assert view.position() == held
    assert not divided_words(view)


@pytest.mark.parametrize("short", [True, False])
def test_two_short_words_of_a_title_stay_on_one_line(view: ReadingView, short: bool) -> None:
    title, parted = "训练数据清楚亏大软件时间模型问题排除误会", 6
    show(view, Page(title, Paragraphs([Paragraph(ParagraphKind.TITLE, title)])), annotated=False)
    words = [each for each in annotate(title).tokens if not short or each.start != parted]
    if short:
        words += [
            replace(words[0], start=at, end=at + 1, text=title[at], simplified=title[at])
            for at in (parted, parted + 1)
        ]
    view.set_annotation(0, Annotation(tuple(sorted(words, key=lambda each: each.start)), ()))
    for width in range(320, 900, 10):
        view.resize(width, 600)
        assert parted + 1 not in [line.start for line in view._flow.laid(0).lines]


def divided_words(view: ReadingView) -> list[tuple[int, int]]:
    """Where a visible line begins inside a word: (number of the block, shown offset)."""
    return [
        (standing.number, line.start)
        for standing in view._flow.standing()
        for line in standing.laid.lines[1:]
        if any(token.start < line.start < token.end for token in annotate(standing.laid.shown.text).tokens)
    ]
