"""The page in blocks: a paragraph or at most 2,000 characters of one, a picture's line, a folded stretch.

A page of ten megabytes has ninety thousand of them, so they lie in packed arrays and become records when asked for.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from reader.transcript.model import ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.page import Page

LONGEST = 2000
"""Characters of a block; Qt needs a tenth of a second for a paragraph of 380,000."""

_FOLDED = frozenset({ParagraphKind.FRONT, ParagraphKind.TRAILING})
_SENTENCE_END = r"[。！？!?…；][”’」』）)]*|\.\s"


class Form(IntEnum):
    """How a block stands on the page."""

    TITLE = 0
    LEAD = 1
    KEY_FIRST = 2
    KEY = 3
    CHAPTER = 4
    SECTION = 5
    SUBSECTION = 6
    TURN = 7
    SPEECH = 8
    PROSE = 9
    CAPTION = 10
    NOTE = 11
    MATTER = 12
    CONTINUED = 13
    IMAGE = 14
    FOLD = 15


class Block(NamedTuple):
    """Characters `start` to `end` of a paragraph; for a picture `start` is the index of the picture.

    A FOLD stands before the paragraphs `start` to `end` that it hides or shows.
    """

    form: Form
    paragraph: int
    start: int
    end: int


class Fold(NamedTuple):
    """A run of front or trailing matter, or of what a `speaker` says: paragraphs `first` to `last`, exclusive."""

    first: int
    last: int
    trailing: bool
    speaker: str = ""


def folds_of(paragraphs: Paragraphs, speakers: Container[str] = ()) -> list[Fold]:
    """The runs of front and trailing matter, and of what these speakers say, in page order."""
    folds: list[Fold] = []
    for index in paragraphs.of_kinds(_FOLDED | {ParagraphKind.SPEECH} if speakers else _FOLDED):
        paragraph = paragraphs[index]
        kind, speaker = paragraph.kind, ""
        if kind is ParagraphKind.SPEECH:
            speaker = paragraph.speaker or ""
            if not speaker or speaker not in speakers:
                continue
        trailing = kind is ParagraphKind.TRAILING
        if folds and folds[-1].last == index and folds[-1][2:] == (trailing, speaker):
            folds[-1] = folds[-1]._replace(last=index + 1)
        else:
            folds.append(Fold(index, index + 1, trailing, speaker))
    return folds


class Blocks:
    """The blocks of a page in order, without those inside folds that are shut."""

    def __init__(self, page: Page, folds: Iterable[Fold], opened: Container[Fold]) -> None:
        self._forms = bytearray()
        self._paragraphs = array("i")
        self._starts = array("i")
        self._ends = array("i")
        self._fill(page, list(folds), opened)

    def __len__(self) -> int:
        return len(self._forms)

    def __getitem__(self, index: int) -> Block:
        return Block(
            Form(self._forms[index]), self._paragraphs[index], self._starts[index], self._ends[index]
        )

    def shapes(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Form and length of the blocks from `first` to `last`, exclusive: what a height is estimated from."""
        for index in range(first, last):
            form = self._forms[index]
            length = self._ends[index] - self._starts[index]
            yield form, length if form < Form.IMAGE else 0

    def of_paragraph(self, paragraph: int) -> range:
        """The blocks that show text of a paragraph; empty where it is folded away."""
        end = bisect_right(self._paragraphs, paragraph)
        while end and self._forms[end - 1] == Form.IMAGE:
            end -= 1
        start = end
        while start and self._paragraphs[start - 1] == paragraph and self._forms[start - 1] < Form.IMAGE:
            start -= 1
        return range(start, end)

    def holding(self, paragraph: int, offset: int) -> int | None:
        """The block in which a character stands; None where it is folded away."""
        found = None
        for index in self.of_paragraph(paragraph):
            if found is None or self._starts[index] <= offset:
                found = index
        return found

    def nearest(self, paragraph: int, offset: int) -> int:
        """The block in which a character stands, or the one that stands in its place (its fold)."""
        found = self.holding(paragraph, offset)
        if found is not None:
            return found
        return min(max(bisect_right(self._paragraphs, paragraph) - 1, 0), max(len(self) - 1, 0))

    def _fill(self, page: Page, folds: list[Fold], opened: Container[Fold]) -> None:
        levels = {section.paragraph: section.level for section in page.sections}
        fold_at = {fold.first: fold for fold in folds}
        hidden_until = 0
        pictures = _pictures(page)
        self._add_pictures(pictures.get(-1, ()), -1)
        previous: ParagraphKind | None = None
        turn = -1
        texts = page.paragraphs.texts
        add = self._forms.append, self._paragraphs.append, self._starts.append, self._ends.append
        add_form, add_paragraph, add_start, add_end = add  # there may be ninety thousand
        for index, ((kind, speaker, spoken_in), length) in enumerate(
            zip(page.paragraphs.heads(), texts.lengths(), strict=True)
        ):
            if index in fold_at:
                fold = fold_at[index]
                self._add(Form.FOLD, index, fold.first, fold.last)
                hidden_until = index if fold in opened else fold.last
            if index < hidden_until:
                continue
            if kind is ParagraphKind.SPEECH:
                form = Form.SPEECH if spoken_in == turn or speaker is None else Form.TURN
                turn = spoken_in
            else:
                form = _form(kind, previous, levels.get(index, 1))
            previous = kind
            if length <= LONGEST:
                add_form(form)
                add_paragraph(index)
                add_start(0)
                add_end(length)
            else:
                self._add_parts(form, index, texts[index])
            if pictures and index in pictures:
                self._add_pictures(pictures[index], index)

    def _add(self, form: int, paragraph: int, start: int, end: int) -> None:
        self._forms.append(form)
        self._paragraphs.append(paragraph)
        self._starts.append(start)
        self._ends.append(end)

    def _add_parts(self, form: Form, index: int, text: str) -> None:
        for start, end in parts(text):
            self._add(form if start == 0 else Form.CONTINUED, index, start, end)

    def _add_pictures(self, pictures: Iterable[int], paragraph: int) -> None:
        for picture in pictures:
            self._add(Form.IMAGE, paragraph, picture, picture)


def parts(text: str) -> Iterator[tuple[int, int]]:
    """A long text in stretches of at most `LONGEST` characters, cut after the last sentence that fits."""
    start = 0
    while len(text) - start > LONGEST:
        end = start + LONGEST
        for match in re.compile(_SENTENCE_END).finditer(text, start + LONGEST // 2, end):
            end = match.end()
        yield start, end
        start = end
    yield start, len(text)


def _pictures(page: Page) -> dict[int, list[int]]:
    after: dict[int, list[int]] = {}
    for index, image in enumerate(page.images):
        after.setdefault(image.paragraph, []).append(index)
    return after


_FORMS = {
    ParagraphKind.TITLE: Form.TITLE,
    ParagraphKind.LEAD: Form.LEAD,
    ParagraphKind.PROSE: Form.PROSE,
    ParagraphKind.CAPTION: Form.CAPTION,
    ParagraphKind.NOTE: Form.NOTE,
    ParagraphKind.FRONT: Form.MATTER,
    ParagraphKind.TRAILING: Form.MATTER,
}


def _form(kind: ParagraphKind, previous: ParagraphKind | None, level: int) -> Form:
    if kind is ParagraphKind.KEY_POINT:
        return Form.KEY if previous is ParagraphKind.KEY_POINT else Form.KEY_FIRST
    if kind is ParagraphKind.HEADING:
        return Form(Form.CHAPTER + min(max(level, 1), 3) - 1)
    return _FORMS[kind]
