"""All keys in a list that can be searched; the keys of the chosen line can be set, and a clash is told first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.actions import native
from reader.ui.keys import Keys, others_with, taken_from

_NAME = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """Shows the keys in force; `chosen` gives all keys as the reader now wants them."""

    chosen = Signal(object)

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], usual: Keys) -> None:
        super().__init__()
        self._usual, self._keys = dict(usual), dict(usual)
        self._words = {name: words for _, rows in groups for name, words in rows}
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find an action or a key"))
        self._search.setClearButtonEnabled(True)
        self._list = QTreeWidget()
        self._edit = QKeySequenceEdit()
        self._edit.setMaximumSequenceLength(1)
        self._edit.setAccessibleName(self.tr("New key: press it"))
        self._add = self._button(self.tr("&Add this key"))
        self._clear = self._button(self.tr("&No key"))
        self._restore = self._button(self.tr("Us&ual keys"))
        self._reset = self._button(self.tr("Reset this page"))
        self._said = QLabel()
        self._build(groups)
        self._connect()

    def set_keys(self, keys: Keys) -> None:
        """Show these keys."""
        self._keys = dict(keys)
        for item in self._items():
            item.setText(1, native(self._keys[item.data(0, _NAME)]))
        self._reset.setEnabled(self._keys != self._usual)
        self._tell()

    def choose(self, name: str) -> None:
        """Go to the line of an action."""
        item = next(each for each in self._items() if each.data(0, _NAME) == name)
        self._list.setCurrentItem(item)

    def press(self, key: str) -> None:
        """Take a key (its portable name) as the one that was pressed."""
        self._edit.setKeySequence(QKeySequence(key))

    @property
    def said(self) -> str:
        """What is said of the key that was pressed."""
        return self._said.text()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        return button

    def _build(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setAccessibleName(self.tr("Keys"))
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setIndentation(0)
        self._list.setRootIsDecorated(False)
        for title, rows in groups:
            parent = QTreeWidgetItem(self._list, [title])
            parent.setFlags(Qt.ItemFlag.ItemIsEnabled)
            parent.setFont(0, _bold(self.font()))
            for name, words in rows:
                item = QTreeWidgetItem(parent, [words, native(self._keys[name])])
                item.setData(0, _NAME, name)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._list.expandAll()
        self._said.setWordWrap(True)
        self._said.setProperty("role", "muted")
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self._edit, 0, 0)
        grid.addWidget(self._add, 0, 1)
        grid.addWidget(self._clear, 1, 1)
        grid.addWidget(self._restore, 1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 0)
        column.setSpacing(8)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)
        column.addLayout(grid)
        column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._add.clicked.connect(lambda _checked=False: self._on_add_clicked())
        self._clear.clicked.connect(lambda _checked=False: self._put(()))
        self._edit.keySequenceChanged.connect(lambda _keys: self._tell())
        self._list.currentItemChanged.connect(lambda _new, _old: self._on_list_current_changed())
        self._reset.clicked.connect(lambda _checked=False: self.chosen.emit(dict(self._usual)))
        self._restore.clicked.connect(lambda _checked=False: self._put(self._usual[self._name()]))
        self._search.textChanged.connect(self._show_found)
        self._on_list_current_changed()

    def _groups(self) -> list[QTreeWidgetItem]:
        found = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [group for group in found if group is not None]

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for group in self._groups() for item in _children(group)]

    def _name(self) -> str:
        item = self._list.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def _pressed(self) -> str:
        return self._edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _put(self, keys: tuple[str, ...]) -> None:
        """Give the chosen action these keys; what others have of them is taken from those."""
        changed = {**self._keys, self._name(): ()}
        for key in keys:
            changed = taken_from(changed, key, self._name())
        self.chosen.emit(changed)

    def _on_add_clicked(self) -> None:
        key = self._pressed()
        self._edit.clear()
        if key and key not in self._keys[self._name()]:
            self.chosen.emit(taken_from(self._keys, key, self._name()))

    def _on_list_current_changed(self) -> None:
        self._edit.clear()
        self._tell()

    def _tell(self) -> None:
        """Say what the pressed key means now, and let only be done what makes sense."""
        name, key = self._name(), self._pressed()
        for widget in (self._edit, self._clear, self._restore):
            widget.setEnabled(bool(name))
        self._add.setEnabled(bool(name and key) and key not in self._keys.get(name, ()))
        others = others_with(key, name, self._keys) if name and key else []
        if others:
            words = ", ".join(self._words[other] for other in others)
            said = self.tr("%1 is the key of %2, which would lose it.").replace("%2", words)
            self._said.setText(said.replace("%1", native([key])))
        elif name:
            self._said.setText(self.tr("To add a key to %1, press it here:").replace("%1", self._words[name]))
        else:
            self._said.setText(self.tr("Choose a line to change its keys."))

    def _show_found(self, wanted: str) -> None:
        wanted = wanted.casefold()
        for item in self._items():
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())
        for group in self._groups():
            group.setHidden(all(item.isHidden() for item in _children(group)))


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (group.child(row) for row in range(group.childCount()))
    return [child for child in children if child is not None]


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
