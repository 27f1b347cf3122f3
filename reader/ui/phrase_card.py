"""The card of a phrase: the whole with its reading, then what it is made of."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.phrases import PhraseCard
from reader.ui.card_text import Block, CardText, Style
from reader.ui.theme import Theme

_WIDTH, _GAP, _PADDING = 400, 8, 16
_SHARE_OF_PAGE = 0.5
_LEAST_TEXT = 40
_SIZES = ((12, 24), (24, 20), (60, 17))
"""Up to how many characters a phrase is set in which size, in px."""


class PhraseCardView(QFrame):
    """Lays out finished `PhraseCard`s near what is selected; asks nobody."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._card: PhraseCard | None = None
        self.setObjectName("phrase_card")
        self.setAccessibleName(self.tr("Phrase card"))
        self._head, self._text, self._scroll = QLabel(), CardText(), QScrollArea()
        self._head.setObjectName("phrase")
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        self._scroll.setWidget(self._text)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_PADDING, 12, _PADDING // 2, 14)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        self._column.addWidget(self._scroll)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._text.set_theme(theme)
        self.setStyleSheet(
            f"""#phrase_card {{ background: {theme.card}; border: 1px solid {theme.border}; border-radius: 10px; }}
            QLabel#phrase {{ color: {theme.text}; }}
            QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}"""
        )

    @property
    def page(self) -> QWidget:
        """The widget whose coordinates `show_card` speaks in."""
        return self._page

    @property
    def card(self) -> PhraseCard | None:
        """The card that is shown, None while hidden."""
        return self._card if self.isVisible() else None

    def said(self) -> str:
        """What the card says, as a screen reader has it."""
        return f"{self._head.text()}\n{self._text.accessibleDescription()}"

    def show_card(self, card: PhraseCard, lines: QRect, traditional: bool) -> None:
        """Show a card clear of the `lines` of its phrase, in the parent's coordinates."""
        self._card = card
        room = self._page.rect()
        width = min(_WIDTH, room.width() - 2 * _GAP)
        self._fill_head(card, traditional)
        self._head.setFixedWidth(width - _PADDING - _PADDING // 2 - 2)
        text = self._text.set_blocks(_blocks(card), width - 2 * _PADDING - 10)
        head = self._head.heightForWidth(self._head.width())
        self._head.setFixedHeight(head)
        above, below = lines.top() - 2 * _GAP, room.height() - lines.bottom() - 2 * _GAP
        goes_below = below >= min(head + text + 30, int(room.height() * _SHARE_OF_PAGE)) or below >= above
        limit = min(
            int(room.height() * _SHARE_OF_PAGE), max(below if goes_below else above, head + _LEAST_TEXT)
        )
        inside = max(limit - head - 30, _LEAST_TEXT)
        self._scroll.setFixedHeight(text if text <= inside else self._text.whole_lines(inside))
        self._scroll.verticalScrollBar().setValue(0)
        self._column.activate()
        self.resize(width, head + self._scroll.height() + 30)
        left = min(max(_GAP, lines.left() - _PADDING), max(_GAP, room.width() - width - _GAP))
        top = lines.bottom() + _GAP if goes_below else lines.top() - _GAP - self.height()
        self.move(left, max(top, 0))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the card away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _fill_head(self, card: PhraseCard, traditional: bool) -> None:
        font = self._head.font()
        font.setFamilies([f"Noto Sans CJK {'TC' if traditional else 'SC'}", *font.families()])
        font.setPixelSize(next(size for most, size in _SIZES if len(card.text) <= most))
        self._head.setFont(font)
        self._head.setText(card.text)


def _blocks(card: PhraseCard) -> list[Block]:
    """Reading, other script and senses of the whole; then its parts, each on a line of its own."""
    blocks = [Block(card.reading, Style.PINYIN)] if card.reading else []
    if card.other:
        blocks.append(Block(card.other, Style.QUIET, 2))
    for number, sense in enumerate(card.senses):
        blocks.append(Block(sense, Style.ENGLISH if number == 0 else Style.BODY, 4))
    for number, part in enumerate(card.parts):
        head = f"{part.headword}  {part.reading}" if part.reading != part.headword else part.headword
        blocks.append(Block(head, Style.BODY, 12 if number == 0 else 6))
        if part.senses:
            blocks.append(Block("; ".join(part.senses), Style.QUIET))
    return blocks
