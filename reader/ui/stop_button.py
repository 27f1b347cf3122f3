"""The button beside the progress in the status line: stops what goes on, or lets it go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from reader.ui.messages import action_tip

_STYLE = """
QToolButton { padding: 0 5px; border: 1px solid transparent; border-radius: 4px; color: palette(link); }
QToolButton:focus { border-color: palette(link); }
"""


class StopButton(QToolButton):
    """Switches a checkable action and says what a click would do; no higher than the line it stands in."""

    def __init__(self, action: QAction, height: int) -> None:
        super().__init__()
        self.setAutoRaise(True)
        self.setStyleSheet(_STYLE)
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(action_tip(action))
        self.clicked.connect(action.trigger)
        action.toggled.connect(self._on_action_toggled)
        self._on_action_toggled(action.isChecked())

    def _on_action_toggled(self, stopped: bool) -> None:
        self.setText(self.tr("Go on") if stopped else self.tr("Stop"))
