"""The windows that ask something about a transcript: its encoding, its text, its details."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.editing import Details
from reader.ui.on_screen import resize_on_screen


class EncodingDialog(QDialog):
    """Two encodings fit a file: the reader sees what each would give and chooses."""

    def __init__(
        self, file_name: str, candidates: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which encoding?"))
        self._previews = dict(candidates)
        question = QLabel(
            self.tr("%1 does not say how its characters are written. Which of these reads right?").replace(
                "%1", file_name
            )
        )
        question.setWordWrap(True)
        self._choice = QComboBox()
        self._choice.addItems([name for name, _ in candidates])
        self._preview = QPlainTextEdit()
        self._preview.setReadOnly(True)
        self._preview.setAccessibleName(self.tr("Preview"))
        self._choice.currentTextChanged.connect(self._on_choice_changed)
        column = _column(self)
        column.addWidget(question)
        column.addWidget(self._choice)
        column.addWidget(self._preview, 1)
        column.addWidget(_buttons(self))
        self._on_choice_changed(self._choice.currentText())
        resize_on_screen(self, 520, 360)

    @property
    def encoding(self) -> str:
        """The encoding that was chosen."""
        return self._choice.currentText()

    def _on_choice_changed(self, name: str) -> None:
        self._preview.setPlainText(self._previews.get(name, ""))


class PasteDialog(QDialog):
    """A text from the clipboard becomes a transcript."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste as a new transcript"))
        self._title = QLineEdit()
        self._title.setPlaceholderText(self.tr("As the text says"))
        self._text = QPlainTextEdit(text)
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self._title)
        column = _column(self)
        column.addLayout(form)
        column.addWidget(QLabel(self.tr("The text, just as it was printed:")))
        column.addWidget(self._text, 1)
        column.addWidget(_buttons(self))
        self._text.setAccessibleName(self.tr("Text"))
        self._text.setTabChangesFocus(True)
        self._text.setFocus()
        resize_on_screen(self, 620, 480)

    @property
    def title(self) -> str:
        """The title that was given, empty for that of the text."""
        return self._title.text().strip()

    @property
    def text(self) -> str:
        """The text."""
        return self._text.toPlainText()


class DetailsDialog(QDialog):
    """Title, date, source and who each label is; the file itself is never changed."""

    def __init__(self, details: Details, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details of the transcript"))
        self._title = QLineEdit(details.title)
        self._date = QLineEdit(details.date)
        self._date.setPlaceholderText(self.tr("Year, or year-month-day"))
        self._source = QLineEdit(details.source)
        self._speakers = {label: QLineEdit(name) for label, name in details.speakers.items()}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("&Title"), self._title)
        form.addRow(self.tr("&Date"), self._date)
        form.addRow(self.tr("&Source"), self._source)
        for label, field in self._speakers.items():
            form.addRow(self.tr("“%1” is").replace("%1", label.replace("&", "&&")), field)
        self._lost = details.lost
        column = _column(self)
        column.addLayout(form)
        if details.lost:
            column.addWidget(self._lost_places(details.lost))
        column.addStretch(1)
        column.addWidget(_buttons(self))
        resize_on_screen(self, 520, 0)

    @property
    def details(self) -> Details:
        """What the reader has written."""
        return Details(
            self._title.text().strip(),
            self._date.text().strip(),
            self._source.text().strip(),
            {label: field.text().strip() for label, field in self._speakers.items()},
            self._lost,
        )

    def _lost_places(self, lost: Sequence[str]) -> QLabel:
        label = QLabel(self.tr("Places that are not found in the text any more:") + "\n" + "\n".join(lost))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        return label


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 14)
    column.setSpacing(12)
    return column


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
