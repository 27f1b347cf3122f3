"""The window: what is on it can be reached, named, dropped on, folded and found again."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.language.model import Script
from reader.settings import Settings
from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.action_table import PAGE_KEYS
from reader.ui.choice_names import script_names
from reader.ui.elided_label import ElidedLabel
from reader.ui.main_window import MainWindow
from reader.ui.page.page import Page
from reader.ui.panels.rows import RowList
from reader.ui.theme import Theme
from reader.ui.vocabulary.paging import PagedList
from tests.ui.page.sample import PLAIN, annotate


@pytest.fixture
def window(qtbot: QtBot, icons: Path, light: Theme) -> Iterator[MainWindow]:
    """A window of 1200 × 800 without a program behind it."""
    window = MainWindow(icons)
    qtbot.addWidget(window)
    window.set_theme(light)
    window.furnish()
    window.resize(1200, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()


def menu_actions(window: MainWindow) -> list[QAction]:
    """Every action in the menus and their submenus."""
    found: list[QAction] = []
    menus = [action.menu() for action in window.menuBar().actions()]
    while menus:
        for action in menus.pop().actions():
            if action.menu() is not None:
                menus.append(action.menu())
            elif not action.isSeparator():
                found.append(action)
    return found


def own_keys(window: MainWindow) -> list[str]:
    return [key.toString() for action in menu_actions(window) for key in action.shortcuts()]


def scripts(window: MainWindow) -> QComboBox:
    return window.findChild(QComboBox)


def test_the_title_names_the_text_and_the_program(window: MainWindow) -> None:
    window.set_title("一篇访谈", "对读样刊 · 2025")
    assert window.windowTitle() == "一篇访谈 — Duidu"
    label = window.findChild(QToolBar).findChild(ElidedLabel)
    assert (label.text(), label.toolTip()) == ("一篇访谈", "对读样刊 · 2025")
    window.set_title("", "")
    assert window.windowTitle() == "Duidu 对读"


def test_what_goes_on_is_cut_short_before_how_far_one_has_read(window: MainWindow) -> None:
    window.resize(320, 500)
    said = "Preparing the dictionary (once) … 25 %"
    window.set_progress(said)
    window.read.set_progress(0.12, 40_000)
    QApplication.processEvents()
    label = window.statusBar().findChild(ElidedLabel)
    assert label.text() == said
    assert 20 <= label.width() < label.sizeHint().width()
    right = window.read.mapTo(window, QPoint(window.read.width(), 0)).x()
    assert right <= 320
    assert window.read.width() >= window.read.sizeHint().width()
    window.resize(900, 500)
    QApplication.processEvents()
    assert label.width() >= label.sizeHint().width()


def test_what_goes_on_can_be_stopped_beside_its_progress(window: MainWindow, qtbot: QtBot) -> None:
    def buttons() -> list[QToolButton]:
        return [each for each in window.statusBar().findChildren(QToolButton) if each.isVisible()]

    window.set_progress("Preparing the dictionary (once) … 25 %")
    assert not buttons()
    height = window.page.height()
    window.set_progress("Reading the words … 25 %", can_stop=True)
    QApplication.processEvents()
    (button,) = buttons()
    assert window.page.height() == height
    action = window.actions_by_name["stop_reading"]
    assert (button.text(), action.isChecked()) == ("Stop", False)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.text(), action.isChecked()) == ("Go on", True)
    action.trigger()
    assert button.text() == "Stop"
    window.resize(320, 500)
    QApplication.processEvents()
    assert button.mapTo(window, QPoint(button.width(), 0)).x() <= window.read.mapTo(window, QPoint(0, 0)).x()
    window.set_progress("")
    assert not buttons()


def test_markup_in_a_title_is_not_interpreted(window: MainWindow) -> None:
    window.set_title("<b>A&B</b>", "<i>R&D</i>")
    label = window.findChild(QToolBar).findChild(ElidedLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    tip = QTextDocument()
    tip.setHtml(label.toolTip())
    assert tip.toPlainText() == "<i>R&D</i>"


def test_a_long_title_leaves_the_other_tools_in_sight(window: MainWindow) -> None:
    window.set_title("很长的题目" * 60, "")
    window.resize(700, 600)
    QApplication.processEvents()
    combo = scripts(window)
    assert combo.mapTo(window, QPoint(combo.width(), 0)).x() <= 700


@pytest.mark.parametrize(("width", "sizes"), [(420, False), (470, False), (700, True)])
def test_a_narrow_tool_bar_gives_up_the_text_size_before_a_side(
    window: MainWindow, width: int, sizes: bool
) -> None:
    window.set_title("很长的题目" * 60, "")
    window.resize(width, 600)
    QApplication.processEvents()
    shown = {
        button.defaultAction()
        for button in window.findChild(QToolBar).findChildren(QToolButton)
        if button.defaultAction() is not None and button.isVisible()
    }
    actions = window.actions_by_name
    assert {actions[name] for name in ("left", "open", "find", "right")} <= shown
    assert (actions["larger"] in shown) is (actions["smaller"] in shown) is sizes
    assert actions["larger"].isVisible(), "the menu keeps it"


@pytest.mark.parametrize("script", list(Script))
def test_box_and_menu_of_scripts_keep_in_step(window: MainWindow, script: Script) -> None:
    window.set_script(script)
    assert scripts(window).currentIndex() == [each for each, _ in script_names()].index(script)
    checked = [action.data() for action in window.actions_by_name.scripts.actions() if action.isChecked()]
    assert checked == [str(script)]


def test_either_of_them_chooses_a_script(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.script_chosen) as chosen:
        window.actions_by_name.scripts.actions()[2].trigger()
    assert chosen.args == [Script.TRADITIONAL]
    window.set_script(Script.AS_PRINTED)
    with qtbot.waitSignal(window.script_chosen) as chosen:
        QTest.keyClick(scripts(window), Qt.Key.Key_Down)
    assert chosen.args == [script_names()[1][0]]


def test_files_that_are_dropped_are_handed_on_and_nothing_else_is(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.files_dropped) as dropped:
        drop(window, [QUrl.fromLocalFile("/tmp/a b.txt"), QUrl("https://example.org/x.txt")])
    assert dropped.args == [[Path("/tmp/a b.txt")]]
    text = QMimeData()
    text.setText("no file")
    assert not enter(window, text).isAccepted()


def enter(window: MainWindow, data: QMimeData) -> QDragEnterEvent:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # from 6.12 on it asks for a QPointF, which 6.11 refuses
        event = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    event.setAccepted(False)
    QApplication.sendEvent(window, event)
    return event


def drop(window: MainWindow, urls: list[QUrl]) -> None:
    """Drag these onto the window and let go."""
    data = QMimeData()
    data.setUrls(urls)
    assert enter(window, data).isAccepted()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, none))


def test_files_can_be_dropped_onto_the_page_too(window: MainWindow) -> None:
    parts: list[QWidget] = [window.page, window.page.viewport()]
    assert not any(part.acceptDrops() for part in parts), "the page would keep the drop from the window"


def test_every_control_without_words_has_a_name_and_a_tip(window: MainWindow) -> None:
    for button in window.findChildren(QAbstractButton):
        if button.objectName().startswith("qt_") or isinstance(button.parent(), QTabBar | QLineEdit):
            continue
        shown = button.text().replace("&", "")
        if len(shown) < 3:
            assert button.accessibleName(), f"{button} {shown} has no name, in {button.parent()}"
            assert button.toolTip(), f"{button.accessibleName()} has no tip"


def test_page_lists_and_fields_have_names(window: MainWindow) -> None:
    named: list[QWidget] = [window.page, *window.findChildren(RowList), *window.findChildren(QComboBox)]
    assert all(widget.accessibleName() for widget in named)


def test_every_action_is_in_a_menu_and_has_its_own_key(window: MainWindow) -> None:
    reachable = menu_actions(window)
    everywhere = [action for action in window.findChildren(QAction) if action.text() and not action.menu()]
    lists = [*window.findChildren(RowList), *window.findChildren(PagedList)]
    panels = [action for rows in lists for action in rows.actions()]
    missing = [
        action.text()
        for action in everywhere
        if action not in [*reachable, *panels] and not isinstance(action.parent(), QMenu | QToolBar)
    ]
    assert not missing
    assert len(own_keys(window)) == len(set(own_keys(window)))


def test_the_letters_of_a_menu_are_not_given_twice(window: MainWindow) -> None:
    menus = [window.menuBar().actions(), *[action.menu().actions() for action in window.menuBar().actions()]]
    for actions in menus:
        letters = [
            action.text()[action.text().index("&") + 1].lower() for action in actions if "&" in action.text()
        ]
        assert len(letters) == len(set(letters)), [action.text() for action in actions]


def test_plain_letters_count_only_on_the_page(window: MainWindow) -> None:
    for action in menu_actions(window):
        keys = [key.toString() for key in action.shortcuts()]
        plain = any(len(key) == 1 for key in keys)
        if plain:
            assert action.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut, action.text()


def test_the_list_of_keys_names_every_action_that_has_one(window: MainWindow) -> None:
    listed = [row for _, rows in window.actions_by_name.listed_keys() for row in rows]
    assert len(listed) >= len(PAGE_KEYS)
    assert ("Keep in the vocabulary", "V") in listed
    assert all(what and keys and "&" not in what for what, keys in listed)


@pytest.mark.parametrize(("key", "side"), [(Qt.Key.Key_F7, "left"), (Qt.Key.Key_F8, "right")])
def test_a_key_folds_a_side_and_brings_it_back(window: MainWindow, key: Qt.Key, side: str) -> None:
    assert window.sides.is_shown(side)
    QTest.keyClick(window, key)
    assert not window.sides.is_shown(side)
    assert not window.actions_by_name[side].isChecked()
    QTest.keyClick(window, key)
    assert window.sides.is_shown(side)
    assert window.actions_by_name[side].isChecked()


def test_f11_leaves_the_page_alone_and_gives_everything_back(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.page, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert not any(part.isVisible() for part in (window.menuBar(), window.left, window.right))
    qtbot.waitUntil(window.page.hasFocus)
    QTest.keyClick(window.page, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert all(part.isVisible() for part in (window.menuBar(), window.left, window.right))
    qtbot.waitUntil(window.page.hasFocus)


def test_folding_a_side_while_the_page_is_alone_keeps_switch_and_page_in_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window.page, Qt.Key.Key_F11)
    QTest.keyClick(window.page, Qt.Key.Key_F7)
    assert window.sides.is_shown("left")
    QTest.keyClick(window.page, Qt.Key.Key_F11)
    qtbot.waitUntil(window.page.hasFocus)
    assert window.menuBar().isVisible()
    assert window.sides.is_shown("left")
    assert window.sides.is_shown("right")


def test_the_smallest_window_still_shows_the_page(window: MainWindow) -> None:
    window.resize(320, 360)
    QApplication.processEvents()
    assert window.width() == 320
    assert window.page.width() >= 300
    assert window.page.height() >= 200


def test_glossary_and_vocabulary_come_to_the_front_when_they_are_wanted(window: MainWindow) -> None:
    window.sides.toggle("right")
    window.show_glossary()
    assert window.glossary.isVisible()
    window.show_vocabulary()
    assert window.vocabulary.isVisible()
    assert not window.glossary.isVisible()


def test_the_state_of_the_window_is_taken_up_again(window: MainWindow, qtbot: QtBot, icons: Path) -> None:
    window.sides.restore(True, True, (300, 500, 300))
    window.sides.toggle("right")
    window.resize(760, 640)
    window.show_glossary()
    window.left.bring_to_front("notes")
    state = window.state()
    again = MainWindow(icons)
    qtbot.addWidget(again)
    again.restore_state(replace(Settings(), **state))  # type: ignore[arg-type]
    again.show()
    QApplication.processEvents()
    assert again.size() == window.size()
    assert {**again.state(), "window_geometry": state["window_geometry"]} == state
    assert state["left_panel_front"] == "notes"
    again.close()


@pytest.mark.parametrize("geometry", ["", "zz", "01d9d0cb"])
def test_a_damaged_state_does_no_harm(window: MainWindow, geometry: str) -> None:
    window.restore_state(Settings(window_geometry=geometry, splitter_state="a,b"))
    assert window.width() >= 320


def test_a_side_over_the_page_makes_way_for_the_word_that_keys_go_to(window: MainWindow) -> None:
    window.resize(700, 600)
    window.page.set_page(Page("谈", Paragraphs([Paragraph(ParagraphKind.PROSE, PLAIN)])))
    window.page.set_annotation(0, annotate(PLAIN))
    window.sides.toggle("left")
    assert window.sides.is_shown("left")
    window.page.focus_token(0, 0)
    assert not window.sides.is_shown("left")
