"""Chinese characters on paper with their readings over them, as objects in a line of text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

_LATIN = "Noto Sans"
"""The first family of every run: in a PDF, Latin letters of a Chinese face stand too wide apart."""
_SHARE, _LEAST = 0.52, 6.5
"""The size of a reading: that share of its character, but no less than so many points."""
_AIR = 0.12
"""Left and right of a reading, in its size, so that two never touch."""
_TEXT, _READING = QTextFormat.Property.UserProperty + 1, QTextFormat.Property.UserProperty + 2


def face(points: float, script: str, *, bold: bool = False) -> QFont:
    """A font of that size for a script ("SC", "TC")."""
    font = QFont([_LATIN, f"Noto Sans CJK {script}"])
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def insert_ruby(cursor: QTextCursor, text: str, reading: str, form: QTextCharFormat) -> None:
    """Put in a character with its reading over it."""
    made = QTextCharFormat(form)
    made.setObjectType(Ruby.KIND)
    made.setProperty(_TEXT, text)
    made.setProperty(_READING, reading)
    cursor.insertText("\ufffc", made)


class Ruby(QPyTextObject):
    """Measures and paints a character that stands on the line with its reading over it."""

    KIND = QTextFormat.ObjectTypes.UserObject + 1

    def intrinsicSize(self, document: QTextDocument, _at: int, form: QTextFormat) -> QSizeF:
        """As wide as the wider of the two; from the line of writing up to the top of the reading."""
        text, reading = self._metrics(document, form)
        width = max(
            text[0].horizontalAdvance(text[1]), reading[0].horizontalAdvance(reading[1]) + 2 * reading[2]
        )
        return QSizeF(width, text[0].capHeight() * 1.35 + reading[0].height())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, _at: int, form: QTextFormat
    ) -> None:
        """Both in the middle, one over the other."""
        rect = QRectF(rect)
        text, reading = self._metrics(document, form)
        character = form.toCharFormat()
        painter.setFont(character.font())
        painter.setPen(character.foreground().color())
        left = rect.center().x() - text[0].horizontalAdvance(text[1]) / 2
        painter.drawText(QPointF(left, rect.bottom()), text[1])
        painter.setFont(_over(character.font()))
        painter.setPen(QColor("#5f5f5f"))
        left = rect.center().x() - reading[0].horizontalAdvance(reading[1]) / 2
        painter.drawText(QPointF(left, rect.top() + reading[0].ascent()), reading[1])

    @staticmethod
    def _metrics(
        document: QTextDocument, form: QTextFormat
    ) -> tuple[tuple[QFontMetricsF, str], tuple[QFontMetricsF, str, float]]:
        font, device = form.toCharFormat().font(), document.documentLayout().paintDevice()
        over = QFontMetricsF(_over(font), device)
        text, reading = str(form.property(_TEXT)), str(form.property(_READING))
        return (QFontMetricsF(font, device), text), (over, reading, over.height() * _AIR)


def _over(font: QFont) -> QFont:
    """The face of the reading over a character in that face."""
    return face(max(_LEAST, font.pointSizeF() * _SHARE), "SC")
