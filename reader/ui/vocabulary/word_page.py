"""One kept word: what is known of it, to be edited, and every sentence in which it was met."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.card import KeptWord
from reader.records import dataclass
from reader.ui.panels.rows import Row, RowList
from reader.ui.vocabulary.fields import NamesField, ReadingField, TextField, level_labels
from reader.ui.vocabulary.wording import level_name, status_name
from reader.vocabulary.model import Sighting, Word, WordStatus


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The tags and lists there are, and the dictionary's readings of the word, to be offered."""

    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    readings: tuple[tuple[str, ...], ...] = ()


class WordPage(QWidget):
    """Says what was written (`edited`: key, field, value); nothing is shown as saved that is not."""

    edited = Signal(object, str, object)
    place_requested = Signal(object)
    sentence_forget_requested = Signal(object, object)
    forget_requested = Signal(object)
    concept_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: KeptWord | None = None
        self._head = _selectable(QLabel())
        self._facts = _selectable(QLabel())
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        self._status = QComboBox()
        self._reading = ReadingField(self.tr("Reading"))
        self._senses = TextField(self.tr("Senses, a line each"), 3)
        self._note = TextField(self.tr("Note"), 2)
        self._tags = NamesField(self.tr("Tags"))
        self._lists = NamesField(self.tr("Lists"))
        self._concept = QPushButton()
        self._forget = QPushButton(self.tr("Remove"))
        self._sentences = RowList(self.tr("Sentences"))
        self._met = QLabel()
        self._build()
        self._connect()

    @property
    def word(self) -> Word | None:
        """The word that is shown."""
        return self._kept.word if self._kept is not None else None

    def set_word(self, kept: KeptWord | None, names: KnownNames) -> None:
        """Show a word; what was being written of another one is said before."""
        if kept is None or self._kept is None or kept.word.key != self._kept.word.key:
            self.commit()
        self._kept = kept
        self.setEnabled(kept is not None)
        if kept is None:
            return
        word = kept.word
        self._head.setText(kept.headword)
        self._facts.setText(self._facts_of(kept))
        self._status.setCurrentIndex(list(WordStatus).index(word.status))
        others = [" ".join(reading) for reading in names.readings]
        self._reading.set_reading(" ".join(word.key.pinyin), others)
        self._senses.set_text("\n".join(word.senses))
        self._note.set_text(word.note)
        self._tags.set_names(word.tags, names.tags)
        self._lists.set_names(word.lists, names.lists)
        self._concept.setVisible(word.concept is not None)
        self._show_sentences(kept)

    def commit(self) -> None:
        """Say what is being written, before the page goes."""
        if self._kept is not None:
            for field in (self._reading, self._senses, self._note, self._tags, self._lists):
                field.commit()

    def focus_first(self) -> None:
        """Begin at the status."""
        self._status.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences stand under the fields, or beside them where there is room."""
        super().resizeEvent(event)
        wide = self.width() > 540
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        narrow = self.width() < 260
        policy = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policy.WrapAllRows if narrow else policy.DontWrapRows)

    def _facts_of(self, kept: KeptWord) -> str:
        word = kept.word
        other = word.traditional if kept.headword == word.key.simplified else word.key.simplified
        parts = [other if other != kept.headword else "", kept.pinyin]
        parts += [level_name(word.level) if word.level else "", self._when(word)]
        return " · ".join(part for part in parts if part)

    def _when(self, word: Word) -> str:
        return self.tr("kept %1").replace("%1", word.added[:10]) if word.added else ""

    def _show_sentences(self, kept: KeptWord) -> None:
        word = kept.word
        rows = [
            Row(
                met.sentence,
                " · ".join(part for part in (met.speaker, met.title, met.section, met.time) if part),
                lines=4,
                set_off=word.set_off(met),
                payload=met,
            )
            for met in word.sightings
        ]
        self._sentences.set_rows(rows)
        count = len(rows)
        self._met.setText(
            self.tr("Met in 1 sentence")
            if count == 1
            else self.tr("Met in %1 sentences").replace("%1", str(count))
            if count
            else self.tr("Not met in a text yet")
        )

    def _build(self) -> None:
        font = self._head.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        self._head.setFont(font)
        for status in WordStatus:
            self._status.addItem(status_name(status), status)
        self._status.setAccessibleName(self.tr("Status"))
        self._concept.setText(self.tr("In the glossary"))
        self._met.setProperty("role", "heading")
        self._met.setContentsMargins(10, 4, 10, 2)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._fields())
        self._split.addWidget(self._sentence_side())
        self._split.setSizes([350, 230])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)

    def _fields(self) -> QWidget:
        form = self._form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        for words, field in (
            (self.tr("Status"), self._status),
            (self.tr("Reading"), self._reading),
            (self.tr("Senses"), self._senses),
            (self.tr("Note"), self._note),
            (self.tr("Tags"), self._tags),
            (self.tr("Lists"), self._lists),
        ):
            label = QLabel(words)
            label.setProperty("role", "muted")
            form.addRow(label, field)
        level_labels(form)
        foot = QHBoxLayout()
        foot.addWidget(self._concept)
        foot.addStretch(1)
        foot.addWidget(self._forget)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 0, 10, 6)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._facts)
        column.addSpacing(4)
        column.addLayout(form)
        column.addSpacing(4)
        column.addLayout(foot)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _sentence_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._met)
        column.addWidget(self._sentences, 1)
        return side

    def _connect(self) -> None:
        """Signals by sender."""
        self._concept.clicked.connect(self._on_concept_clicked)
        self._forget.clicked.connect(self._on_forget_clicked)
        self._lists.edited.connect(lambda names: self._say("lists", names))
        self._note.edited.connect(lambda text: self._say("note", text))
        self._reading.edited.connect(lambda text: self._say("pinyin", text))
        self._senses.edited.connect(lambda text: self._say("senses", _lines(text)))
        self._sentences.activated.connect(lambda index: self._emit_place(self._sentences.payload_at(index)))
        self._sentences.clicked.connect(lambda index: self._emit_place(self._sentences.payload_at(index)))
        self._sentences.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._sentences.customContextMenuRequested.connect(self._on_sentences_menu_requested)
        drop = QAction(self.tr("Remove this sentence"), self._sentences)
        drop.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        drop.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        drop.triggered.connect(lambda: self._emit_sentence_forget(self._sentences.chosen()))
        self._sentences.addAction(drop)
        self._status.activated.connect(lambda row: self._say("status", self._status.itemData(row)))
        self._tags.edited.connect(lambda names: self._say("tags", names))

    def _say(self, field: str, value: object) -> None:
        if self._kept is not None:
            self.edited.emit(self._kept.word.key, field, value)

    def _emit_place(self, payload: object) -> None:
        if isinstance(payload, Sighting):
            self.place_requested.emit(payload)

    def _emit_sentence_forget(self, payload: object) -> None:
        if isinstance(payload, Sighting) and self._kept is not None:
            self.sentence_forget_requested.emit(self._kept.word.key, payload)

    def _on_concept_clicked(self) -> None:
        if self._kept is not None and self._kept.word.concept is not None:
            self.concept_requested.emit(self._kept.word.concept)

    def _on_forget_clicked(self) -> None:
        if self._kept is not None:
            self.forget_requested.emit(self._kept.word)

    def _on_sentences_menu_requested(self, place: QPoint) -> None:
        met = self._sentences.payload_at(self._sentences.indexAt(place))
        if not isinstance(met, Sighting):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Show in the text"), lambda: self._emit_place(met))
        menu.addAction(self.tr("Remove this sentence"), lambda: self._emit_sentence_forget(met))
        menu.exec(self._sentences.viewport().mapToGlobal(place))
        menu.deleteLater()


def _lines(text: str) -> tuple[str, ...]:
    """The senses of a field, a line each."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _selectable(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
