"""The two forms of a word at the head of its card, as large as there is room for, and the colours of a card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from reader.ui.theme import Theme

_SIZES = ((26, 18), (22, 16), (19, 14), (16, 13), (14, 12))
"""Sizes of the two forms in px, the largest that fits is taken."""

_BETWEEN = 12
BORDER = 1


class _ChineseLabel(QLabel):
    """Chinese in the face of its script; a face is given only where it is another, which costs a new style."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._usual = self.font().families()
        self._set_in: tuple[int, bool] | None = None

    def set_chinese(self, text: str, size: int, traditional: bool) -> None:
        """Show text at a size in px."""
        if self._set_in != (size, traditional):
            self._set_in = (size, traditional)
            font = self.font()
            font.setFamilies([f"Noto Sans CJK {'TC' if traditional else 'SC'}", *self._usual])
            font.setPixelSize(size)
            self.setFont(font)
        self.setText(text)


class CardHead(QHBoxLayout):
    """Headword and other form side by side, each in the face of its script."""

    def __init__(self) -> None:
        super().__init__()
        self._headword, self._other = _ChineseLabel(), _ChineseLabel()
        self._headword.setObjectName("headword")
        self._other.setObjectName("other")
        self.setSpacing(_BETWEEN)
        self.addWidget(self._headword)
        self.addWidget(self._other, 1)

    def set_forms(self, forms: tuple[str, str], traditional: bool, room: int, buttons: int) -> bool:
        """Show both forms in `room` px, the first of them `traditional` or not; whether buttons fit beside them.

        They are smaller where they are long, and the first is cut short at the last.
        """
        beside = self._width(forms, traditional, _SIZES[0]) + buttons <= room
        if beside or any(self._width(forms, traditional, sizes) <= room for sizes in _SIZES):
            return beside
        self._width((forms[0], ""), traditional, _SIZES[-1])
        shown = self._headword.fontMetrics().elidedText(forms[0], Qt.TextElideMode.ElideRight, room - 16)
        self._headword.setText(shown)
        return False

    def _width(self, forms: tuple[str, str], traditional: bool, sizes: tuple[int, int]) -> int:
        """Set both forms in these sizes; give the width that they take."""
        self._headword.set_chinese(forms[0], sizes[0], traditional)
        self._other.set_chinese(forms[1], sizes[1], not traditional)
        return self._headword.sizeHint().width() + _BETWEEN + self._other.sizeHint().width()


def card_style(theme: Theme) -> str:
    """The style sheet of a card."""
    return f"""#hover_card {{ background: {theme.card}; border: {BORDER}px solid {theme.border};
        border-radius: 10px; }}
        QLabel#headword {{ color: {theme.text}; }} QLabel#other {{ color: {theme.muted}; }}
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
        QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 3px 6px; color: {theme.muted}; }}
        QToolButton:hover {{ background: {theme.row}; color: {theme.text}; }}
        QToolButton#choice {{ border-color: {theme.border}; color: {theme.text}; }}
        QToolButton:focus {{ border-color: {theme.focus}; }} QLabel#choices {{ color: {theme.muted}; }}"""
