"""The glossary as PDF: entries by category, Chinese in faces of its own script, readings beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from reader.glossary.exporters.export import (
    CATEGORY_LABELS,
    Export,
    MentionRecord,
    english_name,
    place_of,
    preferred_first,
    read_aloud,
    set_off,
)
from reader.glossary.exporters.pages import remarks
from reader.glossary.model import Concept, Form
from reader.ui.glossary.paper_ruby import Ruby, face, insert_ruby

_BLACK, _GREY = QColor("#1b1b1b"), QColor("#5f5f5f")
_DPI = 144
_MARGIN_MM = 20.0
_FOOT_MM = 8.0
"""What the foot takes of the height between the margins."""

Part = tuple[str, float, bool, QColor, str] | tuple[str, float, bool, QColor, str, str]
"""Text, size in points, bold, colour, script ("SC", "TC"), and the reading that stands over it, if any."""


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
    sheet.put([[(export.title, 18, True, _BLACK, "SC")]], below=6)
    for category, concepts in export.by_category():
        heading: list[Part] = [(CATEGORY_LABELS[category], 14, True, _BLACK, "SC")]
        for number, concept in enumerate(concepts):
            report(done / len(export.concepts))
            done += 1
            entry = [*_entry(export, concept, mentions.get(concept.id, []))]
            if number:
                sheet.put(entry, below=8)
            else:
                sheet.put([heading, *entry], below=8)
    sheet.put([[(export.attribution, 7.5, False, _GREY, "SC")]], below=0)
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

    def put(self, lines: Sequence[Sequence[Part]], *, below: float) -> None:
        """Paint lines, and leave some points free below them."""
        document = self._document(lines)
        height, painted = document.size().height(), 0.0
        if self._y > 0 and self._y + height > self._area.height():
            self._new_page()
        while painted < height - 0.5:  # what is longer than a page goes on on the next
            room = min(height - painted, self._area.height() - self._y)
            self._draw(document, painted, room)
            painted += room
            self._y += room
            if painted < height - 0.5:
                self._new_page()
        self._y += below * _DPI / 72

    def end_page(self) -> None:
        """Paint the foot: the title at its left, the number of the page at its right."""
        bottom = Qt.AlignmentFlag.AlignBottom
        self._painter.setFont(face(8, "SC"))
        self._painter.setPen(_GREY)
        self._painter.drawText(self._foot, bottom | Qt.AlignmentFlag.AlignLeft, self._title)
        self._painter.drawText(self._foot, bottom | Qt.AlignmentFlag.AlignRight, str(self._number))

    def _new_page(self) -> None:
        self.end_page()
        self._writer.newPage()
        self._number += 1
        self._y = 0.0

    def _draw(self, document: QTextDocument, skipped: float, room: float) -> None:
        self._painter.save()
        self._painter.setClipRect(QRectF(0, self._y, self._area.width(), room))
        self._painter.translate(0, self._y - skipped)
        document.drawContents(self._painter)
        self._painter.restore()

    def _document(self, lines: Sequence[Sequence[Part]]) -> QTextDocument:
        """Lines as text that is put in as it is and never read as markup."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._writer)
        document.documentLayout().registerHandler(Ruby.KIND, Ruby(document))
        document.setDocumentMargin(0)
        document.setTextWidth(self._area.width())
        cursor = QTextCursor(document)
        for number, parts in enumerate(lines):
            if number:
                cursor.insertBlock()
            _write(cursor, parts)
        return document


def _entry(export: Export, concept: Concept, mentions: list[MentionRecord]) -> Iterator[list[Part]]:
    """The lines of a concept."""
    yield [(english_name(concept), 11, True, _BLACK, "SC")]
    forms: list[Part] = []
    for number, form in enumerate(preferred_first(concept)):
        forms += [("    ", 10, False, _BLACK, "SC")] if number else []
        forms += _form(export, form, first=not number)
    yield [
        *forms,
        (" ", 13, True, _BLACK, "SC"),
    ]  # characters with readings alone leave no room below the line
    for text in (concept.definition, concept.note):
        if text:
            yield [(text, 9.5, False, _BLACK if text is concept.definition else _GREY, "SC")]
    for label, links in (("Broader: ", concept.broader), ("Related: ", concept.related)):
        if links:
            yield [(label + ", ".join(map(export.name, links)), 8.5, False, _GREY, "SC")]
    for mention in mentions:
        before, keyword, after = set_off(mention)
        yield [
            ("• " + before, 9, False, _GREY, "SC"),
            (keyword, 9, True, _BLACK, "SC"),
            (after, 9, False, _GREY, "SC"),
            (f"  ({place_of(mention)})", 7.5, False, _GREY, "SC"),
        ]


def _form(export: Export, form: Form, *, first: bool) -> Iterator[Part]:
    """A form with its reading over the characters, its traditional ones and remarks."""
    for text, syllable in read_aloud(form.text, export.reading(form)):
        yield text, 13 if first else 10.5, first, _BLACK, "SC", syllable
    traditional = export.traditional(form)
    if traditional != form.text:
        yield f" {traditional}", 10.5, False, _GREY, "TC"
    for text in remarks(form):
        yield f" {text}", 8.5, False, _GREY, "SC"


def _write(cursor: QTextCursor, parts: Sequence[Part]) -> None:
    for text, size, bold, colour, script, *over in parts:
        form = QTextCharFormat()
        form.setFont(face(size, script, bold=bold))
        form.setForeground(colour)
        if over and over[0]:
            insert_ruby(cursor, text, over[0], form)
        else:
            cursor.insertText(text.replace("\n", "\u2028"), form)
