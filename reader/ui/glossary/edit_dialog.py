"""An entry of the glossary to be written or changed, and the choice of another one to join it with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.changing import Judgement
from reader.glossary.model import Category, Concept, Form
from reader.termbase.index import IndexLine
from reader.ui.glossary.form_table import FormTable, parted
from reader.ui.glossary.index_list import IndexList, IndexRow
from reader.ui.glossary.wording import category_names
from reader.ui.on_screen import resize_on_screen


class EditDialog(QDialog):
    """All of an entry; it can be kept when nothing stands against it.

    `judge` says what does; `names` are the English terms of all entries by id, for the links.
    """

    def __init__(
        self,
        concept: Concept,
        judge: Callable[[Concept], Judgement],
        names: dict[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit the entry") if concept.id else self.tr("New entry"))
        self._concept, self._judge, self._names = concept, judge, names
        self._ids = {name.casefold(): concept_id for concept_id, name in names.items()}
        self._english = QLineEdit(concept.english)
        self._abbreviation = QLineEdit(concept.abbreviation)
        self._category = QComboBox()
        self._subject = QLineEdit(concept.subject)
        self._definition = _paragraph(concept.definition)
        self._note = _paragraph(concept.note)
        self._broader = QLineEdit(self._named(concept.broader))
        self._related = QLineEdit(self._named(concept.related))
        self._forms = FormTable()
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._fill()
        self._build()
        self._connect()
        self._was = self.concept
        self._on_changed()

    @property
    def concept(self) -> Concept:
        """The entry as it stands there."""
        return replace(
            self._concept,
            english=_flat(self._english.text()),
            abbreviation=_flat(self._abbreviation.text()),
            category=Category(self._category.currentData()),
            subject=_flat(self._subject.text()),
            definition=self._definition.toPlainText().strip(),
            note=self._note.toPlainText().strip(),
            forms=self._forms.forms(),
            broader=self._linked(self._broader.text()),
            related=self._linked(self._related.text()),
        )

    @property
    def told(self) -> str:
        """What stands against the entry, and what there is to think of."""
        return self._told.text()

    @property
    def can_be_saved(self) -> bool:
        """Whether nothing stands against it."""
        return self._buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()

    def reject(self) -> None:
        """Ask before what was written is thrown away."""
        if self.concept != self._was:
            box = QMessageBox(
                QMessageBox.Icon.Question,
                self.windowTitle(),
                self.tr("Throw away what you have written?"),
                QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
                self,
            )
            answer = box.exec()
            box.deleteLater()
            if answer != QMessageBox.StandardButton.Discard:
                return
        super().reject()

    def _fill(self) -> None:
        for category, name in category_names().items():
            self._category.addItem(name, str(category))
        self._category.setCurrentIndex(self._category.findData(str(self._concept.category)))
        self._forms.set_forms(self._concept.forms or (Form(""),))
        links = self.tr("English terms of other entries, parted by commas")
        self._broader.setPlaceholderText(links)
        self._related.setPlaceholderText(links)
        self._subject.setPlaceholderText(self.tr("Field, such as “training”"))
        self._category.setAccessibleName(self.tr("Category"))
        self._subject.setAccessibleName(self.tr("Field"))
        self._definition.setAccessibleName(self.tr("Definition"))
        self._note.setAccessibleName(self.tr("Note"))

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("&English"), self._english)
        form.addRow(self.tr("A&bbreviation"), self._abbreviation)
        form.addRow(self.tr("Category"), _row(self._category, self._subject))
        form.addRow(self.tr("&Definition"), self._definition)
        form.addRow(self.tr("&Note"), self._note)
        form.addRow(self.tr("B&roader"), self._broader)
        form.addRow(self.tr("Re&lated"), self._related)
        inside = QWidget()
        fields = _column(inside, (20, 18, 20, 4))
        fields.addLayout(form)
        fields.addWidget(self._forms, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        foot = QWidget()
        below = _column(foot, (20, 6, 20, 14))
        below.addWidget(self._told)
        below.addWidget(self._buttons)
        column = _column(self, (0, 0, 0, 0))
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(foot)
        labels = (form.labelForField(field) for field in (self._english, self._abbreviation))
        self._forms.align_labels(max(label.sizeHint().width() for label in labels if label is not None))
        resize_on_screen(self, 800, 790)
        self.setMinimumWidth(480)
        self._english.setFocus()

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for field in (self._english, self._abbreviation, self._subject, self._broader, self._related):
            field.textChanged.connect(lambda _text: self._on_changed())
        for text in (self._definition, self._note):
            text.textChanged.connect(self._on_changed)
        self._category.currentIndexChanged.connect(lambda _row: self._on_changed())
        self._forms.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        found = self._judge(self.concept)
        unknown = [
            self.tr("No entry is called “%1”.").replace("%1", name)
            for name in (*parted(self._broader.text()), *parted(self._related.text()))
            if self._id_of(name) is None
        ]
        errors = [*found.errors, *unknown]
        untouched = self.concept == self._was and not unknown
        told = found.warnings if untouched else errors or found.warnings
        self._told.setText("\n".join(told))
        self._told.setVisible(bool(told))
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not errors)

    def _named(self, ids: Sequence[str]) -> str:
        return ", ".join(self._names.get(each, each) for each in ids)

    def _linked(self, text: str) -> tuple[str, ...]:
        found = (self._id_of(name) for name in parted(text))
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def _id_of(self, name: str) -> str | None:
        """The id of an entry by its English term; one that is linked already and gone stays as it is."""
        if name in self._names or name in (*self._concept.broader, *self._concept.related):
            return name
        return self._ids.get(name.casefold())


class JoinDialog(QDialog):
    """Which other entry becomes a part of this one."""

    def __init__(
        self,
        concept: Concept,
        find: Callable[[str], Sequence[IndexLine]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Join two entries"))
        self._find, self._concept = find, concept
        question = QLabel(
            self.tr("Which entry becomes a part of “%1”? Its forms and words are kept.").replace(
                "%1", concept.english
            )
        )
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWordWrap(True)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("English, 中文 or pinyin"))
        self._field.setAccessibleName(self.tr("Search the glossary"))
        self._list = IndexList(self.tr("Entries"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._join = self._buttons.addButton(self.tr("&Join"), QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        for widget in (question, self._field):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(lambda _text: self._search())
        self._list.selectionModel().currentChanged.connect(lambda _now, _former: self._on_chosen())
        self._list.activated.connect(lambda _index: self.accept())
        resize_on_screen(self, 460, 480)
        self._search()

    @property
    def chosen(self) -> str | None:
        """The id of the entry that was chosen."""
        found = self._list.chosen()
        return found if isinstance(found, str) else None

    def search(self, text: str) -> None:
        """Type into the search."""
        self._field.setText(text)

    def choose(self, row: int) -> None:
        """Choose a row."""
        self._list.setCurrentIndex(self._list.model().index(row, 0))

    def _search(self) -> None:
        rows = [
            IndexRow(line.concept.english, line.form, line.concept.definition, payload=line.concept.id)
            for line in self._find(self._field.text())
            if line.concept.id != self._concept.id
        ]
        self._list.set_rows(rows, stay=False)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._join.setEnabled(self.chosen is not None)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _paragraph(text: str) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(54)
    field.setMaximumHeight(76)
    return field


def _column(widget: QWidget, margins: tuple[int, int, int, int]) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(*margins)
    column.setSpacing(14)
    return column


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
