"""The glossary's panel shows what it is given and tells what is wished, by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.candidates import Candidate
from reader.concordance import Line
from reader.glossary.model import Category
from reader.termbase.index import Filter, Sort
from reader.termbase.page import Origin
from reader.termbase.proposals import Doubt, ToReview
from reader.ui.glossary.concept_text import ConceptText
from reader.ui.glossary.index_list import IndexList
from reader.ui.glossary.index_view import View
from reader.ui.glossary.kwic import ConcordanceList
from reader.ui.glossary.lists import LongList
from reader.ui.panels.glossary_panel import GlossaryPanel
from tests.ui.glossary.pages import CONCEPT, GROUPS, PAGE, index_line, line

WORD = Candidate("推理集群", 9, 2, 120.0, "推理集群也要用电。")


@pytest.fixture
def panel(qtbot: QtBot) -> GlossaryPanel:
    """The glossary, as wide as a panel."""
    panel = GlossaryPanel()
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def heard(rows: LongList) -> list[str]:
    """What a screen reader hears of a list."""
    return [str(rows.model().index(row, 0).data()) for row in range(rows.model().rowCount())]


def index_of(panel: GlossaryPanel) -> IndexList:
    found = panel.index.findChild(IndexList)
    assert isinstance(found, IndexList)
    return found


def lines_of(panel: GlossaryPanel) -> ConcordanceList:
    found = panel.concept.findChild(ConcordanceList)
    assert isinstance(found, ConcordanceList)
    return found


def click(rows: LongList, row: int) -> None:
    place = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(widget: QWidget, name: str, words: str) -> None:
    chooser = next(each for each in widget.findChildren(QComboBox) if each.accessibleName() == name)
    chooser.setCurrentIndex(chooser.findText(words))
    chooser.activated.emit(chooser.currentIndex())


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_the_index_lists_concepts_with_their_counts(panel: GlossaryPanel) -> None:
    panel.index.set_lines([index_line(), index_line(mentions=0)])
    assert heard(index_of(panel)) == [
        "training data, 训练数据, Artificial intelligence, 2, 3",
        "training data, 训练数据, Artificial intelligence, 2",
    ]
    assert "2 concepts" in labels(panel)


def test_the_index_says_what_it_is_filtered_by(panel: GlossaryPanel, qtbot: QtBot) -> None:
    panel.index.set_choices([("d1", "甲篇"), ("d2", "乙篇")], ["嘉宾"])
    with qtbot.waitSignal(panel.index.filter_changed):
        QTest.keyClicks(panel.index.findChild(QLineEdit), "t")
    for name, words in (("Category", "Energy"), ("Text", "乙篇"), ("Speaker", "嘉宾"), ("Order", "Name")):
        with qtbot.waitSignal(panel.index.filter_changed):
            choose(panel.index, name, words)
    assert panel.index.filter == Filter("t", Category.ENERGY, "d2", "嘉宾", Sort.NAME)


def test_a_chosen_text_stays_chosen_when_another_has_been_read(panel: GlossaryPanel) -> None:
    panel.index.set_choices([("d1", "甲篇")], [])
    choose(panel.index, "Text", "甲篇")
    panel.index.set_choices([("d0", "乙篇"), ("d1", "甲篇")], [])
    assert panel.index.filter.transcript == "d1"
    panel.index.set_choices([("d0", "乙篇")], [])
    assert panel.index.filter.transcript is None


def test_enter_in_the_search_opens_the_first_concept(panel: GlossaryPanel, qtbot: QtBot) -> None:
    panel.index.set_lines([index_line()])
    with qtbot.waitSignal(panel.concept_requested) as wished:
        QTest.keyClick(panel.index.findChild(QLineEdit), Qt.Key.Key_Return)
    assert wished.args == ["training-data"]
    panel.index.set_lines([])
    with qtbot.assertNotEmitted(panel.concept_requested):
        QTest.keyClick(panel.index.findChild(QLineEdit), Qt.Key.Key_Return)
    assert any("Nothing in the glossary" in text for text in labels(panel))


def test_down_leads_from_the_search_into_the_list_and_a_letter_back(panel: GlossaryPanel) -> None:
    panel.index.set_lines([index_line()])
    field = panel.index.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert index_of(panel).hasFocus()
    assert index_of(panel).chosen() == "training-data"
    QTest.keyClick(index_of(panel), Qt.Key.Key_T)
    assert panel.index.typed == "t"
    assert field.hasFocus()


def test_a_candidate_is_shown_with_its_sentence_and_chosen_by_enter(
    panel: GlossaryPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.index.view_changed):
        panel.index.set_view(View.CANDIDATES)
    panel.index.set_candidates(None)
    assert any("Looking through" in text for text in labels(panel))
    panel.index.set_candidates([WORD])
    rows = index_of(panel)
    assert heard(rows) == ["推理集群也要用电。, 推理集群, 2, 9"]
    rows.setCurrentIndex(rows.model().index(0, 0))
    with qtbot.waitSignal(panel.index.candidate_chosen) as wished:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert wished.args == [WORD]


def test_a_candidate_is_dismissed_by_delete_and_wanted_again_by_enter(
    panel: GlossaryPanel, qtbot: QtBot
) -> None:
    panel.index.set_view(View.CANDIDATES)
    panel.index.set_candidates([WORD])
    rows = index_of(panel)
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    with qtbot.waitSignal(panel.index.candidate_dismissed) as wished:
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert wished.args == ["推理集群"]
    panel.index.set_view(View.DISMISSED)
    panel.index.set_dismissed(["推理集群"])
    assert heard(rows) == ["推理集群"]
    rows.setCurrentIndex(rows.model().index(0, 0))
    with qtbot.waitSignal(panel.index.candidate_wanted_again) as wanted:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert wanted.args == ["推理集群"]
    panel.index.set_dismissed([])
    assert any("dismissed no candidate" in text for text in labels(panel))


def test_figures_come_when_they_have_been_counted(panel: GlossaryPanel) -> None:
    panel.index.set_lines([index_line(CONCEPT)], counted=False)
    assert any("Counting mentions" in text for text in labels(panel))
    before = heard(index_of(panel))
    panel.index.set_lines([index_line(CONCEPT)])
    assert not any("Counting mentions" in text for text in labels(panel))
    assert heard(index_of(panel)) != before


def test_no_chooser_is_ever_blank(panel: GlossaryPanel) -> None:
    assert all(each.currentText() for each in panel.index.findChildren(QComboBox))


def test_what_wants_a_second_look_stands_under_why(panel: GlossaryPanel, qtbot: QtBot) -> None:
    panel.index.set_view(View.REVIEW)
    panel.index.set_review([ToReview(CONCEPT, Doubt.UNUSED), ToReview(CONCEPT, Doubt.DELETED)])
    rows = index_of(panel)
    assert heard(rows)[0] == "Deleted by you (1)"
    with qtbot.waitSignal(panel.index.restore_requested) as wished:
        click(rows, 1)
    assert wished.args == ["training-data"]
    with qtbot.waitSignal(panel.concept_requested):
        click(rows, 3)


def test_a_concept_says_all_that_is_known_of_it_as_plain_words(panel: GlossaryPanel) -> None:
    panel.show_concept(PAGE)
    said = panel.concept.said()
    for part in (
        "Artificial intelligence · data",
        "training data (TD)",
        "训练数据 xùn liàn shù jù",
        "資料 zī liào (better not used, Taiwan)",
        CONCEPT.definition,
        CONCEPT.note,
        "Broader  data",
        "Related  model",
        "In  甲篇 2, 乙篇 1",
        "Said by  问 2, nobody named 1",
    ):
        assert part in said, part


def test_links_lead_to_other_concepts_texts_and_speakers(panel: GlossaryPanel, qtbot: QtBot) -> None:
    panel.show_concept(PAGE)
    text = panel.concept.findChild(ConceptText)
    with qtbot.waitSignal(panel.concept_requested) as wished:
        text.anchorClicked.emit(QUrl("to:1"))
    assert wished.args == ["model"]
    with qtbot.waitSignal(panel.concept.mentions_requested):
        text.anchorClicked.emit(QUrl("to:3"))
    assert (panel.concept.transcript, panel.concept.speaker) == ("b", None)
    with qtbot.waitSignal(panel.concept.mentions_requested):
        text.anchorClicked.emit(QUrl("to:4"))
    assert (panel.concept.transcript, panel.concept.speaker) == (None, "问")


def test_every_mention_stands_under_its_text_and_leads_there(panel: GlossaryPanel, qtbot: QtBot) -> None:
    panel.show_concept(PAGE)
    panel.concept.set_mentions(GROUPS, line)
    rows = lines_of(panel)
    assert heard(rows)[:2] == ["甲篇, 2", "先看训练数据。, xiānkàn xùnliànshùjù, 嘉宾 · 00:41 · 机房, 甲篇"]
    assert heard(rows)[3] == "乙篇, 1"
    assert "3 mentions in 2 texts" in labels(panel)
    with qtbot.waitSignal(panel.place_requested) as wished:
        click(rows, 4)
    assert wished.args == [line(2)]
    with qtbot.assertNotEmitted(panel.place_requested):
        click(rows, 3)
    rows.setCurrentIndex(rows.model().index(1, 0))
    with qtbot.waitSignal(panel.place_requested) as wished:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert wished.args == [line(0)]


def test_of_ten_thousand_mentions_only_those_that_are_seen_are_made(panel: GlossaryPanel) -> None:
    made: list[int] = []

    def line_of(number: int) -> Line:
        made.append(number)
        return replace(line(0), start=number)

    panel.show_concept(PAGE)
    panel.concept.set_mentions([(str(text), str(text), 10) for text in range(1000)], line_of)
    panel.grab()
    assert 0 < len(made) < 100
    rows = lines_of(panel)
    rows.scrollToBottom()
    panel.grab()
    assert max(made) == 9999
    assert len(made) < 200


def test_all_lines_have_one_column_of_keywords(panel: GlossaryPanel) -> None:
    panel.show_concept(PAGE)
    panel.concept.set_mentions(GROUPS, lambda number: replace(line(number), before="先看" * (1 + number * 5)))
    rows = lines_of(panel)
    rows.setPalette(panel.palette())
    picture = rows.grab().toImage()
    link = rows.palette().link().color()
    lefts = []
    for row in (1, 2, 4):
        place = rows.visualRect(rows.model().index(row, 0))
        coloured = [
            x
            for x in range(place.left(), place.right())
            for y in range(place.top(), place.bottom())
            if picture.pixelColor(x, y) == link
        ]
        lefts.append(min(coloured))
    assert max(lefts) - min(lefts) <= 1


def test_a_concept_says_while_texts_are_still_read(panel: GlossaryPanel) -> None:
    panel.show_concept(replace(PAGE, complete=False))
    panel.concept.set_mentions([], line)
    assert any("still reading" in text for text in labels(panel))
    panel.concept.set_page(PAGE)
    panel.concept.set_mentions([], line)
    assert "Not spoken of in these texts" in labels(panel)


def test_back_leads_through_the_concepts_to_the_index(panel: GlossaryPanel) -> None:
    other = replace(PAGE, concept=replace(CONCEPT, id="data", english="data"))
    pages = {"training-data": PAGE, "data": other}
    panel.concept_requested.connect(lambda name: panel.show_concept(pages[name]))
    panel.show_concept(PAGE)
    panel.show_concept(other)
    assert panel.shown_concept == "data"
    QTest.keyClick(lines_of(panel), Qt.Key.Key_Escape)
    assert panel.shown_concept == "training-data"
    QTest.keyClick(lines_of(panel), Qt.Key.Key_Backspace)
    assert panel.shown_concept is None


def test_keys_of_a_concept_edit_it_and_show_pinyin(panel: GlossaryPanel, qtbot: QtBot) -> None:
    panel.show_concept(PAGE)
    panel.concept.set_mentions(GROUPS, line)
    with qtbot.waitSignal(panel.concept.edit_requested) as wished:
        QTest.keyClick(lines_of(panel), Qt.Key.Key_E)
    assert wished.args == ["training-data"]
    with qtbot.waitSignal(panel.concept.mentions_requested):
        QTest.keyClick(lines_of(panel), Qt.Key.Key_P)
    assert panel.concept.with_reading
    with qtbot.waitSignal(panel.concept.delete_requested) as wished:
        QTest.keyClick(lines_of(panel), Qt.Key.Key_Delete)
    assert wished.args == ["training-data"]


def test_a_concept_is_written_in_the_colours_of_the_theme_that_is_chosen(panel: GlossaryPanel) -> None:
    panel.show_concept(PAGE)
    text = panel.concept.findChild(ConceptText)
    palette = panel.palette()
    palette.setColor(QPalette.ColorRole.Text, QColor("#123456"))
    panel.setPalette(palette)
    cursor = text.document().find("training data")
    assert cursor.charFormat().foreground().color() == QColor("#123456")


def test_only_a_changed_shipped_entry_can_be_restored(panel: GlossaryPanel) -> None:
    def can_restore() -> bool:
        more = next(each for each in panel.concept.findChildren(QPushButton) if each.text() == "More")
        return any("Restore" in action.text() and action.isVisible() for action in more.menu().actions())

    panel.show_concept(PAGE)
    assert not can_restore()
    panel.concept.set_page(replace(PAGE, origin=Origin.CHANGED))
    assert can_restore()


def test_words_and_mentions_stand_side_by_side_where_there_is_room(panel: GlossaryPanel) -> None:
    panel.show_concept(PAGE)
    panel.concept.set_mentions(GROUPS, line)
    text, rows = panel.concept.findChild(ConceptText), lines_of(panel)
    assert text.geometry().bottom() < rows.geometry().top()
    panel.resize(900, 640)
    QCoreApplication.processEvents()
    assert text.geometry().right() < rows.geometry().left() + 10
    assert text.height() > 300
