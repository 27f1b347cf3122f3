"""The bar over the page: what is done most often, the title, the script of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QToolBar, QToolButton, QWidget

from reader.language.model import Script
from reader.ui.choice_names import script_names, short_script_names
from reader.ui.elided_label import ElidedLabel
from reader.ui.messages import action_tip, plain_tip

if TYPE_CHECKING:
    from reader.ui.actions import Actions

_ROOM_FOR_SIZES = 560
"""From this width on, in px, the tool bar has the buttons for the text size."""

_ROOM_FOR_SCRIPTS = 420
"""From this width on, in px, the tool bar has the choice of the script."""


class Tools(QObject):
    """What stands on the tool bar."""

    script_chosen = Signal(object)

    def __init__(self, bar: QToolBar, actions: Actions) -> None:
        super().__init__(bar)
        self._title, self._scripts = ElidedLabel(), QComboBox()
        _clear(bar)
        bar.addAction(actions["left"])
        bar.addAction(actions["open"])
        bar.addWidget(_space(10))
        bar.addWidget(self._title)
        self._fill_scripts()
        self._scripts_on_bar = bar.addWidget(self._scripts)
        bar.addWidget(_space(6))
        self._sizes_on_bar = [bar.addWidget(_button(actions[name])) for name in ("smaller", "larger")]
        for name in ("find", "right"):
            bar.addAction(actions[name])
        for button in bar.findChildren(QToolButton):
            action = button.defaultAction()
            if action is not None:
                button.setAccessibleName(action.text().replace("&", ""))
                button.setToolTip(action_tip(action))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_title(self, title: str, facts: str) -> None:
        """Name the open text."""
        self._title.setText(title)
        self._title.setToolTip(plain_tip(facts))

    def set_script(self, script: Script) -> None:
        """Show which form the page is in."""
        self._scripts.setCurrentIndex([each for each, _ in script_names()].index(script))

    def fit(self, width: int) -> None:
        """Leave out what the menus have too, where there is no room."""
        self._scripts_on_bar.setVisible(width >= _ROOM_FOR_SCRIPTS)
        for on_bar in self._sizes_on_bar:
            on_bar.setVisible(width >= _ROOM_FOR_SIZES)

    def _fill_scripts(self) -> None:
        scripts, said = self._scripts, self.tr("The characters of the page")
        scripts.addItems(short_script_names())
        for row, (_, words) in enumerate(script_names()):
            scripts.setItemData(row, words, Qt.ItemDataRole.ToolTipRole)
        scripts.setToolTip(said)
        scripts.setAccessibleName(said)
        scripts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        scripts.setMinimumContentsLength(11)
        scripts.activated.connect(lambda row: self.script_chosen.emit(script_names()[row][0]))


def _clear(bar: QToolBar) -> None:
    """Take away what kept the room."""
    for action in bar.actions():
        widget = bar.widgetForAction(action)
        bar.removeAction(action)
        widget.setParent(None)
        widget.deleteLater()
        action.deleteLater()


def _button(action: QAction) -> QToolButton:
    """A button that can leave the tool bar while its action stays in the menu."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    return button


def _space(width: int) -> QWidget:
    space = QWidget()
    space.setFixedWidth(width)
    return space
