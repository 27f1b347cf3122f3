"""Which backup is put in the place of the present data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.records import dataclass
from reader.ui.on_screen import resize_on_screen
from reader.ui.panels.rows import Row, RowList
from reader.ui.vocabulary.wording import word_count


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made (as it is shown), and how many words it holds; None where it is damaged."""

    file: Path
    moment: str
    words: int | None


class RestoreDialog(QDialog):
    """Lists backups, the newest first; `chosen` is the one to be restored."""

    def __init__(self, backups: Sequence[Backup], present: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self._other: Path | None = None
        said = QLabel(
            self.tr(
                "All your data becomes as it was then. What you have now (%1) is backed up first."
            ).replace("%1", word_count(present))
        )
        said.setWordWrap(True)
        self._rows = RowList(self.tr("Backups"))
        self._rows.set_rows([self._row(backup) for backup in backups])
        self._empty = QLabel(self.tr("There are no backups yet."))
        self._empty.setProperty("role", "muted")
        self._empty.setVisible(not backups)
        self._rows.setVisible(bool(backups))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._restore = self._buttons.addButton(self.tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._choose = QPushButton(self.tr("Another file…"))
        self._buttons.addButton(self._choose, QDialogButtonBox.ButtonRole.ActionRole)
        self._restore.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(self._empty)
        column.addWidget(self._rows, 1)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._rows.selectionModel().currentChanged.connect(lambda _now, _before: self._show_chosen())
        resize_on_screen(self, 460, 420)
        if backups:
            self._rows.choose(0)

    @property
    def chosen(self) -> Path | None:
        """The file to be restored."""
        found = self._rows.chosen()
        return self._other or (found if isinstance(found, Path) else None)

    def _row(self, backup: Backup) -> Row:
        said = self.tr("damaged") if backup.words is None else word_count(backup.words)
        return Row(backup.moment, said, payload=backup.file if backup.words is not None else None)

    def _show_chosen(self) -> None:
        self._restore.setEnabled(self.chosen is not None)

    def _on_choose_clicked(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("A backup of Duidu"), "", self.tr("Databases (*.sqlite3);;All files (*)")
        )
        if name:
            self._other = Path(name)
            self.accept()
