"""What a file would bring into the glossary, to be looked through before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.importing import Plan
from reader.ui.glossary.wording import numbered
from reader.ui.messages import plain_tip

_MOST_ROWS = 2000
"""Rows of one kind that are shown; how many more there are is said."""
_LONGEST = 90

Row = tuple[str, str]


class ImportDialog(QDialog):
    """New, changed, in conflict and refused, each with what it is about."""

    def __init__(self, plan: Plan, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import into the glossary"))
        self._plan = plan
        what = QLabel(self._summary(file_name))
        what.setTextFormat(Qt.TextFormat.PlainText)
        what.setWordWrap(True)
        self._tree = QTreeWidget()
        self._tree.setAccessibleName(self.tr("What the file would change"))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take = buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._take.setEnabled(bool(plan.writes))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(what)
        column.addWidget(self._tree, 1)
        column.addWidget(buttons)
        self.resize(720, 480)

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything to write."""
        return self._take.isEnabled()

    def said(self) -> list[str]:
        """Every row, as a screen reader has it."""
        rows = []
        walk = QTreeWidgetItemIterator(self._tree)
        while (item := walk.value()) is not None:
            rows.append(": ".join(text for text in (item.text(0), item.text(1)) if text))
            walk += 1
        return rows

    def _summary(self, file_name: str) -> str:
        if not (self._plan.writes or self._plan.conflicts or self._plan.refused):
            return self.tr("Everything in %1 is in the glossary already.").replace("%1", file_name)
        written = numbered(
            self.tr("1 entry of %2 would be written; nothing has been yet."),
            self.tr("%1 entries of %2 would be written; nothing has been yet."),
            len(self._plan.writes),
        ).replace("%2", file_name)
        if self._plan.conflicts or self._plan.refused:
            written += " " + self.tr("What is in conflict or refused is left out.")
        return written

    def _fill(self) -> None:
        plan = self._plan
        for name, rows, count in (
            (self.tr("New"), self._new(), len(plan.new)),
            (self.tr("Changed"), self._changed(), len(plan.changed)),
            (self.tr("In conflict"), self._conflicts(), len(plan.conflicts)),
            (self.tr("Refused"), self._refused(), len(plan.refused)),
        ):
            if count:
                head = QTreeWidgetItem(self._tree, [f"{name} ({count:,})"])
                head.setFirstColumnSpanned(True)
                for _, (what, detail) in zip(range(_MOST_ROWS), rows, strict=False):
                    item = QTreeWidgetItem(head, [what, _short(detail)])
                    item.setToolTip(1, plain_tip(detail))
                if count > _MOST_ROWS:
                    QTreeWidgetItem(head, [self.tr("and %1 more").replace("%1", f"{count - _MOST_ROWS:,}")])
                head.setExpanded(True)

    def _new(self) -> Iterator[Row]:
        for concept in self._plan.new:
            yield concept.english, "、".join(form.text for form in concept.forms)

    def _changed(self) -> Iterator[Row]:
        for change in self._plan.changed:
            fields = (f"{name}: {_value(old)} → {_value(new)}" for name, (old, new) in change.fields.items())
            yield change.concept.english, "; ".join(fields)

    def _conflicts(self) -> Iterator[Row]:
        for each in self._plan.conflicts:
            yield each.concept.english, self._at(each.line, each.reason)

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
