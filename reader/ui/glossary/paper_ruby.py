"""Chinese characters on paper with their readings over them, a run of them as one object in a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

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
_AIR = 0.3
"""Between two readings, in their size, so that they never touch."""
_TEXT, _READING = QTextFormat.Property.UserProperty + 1, QTextFormat.Property.UserProperty + 2


def face(points: float, script: str, *, bold: bool = False) -> QFont:
    """A font of that size for a script ("SC", "TC")."""
    font = QFont([_LATIN, f"Noto Sans CJK {script}"])
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def insert_ruby(cursor: QTextCursor, text: str, syllables: tuple[str, ...], form: QTextCharFormat) -> None:
    """Put in characters with a syllable over each, or a text without any; no line breaks in it."""
    made = QTextCharFormat(form)
    made.setObjectType(Ruby.KIND)
    made.setProperty(_TEXT, text)
    made.setProperty(_READING, " ".join(syllables))
    cursor.insertText("\ufffc", made)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run as it is set: its characters at even distances, and over each its syllable with its width."""

    text: str
    syllables: list[str]
    widths: list[float]
    step: float
    width: float
    height: float
    ascent: float


class Ruby(QPyTextObject):
    """Measures and paints characters that stand on the line with their readings over them."""

    KIND = QTextFormat.ObjectTypes.UserObject + 1

    def intrinsicSize(self, document: QTextDocument, _at: int, form: QTextFormat) -> QSizeF:
        """As wide as the run is set; from the line of writing up to the top of the readings."""
        run = _set(document, form)
        return QSizeF(run.width, run.height)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, _at: int, form: QTextFormat
    ) -> None:
        """Each character in the middle of its place, its syllable over it."""
        rect, run, character = QRectF(rect), _set(document, form), form.toCharFormat()
        over = _over(character.font())
        if not run.syllables:
            painter.setFont(character.font())
            painter.setPen(character.foreground().color())
            painter.drawText(QPointF(rect.left(), rect.bottom()), run.text)
            return
        middle = rect.left() + (run.width - run.step * (len(run.text) - 1)) / 2
        advance = QFontMetricsF(character.font(), document.documentLayout().paintDevice()).horizontalAdvance
        for letter, syllable, width in zip(run.text, run.syllables, run.widths, strict=False):
            painter.setFont(character.font())
            painter.setPen(character.foreground().color())
            painter.drawText(QPointF(middle - advance(letter) / 2, rect.bottom()), letter)
            painter.setFont(over)
            painter.setPen(QColor("#5f5f5f"))
            painter.drawText(QPointF(middle - width / 2, rect.top() + run.ascent), syllable)
            middle += run.step


def _set(document: QTextDocument, form: QTextFormat) -> _Run:
    """The distance is the same all along the run, and wide enough for any two readings side by side."""
    font, device = form.toCharFormat().font(), document.documentLayout().paintDevice()
    characters, over = QFontMetricsF(font, device), QFontMetricsF(_over(font), device)
    text, syllables = form.stringProperty(_TEXT), form.stringProperty(_READING).split()
    if not syllables:
        return _Run(text, [], [], 0, characters.horizontalAdvance(text), characters.ascent(), 0)
    widths = [over.horizontalAdvance(syllable) for syllable in syllables]
    letter = characters.horizontalAdvance(text[0])
    air = over.height() * _AIR / 1.36  # a line of the face is so much higher than its size
    step = max([letter, *((one + other) / 2 + air for one, other in pairwise(widths))])
    width = step * (len(text) - 1) + max(letter, widths[0], widths[-1])
    height = characters.capHeight() * 1.35 + over.height()
    return _Run(text, syllables, widths, step, width, height, over.ascent())


def _over(font: QFont) -> QFont:
    """The face of the reading over a character in that face."""
    return face(max(_LEAST, font.pointSizeF() * _SHARE), "SC")
