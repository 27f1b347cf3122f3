"""The window of all words: table, filters, lists and keys, on a program with words of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from reader.paths import Paths
from reader.ui.vocabulary.table import WORDS_MIME
from reader.ui.vocabulary.window import VocabularyWindow
from reader.vocabulary.model import WordKey, WordStatus
from tests.ui.vocabulary.bench import Bench, bench
from tests.ui.vocabulary.words import SIGHTINGS


@pytest.fixture
def bench_of_four(paths: Paths, qapp: QApplication) -> Iterator[Bench]:
    """A desk with four words, and the window open."""
    assert qapp is not None
    with bench(paths) as made:
        made.keep_some()
        made.table.open()
        yield made


@pytest.fixture
def window(bench_of_four: Bench) -> VocabularyWindow:
    """The window of its words."""
    window = bench_of_four.table.window
    assert window is not None
    return window


def shown(window: VocabularyWindow) -> list[str]:
    """The headwords from top to bottom."""
    model = window.table.words
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def select(window: VocabularyWindow, *words: str) -> None:
    window.table.clearSelection()
    for word in words:
        index = window.table.words.index(shown(window).index(word), 0)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        window.table.selectionModel().setCurrentIndex(index, flags)
    QApplication.processEvents()


def cell(window: VocabularyWindow, word: str, column: str) -> str:
    table = window.table.words
    place = next(number for number, each in enumerate(table.columns) if each.name == column)
    return str(table.index(shown(window).index(word), place).data())


def write(window: VocabularyWindow, word: str, column: str, value: object) -> None:
    table = window.table.words
    place = next(number for number, each in enumerate(table.columns) if each.name == column)
    table.setData(table.index(shown(window).index(word), place), value)


def choose(window: VocabularyWindow, name: str, text: str) -> None:
    choice = next(each for each in window.filters.findChildren(QComboBox) if each.accessibleName() == name)
    row = next(row for row in range(choice.count()) if choice.itemText(row).startswith(text))
    choice.setCurrentIndex(row)
    choice.activated.emit(row)
    QApplication.processEvents()


def trigger(window: VocabularyWindow, name: str) -> None:
    window.menu.actions[name].trigger()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("shu", ["数据"]),
        ("數", ["数据"]),
        ("Computing", ["算力"]),
        ("lv", ["绿"]),
        ("zzz", []),
        ("sh j", ["数据", "世界"]),
    ],
)
def test_words_are_found_in_either_script_pinyin_and_english(
    window: VocabularyWindow, typed: str, found: list[str]
) -> None:
    window.filters.search.setText(typed)
    QApplication.processEvents()
    assert shown(window) == found


def test_filters_narrow_together_and_one_button_takes_them_away(window: VocabularyWindow) -> None:
    choose(window, "Tag", "nouns")
    assert shown(window) == ["数据"]
    choose(window, "Level", "HSK 2")
    assert shown(window) == []
    clear = next(each for each in window.findChildren(QPushButton) if each.text() == "Show all")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert len(shown(window)) == 4
    choose(window, "Transcript", SIGHTINGS[0].title)
    assert shown(window) == ["数据"]


def test_a_click_on_a_column_sorts_by_it(window: VocabularyWindow) -> None:
    head = window.table.horizontalHeader()
    pinyin = next(number for number, each in enumerate(window.table.words.columns) if each.name == "pinyin")
    head.setSortIndicator(pinyin, Qt.SortOrder.AscendingOrder)
    head.sectionClicked.emit(pinyin)
    assert shown(window) == ["绿", "世界", "数据", "算力"]
    senses = pinyin + 1
    head.sectionClicked.emit(senses)
    assert head.sortIndicatorSection() == pinyin


def test_a_key_marks_all_selected_words_and_undo_takes_it_back(
    window: VocabularyWindow,
) -> None:
    select(window, "数据", "世界")
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_W)
    assert [cell(window, word, "status") for word in ("数据", "算力", "世界")] == [
        "Known",
        "Learning 1",
        "Known",
    ]
    assert len(window.table.selected_rows()) == 2
    trigger(window, "undo")
    assert cell(window, "数据", "status") == "Learning 1"
    trigger(window, "redo")
    assert cell(window, "世界", "status") == "Known"


def test_cells_are_edited_in_place(window: VocabularyWindow, bench_of_four: Bench) -> None:
    write(window, "数据", "senses", "data / facts")
    write(window, "数据", "tags", "nouns, work")
    write(window, "数据", "note", "seen twice")
    write(window, "数据", "status", WordStatus.LEARNING_4)
    found = bench_of_four.desk.words.word(WordKey("数据", ("shù", "jù")))
    assert found is not None
    assert found.senses == ("data", "facts")
    assert found.tags == ("nouns", "work")
    assert (found.note, found.status) == ("seen twice", WordStatus.LEARNING_4)
    for _ in range(4):
        trigger(window, "undo")
    assert cell(window, "数据", "senses") == "data"
    assert cell(window, "数据", "tags") == "nouns"


def test_a_status_is_chosen_from_a_list_in_its_cell(window: VocabularyWindow) -> None:
    table = window.table
    place = next(number for number, each in enumerate(table.words.columns) if each.name == "status")
    table.setCurrentIndex(table.words.index(shown(window).index("绿"), place))
    table.edit(table.currentIndex())
    editor = table.findChild(QComboBox)
    editor.setCurrentIndex(editor.findData(WordStatus.IGNORED))
    editor.activated.emit(editor.currentIndex())
    assert cell(window, "绿", "status") == "Ignored"
    QApplication.processEvents()


def test_words_dropped_on_a_list_are_put_there(window: VocabularyWindow, bench_of_four: Bench) -> None:
    bench_of_four.desk.words.labels.make_list("week")
    bench_of_four.table.show()
    select(window, "数据", "绿")
    lists = window.lists.findChild(QListWidget)
    item = next(lists.item(row) for row in range(lists.count()) if lists.item(row).text().startswith("week"))
    place = QPointF(lists.visualItemRect(item).center())
    data = QMimeData()
    data.setData(WORDS_MIME, b"selected")
    drop = QDropEvent(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    lists.dropEvent(drop)
    assert bench_of_four.desk.words.facets().lists == {"week": 2}
    window.lists.chosen.emit("week")
    QApplication.processEvents()
    assert shown(window) == ["数据", "绿"]
    trigger(window, "undo")
    assert bench_of_four.desk.words.facets().lists == {"week": 0}


def test_only_words_can_be_dragged_out_of_the_table(window: VocabularyWindow) -> None:
    model = window.table.words
    assert model.mimeTypes() == [WORDS_MIME]
    assert model.mimeData([model.index(0, 0)]).hasFormat(WORDS_MIME)
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_tag_is_given_to_all_selected_words_and_taken_off(
    window: VocabularyWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(window, "世界", "绿")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("green things", True))
    window._ask("New tag", window.tag_requested.emit)
    assert cell(window, "世界", "tags") == "green things"
    window.tag_requested.emit("green things", False)
    assert cell(window, "绿", "tags") == ""


def test_delete_takes_words_out_and_undo_brings_them_back(window: VocabularyWindow) -> None:
    before = shown(window)
    select(window, "数据", "绿")
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    assert shown(window) == [word for word in before if word not in ("数据", "绿")]
    trigger(window, "undo")
    assert sorted(shown(window)) == sorted(before)


def test_the_word_under_the_keyboard_has_its_page_below(window: VocabularyWindow, qtbot: QtBot) -> None:
    select(window, "数据")
    qtbot.waitUntil(window.page.isVisible)
    assert window.page.word is not None
    assert window.page.word.key.simplified == "数据"


def test_columns_are_chosen_and_remembered(bench_of_four: Bench, window: VocabularyWindow) -> None:
    note = next(number for number, each in enumerate(window.table.words.columns) if each.name == "note")
    assert window.table.isColumnHidden(note)
    window.menu._fill_columns(window.menu._columns)
    next(each for each in window.menu._columns.actions() if each.text() == "Note").toggle()
    assert not window.table.isColumnHidden(note)
    trigger(window, "close")
    bench_of_four.table.open()
    assert bench_of_four.table.window is not None
    assert not bench_of_four.table.window.table.isColumnHidden(note)


def test_lists_are_among_the_filters_where_there_is_no_room(window: VocabularyWindow, qtbot: QtBot) -> None:
    choice = next(each for each in window.filters.findChildren(QComboBox) if each.accessibleName() == "List")
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.lists.isVisible() and not choice.isVisible())
    window.resize(600, 700)
    qtbot.waitUntil(lambda: not window.lists.isVisible() and choice.isVisible())


@pytest.mark.parametrize("width", [420, 700, 1100])
def test_no_button_and_no_choice_is_cut_off(window: VocabularyWindow, width: int) -> None:
    window.resize(width, 640)
    QApplication.processEvents()
    for button in window.findChildren(QPushButton):
        needed = button.fontMetrics().horizontalAdvance(button.text()) + 6
        assert not button.isVisible() or button.width() >= needed, button.text()
    for choice in window.filters.findChildren(QComboBox):
        needed = choice.fontMetrics().horizontalAdvance(choice.itemText(0)) + 30
        assert not choice.isVisible() or choice.width() >= needed, choice.itemText(0)


def test_a_word_kept_on_the_page_appears_at_once(window: VocabularyWindow, bench_of_four: Bench) -> None:
    bench_of_four.desk.words.keep(WordKey("新", ("xīn",)), traditional="新", senses=("new",))
    bench_of_four.show()
    assert shown(window)[0] == "新"


def test_the_menu_of_a_table_opens_only_over_words(window: VocabularyWindow) -> None:
    window.table.clearSelection()
    window.table.customContextMenuRequested.emit(QPoint(5, 5))
    assert window.table.selected_rows() == []


def test_a_reading_is_typed_in_its_cell_and_taken_back(
    bench_of_four: Bench, window: VocabularyWindow
) -> None:
    column = next(number for number, each in enumerate(window.table.words.columns) if each.name == "pinyin")
    select(window, "数据")
    index = window.table.words.index(shown(window).index("数据"), column)
    assert window.table.words.setData(index, "shu3ju4")
    assert cell(window, "数据", "pinyin") == "shǔ jù"
    assert bench_of_four.desk.words.word(WordKey("数据", ("shǔ", "jù"))) is not None
    bench_of_four.undo()
    assert cell(window, "数据", "pinyin") == "shù jù"


def test_what_is_no_reading_is_refused_with_a_word(bench_of_four: Bench, window: VocabularyWindow) -> None:
    column = next(number for number, each in enumerate(window.table.words.columns) if each.name == "pinyin")
    index = window.table.words.index(shown(window).index("数据"), column)
    window.table.words.setData(index, "figures")
    assert cell(window, "数据", "pinyin") == "shù jù"
    assert any("no reading of 2 syllables" in said for said in bench_of_four.told())


def test_the_panel_follows_a_word_to_its_other_reading(bench_of_four: Bench) -> None:
    bench_of_four.work.show_word(WordKey("绿", ("lǜ",)))
    bench_of_four.work.write(WordKey("绿", ("lǜ",)), "pinyin", "lu4")
    assert bench_of_four.main.vocabulary.shown_word == WordKey("绿", ("lù",))


def test_escape_takes_the_search_away_and_then_the_window(
    bench_of_four: Bench, window: VocabularyWindow
) -> None:
    window.filters.search.setText("data")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.filters.search.text() == ""
    assert bench_of_four.table.window is window
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert bench_of_four.table.window is None


def test_the_columns_fill_the_width(window: VocabularyWindow) -> None:
    head = window.table.horizontalHeader()
    for width in (1300, 1100):
        window.resize(width, 700)
        QApplication.processEvents()
        assert head.length() == window.table.viewport().width()
    window.table.setColumnWidth(0, 200)
    assert head.length() == window.table.viewport().width()
    window.table.setColumnHidden(9, True)
    assert head.length() == window.table.viewport().width()


def test_keys_of_the_main_window_hold_here_too(bench_of_four: Bench, window: VocabularyWindow) -> None:
    main, own = bench_of_four.main.actions_by_name, window.menu.actions
    assert own["coverage"].shortcuts() == main["coverage"].shortcuts()
    assert own["redo"].shortcuts() == main["redo"].shortcuts()
    assert own["keys"].shortcuts() == main["keys"].shortcuts() != []
    everywhere, table = (dict(rows) for _, rows in window.menu.listed_keys())
    assert everywhere["Search"] == "Ctrl+F"
    assert table["Known"] == "W"
