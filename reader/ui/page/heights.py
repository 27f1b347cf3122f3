"""Where every block stands: heights measured where known, estimated elsewhere, with running sums.

Blocks are taken in chunks. A chunk nobody has come near is estimated as a whole, from how many blocks of each form
and how many characters it holds, so that another width costs nothing on ten megabytes; coming near, its blocks are
estimated one by one; laid out, they are measured.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from reader.ui.page.blocks import Blocks

CHUNK = 128

Estimate = Callable[[int, int, int], float]
"""Form, how many blocks, characters of all of them together: their height."""


class Heights:
    """Heights and tops of the blocks in pixels."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._chunks = range(0, len(blocks), CHUNK)
        self._census = [self._count(first) for first in self._chunks]
        self._estimate: Estimate = lambda _form, _count, _length: 0.0
        self._single: dict[int, list[float]] = {}
        self._sums: list[float] = []
        self._tops: list[float] | None = None

    def forget(self, estimate: Estimate) -> None:
        """Nothing is measured any more, at another width for instance; estimate like this from now on."""
        self._estimate = estimate
        self._single.clear()
        self._sums = [
            sum(estimate(form, count, length) for form, (count, length) in census.items())
            for census in self._census
        ]
        self._tops = None

    def measured(self, index: int, height: float) -> None:
        """A block has been laid out and is this high."""
        chunk, within = divmod(index, CHUNK)
        heights = self._singles(chunk)
        if heights[within] != height:
            self._sums[chunk] += height - heights[within]
            heights[within] = height
            self._tops = None

    def height(self, index: int) -> float:
        """The height of a block, as well as it is known."""
        return self._singles(index // CHUNK)[index % CHUNK]

    def top(self, index: int) -> float:
        """How far from the beginning of the page a block begins."""
        chunk, within = divmod(index, CHUNK)
        heights = self._singles(chunk) if within else []
        return self._chunk_tops()[chunk] + sum(heights[:within])

    def about(self, index: int) -> float:
        """Nearly the top of a block, without estimating its neighbours one by one."""
        chunk, within = divmod(index, CHUNK)
        count = min(CHUNK, len(self._blocks) - chunk * CHUNK)
        return self._chunk_tops()[chunk] + self._sums[chunk] * within / count

    def total(self) -> float:
        """The height of all blocks."""
        return self._chunk_tops()[-1]

    def at(self, y: float) -> tuple[int, float]:
        """The block that stands `y` below the beginning, and how far inside it that is."""
        if not self._sums:
            return 0, 0.0
        chunk = min(max(bisect_right(self._chunk_tops(), y) - 1, 0), len(self._sums) - 1)
        heights = self._singles(chunk)
        rest = y - self._chunk_tops()[chunk]
        for within, height in enumerate(heights):
            if rest < height:
                return chunk * CHUNK + within, max(rest, 0.0)
            rest -= height
        return chunk * CHUNK + len(heights) - 1, heights[-1]

    def _count(self, first: int) -> dict[int, tuple[int, int]]:
        census: dict[int, tuple[int, int]] = {}
        for form, length in self._blocks.shapes(first, min(first + CHUNK, len(self._blocks))):
            count, sum_of_lengths = census.get(form, (0, 0))
            census[form] = count + 1, sum_of_lengths + length
        return census

    def _singles(self, chunk: int) -> list[float]:
        heights = self._single.get(chunk)
        if heights is None:
            first = self._chunks[chunk]
            shapes = self._blocks.shapes(first, min(first + CHUNK, len(self._blocks)))
            heights = [self._estimate(form, 1, length) for form, length in shapes]
            self._single[chunk] = heights
            self._sums[chunk] = sum(heights)
            self._tops = None
        return heights

    def _chunk_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._sums, initial=0.0))
        return self._tops
