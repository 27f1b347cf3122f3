"""Blocks where they stand in the viewport, and what is under a point there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF

from reader.ui.page.blocks import Block, Form
from reader.ui.page.laid import LaidBlock
from reader.ui.page.page import Place


class Standing(NamedTuple):
    """A visible block and how far below the top of the viewport it begins."""

    number: int
    laid: LaidBlock
    y: float


class Hit(NamedTuple):
    """What is under a point: a block, and the character if there is one (offset in the paragraph)."""

    block: Block
    offset: int | None


def first_line(standing: Sequence[Standing]) -> tuple[Place, float]:
    """The first line of text that is wholly visible, and how far below the top it stands."""
    for _, laid, top in standing:
        if laid.block.form < Form.IMAGE:
            for number, line in enumerate(laid.lines):
                if line.top + top >= -1:
                    offset = laid.block.start + laid.source_start(number)
                    return Place(laid.block.paragraph, offset), line.top + top
    if not standing:
        return Place(0, 0), 0.0
    return Place(max(standing[0].laid.block.paragraph, 0), 0), standing[0].y


def last_line(standing: Sequence[Standing], height: float) -> Place | None:
    """The end of the last line of text that is wholly visible in a viewport this high."""
    for _, laid, top in reversed(standing):
        if laid.block.form < Form.IMAGE:
            for line in reversed(laid.lines):
                if top + line.top + line.height <= height + 1:
                    end = len(laid.shown.text) == line.end
                    offset = laid.block.end - laid.block.start if end else laid.shown.to_source(line.end)
                    return Place(laid.block.paragraph, laid.block.start + offset)
    return None


def hit_at(standing: Sequence[Standing], left: float, point: QPointF) -> Hit | None:
    """The character under a point of the viewport, with the column at `left`; None where no block stands."""
    for _, laid, top in standing:
        y = point.y() - top
        if 0 <= y < laid.height:
            return Hit(laid.block, _offset_at(laid, point.x() - left, y))
    return None


def nearest_to(standing: Sequence[Standing], left: float, point: QPointF) -> Place | None:
    """The gap between characters nearest to a point; None where no text stands."""
    texts = [each for each in standing if each.laid.block.form < Form.IMAGE]
    if not texts:
        return None
    _, laid, top = next((each for each in reversed(texts) if each.y <= point.y()), texts[0])
    y = point.y() - top
    if y < laid.text_top:
        return Place(laid.block.paragraph, laid.block.start)
    line = laid.lines[laid.line_at(y)]
    below = y >= line.top + line.height
    shown = line.end if below else line.gap_at(point.x() - left)
    return Place(laid.block.paragraph, laid.block.start + laid.shown.to_source(shown))


def _offset_at(laid: LaidBlock, x: float, y: float) -> int | None:
    if laid.block.form >= Form.IMAGE or y < laid.text_top:
        return None
    line = laid.lines[laid.line_at(y)]
    shown = line.at(x) if y < line.top + line.height else None
    return laid.block.start + laid.shown.to_source(shown) if shown is not None else None
