"""The left side: the library above, the outline of the open text and the notes below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.transcript.library import LibraryEntry
from reader.transcript.model import Section
from reader.ui.panels.notes_panel import NotesPanel
from reader.ui.panels.rows import Row, RowList


class LibraryPanel(QWidget):
    """Every transcript by title, those of the user first."""

    open_requested = Signal(object)
    add_requested = Signal()
    rename_requested = Signal(object)
    details_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = RowList(self.tr("Library"))
        self._shown: tuple[Sequence[LibraryEntry], str | None, Sequence[ReaderError]] = ((), None, ())
        self._figures: Mapping[str, tuple[str, str]] = {}
        self._add = QToolButton()
        self._add.setText("+")
        self._add.setToolTip(self.tr("Add transcripts"))
        self._add.setAccessibleName(self.tr("Add transcripts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(_head(self.tr("Library"), self._add))
        column.addWidget(self._list, 1)
        self._add.clicked.connect(self.add_requested)
        self._list.clicked.connect(lambda index: self._emit_open(self._list.payload_at(index)))
        self._list.activated.connect(lambda index: self._emit_open(self._list.payload_at(index)))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_list_menu_requested)
        remove = QAction(self.tr("Remove from the library"), self._list)
        remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(lambda: self._emit_remove(self._list.chosen()))
        self._list.addAction(remove)

    def set_entries(
        self, entries: Sequence[LibraryEntry], current: str | None, problems: Sequence[ReaderError] = ()
    ) -> None:
        """Show the library; `current` is the digest of the open text, `problems` are files that cannot be read."""
        self._shown = entries, current, problems
        yours = [entry for entry in entries if not entry.sample]
        samples = [entry for entry in entries if entry.sample]
        rows = [self._row(entry, current) for entry in yours]
        if samples:
            rows.append(Row(self.tr("Samples"), heading=True))
            rows += [self._row(entry, current) for entry in samples]
        if problems:
            rows.append(Row(self.tr("Cannot be read"), heading=True))
            rows += [_problem_row(problem) for problem in problems]
        self._list.set_rows(rows)
        here = next((row for row, each in enumerate(rows) if each.current), -1)
        self._list.choose(here)

    def set_figures(self, figures: Mapping[str, tuple[str, str]]) -> None:
        """Show a figure under titles, by digest, and what it says in the tip."""
        if figures != self._figures:
            self._figures = figures
            self.set_entries(*self._shown)

    def _row(self, entry: LibraryEntry, current: str | None) -> Row:
        figure, said = self._figures.get(entry.digest, ("", ""))
        second = " · ".join(part for part in (figure, entry.date or "", entry.source or "") if part)
        return Row(
            entry.title,
            second,
            current=entry.digest == current,
            lines=2,
            tip="\n".join(part for part in (entry.path.name, said) if part),
            payload=entry,
        )

    def _emit_open(self, payload: object) -> None:
        if isinstance(payload, LibraryEntry):
            self.open_requested.emit(payload)

    def _emit_remove(self, payload: object) -> None:
        if isinstance(payload, LibraryEntry) and not payload.sample:
            self.remove_requested.emit(payload)

    def _on_list_menu_requested(self, place: QPoint) -> None:
        entry = self._list.payload_at(self._list.indexAt(place))
        if not isinstance(entry, LibraryEntry):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.open_requested.emit(entry))
        menu.addAction(self.tr("Edit details…"), lambda: self.details_requested.emit(entry))
        remove = menu.addAction(self.tr("Remove from the library"), lambda: self.remove_requested.emit(entry))
        remove.setEnabled(not entry.sample)
        menu.exec(self._list.viewport().mapToGlobal(place))
        menu.deleteLater()


class OutlinePanel(QWidget):
    """The sections of the open text with their times."""

    section_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = RowList(self.tr("Outline"))
        self._sections: tuple[Section, ...] = ()
        self._current: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.addWidget(self._list, 1)
        self._list.clicked.connect(lambda index: self._emit_chosen(self._list.payload_at(index)))
        self._list.activated.connect(lambda index: self._emit_chosen(self._list.payload_at(index)))

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show the outline of another text."""
        self._sections, self._current = tuple(sections), None
        self._show()

    def set_current(self, section: int | None) -> None:
        """Mark the section that is being read, and bring it into sight."""
        if section != self._current:
            self._current = section
            self._show()
            self._list.bring_into_sight(section or 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The section that is being read stays in sight."""
        super().resizeEvent(event)
        self._list.bring_into_sight(self._current or 0)

    def _show(self) -> None:
        lowest = min((section.level for section in self._sections), default=1)
        self._list.set_rows(
            [
                Row(
                    section.title,
                    figure=section.time or "",
                    level=section.level - lowest,
                    current=number == self._current,
                    lines=2,
                    payload=section,
                )
                for number, section in enumerate(self._sections)
            ]
        )

    def _emit_chosen(self, payload: object) -> None:
        if isinstance(payload, Section):
            self.section_chosen.emit(payload.paragraph)


class LeftSide(QSplitter):
    """Library over outline and notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.library = LibraryPanel()
        self.outline = OutlinePanel()
        self.notes = NotesPanel()
        self._lower = QTabWidget()
        self._lower.addTab(self.outline, self.tr("Outline"))
        self._lower.addTab(self.notes, self.tr("Notes"))
        self._lower.setDocumentMode(True)
        self._lower.tabBar().setDrawBase(False)
        self.addWidget(self.library)
        self.addWidget(self._lower)
        self.setChildrenCollapsible(False)
        self.setSizes([360, 340])

    @property
    def front(self) -> str:
        """What is in front under the library: `outline` or `notes`."""
        return "notes" if self._lower.currentWidget() is self.notes else "outline"

    def bring_to_front(self, name: str) -> None:
        """Bring the outline or the notes to the front, by the name that `front` gives."""
        self._lower.setCurrentWidget(self.notes if name == "notes" else self.outline)


def _problem_row(problem: ReaderError) -> Row:
    name = problem.path.name if problem.path is not None else ""
    return Row(name, problem.reason, tip=f"{problem.reason} {problem.advice}".strip())


def _head(title: str, *buttons: QWidget) -> QHBoxLayout:
    """The line over a list: what it is, and what can be done."""
    label = QLabel(title)
    label.setProperty("role", "heading")
    head = QHBoxLayout()
    head.setContentsMargins(10, 2, 6, 2)
    head.addWidget(label, 1)
    for button in buttons:
        head.addWidget(button)
    return head
