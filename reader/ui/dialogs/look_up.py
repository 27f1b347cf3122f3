"""Look-up of anything typed: what is found as one types, and all that is known of the one chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.card import WordCard, readable
from reader.glossary.model import Concept
from reader.language.display import PinyinForm
from reader.language.model import Entry
from reader.links import NO_LINKS, Link
from reader.looking_up import LookedUp
from reader.ui.card_body import CardBody
from reader.ui.card_text import Block, Style
from reader.ui.card_words import card_blocks, said
from reader.ui.on_screen import resize_on_screen
from reader.ui.panels.rows import Row, RowList
from reader.ui.theme import Theme
from reader.vocabulary.model import Word

_TEXT_WIDTH = 300


class LookUpDialog(QDialog):
    """A line to type in, what is found below it, and its card beside that."""

    search_changed = Signal(str)
    keep_requested = Signal(object)
    concept_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        card_of: Callable[[Entry], WordCard] | None = None,
        form: PinyinForm = PinyinForm.MARKS,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Look up"))
        self._card_of, self._form = card_of, form
        self._field = QLineEdit()
        self._field.setPlaceholderText(
            self.tr("Chinese in either script, pinyin with or without tones, English")
        )
        self._field.setAccessibleName(self.tr("Look up"))
        self._list = RowList(self.tr("Found"))
        self._body = CardBody()
        self._body.set_theme(theme)
        self._status = QLabel()
        self._status.setProperty("role", "muted")
        self._keep = QPushButton(self.tr("&Keep in the vocabulary"))
        self._keep.setAutoDefault(False)
        self._keep.setEnabled(False)
        self._build()
        self._field.textChanged.connect(self.search_changed)
        self._list.selectionModel().currentChanged.connect(lambda current, _former: self._show(current.row()))
        self._list.activated.connect(lambda _index: self._choose())
        self._body.links.chosen.connect(lambda link: self.type(link.simplified))
        self._keep.clicked.connect(lambda _checked=False: self.keep())
        QShortcut(QKeySequence("Ctrl+Return"), self, self.keep)
        for place in (self._list, self._body):
            key = QShortcut(QKeySequence("V"), place, self.keep)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def set_found(self, found: LookedUp, ready: bool) -> None:
        """Show what was found; `ready` is False while only concepts and kept words can be found."""
        rows = [Row(concept.english, concept.preferred.text, payload=concept) for concept in found.concepts]
        rows += [_word_row(word, self._form) for word in found.words]
        rows += [_entry_row(entry, self._form) for entry in found.entries]
        self._list.set_rows(rows)
        self._list.choose(0 if rows else -1)
        self._show(0 if rows else -1)
        if not ready:
            self._status.setText(self.tr("The dictionary's index is being made (once) …"))
        else:
            self._status.setText("" if rows or not self._field.text() else self.tr("Nothing found"))

    def type(self, text: str) -> None:
        """Put a text into the field, selected; one of several lines is left out."""
        self._field.setText(text if "\n" not in text else "")
        self._field.setFocus()
        self._field.selectAll()
        self.search_changed.emit(self._field.text())

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self._field.text()

    @property
    def status(self) -> str:
        """What the line below says."""
        return self._status.text()

    def said(self) -> str:
        """What the card beside the list says, as a screen reader has it."""
        return self._body.text.accessibleDescription()

    def links(self) -> tuple[Link, ...]:
        """The words that the card leads to."""
        return self._body.links.shown

    def keep(self) -> None:
        """Keep the entry that is shown."""
        found = self._payload()
        if isinstance(found, Entry):
            self.keep_requested.emit(found)
            self._status.setText(self.tr("Kept: %1").replace("%1", found.simplified))
        elif isinstance(found, Word):
            self._status.setText(self.tr("%1 is kept already.").replace("%1", found.key.simplified))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in what was found while one types; Enter goes to its card, Esc back to typing."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self._list.currentIndex().row() + step
            if 0 <= row < self._list.model().rowCount():
                self._list.choose(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._list.hasFocus() and not self._body.links.has_focus:  # the list has told of it itself
                self._choose()
        elif event.key() == Qt.Key.Key_Escape and not self._field.hasFocus():
            self._field.setFocus()
            self._field.selectAll()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self._body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(_TEXT_WIDTH + 24)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._list, 1)
        middle.addWidget(scroll)
        foot = QHBoxLayout()
        foot.addWidget(self._status, 1)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        resize_on_screen(self, 760, 460)

    def _payload(self) -> object:
        return self._list.chosen()

    def _show(self, row: int) -> None:
        found = self._payload() if row >= 0 else None
        blocks, links, traditional = _blocks(found, self._form), NO_LINKS, False
        if isinstance(found, Entry) and self._card_of is not None:
            card = self._card_of(found)
            forms = Block(f"{card.headword}  {card.other}".rstrip(), Style.ENGLISH)
            blocks, links = [forms, *card_blocks(card)], card.links
            traditional = card.headword_is_traditional
        self._body.set_content(blocks, links, self._form, _TEXT_WIDTH, traditional=traditional)
        self._keep.setEnabled(isinstance(found, Entry))

    def _choose(self) -> None:
        """A concept opens in the glossary; else the keyboard goes to the word's line, then into its card."""
        found = self._payload()
        if isinstance(found, Concept):
            self.concept_requested.emit(found.id)
            self.accept()
        elif found is not None and self._list.hasFocus():
            self._body.links.focus_first()
        elif found is not None:
            self._list.setFocus()
            self._status.setText(self.tr("V keeps it, Enter goes to the words in it, Esc back to typing."))


def _word_row(word: Word, form: PinyinForm) -> Row:
    title = f"{word.key.simplified}  {said(word.key.pinyin, form)}"
    return Row(title, "; ".join(word.senses[:2]), set_off=(0, len(word.key.simplified)), payload=word)


def _entry_row(entry: Entry, form: PinyinForm) -> Row:
    title = f"{entry.simplified}  {said(entry.pinyin, form)}"
    return Row(title, readable("; ".join(entry.senses[:2]), form), payload=entry)


def _blocks(found: object, form: PinyinForm) -> list[Block]:
    if isinstance(found, Concept):
        forms = "、".join(dict.fromkeys(form.text for form in found.forms))
        note = [Block(found.note, Style.QUIET, 6)] if found.note else []
        return [
            Block(found.english, Style.ENGLISH),
            Block(forms, Style.BODY, 4),
            Block(found.definition, Style.BODY, 6),
            *note,
        ]
    if isinstance(found, Entry):
        return _word_blocks(found.simplified, found.traditional, found.pinyin, found.senses, form)
    if isinstance(found, Word):
        return _word_blocks(found.key.simplified, found.traditional, found.key.pinyin, found.senses, form)
    return []


def _word_blocks(
    simplified: str, traditional: str, pinyin: tuple[str, ...], senses: tuple[str, ...], form: PinyinForm
) -> list[Block]:
    forms = simplified if traditional == simplified else f"{simplified}  {traditional}"
    return [
        Block(forms, Style.ENGLISH),
        Block(said(pinyin, form), Style.PINYIN),
        *(Block(readable(sense, form), Style.BODY, 3, str(number)) for number, sense in enumerate(senses, 1)),
    ]
