"""Page by page: by whole lines, and a turn's first line with its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.ui.page.flow import Flow


class VisibleLine(NamedTuple):
    """Top and bottom of a line in the viewport; the top of the label above it; how far below the top it is put."""

    top: float
    bottom: float
    lead: float
    margin: float


def visible_lines(flow: Flow) -> Iterator[VisibleLine]:
    """The lines of the visible blocks, those that are cut at an edge or lie beyond it too."""
    for _, laid, y in flow.standing():
        for number, line in enumerate(laid.lines):
            top = y + line.top
            label = flow.composer.label_height(laid.block) if number == 0 else 0.0
            yield VisibleLine(top, top + line.height, top - label, flow.top_margin(number == 0))


def turn_page(flow: Flow, direction: int) -> None:
    """One page on (1) or back (-1).

    Onwards the first line that was not whole is the first one; backwards the first one stands just below the bottom,
    and the page begins with a whole line again.
    """
    flow.scroll_by(_distance(flow, direction))
    if direction < 0:
        _snap(flow)


def _distance(flow: Flow, direction: int) -> float:
    for line in visible_lines(flow):
        if direction > 0 and line.bottom > flow.height and line.lead > line.margin:
            return line.lead - line.margin
        if direction < 0 and line.top >= 0:
            return min(line.lead - flow.height, -1.0)
    return direction * flow.height * 0.9


def _snap(flow: Flow) -> None:
    for line in visible_lines(flow):
        if line.top >= 0:
            if line.lead > line.margin and flow.scroll_value() > 0:
                flow.scroll_by(min(line.lead - line.margin, flow.height / 4))
            return
