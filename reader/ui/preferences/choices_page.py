"""One page of choices: its editors under each other, and a button that gives back the defaults."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.settings import Settings
from reader.ui.preferences.editors import FIELDS, SwitchEditor, editor_of
from reader.ui.preferences.table import Group


class ChoicesPage(QWidget):
    """Shows the settings of a group; `chosen` gives the fields that the reader has changed."""

    chosen = Signal(object)

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group = group
        self._editors = [editor_of(choice) for choice in group.choices]
        self._reset = QPushButton(self.tr("Reset this page"))
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(lambda _checked=False: self.chosen.emit(self._usual()))
        for editor in self._editors:
            editor.chosen.connect(lambda field, value: self.chosen.emit({field: value}))
        self._build()

    def set_settings(self, settings: Settings) -> None:
        """Show these values."""
        for editor in self._editors:
            editor.show(getattr(settings, editor.choice.field))
        self._reset.setEnabled(any(getattr(settings, name) != value for name, value in self._usual().items()))

    def _usual(self) -> Mapping[str, object]:
        return {name: FIELDS[name].default for name in self._group.fields}

    def _build(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for editor in self._editors:
            if isinstance(editor, SwitchEditor):
                form.addRow(editor.widget)
            else:
                label = QLabel(editor.choice.text)
                label.setBuddy(editor.widget)
                form.addRow(label, editor.widget)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 10)
        column.setSpacing(14)
        column.addLayout(form)
        if self._group.note:
            column.addWidget(_note(self._group.note))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        footer = QVBoxLayout()
        footer.setContentsMargins(20, 0, 20, 0)
        footer.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(footer)


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label
