"""What a file would bring into the glossary, to be looked through before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.importing import Changed, Conflict, Plan
from reader.glossary.model import Concept
from reader.glossary.settling import Settled
from reader.ui.glossary.wording import numbered
from reader.ui.messages import plain_tip
from reader.ui.on_screen import resize_on_screen

_MOST_ROWS = 2000
"""Rows of one kind that are shown; how many more there are is said."""
_LONGEST = 90
_OPEN = 20
"""Up to so many changed concepts are shown with all that changes; of more, each is opened when it is wanted."""

Row = tuple[str, str]


class ImportDialog(QDialog):
    """New, changed, in conflict and refused, each with what it is about."""

    def __init__(
        self, plan: Plan, file_name: str, mine: Mapping[str, Concept], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import into the glossary"))
        self._plan, self._file_name, self._mine = plan, file_name, mine
        self.choices: dict[int, Settled] = {}
        """What was chosen, by the number of the conflict."""
        self._conflict_rows: list[QTreeWidgetItem] = []
        self._what = what = QLabel()
        what.setTextFormat(Qt.TextFormat.PlainText)
        what.setWordWrap(True)
        self._tree = QTreeWidget()
        self._tree.setAccessibleName(self.tr("What the file would change"))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setAllColumnsShowFocus(True)
        self._tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._settling = self._settling_row()
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take = buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(what)
        column.addWidget(self._tree, 1)
        column.addWidget(self._settling)
        column.addWidget(buttons)
        self._settling.setVisible(bool(plan.conflicts))
        self._show_summary()
        resize_on_screen(self, 760, 520)

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything to write."""
        return self._take.isEnabled()

    def settle(self, choice: Settled) -> None:
        """Settle the conflicts that are selected, or all where none is."""
        for number in self._selected() or range(len(self._plan.conflicts)):
            self.choices[number] = choice
        self._show_choices()

    def select_conflict(self, number: int) -> None:
        """Select one conflict and nothing else."""
        self._tree.setCurrentItem(self._conflict_rows[number])

    def said(self) -> list[str]:
        """Every row, as a screen reader has it."""
        rows = []
        walk = QTreeWidgetItemIterator(self._tree)
        while (item := walk.value()) is not None:
            rows.append(": ".join(text for text in (item.text(0), item.text(1)) if text))
            walk += 1
        return rows

    def _settling_row(self) -> QWidget:
        """What can be chosen for the conflicts that are selected."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(QLabel(self.tr("Conflicts (the selected ones, or all):")))
        names = {
            Settled.MINE: (self.tr("Keep &mine"), self.tr("Leave out the entry of the file")),
            Settled.THEIRS: (
                self.tr("Take &theirs"),
                self.tr("The entry of the file stands; a form that both have goes from yours"),
            ),
            Settled.BOTH: (
                self.tr("&Both forms"),
                self.tr("Both entries have the form; of one term, yours gains the forms of the file"),
            ),
        }
        for choice, (words, tip) in names.items():
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, choice=choice: self.settle(choice))
            line.addWidget(button)
        line.addStretch(1)
        return row

    def _selected(self) -> list[int]:
        """The conflicts that are selected; with the heading all of them, with a detail the one it is of."""
        chosen = self._tree.selectedItems()
        items = {id(item) for item in chosen} | {id(item.parent()) for item in chosen if item.parent()}
        rows = self._conflict_rows
        if rows and any(item is rows[0].parent() for item in chosen):
            return []
        return [number for number, item in enumerate(rows) if id(item) in items]

    def _show_choices(self) -> None:
        for item, number in zip(self._conflict_rows, range(len(self._plan.conflicts)), strict=False):
            item.setText(1, self._conflict_words(number, self._plan.conflicts[number]))
        self._show_summary()

    def _show_summary(self) -> None:
        self._what.setText(self._summary(self._file_name))
        settled = any(choice is not Settled.MINE for choice in self.choices.values())
        self._take.setEnabled(bool(self._plan.writes) or settled)

    def _conflict_words(self, number: int, conflict: Conflict) -> str:
        words = {
            Settled.MINE: self.tr("Keep mine"),
            Settled.THEIRS: self.tr("Take theirs"),
            Settled.BOTH: self.tr("Both forms"),
        }[self.choices.get(number, Settled.MINE)]
        return f"{words} · {_short(self._at(conflict.line, conflict.reason))}"

    def _add_change(self, head: QTreeWidgetItem, change: Changed) -> None:
        """A concept and the fields of it that would change, and below it each as it is and as it would be."""
        item = QTreeWidgetItem(head, [change.concept.english, ", ".join(change.fields)])
        for name, (old, new) in change.fields.items():
            for when, value in ((self.tr("%1, yours"), old), (self.tr("%1, theirs"), new)):
                side = QTreeWidgetItem(item, [when.replace("%1", name), _short(_value(value))])
                side.setToolTip(1, plain_tip(_value(value)))
        item.setExpanded(len(self._plan.changed) <= _OPEN)

    def _add_conflict(self, head: QTreeWidgetItem, number: int, conflict: Conflict) -> None:
        """A conflict, and below it both sides of it."""
        item = QTreeWidgetItem(head, [conflict.concept.english, self._conflict_words(number, conflict)])
        item.setToolTip(1, plain_tip(self._at(conflict.line, conflict.reason)))
        self._conflict_rows.append(item)
        theirs = conflict.draft.concept if conflict.draft is not None else conflict.concept
        sides = ((self.tr("mine"), self._mine.get(conflict.other)), (self.tr("theirs"), theirs))
        for name, concept in sides:
            if concept is not None:
                forms = "、".join(form.text for form in concept.forms)
                detail = " – ".join(part for part in (concept.english, forms, concept.definition) if part)
                side = QTreeWidgetItem(item, [name, _short(detail)])
                side.setToolTip(1, plain_tip(detail))
        item.setExpanded(True)

    def _summary(self, file_name: str) -> str:
        if not (self._plan.writes or self._plan.conflicts or self._plan.refused):
            return self.tr("Everything in %1 is in the glossary already.").replace("%1", file_name)
        written = numbered(
            self.tr("1 entry of %2 would be written; nothing has been yet."),
            self.tr("%1 entries of %2 would be written; nothing has been yet."),
            len(self._plan.writes),
        ).replace("%2", file_name)
        if self._plan.conflicts:
            taken = sum(choice is not Settled.MINE for choice in self.choices.values())
            more = self.tr("Of %1 in conflict, %2 would be taken in; choose below.")
            more = more.replace("%1", f"{len(self._plan.conflicts):,}").replace("%2", f"{taken:,}")
            written += f" {more}"
        if self._plan.refused:
            written += " " + self.tr("What is refused is left out.")
        return written

    def _fill(self) -> None:
        plan = self._plan
        self._add_rows(self.tr("New"), self._new(), len(plan.new))
        if plan.changed:
            head = self._head(self.tr("Changed"), len(plan.changed))
            for change in plan.changed[:_MOST_ROWS]:
                self._add_change(head, change)
            self._say_how_many_more(head, len(plan.changed))
        if plan.conflicts:
            head = self._head(self.tr("In conflict"), len(plan.conflicts))
            for number, conflict in enumerate(plan.conflicts[:_MOST_ROWS]):
                self._add_conflict(head, number, conflict)
            self._say_how_many_more(head, len(plan.conflicts))
        self._add_rows(self.tr("Refused"), self._refused(), len(plan.refused))

    def _add_rows(self, name: str, rows: Iterator[Row], count: int) -> None:
        if not count:
            return
        head = self._head(name, count)
        for what, detail in islice(rows, _MOST_ROWS):
            item = QTreeWidgetItem(head, [what, _short(detail)])
            item.setToolTip(1, plain_tip(detail))
        self._say_how_many_more(head, count)

    def _head(self, name: str, count: int) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self._tree, [f"{name} ({count:,})"])
        head.setFirstColumnSpanned(True)
        head.setExpanded(True)
        return head

    def _say_how_many_more(self, head: QTreeWidgetItem, count: int) -> None:
        if count > _MOST_ROWS:
            QTreeWidgetItem(head, [self.tr("and %1 more").replace("%1", f"{count - _MOST_ROWS:,}")])

    def _new(self) -> Iterator[Row]:
        for concept in self._plan.new:
            yield concept.english, "、".join(form.text for form in concept.forms)

    def _refused(self) -> Iterator[Row]:
        for each in self._plan.refused:
            yield self.tr("Line %1").replace("%1", str(each.line)), each.reason

    def _at(self, line: int, reason: str) -> str:
        return self.tr("line %1: %2").replace("%1", str(line)).replace("%2", reason)


def _value(value: object) -> str:
    """A field in words: forms by their characters, lists parted by commas."""
    if isinstance(value, list):
        return "、".join(str(each["text"]) if isinstance(each, dict) else str(each) for each in value) or "–"
    return str(value) or "–"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
