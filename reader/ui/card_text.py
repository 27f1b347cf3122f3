"""What a card says, as blocks of plain text with a style each, and their painting in one column."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from reader.records import dataclass
from reader.ui.theme import Theme


class Style(Enum):
    """How a block is set: size in px, weight, line height as a factor, and the role of its colour."""

    PINYIN = (17, QFont.Weight.Normal, 1.3, "accent")
    ENGLISH = (17, QFont.Weight.DemiBold, 1.3, "text")
    LABEL = (12, QFont.Weight.DemiBold, 1.4, "muted")
    BODY = (15, QFont.Weight.Normal, 1.45, "text")
    QUIET = (13, QFont.Weight.Normal, 1.45, "muted")

    @property
    def role(self) -> str:
        """The theme's role for this style."""
        return str(self.value[3])


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a card; `mark` stands before it, hanging."""

    text: str
    style: Style
    space_before: int = 0
    mark: str = ""


_MARK_WIDTH = 22


class CardText(QWidget):
    """A column of blocks; it wraps to the width it is given and paints only text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._laid_out: list[tuple[QTextLayout, QPointF, QTextLayout | None, str]] = []
        self._width = 0
        self._height = 0.0
        self._theme: Theme | None = None
        self._base: QFont | None = None
        self._fonts: dict[Style, QFont] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def set_blocks(self, blocks: Sequence[Block], width: int) -> int:
        """Lay blocks out in `width` px; give the height they take."""
        self._blocks, self._width = tuple(blocks), width
        self._laid_out, top = [], 0.0
        for block in self._blocks:
            top = self._lay_out(block, top + block.space_before)
        self._height = top
        self.setAccessibleDescription("\n".join(f"{block.mark} {block.text}".strip() for block in blocks))
        self.setFixedSize(QSize(width, int(top + 1)))
        self.update()
        return int(top + 1)

    def whole_lines(self, height: int) -> int:
        """The most of `height` px that cuts no line."""
        bottoms = [
            place.y() + line.y() + line.height()
            for layout, place, _, _ in self._laid_out
            for line in (layout.lineAt(number) for number in range(layout.lineCount()))
        ]
        return int(max((bottom for bottom in bottoms if bottom <= height - 2), default=height - 2)) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blocks that the event touches."""
        if self._theme is None:
            return
        painter = QPainter(self)
        for layout, place, mark, role in self._laid_out:
            painter.setPen(QColor(getattr(self._theme, role)))
            if not event.rect().intersects(layout.boundingRect().translated(place).toAlignedRect()):
                continue
            layout.draw(painter, place)
            if mark is not None:
                painter.setPen(QColor(self._theme.muted))
                mark.draw(painter, QPointF(0, place.y()))
        painter.end()

    def _lay_out(self, block: Block, top: float) -> float:
        """Lay one block out at `top`; give where it ends."""
        indent = _MARK_WIDTH if block.mark else 0
        layout, height = _column(
            block.text, self._font(block.style), self._width - indent, block.style.value[2]
        )
        mark = None
        if block.mark:
            mark, _ = _column(block.mark, self._font(block.style), _MARK_WIDTH, block.style.value[2])
        self._laid_out.append((layout, QPointF(indent, top), mark, block.style.role))
        return top + height

    def _font(self, style: Style) -> QFont:
        """The font of a style; kept, since finding the faces of a new one takes longer than laying out with it."""
        if self._base != self.font():
            self._base = QFont(self.font())
            self._fonts = {each: _styled(self._base, each) for each in Style}
        return self._fonts[style]


def _styled(base: QFont, style: Style) -> QFont:
    font = QFont(base)
    font.setPixelSize(int(style.value[0]))
    font.setWeight(style.value[1])
    return font


def _column(text: str, font: QFont, width: int, line_height: float) -> tuple[QTextLayout, float]:
    """Text in lines of `width` px, and the height of them all."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    step, top = font.pixelSize() * line_height, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + max(0.0, (step - line.height()) / 2)))
        top += max(step, QRectF(line.rect()).height())
    layout.endLayout()
    return layout, top
