"""What scrolls inside a card: its text, and below it the words that it leads to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from reader.language.display import PinyinForm
from reader.links import Links
from reader.ui.card_links import CardLinks
from reader.ui.card_text import Block, CardText
from reader.ui.theme import Theme

_BETWEEN = 6


class CardBody(QWidget):
    """A column of text and rows of links, as high as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = CardText(self)
        self.links = CardLinks(self)
        self.links.unfolded.connect(self._stack)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.text.set_theme(theme)
        self.links.set_theme(theme)

    def set_content(
        self,
        blocks: Sequence[Block],
        links: Links,
        form: PinyinForm,
        width: int,
        *,
        traditional: bool = False,
    ) -> None:
        """Lay text and links out in `width` px."""
        self.text.set_blocks(blocks, width)
        self.links.set_links(links, form, width, traditional=traditional)
        self._stack()

    def whole_lines(self, height: int) -> int:
        """The most of `height` px that cuts no line and no row."""
        if height <= self.text.height() or not self.links.shown:
            return self.text.whole_lines(height)
        rows = self.links.whole_rows(height - self.links.y())
        return self.links.y() + rows if rows else self.text.height()

    def _stack(self) -> None:
        self.text.move(0, 0)
        has_links = bool(self.links.shown)
        self.links.setVisible(has_links)
        self.links.move(0, self.text.height() + _BETWEEN)
        height = self.links.y() + self.links.height() if has_links else self.text.height()
        self.setFixedSize(QSize(self.text.width(), height))
