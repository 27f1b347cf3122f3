"""Every choice of the preferences takes effect at once, is remembered, and can be taken back page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from reader import settings as preferences
from reader.desk import Desk
from reader.paths import Paths
from reader.settings import Settings
from reader.ui.main_window import MainWindow
from reader.ui.preferences.dialog import PreferencesDialog
from reader.ui.preferences.editors import FIELDS
from reader.ui.preferences.preferences import Preferences
from reader.ui.preferences.table import groups
from tests.program import opened

STATE = {
    "window_geometry", "splitter_state", "left_panel_shown", "right_panel_shown", "last_transcript", "recent_folder",
    "vocabulary_format", "glossary_format", "keys", "script", "right_panel_front",
    "left_panel_front",
    "vocabulary_export", "vocabulary_window",
}  # fmt: skip
"""Settings that are not chosen in a form: where things stand, what has its own page, what the tool bar has."""


@dataclass
class Opened:
    """A program with its preferences open."""

    desk: Desk
    window: MainWindow
    preferences: Preferences
    dialog: PreferencesDialog

    def editor(self, name: str) -> QComboBox | QCheckBox | QSpinBox:
        """The widget for a setting."""
        text = next(each.text for group in groups() for each in group.choices if each.field == name)
        kinds = (QComboBox, QCheckBox, QSpinBox)
        widgets = [each for kind in kinds for each in self.dialog.findChildren(kind)]
        return next(each for each in widgets if each.accessibleName() == text)


@pytest.fixture
def program(qapp: QApplication, paths: Paths) -> Iterator[Opened]:
    with opened(qapp, paths, engine=False) as made:
        made.preferences.open()
        dialog = made.preferences.dialog
        assert dialog is not None
        yield Opened(made.desk, made.window, made.preferences, dialog)
        if made.preferences.dialog is not None:
            made.preferences.dialog.close()


def choose(editor: QComboBox | QCheckBox | QSpinBox, value: object) -> None:
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(value))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    else:
        editor.setValue(int(str(value)))


def test_every_setting_that_can_be_preferred_is_on_a_page() -> None:
    shown = [name for group in groups() for name in group.fields]
    assert len(shown) == len(set(shown))
    assert {each.name for each in fields(Settings)} - set(shown) == STATE


def test_every_value_of_a_setting_has_words() -> None:
    for choice in (choice for group in groups() for choice in group.choices):
        allowed = FIELDS[choice.field].metadata.get("choices")
        if allowed is not None:
            assert {value for value, _ in choice.names} == set(allowed), choice.field


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", 30),
        ("line_height", 200),
        ("measure", 24),
        ("justified", False),
        ("wide_marks", False),
        ("face", "serif"),
        ("ruby", "all"),
        ("ruby_script", "zhuyin"),
        ("tone_colours", "soft"),
        ("tones_on_characters", True),
        ("status_marks", True),
        ("doubt_marks", False),
        ("hover_delay_ms", 0),
        ("hover_key", "shift"),
        ("theme", "sepia"),
    ],
)
def test_a_choice_is_on_disk_at_once(program: Opened, paths: Paths, name: str, value: object) -> None:
    choose(program.editor(name), value)
    assert getattr(preferences.load(paths.settings), name) == value


def test_the_page_follows_the_choices(program: Opened) -> None:
    for name, value in (("text_size", 30), ("line_height", 200), ("measure", 24), ("justified", False)):
        choose(program.editor(name), value)
    choose(program.editor("wide_marks"), False)
    choose(program.editor("face"), "serif")
    typography = program.window.page.typography
    assert (typography.text_size, typography.line_height, typography.measure) == (30, 2.0, 24)
    assert (typography.justified, typography.wide_marks, typography.serif) == (False, False, True)


def test_a_font_of_ones_own_is_used(program: Opened) -> None:
    editor = program.editor("font_family")
    assert isinstance(editor, QComboBox)
    family = editor.itemData(editor.count() - 1)
    choose(editor, family)
    assert program.window.page.chinese_font() == family


def test_reset_gives_back_the_defaults_of_one_page_only(program: Opened) -> None:
    choose(program.editor("measure"), 24)
    choose(program.editor("ruby"), "all")
    page = program.dialog.tabs.widget(0)
    next(b for b in page.findChildren(QPushButton) if "Reset" in b.text()).click()
    assert (program.desk.settings.measure, program.desk.settings.ruby) == (38, "all")
    editor = program.editor("measure")
    assert isinstance(editor, QSpinBox)
    assert editor.value() == 38


def test_what_a_menu_changes_is_seen_in_the_dialog(program: Opened) -> None:
    program.window.actions_by_name["ruby"].trigger()
    editor = program.editor("ruby")
    assert isinstance(editor, QComboBox)
    assert editor.currentData() == "all"


def test_a_key_of_ones_own_counts_and_is_remembered(program: Opened, paths: Paths) -> None:
    keys = program.dialog.keys
    keys.choose("keep")
    keys.press("Shift+K")
    add = next(b for b in keys.findChildren(QPushButton) if "Add" in b.text())
    add.click()
    shortcuts = [key.toString() for key in program.window.actions_by_name["keep"].shortcuts()]
    assert shortcuts == ["V", "Shift+K"]
    assert preferences.load(paths.settings).keys == "keep\tV\tShift+K"


def test_a_clash_is_told_before_it_is_made_and_leaves_a_key_one_meaning(program: Opened) -> None:
    keys = program.dialog.keys
    keys.choose("keep")
    keys.press("Ctrl+K")
    assert "Look up" in keys.said
    assert program.window.actions_by_name.keys_of("look_up") == ("Ctrl+K",)
    next(b for b in keys.findChildren(QPushButton) if "Add" in b.text()).click()
    assert program.window.actions_by_name.keys_of("look_up") == ()
    assert program.window.actions_by_name.keys_of("keep") == ("V", "Ctrl+K")


def test_keys_can_be_taken_away_and_reset(program: Opened) -> None:
    keys = program.dialog.keys
    keys.choose("keep")
    next(b for b in keys.findChildren(QPushButton) if "No key" in b.text().replace("&", "")).click()
    assert program.window.actions_by_name.keys_of("keep") == ()
    next(b for b in keys.findChildren(QPushButton) if "Reset" in b.text()).click()
    assert program.window.actions_by_name.keys_of("keep") == ("V",)
    assert program.desk.settings.keys == ""


def test_the_keys_of_the_page_itself_can_be_changed(program: Opened) -> None:
    keys = program.dialog.keys
    keys.choose("page.scroll_to_end")
    keys.press("Shift+G")
    next(b for b in keys.findChildren(QPushButton) if "Add" in b.text()).click()
    assert program.window.actions_by_name.page_keys()["Shift+G"] == "scroll_to_end"


def test_the_list_of_keys_is_searched_by_words_and_keys(program: Opened) -> None:
    keys = program.dialog.keys
    keys._search.setText("f8")
    tree = keys.findChild(QTreeWidget)
    parents = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    found = [
        p.child(row).text(0) for p in parents for row in range(p.childCount()) if not p.child(row).isHidden()
    ]
    assert found == ["Vocabulary and glossary"]


def test_no_key_means_two_things_until_the_reader_says_so(program: Opened) -> None:
    every = [key for keys in program.window.actions_by_name.usual_keys().values() for key in keys]
    assert sorted(every) == sorted(set(every))


def test_escape_closes_the_dialog_and_leaves_the_page_the_keyboard(program: Opened) -> None:
    QTest.keyClick(program.dialog, Qt.Key.Key_Escape)
    assert program.preferences.dialog is None


@pytest.mark.parametrize("tab", range(5))
def test_every_page_fits_a_window_of_320_px(program: Opened, tab: int) -> None:
    program.dialog.resize(310, 420)
    program.dialog.tabs.setCurrentIndex(tab)
    QApplication.processEvents()
    assert program.dialog.width() == 310
    page = program.dialog.tabs.widget(tab)
    for scroll in page.findChildren(QScrollArea):
        inside = scroll.widget()
        if inside is not None:
            assert inside.minimumSizeHint().width() <= scroll.viewport().width()
    for button in page.findChildren(QPushButton):
        assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))


def test_the_dialog_is_used_by_keys_alone(program: Opened, qtbot: QtBot) -> None:
    program.dialog.close()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    QTest.keyClick(program.window.page, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = program.preferences.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.tabs.tabBar(), Qt.Key.Key_Right)
    assert dialog.tabs.currentIndex() == 1
    assert dialog.isVisible()
    box = next(b for b in dialog.findChildren(QCheckBox) if "uncertain" in b.text())
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert program.desk.settings.doubt_marks is False
