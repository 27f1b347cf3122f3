"""The blocks that are laid out at the moment: the last ones used, as many as a bound allows."""

from __future__ import annotations

from collections import OrderedDict

from reader.ui.page.blocks import Blocks
from reader.ui.page.composer import Composer
from reader.ui.page.heights import Heights
from reader.ui.page.laid import LaidBlock

MOST_LINES = 1500
"""Laid-out lines that are kept."""


class LaidBlocks:
    """Lays out blocks when they are asked for, and tells their heights."""

    def __init__(self, composer: Composer, blocks: Blocks, heights: Heights) -> None:
        self._composer = composer
        self._blocks = blocks
        self._heights = heights
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        self._lines = 0

    def __contains__(self, index: int) -> bool:
        return index in self._laid

    def get(self, index: int) -> LaidBlock:
        """A block, laid out now if it is not."""
        laid = self._laid.get(index)
        if laid is not None:
            self._laid.move_to_end(index)
            return laid
        laid = self._laid[index] = self._composer.lay(self._blocks[index])
        self._heights.measured(index, laid.height)
        self._lines += len(laid.lines)
        while self._lines > MOST_LINES and len(self._laid) > 1:
            self._lines -= len(self._laid.popitem(last=False)[1].lines)
        return laid

    def drop(self, index: int) -> None:
        """Lay this block out again when it is asked for."""
        laid = self._laid.pop(index, None)
        if laid is not None:
            self._lines -= len(laid.lines)
