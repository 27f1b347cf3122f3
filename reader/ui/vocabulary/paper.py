"""Words on paper: a list to read, or cards to cut out and fold; painted on whatever takes pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from reader.vocabulary.cards import scripts, source
from reader.vocabulary.exchange import Export
from reader.vocabulary.model import Word

_CARDS = 6
_SCALES = (1.0, 0.92, 0.84, 0.76, 0.7)
_SENSES, _LONGEST = 12, 400
_BLACK, _GREY, _LINE = QColor("#1b1b1b"), QColor("#5f5f5f"), QColor("#b5b5b5")
_DPI = 144


def pdf_of(export: Export, *, cards: bool, font: QFont) -> bytes:
    """A PDF on A4; may run in a thread, and stops when `export.progressed` raises."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle("Duidu")
    writer.setPageLayout(_layout())
    _paint_all(writer, export, cards=cards, font=font)
    buffer.close()
    return bytes(content.data())


def print_on(device: QPagedPaintDevice, export: Export, *, cards: bool, font: QFont) -> None:
    """The same on a printer."""
    _paint_all(device, export, cards=cards, font=font)


def first_page(export: Export, *, cards: bool, font: QFont, width: int) -> QImage:
    """The first page as a picture, so many pixels wide."""
    page = _layout().paintRectPixels(_DPI)
    picture = QImage(page.width() + 2 * _MARGIN, page.height() + 2 * _MARGIN, QImage.Format.Format_RGB32)
    picture.setDotsPerMeterX(round(_DPI / 0.0254))
    picture.setDotsPerMeterY(round(_DPI / 0.0254))
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.translate(_MARGIN, _MARGIN)
    sheet = _Sheet(painter, QRectF(0, 0, page.width(), page.height()), font, lambda: False)
    _paint(sheet, export, cards=cards)
    painter.end()
    return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


_MARGIN = 80


class _Sheet:
    """Pages, and how far down the present one has been painted."""

    def __init__(self, painter: QPainter, area: QRectF, font: QFont, turn: Callable[[], bool]) -> None:
        self.painter, self.area, self.font, self._turn = painter, area, font, turn
        self.y = 0.0

    def new_page(self) -> bool:
        """Go on on a further page; whether there is one."""
        self.y = 0.0
        return self._turn()

    def dots(self, points: float) -> float:
        """So many points in the units of the painter."""
        return points * _dpi(self.painter) / 72


def _layout() -> QPageLayout:
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(40, 40, 40, 40)
    )


def _dpi(painter: QPainter) -> float:
    device = painter.device()
    return float(device.logicalDpiY()) if device is not None else float(_DPI)


def _paint_all(device: QPagedPaintDevice, export: Export, *, cards: bool, font: QFont) -> None:
    painter = QPainter(device)
    view = painter.viewport()
    sheet = _Sheet(painter, QRectF(0, 0, view.width(), view.height()), font, device.newPage)
    try:
        _paint(sheet, export, cards=cards)
    finally:
        painter.end()


def _paint(sheet: _Sheet, export: Export, *, cards: bool) -> None:
    paint = _paint_card if cards else _paint_entry
    for number, word in enumerate(export.ordered()):
        if cards and number % _CARDS == 0:
            if number and not sheet.new_page():
                return
            _paint_foot(sheet, export)
        if not paint(sheet, word, export):
            return
    if export.attribution and not cards:
        _paint_document(sheet, _credit(sheet, export))


def _credit(sheet: _Sheet, export: Export) -> QTextDocument:
    return _document(sheet, [[(export.attribution, 7.5, False, _GREY)]], sheet.area.width())


def _foot_height(sheet: _Sheet, export: Export) -> float:
    """What the source and licence of the senses take at the foot of a page of cards."""
    return _credit(sheet, export).size().height() + sheet.dots(6) if export.attribution else 0.0


def _paint_foot(sheet: _Sheet, export: Export) -> None:
    """Whose the senses are, on every page of cards: sheets part company when they are cut."""
    if export.attribution:
        height = _foot_height(sheet, export) - sheet.dots(6)
        place = QRectF(0, sheet.area.height() - height, sheet.area.width(), height)
        _draw(sheet.painter, _credit(sheet, export), place)


Part = tuple[str, float, bool, QColor]
"""Text, size in points, bold, colour."""


def _paint_entry(sheet: _Sheet, word: Word, export: Export) -> bool:
    """A word of the list with its senses and its sentence; whether there was room on some page."""
    lead, other = scripts(word, export.options.scripts)
    head: list[Part] = [(lead, 13, True, _BLACK)]
    head += [(f"  {other}", 11, False, _GREY)] if other else []
    head.append((f"  {' '.join(word.key.pinyin)}", 10, False, _BLACK))
    lines = [head, [("; ".join(word.senses), 9.5, False, _BLACK)], *_sentence(word, export)]
    if export.options.note and word.note:
        lines.append([(word.note, 9, False, _GREY)])
    document = _document(sheet, lines, sheet.area.width())
    return _paint_document(sheet, document)


def _paint_card(sheet: _Sheet, word: Word, export: Export) -> bool:
    """A card: the word at the left, what it means at the right; cut around it and folded in the middle."""
    height = (sheet.area.height() - _foot_height(sheet, export)) / _CARDS
    painter = sheet.painter
    whole = QRectF(0, sheet.y, sheet.area.width(), height)
    painter.setPen(QPen(_LINE, sheet.dots(0.5), Qt.PenStyle.DashLine))
    painter.drawRect(whole)
    middle = whole.center().x()
    painter.setPen(QPen(_LINE, sheet.dots(0.5), Qt.PenStyle.DotLine))
    painter.drawLine(round(middle), round(whole.top()), round(middle), round(whole.bottom()))
    lead, other = scripts(word, export.options.scripts)
    pad = sheet.dots(8)
    inside = whole.width() / 2 - 2 * pad
    front = _document(sheet, [[(lead, 30 if len(lead) <= 4 else 20, False, _BLACK)]], inside, centred=True)
    top = whole.top() + max(pad, (height - front.size().height()) / 2)
    _draw(painter, front, QRectF(pad, top, inside, height))
    back: list[list[Part]] = [[(" ".join(word.key.pinyin), 12, True, _BLACK)]]
    if other:
        back[0].append((f"   {other}", 12, False, _GREY))
    back += [[(_begun(sense), 9, False, _BLACK)] for sense in word.senses[:_SENSES]]
    back += _sentence(word, export)
    if export.options.note and word.note:
        back.append([(_begun(word.note), 8, False, _GREY)])
    place = QRectF(middle + pad, whole.top() + pad, inside, height - 2 * pad)
    _draw_fitting(sheet, back, place)
    sheet.y += height
    return True


def _begun(text: str) -> str:
    """As much of a text as can be of use on a card."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _draw_fitting(sheet: _Sheet, lines: Sequence[Sequence[Part]], place: QRectF) -> None:
    """Draw lines in a place, smaller where they are many; of what is too much whole lines, and a sign that more is."""
    for scale in _SCALES:
        scaled = [[(text, size * scale, bold, colour) for text, size, bold, colour in line] for line in lines]
        document = _document(sheet, scaled, place.width())
        if document.size().height() <= place.height():
            _draw(sheet.painter, document, place)
            return
    more = _document(sheet, [[("…", 8, True, _GREY)]], place.width(), centred=True)
    left = QRectF(place)
    left.setHeight(_height_of_whole_lines(document, place.height() - more.size().height() / 2))
    _draw(sheet.painter, document, left)
    _draw(sheet.painter, more, QRectF(place.left(), left.bottom(), place.width(), more.size().height()))


def _height_of_whole_lines(document: QTextDocument, room: float) -> float:
    """How far down the lines reach that fit into this room."""
    height = 0.0
    block = document.begin()
    while block.isValid():
        top = document.documentLayout().blockBoundingRect(block).top()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            bottom = top + line.y() + line.height()
            if bottom > room:
                return height
            height = bottom
        block = block.next()
    return height


def _sentence(word: Word, export: Export) -> list[list[Part]]:
    """The sentence with the word set off, and where it stands."""
    if not export.options.sentence or not word.sightings:
        return []
    met = word.sightings[0]
    start, end = word.set_off(met)
    parts: list[Part] = [
        (met.sentence[:start], 9.5, False, _GREY),
        (met.sentence[start:end], 9.5, True, _BLACK),
        (met.sentence[end:], 9.5, False, _GREY),
    ]
    return [parts, [(source(met), 7.5, False, _GREY)]]


def _document(
    sheet: _Sheet, lines: Sequence[Sequence[Part]], width: float, *, centred: bool = False
) -> QTextDocument:
    """Lines of parts as a document of this width; text is put in as it is and never read as markup."""
    document = QTextDocument()
    device = sheet.painter.device()
    if device is not None:
        document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(sheet.font)
    document.setDocumentMargin(0)
    document.setTextWidth(width)
    cursor = QTextCursor(document)
    block = QTextBlockFormat()
    block.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    for number, line in enumerate(line for line in lines if any(part[0] for part in line)):
        if number:
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        for text, size, bold, colour in line:
            form = QTextCharFormat()
            form.setFontPointSize(size)
            form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            form.setForeground(colour)
            cursor.insertText(text.replace("\n", "\u2028"), form)
    return document


def _paint_document(sheet: _Sheet, document: QTextDocument) -> bool:
    """Paint a document below what is there, on a further page where there is no room."""
    height = document.size().height()
    if sheet.y > 0 and sheet.y + height > sheet.area.height() and not sheet.new_page():
        return False
    painted = 0.0
    while True:  # what is longer than a page goes on on the next
        room = min(height - painted, sheet.area.height() - sheet.y)
        _draw(sheet.painter, document, QRectF(0, sheet.y, sheet.area.width(), room), painted)
        painted += room
        if painted >= height - 0.5:
            sheet.y += room + sheet.dots(7)
            return True
        if not sheet.new_page():
            return False


def _draw(painter: QPainter, document: QTextDocument, place: QRectF, skipped: float = 0) -> None:
    painter.save()
    painter.setClipRect(place)
    painter.translate(place.left(), place.top() - skipped)
    document.drawContents(painter)
    painter.restore()


def paper_name(*, cards: bool) -> str:
    """What the two are called."""
    if cards:
        return QCoreApplication.translate("vocabulary", "Cards to cut out and fold (PDF)")
    return QCoreApplication.translate("vocabulary", "List to print (PDF)")
