"""What lies behind the text: panels, rules, marks of what is found, selected, kept, known, under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from reader.ui.page.annotations import is_word
from reader.ui.page.blocks import Form
from reader.ui.page.brush import Brush
from reader.ui.page.knowledge import new_word
from reader.ui.page.standing import Standing
from reader.ui.page.style import KEY_PANEL


class GroundPainter(Brush):
    """Paints the grounds of one block after the other, the quietest first."""

    def paint(self, standing: Standing) -> None:
        """All grounds of a block."""
        laid, block = standing.laid, standing.laid.block
        if block.form in (Form.KEY, Form.KEY_FIRST):
            self._paint_panel(standing)
        if block.form is Form.CHAPTER and standing.number > 0:
            y = standing.y + laid.text_top - self._composer.label_height(block) - 1.5 * self._size
            self._fill(QRectF(self._left, y, self._composer.column.width, 1), self._colours.rule)
        if block.form < Form.IMAGE:
            self._paint_marks(standing)

    def _paint_marks(self, standing: Standing) -> None:
        block, marks, colours = standing.laid.block, self._marks, self._colours
        if marks.flash is not None and marks.flash[0].paragraph == block.paragraph:
            self._paint_flash(standing, *marks.flash)
        if marks.status_marks:
            self._paint_new(standing)
        if marks.kept:
            self._paint_kept(standing)
        for match in marks.matches_in(block.paragraph, block.start, block.end):
            colour = colours.find_current if match == marks.current else colours.find
            self._ground(standing, match.start, match.end, colour)
        if marks.selection is not None:
            self._paint_selection(standing)
        for token_at in (marks.hovered, marks.focused):
            if token_at is not None and token_at[0] == block.paragraph:
                self._paint_hover(standing, token_at[1])

    def _paint_panel(self, standing: Standing) -> None:
        laid = standing.laid
        reach = KEY_PANEL * self._size
        first = laid.block.form is Form.KEY_FIRST
        top = standing.y + (laid.text_top - reach if first else 0.0)
        column = self._composer.column
        reach_aside = min(reach, column.left * 0.6)
        width = column.width + 2 * reach_aside
        bottom = standing.y + laid.lines[-1].top + laid.lines[-1].height + reach
        self._fill(QRectF(column.left - reach_aside, top, width, bottom - top), self._colours.panel)

    def _paint_flash(self, standing: Standing, place: object, strength: float) -> None:
        laid, block = standing.laid, standing.laid.block
        offset = getattr(place, "offset", 0) - block.start
        if 0 <= offset <= block.end - block.start:
            line = laid.lines[laid.line_of(offset)]
            colour = QColor(self._colours.flash)
            colour.setAlphaF(strength)
            column = self._composer.column
            reach = min(self._size * 0.5, column.left * 0.6)
            top = standing.y + line.top
            self._fill(QRectF(column.left - reach, top, column.width + 2 * reach, line.height), colour)

    def _paint_new(self, standing: Standing) -> None:
        """A wash behind words that the reader has said nothing of."""
        em = self._composer.face(standing.laid.block.form).em
        for token in self._tokens(standing):
            if is_word(token) and new_word(token, self._marks.statuses):
                for rect in self._rects(standing, token.start, token.end):
                    top = rect.center().y() - em * 0.58
                    self._fill(QRectF(rect.left(), top, rect.width(), em * 1.16), self._colours.status_new)

    def _paint_kept(self, standing: Standing) -> None:
        em = self._composer.face(standing.laid.block.form).em
        for token in self._tokens(standing):
            if (token.simplified, token.pinyin) in self._marks.kept:
                for rect in self._rects(standing, token.start, token.end):
                    middle = rect.center().y()
                    self._fill(
                        QRectF(rect.left(), middle + em * 0.2, rect.width(), em * 0.34), self._colours.kept
                    )

    def _paint_selection(self, standing: Standing) -> None:
        if self._marks.selection is None:
            return
        first, last = self._marks.selection
        block = standing.laid.block
        if first.paragraph <= block.paragraph <= last.paragraph:
            start = first.offset if first.paragraph == block.paragraph else block.start
            end = last.offset if last.paragraph == block.paragraph else block.end
            self._ground(standing, start, end, self._colours.selection, tight=False)

    def _paint_hover(self, standing: Standing, index: int) -> None:
        tokens = self._flow.annotations.tokens(standing.laid.block.paragraph)
        if index >= len(tokens):
            return
        self._smooth(True)
        self._shape(self._colours.hover)
        for box in self._word_boxes(standing, tokens[index]):
            self._painter.drawRoundedRect(box, 4, 4)
        self._smooth(False)
