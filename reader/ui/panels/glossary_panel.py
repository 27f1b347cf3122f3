"""The glossary beside the page: an index of concepts, and one concept with every place it is spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.card import ConceptCount, ConceptPage, MentionLine
from reader.ui.card_text import Block, CardText, Style
from reader.ui.panels.rows import Row, RowList
from reader.ui.theme import Theme

_SHARE_OF_CONCEPT = 0.45
"""The share of the panel's height that a concept's words take at most; the rest is for its mentions."""


class GlossaryPanel(QStackedWidget):
    """Index and concept, one at a time."""

    concept_requested = Signal(str)
    search_changed = Signal(str)
    place_requested = Signal(object)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = ConceptIndex()
        self.concept = ConceptView()
        self.addWidget(self.index)
        self.addWidget(self.concept)
        self.concept.back_requested.connect(self.show_index)
        self.concept.place_requested.connect(self.place_requested)
        self.index.concept_requested.connect(self.concept_requested)
        self.index.export_requested.connect(self.export_requested)
        self.index.search_changed.connect(self.search_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.concept.set_theme(theme)

    def show_concept(self, page: ConceptPage) -> None:
        """Show one concept."""
        self.concept.set_page(page)
        self.setCurrentWidget(self.concept)

    def show_index(self) -> None:
        """Go back to all concepts."""
        self.setCurrentWidget(self.index)
        self.index.setFocus()

    @property
    def shown_concept(self) -> str | None:
        """The id of the concept that is shown, None for the index."""
        return self.concept.concept_id if self.currentWidget() is self.concept else None


class ConceptIndex(QWidget):
    """All concepts, found as one types."""

    concept_requested = Signal(str)
    search_changed = Signal(str)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("English, 中文 or pinyin"))
        self._search.setAccessibleName(self.tr("Search the glossary"))
        self._search.setClearButtonEnabled(True)
        self._list = RowList(self.tr("Concepts"))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._export = QPushButton(self.tr("Export…"))
        self.setFocusProxy(self._search)
        self._build()
        self._search.textChanged.connect(self.search_changed)
        self._search.returnPressed.connect(self._on_search_return_pressed)
        self._list.activated.connect(lambda index: self._emit_concept(self._list.payload_at(index)))
        self._list.clicked.connect(lambda index: self._emit_concept(self._list.payload_at(index)))
        self._export.clicked.connect(self.export_requested)

    def set_concepts(self, counts: Sequence[ConceptCount]) -> None:
        """Show the concepts that the search has found."""
        self._list.set_rows(
            [
                Row(count.concept.english, count.form, str(count.mentions or ""), payload=count.concept.id)
                for count in counts
            ]
        )
        one = len(counts) == 1
        self._count.setText(
            self.tr("1 concept") if one else self.tr("%1 concepts").replace("%1", str(len(counts)))
        )

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.addWidget(self._search)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 8, 8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addLayout(foot)

    def _on_search_return_pressed(self) -> None:
        self._emit_concept(self._list.payload_at(self._list.model().index(0, 0)))

    def _emit_concept(self, payload: object) -> None:
        if isinstance(payload, str):
            self.concept_requested.emit(payload)


class ConceptView(QWidget):
    """One concept: what it is, how it is said, where it is spoken of."""

    back_requested = Signal()
    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ConceptPage | None = None
        self._back = QPushButton(self.tr("All concepts"))
        self._text = CardText()
        self._lines = RowList(self.tr("Where it is spoken of"))
        self._status = QLabel()
        self._status.setProperty("role", "muted")
        self._status.setContentsMargins(10, 8, 10, 4)
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 4)
        top.addWidget(self._back)
        top.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._text)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QHBoxLayout()
        body.setContentsMargins(10, 4, 4, 0)
        body.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(body)
        column.addWidget(self._status)
        column.addWidget(self._lines, 1)
        self._back.clicked.connect(self.back_requested)
        self._lines.clicked.connect(lambda index: self._emit_place(self._lines.payload_at(index)))
        self._lines.activated.connect(lambda index: self._emit_place(self._lines.payload_at(index)))

    @property
    def concept_id(self) -> str | None:
        """The concept that is shown."""
        return self._page.concept.id if self._page else None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._text.set_theme(theme)

    def set_page(self, page: ConceptPage) -> None:
        """Show a concept."""
        self._page = page
        self._lay_out()
        self._lines.set_rows(self._rows(page))
        texts = len({line.digest for line in page.lines})
        said = self._said(len(page.lines), texts)
        self._status.setText(
            said if page.complete else self.tr("%1 so far; still reading …").replace("%1", said)
        )

    def _said(self, mentions: int, texts: int) -> str:
        if mentions == 0:
            return self.tr("Not spoken of in these texts")
        said = self.tr("1 mention") if mentions == 1 else self.tr("%1 mentions").replace("%1", str(mentions))
        where = self.tr("1 text") if texts == 1 else self.tr("%1 texts").replace("%1", str(texts))
        return self.tr("%1 in %2").replace("%1", said).replace("%2", where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words of the concept to the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the index."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        if self._page is not None:
            height = self._text.set_blocks(self._blocks(self._page), max(120, self.width() - 26))
            room = max(60, int(self.height() * _SHARE_OF_CONCEPT))
            self._scroll.setFixedHeight(height if height <= room else self._text.whole_lines(room))

    def _blocks(self, page: ConceptPage) -> list[Block]:
        concept = page.concept
        english = f"{concept.english} ({concept.abbreviation})" if concept.abbreviation else concept.english
        blocks = [
            Block(english, Style.ENGLISH),
            Block("、".join(page.forms), Style.BODY, 4),
            Block(concept.definition, Style.BODY, 6),
        ]
        if concept.note:
            blocks.append(Block(concept.note, Style.QUIET, 6))
        return blocks

    def _rows(self, page: ConceptPage) -> list[Row]:
        rows: list[Row] = []
        for _, group in groupby(page.lines, key=lambda line: line.digest):
            lines = list(group)
            rows.append(Row(lines[0].title, figure=str(len(lines)), heading=True))
            rows += [self._row(line) for line in lines]
        return rows

    def _row(self, line: MentionLine) -> Row:
        where = " · ".join(part for part in (line.speaker, line.time, line.section) if part)
        return Row(line.sentence, where, lines=3, set_off=line.set_off, payload=line)

    def _emit_place(self, payload: object) -> None:
        if isinstance(payload, MentionLine):
            self.place_requested.emit(payload)
