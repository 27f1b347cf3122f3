"""What goes out of the glossary, and as what: made from the table of formats."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.exchange import FORMATS, Format
from reader.ui.on_screen import resize_on_screen


class ExportDialog(QDialog):
    """Format, which concepts, and whether with their mentions.

    `counts` are the numbers of concepts: all, those the index lists now, those of the open text (None for no text);
    `listed` says whether the index is filtered, which is what goes out then unless the reader says otherwise.
    """

    ALL, LISTED, TRANSCRIPT = range(3)

    def __init__(
        self, counts: tuple[int, int, int | None], listed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export glossary"))
        self._format = QComboBox()
        self._format.setAccessibleName(self.tr("Format"))
        for each in FORMATS:
            self._format.addItem(f"{each.label} ({each.suffix})", each.name)
        self._which = QButtonGroup(self)
        words = (
            self.tr("&All concepts (%1)"),
            self.tr("Those the index &lists now (%1)"),
            self.tr("Those of the &interview on the page (%1)"),
        )
        self._buttons_of = [
            QRadioButton(text.replace("%1", f"{n or 0:,}")) for text, n in zip(words, counts, strict=True)
        ]
        for number, button in enumerate(self._buttons_of):
            self._which.addButton(button, number)
        self._buttons_of[self.LISTED if listed else self.ALL].setChecked(True)
        self._buttons_of[self.TRANSCRIPT].setEnabled(bool(counts[self.TRANSCRIPT]))
        self._mentions = QCheckBox(self.tr("With every &mention: sentence, speaker, time"))
        self._lost = QLabel()
        self._lost.setProperty("role", "muted")
        self._lost.setWordWrap(True)
        self._lost.setTextFormat(Qt.TextFormat.PlainText)
        self._build()
        self._format.currentIndexChanged.connect(lambda _row: self._on_format_chosen())
        self._on_format_chosen()

    @property
    def format(self) -> Format:
        """The format that was chosen."""
        return FORMATS[self._format.currentIndex()]

    def choose_format(self, name: str) -> None:
        """Choose a format by its name."""
        self._format.setCurrentIndex(max(0, self._format.findData(name)))

    @property
    def which(self) -> int:
        """`ALL`, `LISTED` or `TRANSCRIPT`."""
        return self._which.checkedId()

    def choose_which(self, which: int) -> None:
        """Choose which concepts go out."""
        self._buttons_of[which].setChecked(True)

    @property
    def mentions(self) -> bool:
        """Whether mentions go out too."""
        return self._mentions.isChecked()

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Format"), self._format)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._lost)
        for button in self._buttons_of:
            column.addWidget(button)
        column.addSpacing(6)
        column.addWidget(self._mentions)
        column.addStretch(1)
        column.addWidget(buttons)
        resize_on_screen(self, 460, 0)

    def _on_format_chosen(self) -> None:
        """Say whether the file can be read back."""
        chosen = self.format
        if not chosen.is_readable:
            said = self.tr("For other programs; it cannot be imported again.")
        elif chosen.lost:
            said = self.tr("It can be imported again, but for: %1.").replace("%1", chosen.lost)
        else:
            said = self.tr("It can be imported again without loss.")
        self._lost.setText(said)
