"""The page as it stands in a viewport: which blocks are visible and where, laid out as they come.

The truth of the position is a place in the text and how far below the top its line stands. Scrolling moves by
laid-out pixels from there; a new width, size or script leaves that line where it was. Estimated heights move nothing
but the scroll bar.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF

from reader.language.model import Script
from reader.ui.page.annotations import Annotations
from reader.ui.page.blocks import Blocks, Fold, Form, folds_of
from reader.ui.page.composer import Composer, Wording
from reader.ui.page.fonts import TypeCase
from reader.ui.page.heights import Heights
from reader.ui.page.laid import LaidBlock
from reader.ui.page.laying import MOST_LINES, LaidBlocks
from reader.ui.page.page import Page, PageColours, Place
from reader.ui.page.ruby import Ruby
from reader.ui.page.standing import Hit, Standing, first_line, hit_at, last_line, nearest_to
from reader.ui.page.style import BOTTOM, Typography
from reader.ui.page.tone_colours import TonePalette


class Flow:
    """One page in one viewport."""

    def __init__(
        self, page: Page, colours: PageColours, wording: Wording, case: TypeCase | None = None
    ) -> None:
        self.page = page
        self.annotations = Annotations()
        self.composer = Composer(page, self.annotations, colours, wording, case)
        self.folds = folds_of(page.paragraphs)
        self.opened: set[Fold] = set()
        self.width = self.height = 0.0
        self._anchor = (0, 0.0)
        self._reading: tuple[Place, float] | None = None
        self._held = False
        self._standing: list[Standing] | None = None
        self._rebuild()

    def resize(self, width: float, height: float) -> None:
        """Another viewport; only another width lays out anew."""
        changed = width != self.width
        if changed:
            self._hold()
        self.width, self.height = width, height
        self._standing = None
        if changed:
            self._lay_out_anew()

    def set_typography(self, typography: Typography) -> None:
        """Another size, measure or line height; the line being read stays where it is."""
        self._hold()
        self.composer.set_typography(typography)
        self._lay_out_anew()

    def set_script(self, script: Script) -> None:
        """Another script; the line being read stays where it is."""
        self._hold()
        self.composer.set_script(script)
        self._lay_out_anew()

    def set_ruby(self, ruby: Ruby) -> None:
        """Other readings above the characters, or none; the line being read stays where it is."""
        self._hold()
        self.composer.ruby = ruby
        self._lay_out_anew()

    def set_glossed(self, glossed: bool) -> None:
        """Keep a margin for glosses, or none; the line being read stays where it is."""
        self._hold()
        self.composer.glossed = glossed
        self._lay_out_anew()

    def set_tones(self, tones: TonePalette | None, on_characters: bool) -> None:
        """Other colours of the tones; those of characters are in the layout."""
        self._hold()
        self.composer.tones, self.composer.tones_on_characters = tones, on_characters
        self._drop_layouts()

    def set_colours(self, colours: PageColours) -> None:
        """Other colours; links and notes carry theirs in the layout."""
        self._hold()
        self.composer.colours = colours
        self._drop_layouts()

    def fold_speakers(self, speakers: Set[str]) -> None:
        """Fold what these speakers say, and nothing else that is said."""
        if not speakers and not any(fold.speaker for fold in self.folds):
            return
        folds = folds_of(self.page.paragraphs, speakers)
        if folds != self.folds:
            self._hold()
            self.folds = folds
            self.opened = {fold for fold in self.opened if not fold.speaker}
            self._rebuild()

    def toggle(self, fold: Fold) -> None:
        """Open a fold that is shut, or the reverse."""
        self._hold()
        self.opened ^= {fold}
        self._rebuild()

    def folded(self, paragraph: int) -> Fold | None:
        """The shut fold that hides a paragraph."""
        at = bisect_right(self.folds, paragraph, key=attrgetter("first")) - 1
        if at < 0 or paragraph >= self.folds[at].last or self.folds[at] in self.opened:
            return None
        return self.folds[at]

    def unfold(self, paragraph: int) -> None:
        """Open the fold that hides a paragraph, if any."""
        fold = self.folded(paragraph)
        if fold is not None:
            self.toggle(fold)

    def annotated(self, paragraph: int) -> None:
        """A paragraph has another annotation: it is laid out again, so that no line breaks within a word.

        The line being read stays where it is.
        """
        visible = {standing.number for standing in self._standing or ()}
        for index in self.blocks.of_paragraph(paragraph):
            if index in visible:
                self._hold()
                self._standing = None
            self._laid.drop(index)

    def scroll_by(self, pixels: float) -> None:
        """Move on, or back where negative, by what is laid out."""
        self.standing()
        index, inside = self._anchor
        self._move((index, inside + pixels))

    def scroll_to(self, value: float) -> None:
        """Go where a scroll bar says, by estimated heights."""
        index, inside = self.heights.at(value)
        if len(self.blocks):
            estimated = self.heights.height(index)
            inside *= self.laid(index).height / estimated if estimated else 1.0
        self._move((index, inside))

    def scroll_to_end(self) -> None:
        """The end of the page at the bottom of the viewport."""
        last = len(self.blocks) - 1
        self._move((last, self.laid(last).height) if last >= 0 else (0, 0.0))

    def scroll_value(self) -> float:
        """Where the scroll bar is."""
        self.standing()
        return self.heights.top(self._anchor[0]) + self._anchor[1] if len(self.blocks) else 0.0

    def scroll_range(self) -> float:
        """How far the scroll bar goes."""
        return max(self.heights.total() + self._bottom() - self.height, 0.0)

    def bring(self, place: Place, y: float | None = None) -> None:
        """Put the line of a place at this height; None is the top, with the label of its turn in sight."""
        if not len(self.blocks):
            return
        index = self.blocks.nearest(place.paragraph, place.offset)
        laid = self.laid(index)
        line = laid.line_of(place.offset - laid.block.start) if laid.block.form < Form.IMAGE else 0
        if y is None and index == 0 and line == 0:
            self._move((0, 0.0))
            return
        if y is None:
            label = self.composer.label_height(laid.block) if line == 0 else 0.0
            y = self.top_margin(line == 0) + label
        self._move((index, laid.lines[line].top - y))

    def reading(self) -> Place:
        """The first line of text that is wholly visible."""
        standing = self.standing()
        if self._reading is None:
            self._reading = first_line(standing)
        return self._reading[0]

    def visible_paragraphs(self) -> tuple[int, int]:
        """First and last paragraph of which something is visible; (0, -1) where there is none."""
        shown = [s.laid.block.paragraph for s in self.standing() if s.laid.block.form < Form.IMAGE]
        return (shown[0], shown[-1]) if shown else (0, -1)

    def tokens_in_sight(self) -> list[tuple[int, int]]:
        """The tokens on the visible lines and on those next to them, as (paragraph, index)."""
        found: list[tuple[int, int]] = []
        for _, laid, y in self.standing():
            block = laid.block
            if block.form < Form.IMAGE:
                first, last = (block.start + offset for offset in laid.between(-y, self.height - y))
                tokens = self.annotations.between(block.paragraph, first, last)
                found += ((block.paragraph, index) for index, _ in tokens)
        return found

    def last_place(self) -> Place:
        """The end of the last line of text that is wholly visible; the end of all where what is left is folded."""
        standing = self.standing()
        last = standing[-1].laid.block if standing else None
        if last is not None and last.form is Form.FOLD and last.end == len(self.page.paragraphs):
            return Place(last.end, 0)
        return last_line(standing, self.height) or self.reading()

    def visible_folds(self) -> list[Fold]:
        """The folds whose line is in sight."""
        blocks = (standing.laid.block for standing in self.standing())
        return [self.composer.fold_of(block) for block in blocks if block.form is Form.FOLD]

    def standing(self) -> list[Standing]:
        """The visible blocks from the top down."""
        if self._standing is None:
            if self._held and self._reading is not None:
                held = self._reading
                self.bring(*held)
                self._reading = held
            self._held = False
            self._standing = self._walk()
        return self._standing

    def laid(self, index: int) -> LaidBlock:
        """A block, laid out now if it is not."""
        return self._laid.get(index)

    def lay_ahead(self) -> bool:
        """Lay out one more block below what is in sight, as far as a page reaches; whether there may be another.

        It ends where the words are not known yet: a block without them would be laid out again.
        """
        standing = self.standing()
        if sum(len(each.laid.lines) for each in standing) > MOST_LINES // 3:
            return False  # narrow and long: what is in sight would have to go for it
        index = standing[-1].number + 1 if standing else len(self.blocks)
        bottom = standing[-1].y + standing[-1].laid.height if standing else 0.0
        while index < len(self.blocks) and bottom < 2 * self.height:
            if index not in self._laid:
                block = self.blocks[index]
                if block.form < Form.IMAGE and block.paragraph not in self.annotations:
                    return False
                self.laid(index)
                return True
            bottom += self.laid(index).height
            index += 1
        return False

    def top_margin(self, first: bool) -> float:
        """How far below the top a line stands that is brought there: no ink of the line before is seen."""
        return self.composer.typography.text_size * (0.6 if first else 0.35)

    def hit(self, point: QPointF) -> Hit | None:
        """The character under a point of the viewport; None where no block stands."""
        return hit_at(self.standing(), self.composer.column.left, point)

    def nearest(self, point: QPointF) -> Place | None:
        """The gap between characters nearest to a point: the end of a selection that is dragged there."""
        return nearest_to(self.standing(), self.composer.column.left, point)

    def rects(self, paragraph: int, start: int, end: int, tight: bool = True) -> list[QRectF]:
        """Where characters of a paragraph stand in the viewport, one rectangle a line; visible blocks only."""
        found: list[QRectF] = []
        for _, laid, top in self.standing():
            block = laid.block
            if block.paragraph == paragraph and block.form < Form.IMAGE:
                pieces = laid.fragments(start - block.start, end - block.start, tight)
                found += (piece.translated(self.composer.column.left, top) for piece in pieces)
        return found

    def _rebuild(self) -> None:
        self.blocks = Blocks(self.page, self.folds, self.opened)
        self.heights = Heights(self.blocks)
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self.composer.set_width(self.width)
        self._drop_layouts()
        self.heights.forget(self.composer.estimate)

    def _drop_layouts(self) -> None:
        self._laid = LaidBlocks(self.composer, self.blocks, self.heights)
        self._standing = None
        self._anchor = (min(self._anchor[0], max(len(self.blocks) - 1, 0)), 0.0)

    def _hold(self) -> None:
        """Remember the line being read, before it is laid out otherwise."""
        if not self._held and self.width:
            self.reading()
            self._held = True

    def _move(self, anchor: tuple[int, float]) -> None:
        self._anchor = anchor
        self._held = False
        self._reading = None
        self._standing = None

    def _walk(self) -> list[Standing]:
        """Lay out from the anchor down; at either end of the page there is nothing beyond to scroll to."""
        if not len(self.blocks):
            return []
        self._anchor = self._within(*self._anchor)
        found = self._downwards()
        last = found[-1]
        if last.number == len(self.blocks) - 1:
            missing = self.height - self._bottom() - (last.y + last.laid.height)
            if missing > 0:
                self._anchor = self._within(self._anchor[0], self._anchor[1] - missing)
                found = self._downwards()
        return found

    def _within(self, index: int, inside: float) -> tuple[int, float]:
        """The same position, as a block that holds it and a distance from that block's top."""
        while inside < 0 and index > 0:
            index -= 1
            inside += self.laid(index).height
        while index < len(self.blocks) - 1 and inside >= self.laid(index).height:
            inside -= self.laid(index).height
            index += 1
        return index, max(inside, 0.0)

    def _downwards(self) -> list[Standing]:
        index, inside = self._anchor
        found: list[Standing] = []
        y = -inside
        while index < len(self.blocks) and (y < self.height or not found):
            laid = self.laid(index)
            found.append(Standing(index, laid, y))
            y += laid.height
            index += 1
        return found

    def _bottom(self) -> float:
        return BOTTOM * self.composer.typography.text_size
