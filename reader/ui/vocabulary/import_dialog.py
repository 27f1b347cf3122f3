"""Words come in from a file, a pasted list or an HSK level: first what would change, then the change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.records import dataclass
from reader.ui.on_screen import resize_on_screen
from reader.ui.panels.rows import Row
from reader.ui.vocabulary.fields import level_labels
from reader.ui.vocabulary.paging import PagedList, Pages
from reader.ui.vocabulary.wording import level_name, status_name, word_count
from reader.vocabulary.importing import Imported
from reader.vocabulary.model import WordStatus

LEVELS = ("1", "2", "3", "4", "5", "6", "7-9")
_TYPING_REST_MS = 400
_SHOWN = 200
"""How many characters of a text a row begins with."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from: one of these is given. `level` is the highest, those below come with it."""

    file: Path | None = None
    text: str = ""
    level: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read yet."""
        return self.file is None and not self.text.strip() and not self.level


class ImportDialog(QDialog):
    """Shows a plan that somebody else makes; `plan_requested` comes when another one is wanted."""

    plan_requested = Signal()
    import_requested = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import words"))
        self._folder = folder
        self._file: Path | None = None
        self.is_writing = False
        self._kind = QComboBox()
        self._where = QStackedWidget()
        self._name = QLabel(self.tr("No file chosen"))
        self._text = QPlainTextEdit()
        self._level = QComboBox()
        self._status = QComboBox()
        self._mark_only = QCheckBox(self.tr("Only say that I know them; keep none in the vocabulary"))
        self._summary = QLabel()
        self._bar = QProgressBar()
        self._rows = PagedList(self.tr("What would change"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._import = self._buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_REST_MS)
        self._build()
        self._connect()
        self.set_idle()
        resize_on_screen(self, 640, 620)

    @property
    def source(self) -> Source:
        """Where the words come from."""
        kind = self._kind.currentData()
        if kind == "file":
            return Source(file=self._file)
        return (
            Source(text=self._text.toPlainText())
            if kind == "text"
            else Source(level=self._level.currentData())
        )

    @property
    def status(self) -> WordStatus | None:
        """What the words become; None for what the file says of each."""
        chosen = self._status.currentData()
        return WordStatus(chosen) if chosen else None

    @property
    def _by_level(self) -> bool:
        return str(self._kind.currentData()) == "level"

    @property
    def mark_only(self) -> bool:
        """Whether no word is kept."""
        return self._mark_only.isChecked()

    @property
    def folder(self) -> str:
        """The folder of the last file that was chosen."""
        return self._folder

    def choose_level(self) -> None:
        """Begin with an HSK level, under the name that its menu entry has."""
        self.setWindowTitle(self.tr("Mark an HSK level as known"))
        self._kind.setCurrentIndex(self._kind.findData("level"))

    def choose_file(self, file: Path) -> None:
        """Begin with a file."""
        self._file, self._folder = file, str(file.parent)
        self._name.setText(file.name)
        self._kind.setCurrentIndex(self._kind.findData("file"))
        self.plan_requested.emit()

    def set_idle(self) -> None:
        """Nothing has been read yet."""
        self._show("", False, [])

    def set_busy(self) -> None:
        """Something is being read."""
        self._show(self.tr("Reading the words …"), True, [])

    def set_writing(self) -> None:
        """Say that the change is being made: nothing stops it now, and nothing else is chosen until it is done."""
        self._show(self.tr("Writing the words …"), True, [], writing=True)

    def reject(self) -> None:
        """Neither Escape nor closing stops what is half done."""
        if not self.is_writing:
            super().reject()

    def set_refused(self, reason: str) -> None:
        """It cannot be read."""
        self._show(reason, False, [])

    def set_plan(self, told: Imported) -> None:
        """Show what would change; nothing to import where that is nothing."""
        self._show(self._said_of(told), False, self._rows_of(told))
        self._import.setEnabled(bool(told.new or told.changed))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling."""
        self.reject()
        if self.is_writing:
            event.ignore()
        else:
            super().closeEvent(event)

    def _show(self, said: str, busy: bool, rows: list[Row], *, writing: bool = False) -> None:
        self.is_writing = writing
        for widget in (self._kind, self._where, self._status, self._mark_only, self._buttons):
            widget.setEnabled(not writing)
        self._summary.setText(said)
        self._bar.setVisible(busy)
        self._rows.set_pages(Pages(len(rows), lambda first, count: rows[first : first + count]))
        self._import.setEnabled(False)

    def _said_of(self, told: Imported) -> str:
        counts = (len(told.new), len(told.changed), len(told.conflicts), len(told.refused))
        if self._by_level:
            said = self.tr("%1 become “%2”") + (self.tr(", %3 stay as they are") if counts[2] else "")
            if not counts[0] + counts[1]:
                return self.tr("There is nothing to mark: all of them have this status, or a further one.")
            said = said.replace("%1", word_count(counts[0] + counts[1]))
            status = status_name(self.status or WordStatus.KNOWN)
            return said.replace("%2", status).replace("%3", f"{counts[2]:,}")
        said = self.tr("%1 new, %2 changed, %3 left as you wrote them, %4 refused")
        for number, count in enumerate(counts, 1):
            said = said.replace(f"%{number}", f"{count:,}")
        return said

    def _rows_of(self, told: Imported) -> list[Row]:
        rows: list[Row] = []
        line = self.tr("line %1")
        for title, found in (
            (
                self.tr("Refused"),
                [
                    Row(each.reason, line.replace("%1", str(each.line)), tip=each.reason)
                    for each in told.refused
                ],
            ),
            (
                self.tr("Stay as they are") if self._by_level else self.tr("Left as you wrote them"),
                [
                    Row(
                        f"{each.id}: {each.field}",
                        self.tr("here: %1 · there: %2")
                        .replace("%1", _on_a_line(each.here))
                        .replace("%2", _on_a_line(each.there)),
                    )
                    for each in told.conflicts
                ],
            ),
            (
                self.tr("Of another status now") if self._by_level else self.tr("Changed"),
                [
                    Row(
                        each.id,
                        " · ".join(f"{name}: {_on_a_line(value)}" for name, value in each.fields.items()),
                    )
                    for each in told.changed
                ],
            ),
            (
                self.tr("To be marked") if self._by_level else self.tr("New"),
                [Row(each) for each in told.new],
            ),
        ):
            if found:
                rows.append(Row(title, "", f"{len(found):,}", heading=True))
                rows += found
        return _of_one_height(rows)

    def _build(self) -> None:
        for words, kind in (
            (self.tr("A file: text, CSV, Excel, Pleco, Anki text or .apkg"), "file"),
            (self.tr("A list that I paste"), "text"),
            (self.tr("An HSK level (3.0, 2021)"), "level"),
        ):
            self._kind.addItem(words, kind)
        self._kind.setAccessibleName(self.tr("Where the words come from"))
        self._text.setPlaceholderText(self.tr("Words, one a line or with spaces or commas between them"))
        self._text.setAccessibleName(self.tr("Words"))
        self._text.setTabChangesFocus(True)
        self._level.setAccessibleName(self.tr("Level"))
        for level in LEVELS:
            self._level.addItem(self.tr("%1 and below").replace("%1", level_name(level)), level)
        self._where.addWidget(self._file_row())
        self._where.addWidget(self._text)
        self._where.addWidget(_top(self._level))
        self._summary.setWordWrap(True)
        self._bar.setRange(0, 0)
        form = self._form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("&Status"), self._status)
        form.addRow("", self._mark_only)
        level_labels(form)
        self._show_fitting()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(self._kind)
        column.addWidget(self._where)
        column.addLayout(form)
        column.addWidget(self._summary)
        column.addWidget(self._bar)
        column.addWidget(self._rows, 1)
        column.addWidget(self._buttons)

    def _file_row(self) -> QWidget:
        choose = QPushButton(self.tr("Choose a file…"))
        choose.clicked.connect(self._on_choose_clicked)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addWidget(self._name, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        """Signals by sender."""
        self._buttons.accepted.connect(self.import_requested)
        self._buttons.rejected.connect(self.reject)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._level.activated.connect(self.plan_requested)
        self._mark_only.toggled.connect(self.plan_requested)
        self._status.activated.connect(self.plan_requested)
        self._text.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.plan_requested)

    def _on_kind_changed(self) -> None:
        self._show_fitting()
        self.plan_requested.emit()

    def _show_fitting(self) -> None:
        """A file or a list may say more of its words; those of a level are only marked."""
        self._where.setCurrentIndex(self._kind.currentIndex())
        self._where.setFixedHeight(96 if self._kind.currentData() == "text" else 36)
        self._status.clear()
        if not self._by_level:
            self._status.addItem(self.tr("As the file says; words that come alone are known"), "")
        for status in (each for each in WordStatus if each is not WordStatus.NEW):
            self._status.addItem(status_name(status), status.value)
        self._status.setCurrentIndex(self._status.findData(WordStatus.KNOWN.value if self._by_level else ""))
        self._form.setRowVisible(self._mark_only, not self._by_level)
        self._import.setText(self.tr("Mark") if self._by_level else self.tr("Import"))

    def _on_choose_clicked(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Words to import"),
            self._folder,
            self.tr("Lists of words (*.txt *.csv *.tsv *.xlsx *.apkg *.anki2 *.colpkg);;All files (*)"),
        )
        if name:
            self.choose_file(Path(name))


def _on_a_line(text: str) -> str:
    """The beginning of a text as a row can show it."""
    begun = " ".join(text[:_SHOWN].split())
    return f"{begun}…" if len(text) > _SHOWN else begun


def _top(widget: QWidget) -> QWidget:
    """A widget at the top of its room."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return side


def _of_one_height(rows: list[Row]) -> list[Row]:
    """All rows with a second line, or none."""
    if not any(row.second for row in rows):
        return rows
    return [row if row.second else replace(row, second="\u00a0") for row in rows]
