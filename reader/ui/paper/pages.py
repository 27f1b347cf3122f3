"""An edition painted on pages, in the type of the screen: for a printer, or a PDF file.

The text is laid out in pixels as on the screen, in a column as wide as the paper has room for, and painted enlarged.
Pages end between lines: not after a heading, nor between a speaker and the first words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from reader.transcript.model import Paragraph, ParagraphKind, Section
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.blocks import Fold, Form
from reader.ui.page.composer import Wording
from reader.ui.page.flow import Flow
from reader.ui.page.laid import LaidBlock
from reader.ui.page.marks import Marks
from reader.ui.page.page import Page, PageColours
from reader.ui.page.painting import PagePainter
from reader.ui.page.standing import Standing
from reader.ui.page.style import Typography
from reader.ui.page.tone_colours import TonePalette
from reader.ui.paper.edition import Edition, Leaf, with_glosses

_MM_PER_INCH = 25.4
_TEXT_MM = 4.1
"""The height of a character: some 11.6 points."""
_SIZE = 22
_MEASURE = 38
_TOP_MM, _BOTTOM_MM, _FOOT_MM = 17.0, 20.0, 11.0
_HEADINGS = (Form.TITLE, Form.CHAPTER, Form.SECTION, Form.SUBSECTION)

Report = Callable[[int, float], bool]
"""Told the page that was painted and the share of the text that is done; says whether to go on."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How it is set on paper, besides what the edition says; the headings of the end matter."""

    terms: str
    words: str
    serif: bool = False
    tones: TonePalette | None = None


class Strip(NamedTuple):
    """A line of a block with the space above it, from `top` to `bottom` in the block.

    `keeps` says that the next strip belongs on the same page.
    """

    number: int
    top: float
    bottom: float
    keeps: bool = False

    @property
    def height(self) -> float:
        """How much of a page it takes."""
        return self.bottom - self.top


def paint(edition: Edition, setting: Setting, device: QPagedPaintDevice, report: Report | None = None) -> int:
    """Paint all pages; how many there are. Stops after the page at which `report` says no."""
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    size = device.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    pixels = _SIZE / _TEXT_MM
    flow = _flow(edition, setting, size.width() * pixels, size.height() * pixels)
    painter = QPainter(device)
    try:
        scale = painter.device().logicalDpiX() / _MM_PER_INCH / pixels
        painter.scale(scale, scale)
        hands = PaperPainter(painter, flow, Marks(), _ink())
        total = max(len(flow.blocks), 1)
        count = 0
        for strips in _pages(flow, (size.height() - _TOP_MM - _BOTTOM_MM) * pixels):
            if count:
                device.newPage()
            count += 1
            hands.paint_page(strips, _TOP_MM * pixels)
            hands.paint_foot(edition.title, count, (size.height() - _FOOT_MM) * pixels)
            if report is not None and not report(count, (strips[-1].number + 1) / total):
                break
    finally:
        painter.end()
    return count


class PaperPainter(PagePainter):
    """Paints strips of blocks one under the other."""

    def paint_page(self, strips: list[Strip], y: float) -> None:
        """All strips of a page from `y` down, those of one block in one go; nothing is seen of lines on other pages."""
        air = self._size * 0.25
        for number, group in groupby(strips, key=lambda strip: strip.number):
            lines = list(group)
            top, bottom = lines[0].top, lines[-1].bottom
            laid = self._flow.laid(number)
            standing = Standing(number, laid, y - top)
            above, below = air if top == 0 else 0.0, air if bottom >= laid.height else 0.0
            self.look_at(QRectF(0, y - above, self._flow.width, bottom - top + above + below))
            self._painter.save()
            self._painter.setClipRect(self._area)
            self._grounds.paint(standing)
            self._paint_text(standing)
            self._under.paint(standing)
            self._painter.restore()
            y += bottom - top

    def paint_foot(self, title: str, number: int, y: float) -> None:
        """The title at the left of the foot, the number of the page at the right."""
        column, face = self._composer.column, self._composer.face_at(0.68)
        self._painter.setFont(face.font)
        self._painter.setPen(self._colours.muted)
        page = str(number)
        right = column.left + column.width - face.width(page)
        shown = title
        while shown and face.width(shown + "…") > column.width * 0.8:
            shown = shown[:-1]
        self._painter.drawText(QPointF(column.left, y), shown if shown == title else shown + "…")
        self._painter.drawText(QPointF(right, y), page)


def _flow(edition: Edition, setting: Setting, width: float, height: float) -> Flow:
    leaves, sections = _with_head(edition, *with_glosses(edition, setting.terms, setting.words))
    page = Page(edition.title, Paragraphs(leaf.paragraph for leaf in leaves), edition.voices, sections)
    flow = PaperFlow(page, _ink(), Wording(_nothing, str), leaves)
    flow.set_typography(
        Typography(
            text_size=_SIZE, measure=_MEASURE, wide_marks=edition.wishes.wide_marks, serif=setting.serif
        )
    )
    flow.set_script(edition.wishes.script)
    flow.set_ruby(edition.wishes.ruby)
    flow.set_tones(setting.tones, False)
    flow.resize(width, height)
    return flow


class PaperFlow(Flow):
    """A page whose words are known from the first, and given to the layout paragraph by paragraph."""

    def __init__(self, page: Page, colours: PageColours, wording: Wording, leaves: tuple[Leaf, ...]) -> None:
        self._leaves = leaves
        super().__init__(page, colours, wording)
        self.opened = set(self.folds)
        self._rebuild()

    def laid(self, index: int) -> LaidBlock:
        """A block, laid out with the words of its paragraph."""
        paragraph = self.blocks[index].paragraph
        if 0 <= paragraph < len(self._leaves) and paragraph not in self.annotations:
            annotation = self._leaves[paragraph].annotation
            if annotation is not None:
                self.annotations.let_go(paragraph, paragraph)
                self.annotations.put(paragraph, annotation)
        return super().laid(index)


def _with_head(
    edition: Edition, leaves: tuple[Leaf, ...], sections: tuple[Section, ...]
) -> tuple[tuple[Leaf, ...], tuple[Section, ...]]:
    """The leaves with the title before them where the text prints none, and source and date below it."""
    head: list[Leaf] = []
    first = next((each for each in leaves if each.paragraph.kind is not ParagraphKind.NOTE), None)
    if first is not None and first.paragraph.kind is ParagraphKind.TITLE:
        head.append(first)
        leaves = leaves[1:] if leaves[0] is first else tuple(each for each in leaves if each is not first)
        moved = -1
    else:
        head.append(Leaf(Paragraph(ParagraphKind.TITLE, edition.title)))
        moved = 0
    if edition.facts:
        head.append(Leaf(Paragraph(ParagraphKind.NOTE, edition.facts)))
    shift = len(head) + moved
    return (*head, *leaves), tuple(replace(each, paragraph=each.paragraph + shift) for each in sections)


def _pages(flow: Flow, room: float) -> Iterator[list[Strip]]:
    """The strips of each page, as many as there is room for."""
    page: list[Strip] = []
    height = 0.0
    for strip in _strips(flow):
        if page and height + strip.height > room:
            kept = _kept(page)
            yield page[: len(page) - len(kept)]
            page = [_begun(flow, each) if at == 0 else each for at, each in enumerate([*kept, strip])]
            height = sum(each.height for each in page)
        else:
            page.append(strip)
            height += strip.height
    if page:
        yield page


def _strips(flow: Flow) -> Iterator[Strip]:
    """All lines of all blocks; of a paragraph no single line is left alone, and headings go with what they head."""
    for number in range(len(flow.blocks)):
        laid = flow.laid(number)
        if laid.block.form is Form.FOLD:
            continue
        heads, count = laid.block.form in _HEADINGS, len(laid.lines)
        seams = [0.0, *(line.top for line in laid.lines[1:]), laid.height]
        for at, (top, bottom) in enumerate(pairwise(seams)):
            yield Strip(number, top, bottom, heads or (count > 1 and at in (0, count - 2)))


def _kept(page: list[Strip]) -> list[Strip]:
    """The last strips of a page that belong to what follows; none where that would be the whole page."""
    start = len(page)
    while start and page[start - 1].keeps:
        start -= 1
    return page[start:] if start else []


def _begun(flow: Flow, strip: Strip) -> Strip:
    """A strip at the top of a page, without the space above its block."""
    if strip.top > 0:
        return strip
    laid = flow.laid(strip.number)
    return strip._replace(top=laid.text_top - flow.composer.label_height(laid.block))


def _nothing(_fold: Fold) -> str:
    return ""


def _ink() -> PageColours:
    """Dark ink on white; lines and readings in greys that print."""
    return PageColours.named(
        page="#ffffff", text="#000000", muted="#555555", accent="#444444", guest="#000000", interviewer="#444444",
        rule="#bbbbbb", panel="#f4f4f4", term="#999999", hover="#ffffff", focus="#000000", kept="#ececec",
        selection="#ffffff", find="#ffffff", find_current="#ffffff", flash="#ffffff",
    )  # fmt: skip
