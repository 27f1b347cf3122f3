"""What the page says in the reader's own language."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.ui.page.blocks import Fold
from reader.ui.page.composer import Wording
from reader.ui.page.page import Voice


class WordedArea(QAbstractScrollArea):
    """A scroll area that can say what is folded away and what a picture shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}

    def _name_voices(self, voices: Iterable[Voice]) -> None:
        self._names = {voice.label: voice.name for voice in voices}

    def _wording(self) -> Wording:
        return Wording(self._fold_line, self._picture_line)

    def _fold_line(self, fold: Fold) -> str:
        count = fold.last - fold.first
        matter = self.tr("End matter") if fold.trailing else self.tr("Front matter")
        name = self._names.get(fold.speaker, fold.speaker) or matter
        lines = self.tr("1 line") if count == 1 else self.tr("{count} lines").format(count=count)
        return f"{name}, {lines}"

    def _picture_line(self, caption: str) -> str:
        return f"{self.tr('Image')}: {caption}" if caption else self.tr("Image")
