"""The glossary as PDF: entries by category, Chinese in faces of its own script, readings beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from reader.glossary.exporters.export import (
    CATEGORY_LABELS,
    Export,
    MentionRecord,
    english_name,
    preferred_first,
    read_aloud,
)
from reader.glossary.exporters.pages import remarks
from reader.glossary.exporters.quoted import quotations
from reader.glossary.model import Concept, Form, Status
from reader.ui.glossary.paper_ruby import Ruby, face, insert_ruby

_BLACK, _GREY = "#1b1b1b", "#5f5f5f"
_DPI = 144
_MARGIN_MM = 20.0
_FOOT_MM = 8.0
"""What the foot takes of the height between the margins."""

_WHOLE, _BEGUN = 0.4, 0.2
"""An entry no higher than this share of a page is never parted; a higher one begins where that share is free."""
_LONGEST_WORD = 40
"""Longer forms may be parted at their spaces."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; size in points, script "SC" or "TC", with the syllables over its characters if any.

    What is `whole` is not parted at the end of a line, as is nothing that has syllables.
    """

    text: str
    size: float
    colour: str = _BLACK
    bold: bool = False
    script: str = "SC"
    syllables: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What begins on a new line, with so many points of room above it."""

    parts: Sequence[Part]
    above: float = 0.0


def glossary_pdf(export: Export, report: Callable[[float], None] = lambda _share: None) -> bytes:
    """A PDF on A4; may run in a thread. `report` is told how far it is, and may raise to stop it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(export.title)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM - _FOOT_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    painter = QPainter(writer)
    try:
        _paint(export, _Sheet(painter, writer, export.title), report)
    finally:
        painter.end()
    buffer.close()
    return bytes(content.data())


def _paint(export: Export, sheet: _Sheet, report: Callable[[float], None] = lambda _share: None) -> None:
    done, mentions = 0, export.mentions_by_concept()
    sheet.put([Line([Part(export.title, 24, bold=True)])], below=4)
    for category, concepts in export.by_category():
        heading = Line([Part(CATEGORY_LABELS[category], 17, bold=True)], above=12)
        for number, concept in enumerate(concepts):
            report(done / len(export.concepts))
            done += 1
            entry = [*_entry(export, concept, mentions.get(concept.id, []))]
            sheet.put(entry if number else [heading, *entry], below=6)
    sheet.put([Line([Part(export.attribution, 7.5, _GREY)], above=6)], below=0)
    sheet.end_page()


class _Sheet:
    """Pages, and how far down the present one is full; an entry stays on one page where it can."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, title: str = "") -> None:
        self._painter, self._writer, self._title = painter, writer, title
        whole = QRectF(painter.viewport())
        foot = _FOOT_MM * _DPI / 25.4
        self._area, self._foot = whole.adjusted(0, 0, 0, -foot), whole
        self._number = 1
        self._y = 0.0

    def put(self, lines: Sequence[Line], *, below: float) -> None:
        """Paint lines, and leave some points free below them."""
        document = self._document(lines)
        height, painted = document.size().height(), 0.0
        if not self._may_begin(height):
            self._new_page()
        while painted < height - 0.5:  # what does not fit goes on on the next page, below a whole line
            room = _cut(document, painted, self._area.height() - self._y) - painted
            self._draw(document, painted, room)
            painted += room
            self._y += room
            if painted < height - 0.5:
                self._new_page()
        self._y += below * _DPI / 72

    def _may_begin(self, height: float) -> bool:
        """Whether what is so high is put on this page, or a part of it."""
        whole = self._area.height()
        free = whole - self._y
        return self._y == 0 or height <= free or (height > _WHOLE * whole and free > _BEGUN * whole)

    def end_page(self) -> None:
        """Paint the foot: the title at its left, the number of the page at its right."""
        bottom = Qt.AlignmentFlag.AlignBottom
        self._painter.setFont(face(8, "SC"))
        self._painter.setPen(QColor(_GREY))
        self._painter.drawText(self._foot, bottom | Qt.AlignmentFlag.AlignLeft, self._title)
        self._painter.drawText(self._foot, bottom | Qt.AlignmentFlag.AlignRight, str(self._number))

    def _new_page(self) -> None:
        self.end_page()
        self._writer.newPage()
        self._number += 1
        self._y = 0.0

    def _draw(self, document: QTextDocument, skipped: float, room: float) -> None:
        self._painter.save()
        self._painter.translate(0, self._y - skipped)
        document.drawContents(self._painter, QRectF(0, skipped + 1, self._area.width(), room - 2))
        self._painter.restore()

    def _document(self, lines: Sequence[Line]) -> QTextDocument:
        """Lines as text that is put in as it is and never read as markup."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._writer)
        document.documentLayout().registerHandler(Ruby.KIND, Ruby(document))
        document.setDocumentMargin(0)
        document.setTextWidth(self._area.width())
        cursor = QTextCursor(document)
        for number, line in enumerate(lines):
            block = QTextBlockFormat()
            block.setTopMargin(line.above * 96 / 72)  # Qt counts margins in parts of 1/96 inch
            if number:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            _write(cursor, line.parts)
        return document


def _cut(document: QTextDocument, painted: float, room: float) -> float:
    """How far down a document can be painted from there without parting a line; all of the room if one fills it."""
    bottom = painted
    block = document.begin()
    while block.isValid():
        layout, top = block.layout(), document.documentLayout().blockBoundingRect(block).top()
        for number in range(layout.lineCount()):
            below = top + layout.lineAt(number).rect().bottom()
            if below <= painted + room + 0.5:
                bottom = max(bottom, below)
        block = block.next()
    whole = document.size().height()
    if whole <= painted + room:
        return whole
    return bottom if bottom > painted + 1 else painted + room


def _entry(export: Export, concept: Concept, mentions: list[MentionRecord]) -> Iterator[Line]:
    """The lines of a concept: its name, its Chinese forms, what it is, its links, and where it is spoken of."""
    yield Line([Part(english_name(concept), 11.5, bold=True)], above=4)
    first, *others = preferred_first(concept)
    yield Line([*_form(export, first, 15), Part(" ", 15)], above=3)
    if others:
        shown = [*_form(export, others[0], 10.5)]
        for form in others[1:]:
            shown += [Part("  · ", 10.5, _GREY), *_form(export, form, 10.5)]
        yield Line([*shown, Part(" ", 10.5)], above=2)
    # readings alone leave no room below the line: that is what the spaces above are for
    for text, colour in ((concept.definition, _BLACK), (concept.note, _GREY)):
        if text:
            yield Line([Part(text, 9.5, colour)], above=2)
    for label, links in (("Broader: ", concept.broader), ("Related: ", concept.related)):
        if links:
            yield Line([Part(label + ", ".join(map(export.name, links)), 8.5, _GREY)], above=1)
    for quotation in quotations(mentions):
        yield Line(
            [
                Part("• ", 9, _GREY),
                *(Part(text, 9, _BLACK if key else _GREY, bold=key) for text, key in quotation.pieces),
                Part(f"  ({quotation.place})", 7.5, _GREY),
            ],
            above=2,
        )


def _form(export: Export, form: Form, size: float) -> Iterator[Part]:
    """A form with its reading over the characters, its traditional ones and remarks, all on one line."""
    bold = form.status is Status.PREFERRED
    pairs = read_aloud(form.text, export.reading(form))
    for spoken, run in groupby(pairs, lambda pair: bool(pair[1])):
        texts, syllables = zip(*run, strict=True)
        text = "".join(texts)
        if spoken:
            yield Part(text, size, bold=bold, syllables=syllables)
        else:
            yield Part(text, size, bold=bold, whole=len(text) < _LONGEST_WORD)
    traditional = export.traditional(form)
    if traditional != form.text:
        yield Part("\u00a0", size)
        yield Part(traditional, min(size, 12), _GREY, script="TC", whole=len(traditional) < _LONGEST_WORD)
    for text in remarks(form):
        yield Part(f"\u00a0({text})".replace(" ", "\u00a0"), 8.5, _GREY)


def _write(cursor: QTextCursor, parts: Sequence[Part]) -> None:
    for part in parts:
        form = QTextCharFormat()
        form.setFont(face(part.size, part.script, bold=part.bold))
        form.setForeground(QColor(part.colour))
        if part.syllables or part.whole:
            insert_ruby(cursor, part.text, part.syllables, form)
        else:
            cursor.insertText(part.text.replace("\n", "\u2028"), form)
