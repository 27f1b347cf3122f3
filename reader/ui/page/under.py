"""What stands under words: lines of terms and links, dots of emphasis, how far a word is learnt, a doubt."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from reader.language.han import is_han
from reader.language.model import Token
from reader.transcript.model import SpanKind
from reader.ui.page.annotations import is_word
from reader.ui.page.blocks import Form
from reader.ui.page.brush import Brush
from reader.ui.page.knowledge import LEARNING
from reader.ui.page.standing import Standing
from reader.vocabulary.model import WordStatus

_PALER = 0.36
"""How much of the page covers a word that the reader ignores."""


class UnderPainter(Brush):
    """Paints under the words of one block after the other."""

    def paint(self, standing: Standing) -> None:
        """All that stands under the words of a block."""
        block = standing.laid.block
        if block.form >= Form.IMAGE:
            return
        for mention in self._flow.annotations.mentions(block.paragraph, *self._seen(standing)):
            self._underline(standing, mention.start, mention.end, self._colours.term)
        for span in self._flow.page.paragraphs[block.paragraph].spans:
            if span.kind is SpanKind.LINK:
                self._underline(standing, span.start, span.end, self._colours.accent)
            elif span.kind is SpanKind.EMPHASIS:
                self._paint_dots(standing, span.start, span.end)
        for noted in self._marks.noted.get(block.paragraph, ()):
            self._paint_note(standing, noted.start, noted.end)
        if self._marks.status_marks or self._marks.doubt_marks:
            self._paint_knowledge(standing)

    def _paint_note(self, standing: Standing, start: int, end: int) -> None:
        """A dashed line under the stretch, and a small flag beside the line it begins in."""
        em = self._composer.face(standing.laid.block.form).em
        rects = self._rects(standing, start, end)
        painter = self._painter
        painter.setPen(QPen(self._colours.accent, max(em * 0.06, 1.0), Qt.PenStyle.DashLine))
        for rect in rects:
            y = rect.center().y() + em * 0.78
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        if rects and start >= standing.laid.block.start:
            corner = QPointF(max(self._left - em * 0.75, 3.0), rects[0].center().y() - em * 0.3)
            points = [(0, 0), (0.42, 0), (0.42, 0.6), (0.21, 0.42), (0, 0.6)]
            self._smooth(True)
            self._shape(self._colours.accent)
            painter.drawPolygon(QPolygonF([corner + QPointF(x * em, y * em) for x, y in points]))
            self._smooth(False)

    def _paint_knowledge(self, standing: Standing) -> None:
        statuses = self._marks.statuses if self._marks.status_marks else {}
        for token in self._tokens(standing):
            if not is_word(token):
                continue
            status = statuses.get((token.simplified, token.pinyin)) if statuses else None
            if status in LEARNING:
                self._paint_learning(standing, token, LEARNING[status])
            elif status is WordStatus.IGNORED and not self._is_on_ground(standing, token):
                self._paint_paler(standing, token)
            if token.alternatives and self._marks.doubt_marks:
                self._paint_wave(standing, token)

    def _paint_learning(self, standing: Standing, token: Token, level: int) -> None:
        """As many quarters of a line under the word as it has steps."""
        em = self._composer.face(standing.laid.block.form).em
        for rect in self._rects(standing, token.start, token.end)[:1]:
            y = rect.center().y() + em * 0.71
            height = max(em * 0.09, 1.5)
            whole = QColor(self._colours.status_learning)
            whole.setAlphaF(0.22)
            self._fill(QRectF(rect.left(), y, rect.width(), height), whole)
            width = rect.width() * level / 4
            self._fill(QRectF(rect.left(), y, width, height), self._colours.status_learning)

    def _paint_paler(self, standing: Standing, token: Token) -> None:
        veil = QColor(self._colours.page)
        veil.setAlphaF(_PALER)
        self._ground(standing, token.start, token.end, veil)

    def _is_on_ground(self, standing: Standing, token: Token) -> bool:
        """Whether a word is selected or found, so that no veil of the page's colour may lie over it."""
        marks, paragraph = self._marks, standing.laid.block.paragraph
        if marks.matches_in(paragraph, token.start, token.end):
            return True
        if marks.selection is None:
            return False
        first, last = (tuple(place) for place in marks.selection)
        return first < (paragraph, token.end) and (paragraph, token.start) < last

    def _paint_wave(self, standing: Standing, token: Token) -> None:
        """A short wave under the middle of a word whose reading is not sure."""
        em = self._composer.face(standing.laid.block.form).em
        painter = self._painter
        self._smooth(True)
        painter.setPen(QPen(self._colours.doubt, max(em * 0.055, 1.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._rects(standing, token.start, token.end)[:1]:
            middle = QPointF(rect.center().x(), rect.center().y() + em * 0.8)
            steps = range(-4, 5)
            points = [middle + QPointF(em * 0.09 * at, em * (0.05 if at % 2 else -0.05)) for at in steps]
            painter.drawPolyline(QPolygonF(points))
        self._smooth(False)

    def _underline(self, standing: Standing, start: int, end: int, colour: QColor) -> None:
        """A line of whole device pixels, so that it is as sharp and as quiet everywhere."""
        em = self._composer.face(standing.laid.block.form).em
        ratio = self._painter.device().devicePixelRatio()
        thick = max(round(em * 0.06 * ratio), 1) / ratio
        for rect in self._rects(standing, start, end):
            y = round((rect.center().y() + em * 0.64) * ratio) / ratio
            self._fill(QRectF(rect.left(), y, rect.width(), thick), colour)

    def _paint_dots(self, standing: Standing, start: int, end: int) -> None:
        """着重号: a dot under every Han character, as Chinese print sets off words."""
        text = self._flow.page.paragraphs[standing.laid.block.paragraph].text
        em = self._composer.face(standing.laid.block.form).em
        self._smooth(True)
        self._shape(self._colours.text)
        for offset in range(start, min(end, len(text))):
            if is_han(text[offset]):
                for rect in self._rects(standing, offset, offset + 1):
                    centre = QPointF(rect.center().x(), rect.center().y() + em * 0.72)
                    self._painter.drawEllipse(centre, em * 0.07, em * 0.07)
        self._smooth(False)
