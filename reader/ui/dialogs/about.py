"""What the program is, whose data it shows, and under which licence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader import __version__
from reader.attribution import DataSource
from reader.ui.card_text import Block, CardText, Style
from reader.ui.on_screen import resize_on_screen
from reader.ui.theme import Theme


class AboutDialog(QDialog):
    """Names every source of data with its date and licence."""

    def __init__(self, sources: Sequence[DataSource], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Duidu"))
        text = CardText()
        text.set_theme(theme)
        text.set_blocks(self._blocks(sources), 460)
        scroll = QScrollArea()
        scroll.setWidget(text)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(self.tr("About Duidu"))
        title = QLabel("Duidu 对读")
        font = title.font()
        font.setPixelSize(24)
        title.setFont(font)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        resize_on_screen(self, 530, 560)

    def _blocks(self, sources: Sequence[DataSource]) -> list[Block]:
        blocks = [
            Block(
                self.tr("Version %1. Read Chinese beside its words.").replace("%1", __version__), Style.BODY
            ),
            Block(
                self.tr(
                    "Duidu is free software under the GNU General Public License, version 3 or later. "
                    "It comes without any warranty."
                ),
                Style.QUIET,
                6,
            ),
            Block(self.tr("Data and libraries"), Style.LABEL, 14),
        ]
        for source in sources:
            blocks.append(Block(source.name, Style.ENGLISH, 10))
            blocks.append(Block(source.what, Style.BODY))
            facts = " · ".join(fact for fact in (source.date, source.licence, source.address) if fact)
            blocks.append(Block(facts, Style.QUIET))
        return blocks
