"""Words go out: which ones, in which format, what of each, with a look at it before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.ui.on_screen import resize_on_screen
from reader.ui.vocabulary.fields import level_labels
from reader.ui.vocabulary.paper import paper_name
from reader.ui.vocabulary.wording import word_count
from reader.vocabulary.columns import COLUMNS
from reader.vocabulary.exchange import FORMATS, Options, Order, Scripts
from reader.word_export import ANKI, PDF_CARDS, PDF_LIST, TABLES, Choice

_CARD_FORMATS = frozenset({"apkg", "anki-text", ANKI, PDF_LIST, PDF_CARDS, "markdown"})
_DECK_FORMATS = frozenset({"apkg", "anki-text", ANKI, "pleco"})
_SCRIPT_FORMATS = frozenset(
    {"apkg", "anki-text", ANKI, PDF_LIST, PDF_CARDS, "markdown", "quizlet", "skritter"}
)


class ExportDialog(QDialog):
    """Shows the preview it is given; `choice` is what stands in the form."""

    choice_changed = Signal()
    export_requested = Signal()
    print_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export words"))
        self._columns_order = list(COLUMNS)
        self._form = QComboBox()
        self._words = QComboBox()
        self._scripts = QComboBox()
        self._order = QComboBox()
        self._deck = QLineEdit()
        self._columns = QListWidget()
        self._sentence = QCheckBox(self.tr("With the sentence it was met in"))
        self._note = QCheckBox(self.tr("With your note"))
        self._guard = QCheckBox(self.tr("No cell becomes a formula"))
        self._text = QPlainTextEdit()
        self._picture = QLabel()
        self._preview = QStackedWidget()
        self._said = QLabel()
        self._bar = QProgressBar()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._write = self._buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._print = QPushButton(self.tr("Print…"))
        self._buttons.addButton(self._print, QDialogButtonBox.ButtonRole.ActionRole)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(120)
        self._busy = False
        self._build()
        self._connect()
        resize_on_screen(self, 900, 620)

    def set_words(self, choices: Sequence[tuple[str, str, int]]) -> None:
        """Offer which words: value, words for it, how many there are."""
        for value, words, count in choices:
            self._words.addItem(f"{words} ({count:,})", value)

    def set_choice(self, choice: Choice) -> None:
        """Fill the form."""
        for box, value in (
            (self._form, choice.form),
            (self._words, choice.words),
            (self._scripts, choice.options.scripts.value),
            (self._order, choice.options.order.value),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._deck.setText(choice.options.deck)
        self._sentence.setChecked(choice.options.sentence)
        self._note.setChecked(choice.options.note)
        self._guard.setChecked(choice.guard)
        self._fill_columns(choice.options.columns)
        self._show_fitting()

    @property
    def choice(self) -> Choice:
        """What stands in the form."""
        options = Options(
            scripts=Scripts(self._scripts.currentData()),
            columns=self._chosen_columns() or COLUMNS,
            order=Order(self._order.currentData()),
            sentence=self._sentence.isChecked(),
            note=self._note.isChecked(),
        )
        deck = " ".join(self._deck.text().split())
        options = replace(options, deck=deck) if deck else options
        return Choice(self._form.currentData(), self._words.currentData(), options, self._guard.isChecked())

    def set_text(self, text: str, count: int) -> None:
        """Show the beginning of what would be written, and of how many words it speaks."""
        self._text.setPlainText(text)
        self._preview.setCurrentIndex(0)
        self._say_count(count)

    def set_picture(self, picture: QImage, count: int) -> None:
        """Show the first page."""
        shown = QPixmap.fromImage(picture)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(shown)
        self._preview.setCurrentIndex(1)
        self._say_count(count)

    def preview_width(self) -> int:
        """The pixels a page has room for."""
        return max(300, round((self._preview.width() - 40) * self.devicePixelRatioF()))

    def set_progress(self, share: float | None) -> None:
        """How far the writing is; None when nothing is being written."""
        self._busy = share is not None
        self._bar.setVisible(self._busy)
        self._bar.setValue(round((share or 0) * 100))
        self._side.setEnabled(not self._busy)
        self._write.setEnabled(not self._busy)
        self._print.setEnabled(not self._busy)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Cancel") if self._busy else self.tr("Close"))

    def say(self, text: str) -> None:
        """What has become of it."""
        self._said.setText(text)

    def reject(self) -> None:
        """Cancel what is being written, else close."""
        if self._busy:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _say_count(self, count: int) -> None:
        self._said.setText(word_count(count))
        self._write.setEnabled(count > 0 and not self._busy)
        self._print.setEnabled(count > 0 and not self._busy)

    def _fill_columns(self, chosen: Sequence[str]) -> None:
        self._columns.blockSignals(True)
        self._columns.clear()
        for name in [*chosen, *(each for each in COLUMNS if each not in chosen)]:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
            self._columns.addItem(item)
        self._columns.blockSignals(False)

    def _chosen_columns(self) -> tuple[str, ...]:
        items = [self._columns.item(row) for row in range(self._columns.count())]
        return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def _show_fitting(self) -> None:
        """Only what means something for the format can be chosen."""
        form = self._form.currentData()
        for widget, fitting in (
            (self._scripts, form in _SCRIPT_FORMATS),
            (self._deck, form in _DECK_FORMATS),
            (self._columns, form in TABLES),
            (self._sentence, form in _CARD_FORMATS),
            (self._note, form in _CARD_FORMATS - {"markdown"} or form in ("pleco", "quizlet")),
            (self._guard, form == "csv"),
        ):
            self._rows.setRowVisible(widget, fitting)
        self._print.setVisible(form in (PDF_LIST, PDF_CARDS))
        self._write.setText(self.tr("Send to Anki") if form == ANKI else self.tr("Export…"))

    def _build(self) -> None:
        for form in FORMATS:
            self._form.addItem(self.tr(form.label), form.name)
        self._form.addItem(self.tr("Anki, while it is running (AnkiConnect)"), ANKI)
        self._form.addItem(paper_name(cards=False), PDF_LIST)
        self._form.addItem(paper_name(cards=True), PDF_CARDS)
        for scripts, words in (
            (Scripts.SIMPLIFIED, self.tr("Simplified first")),
            (Scripts.TRADITIONAL, self.tr("Traditional first")),
            (Scripts.SIMPLIFIED_ONLY, self.tr("Simplified only")),
            (Scripts.TRADITIONAL_ONLY, self.tr("Traditional only")),
        ):
            self._scripts.addItem(words, scripts.value)
        for order, words in (
            (Order.NEWEST, self.tr("Newest first")),
            (Order.OLDEST, self.tr("Oldest first")),
            (Order.READING, self.tr("By pinyin")),
            (Order.LEVEL, self.tr("By HSK level")),
            (Order.TEXT, self.tr("By text")),
        ):
            self._order.addItem(words, order.value)
        self._columns.setAccessibleName(self.tr("Columns"))
        self._columns.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._columns.setToolTip(self.tr("Drag a column to another place"))
        for box in (self._form, self._words, self._scripts, self._order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows = QFormLayout()
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in (
            (self.tr("&Format"), self._form),
            (self.tr("&Words"), self._words),
            (self.tr("&Script"), self._scripts),
            (self.tr("&Order"), self._order),
            (self.tr("&Deck"), self._deck),
            (self.tr("&Columns"), self._columns),
        ):
            self._rows.addRow(words, field)
        for check in (self._sentence, self._note, self._guard):
            self._rows.addRow("", check)
        level_labels(self._rows)
        self._bar.setTextVisible(False)
        self._bar.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._halves(), 1)
        column.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._buttons)
        column.addLayout(foot)

    def _halves(self) -> QWidget:
        self._side = QWidget()
        form = QVBoxLayout(self._side)
        form.setContentsMargins(0, 0, 12, 0)
        form.addLayout(self._rows)
        form.addStretch(1)
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("Preview"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._picture.setAccessibleName(self.tr("Preview of the first page"))
        scroll = QScrollArea()
        scroll.setWidget(self._picture)
        scroll.setWidgetResizable(True)
        self._preview.addWidget(self._text)
        self._preview.addWidget(scroll)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._side)
        halves.addWidget(self._preview)
        halves.setStretchFactor(1, 1)
        halves.setHandleWidth(9)
        halves.setStyleSheet("QSplitter::handle { background: transparent; }")
        halves.setSizes([340, 520])
        return halves

    def sizeHint(self) -> QSize:
        """Room for form and preview."""
        return QSize(900, 620)

    def _connect(self) -> None:
        """Signals by sender."""
        self._buttons.accepted.connect(self.export_requested)
        self._buttons.rejected.connect(self.reject)
        self._columns.itemChanged.connect(lambda _item: self._resting.start())
        self._columns.model().rowsMoved.connect(lambda *_moved: self._resting.start())
        self._deck.textEdited.connect(lambda _text: self._resting.start())
        for check in (self._guard, self._note, self._sentence):
            check.toggled.connect(lambda _on: self._resting.start())
        for box in (self._form, self._order, self._scripts, self._words):
            box.activated.connect(self._on_box_activated)
        self._print.clicked.connect(self.print_requested)
        self._resting.timeout.connect(self.choice_changed)

    def _on_box_activated(self) -> None:
        self._show_fitting()
        self._resting.start()
