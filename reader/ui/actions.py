"""The actions of the window, made from the table: menus, keys in force, keys by menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.action_table import ON_PAGE, PAGE_KEYS, Spec, menu_table, page_table
from reader.ui.choice_names import (
    delay_names,
    notation_names,
    reading_names,
    script_names,
    theme_names,
    tone_names,
)
from reader.ui.glossary.wording import shown_categories
from reader.ui.menu_letters import MenuLetters


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def native(keys: Iterable[str]) -> str:
    """Keys as they are called on this system."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…")


class Actions:
    """The window's actions by name, and its menus."""

    def __init__(self, window: QWidget, page: QWidget, menus: Sequence[QMenu]) -> None:
        self._actions: dict[str, QAction] = {}
        self._letters = MenuLetters(window)
        self.scripts = QActionGroup(window)
        self.themes = QActionGroup(window)
        self.delays = QActionGroup(window)
        self.readings = QActionGroup(window)
        self.notations = QActionGroup(window)
        self.tones = QActionGroup(window)
        self.categories = QActionGroup(window)
        self._on_page = tuple(ON_PAGE + spec.name for spec in page_table())
        self._usual = {ON_PAGE + spec.name: spec.keys for spec in page_table()}
        for menu, (_, specs) in zip(menus, menu_table(), strict=True):
            self._letters.keep_for(menu)
            for spec in specs:
                self._add(menu, spec, window, page)
        self._keys = dict(self._usual)

    def __iter__(self) -> Iterator[QAction]:
        """Every action, those of choices left out."""
        return iter(self._actions.values())

    def __getitem__(self, name: str) -> QAction:
        """The action of that name; raises KeyError where there is none."""
        return self._actions[name]

    def usual_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys of every action and of the page itself, as they are until the reader changes them."""
        return dict(self._usual)

    def set_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Give the actions these keys, and the usual ones to those that are not named."""
        self._keys = {name: chosen.get(name, keys) for name, keys in self._usual.items()}
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in self._keys[name]])

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of an action in force, by their portable names."""
        return self._keys[name]

    def page_keys(self) -> dict[str, str]:
        """Key to the method of the page that it stands for."""
        return {key: name.removeprefix(ON_PAGE) for name in self._on_page for key in self._keys[name]}

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every action by menu, and what the page itself does: (title, [(name, what it does)])."""
        page = [(ON_PAGE + spec.name, spec.text) for spec in page_table()]
        menus = [
            (_plain(title), [(spec.name, _plain(spec.text)) for spec in specs if isinstance(spec, Spec)])
            for title, specs in menu_table()
        ]
        return [(_tr("On the page"), page), *menus]

    def listed_keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every action with a key, by menu: (title, [(what it does, its keys)])."""
        listed = [
            (title, [(words, native(self._keys[name])) for name, words in rows if self._keys[name]])
            for title, rows in self.groups()
        ]
        on_card = (_tr("On the card"), [(_tr("Choose a reading that is offered"), "1, 2, 3")])
        return [(title, rows) for title, rows in [*listed, on_card] if rows]

    def _add(self, menu: QMenu, spec: Spec | str, window: QWidget, page: QWidget) -> None:
        if isinstance(spec, Spec):
            owner = page if spec.name in PAGE_KEYS else window
            action = QAction(spec.text, owner)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            if spec.name in PAGE_KEYS:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setCheckable(spec.checkable)
            owner.addAction(action)
            menu.addAction(action)
            self._actions[spec.name] = action
            self._usual[spec.name] = spec.keys
        elif spec == "-":
            menu.addSeparator()
        else:
            title, group, choices = self._submenus()[spec]
            inner = menu.addMenu(title)
            self._letters.keep_for(inner)
            self._add_choices(inner, group, choices)

    def _submenus(self) -> dict[str, tuple[str, QActionGroup, tuple[tuple[object, str], ...]]]:
        """The submenus of choices by their name in the table."""
        return {
            "scripts": (_tr("Sc&ript"), self.scripts, script_names()),
            "themes": (_tr("&Colours"), self.themes, theme_names()),
            "delays": (_tr("Card app&ears"), self.delays, delay_names()),
            "readings": (_tr("&Over which words"), self.readings, reading_names()),
            "notations": (_tr("&Pinyin or zhuyin"), self.notations, notation_names()),
            "categories": (_tr("&Underline on the page"), self.categories, shown_categories()),
            "tones": (_tr("&Tone colours"), self.tones, tone_names()),
        }

    def _add_choices(self, menu: QMenu, group: QActionGroup, choices: tuple[tuple[object, str], ...]) -> None:
        for value, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setData(str(value))
            menu.addAction(action)
