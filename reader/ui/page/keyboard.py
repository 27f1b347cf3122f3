"""Which key does what on the page; all of it is a method of the view, so that menus can do the same."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

KEYS: Mapping[str, str] = {
    "Up": "scroll_line_up",
    "Down": "scroll_line_down",
    "PgUp": "scroll_page_up",
    "PgDown": "scroll_page_down",
    "Shift+Space": "scroll_page_up",
    "Space": "scroll_page_down",
    "Home": "scroll_to_start",
    "End": "scroll_to_end",
    "Ctrl+Home": "scroll_to_start",
    "Ctrl+End": "scroll_to_end",
    "Right": "next_word",
    "Left": "previous_word",
    "Ctrl+Right": "next_term",
    "Ctrl+Left": "previous_term",
    "Ctrl+Down": "next_turn",
    "Ctrl+Up": "previous_turn",
    "Return": "activate",
    "Enter": "activate",
    "F": "toggle_fold",
    "Ctrl+A": "select_all",
    "Ctrl+C": "copy",
}
"""Key to the name of the view's method."""

FIXED = ("Return", "Enter", "Ctrl+C")
"""Keys of the page that stay whatever the reader chooses: what Enter means to whatever has the focus."""


def action_of(event: QKeyEvent, keys: Mapping[str, str] = KEYS) -> str | None:
    """The method a key press stands for; the keypad's keys count as the others do."""
    from PySide6.QtGui import QKeySequence

    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    combination = QKeyCombination(modifiers, Qt.Key(event.key()))
    return keys.get(QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText))
