"""A note is written: the words it is on above, the reader's own below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from reader.ui.on_screen import resize_on_screen

_LONGEST_QUOTE = 160


class NoteDialog(QDialog):
    """Asks for the words of a note; Ctrl+Enter saves."""

    def __init__(self, quote: str, body: str, *, exists: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit the note") if exists else self.tr("New note"))
        self.delete_chosen = False
        shown = QLabel(quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "…")
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setWordWrap(True)
        shown.setProperty("role", "muted")
        self._text = QPlainTextEdit(body)
        self._text.setAccessibleName(self.tr("Note"))
        self._text.setPlaceholderText(self.tr("Your note; left empty it is a bookmark"))
        self._text.setTabChangesFocus(True)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(shown)
        column.addWidget(self._text, 1)
        column.addWidget(self._buttons(exists))
        self._text.setFocus()
        resize_on_screen(self, 460, 280)

    @property
    def body(self) -> str:
        """What was written."""
        return self._text.toPlainText().strip()

    def write(self, body: str) -> None:
        """Put words into the note, as if they were typed."""
        self._text.setPlainText(body)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves; Enter alone begins a line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
                return True
        return super().eventFilter(watched, event)

    def _buttons(self, exists: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setToolTip(self.tr("Ctrl+Enter"))
        if exists:
            delete = buttons.addButton(
                self.tr("&Delete the note"), QDialogButtonBox.ButtonRole.DestructiveRole
            )
            delete.clicked.connect(self._on_delete_clicked)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_delete_clicked(self) -> None:
        self.delete_chosen = True
        self.accept()
