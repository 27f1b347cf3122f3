"""How one block is set: its text in the script shown, its font, its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import ceil
from typing import NamedTuple

from reader.language.model import Annotation, Script, Token
from reader.transcript.model import ParagraphKind, Span
from reader.ui.page import margin
from reader.ui.page.annotations import Annotations, is_word
from reader.ui.page.blocks import Block, Fold, Form
from reader.ui.page.fonts import Face, TypeCase, looks_traditional, region
from reader.ui.page.laid import LaidBlock
from reader.ui.page.layout import RubySetting, Setting, lay_lines
from reader.ui.page.page import Page, PageColours, Voice
from reader.ui.page.ruby import Reading, Ruby, RubyMode, as_spoken, token_readings
from reader.ui.page.setting import least_line_height, ruby_setting
from reader.ui.page.shown_text import ShownText, showable, shown_text
from reader.ui.page.style import (
    AFTER_KEY_POINTS,
    LABEL_HEIGHT,
    NARROW_COLUMN,
    NARROW_INDENT,
    NARROW_TITLE,
    RUBY_SCALE,
    RUBY_WIDENS,
    SMALLEST_RUBY,
    STYLES,
    TOP,
    Column,
    Typography,
    column,
)
from reader.ui.page.tone_colours import TonePalette

_LEANING = frozenset("的了着过地得们吗呢吧啊")
"""Particles that lean on the word before them: no line of a title or heading begins with one."""


class Label(NamedTuple):
    """The small line above a turn or a heading."""

    name: str
    role: str
    time: str


class Wording(NamedTuple):
    """What the page says in the reader's own language: a fold's line, and a picture's."""

    fold: Callable[[Fold], str]
    picture: Callable[[str], str]


class Composer:
    """Sets the blocks of one page."""

    def __init__(
        self,
        page: Page,
        annotations: Annotations,
        colours: PageColours,
        wording: Wording,
        case: TypeCase | None = None,
    ) -> None:
        self._case = case if case is not None else TypeCase()
        self.page = page
        self.annotations = annotations
        self.colours = colours
        self.script = Script.AS_PRINTED
        self.typography = Typography()
        self.ruby = Ruby()
        self.tones: TonePalette | None = None
        self.tones_on_characters = False
        self.column = Column(0.0, 0.0)
        self.glossed = False
        """Whether glosses stand in the margin."""
        self.known: Callable[[int], Annotation | None] | None = None
        """Asked for the words of a paragraph that is laid out without them, so that it need not be laid out twice."""
        self._measures: dict[int, tuple[float, float, float]] = {}
        self._wording = wording
        self._printed_traditional = looks_traditional(page.paragraphs.texts[:200])
        self._voices = {voice.label: voice for voice in page.voices}
        self._times = {section.paragraph: section.time for section in page.sections if section.time}
        self._faces = self._case.faces(self._region())

    def set_typography(self, typography: Typography) -> None:
        """Another size, measure, line height or family."""
        self.typography = typography
        self._faces = self._case.faces(self._region(), typography.family, typography.serif)

    def set_script(self, script: Script) -> None:
        """Another script, in the characters of its region."""
        self.script = script
        self._faces = self._case.faces(self._region(), self.typography.family, self.typography.serif)

    def set_width(self, viewport: float) -> None:
        """Place the column in a viewport this wide; what is estimated from now on is measured anew."""
        self._measures.clear()
        em, measure = self.face(Form.PROSE).em, self.typography.measure
        self.column = column(viewport, em, measure)
        if self.glossed and not margin.is_wide_enough(viewport, self.column.left + self.column.width):
            self.column = column(viewport - margin.taken(viewport), em, measure)

    @property
    def family(self) -> str | None:
        """The font family in use; None where none for Chinese is installed."""
        return self._faces.family

    def face(self, form: Form) -> Face:
        """The font that a form is set in."""
        return self.face_at(self._scale(form), STYLES[form].bold)

    def face_at(self, scale: float, bold: bool = False) -> Face:
        """A font in proportion to the text."""
        return self._faces.face(self.typography.text_size * scale, bold)

    def ruby_face(self, form: Form) -> Face:
        """The font of the readings over a form."""
        size = self.typography.text_size * self._scale(form) * RUBY_SCALE[self.ruby.script]
        return self._faces.face(max(size, SMALLEST_RUBY))

    def label(self, block: Block) -> Label | None:
        """The small line above a block: who speaks, and when."""
        if block.form >= Form.IMAGE or block.start > 0:
            return None
        paragraph = self.page.paragraphs[block.paragraph]
        if block.form is Form.TURN:
            label = paragraph.speaker or ""
            voice = self._voices.get(label, Voice(label, label))
            return Label(showable(voice.name), voice.role, paragraph.time or "")
        if paragraph.kind is ParagraphKind.HEADING:
            time = paragraph.time or self._times.get(block.paragraph)
            return Label("", "", time) if time else None
        return Label("", "", paragraph.time) if paragraph.time and block.form is Form.PROSE else None

    def label_height(self, block: Block) -> float:
        """The height of that line, 0 without one."""
        return self.typography.text_size * LABEL_HEIGHT if self.label(block) is not None else 0.0

    def estimate(self, form: int, count: int, length: int) -> float:
        """How high `count` blocks of a form with `length` characters together will about be."""
        measures = self._measures.get(form)
        if measures is None:
            measures = self._measures[form] = self._measure(Form(form))
        per_line, line_height, around = measures
        lines = max(ceil(length / per_line), 1) if count == 1 else length / per_line + count / 2
        return count * around + lines * line_height

    def _measure(self, form: Form) -> tuple[float, float, float]:
        """Characters a line, a line's height, and the space around a block, of one form."""
        style = STYLES[form]
        widens = RUBY_WIDENS[self.ruby.script] if self.ruby.takes_room else 1.0
        per_line = max((self.column.width - self.indent(form)) / self._about_em(form) / widens, 1.0)
        around = (style.above + style.below + style.label) * self.typography.text_size
        return per_line, self._line_height(form), around

    def _about_em(self, form: Form) -> float:
        """The em of a form out of that of prose, so that no font is loaded in a size that may never be seen."""
        size = self.typography.text_size
        return self.face(Form.PROSE).em * max(round(size * self._scale(form)), 1) / max(round(size), 1)

    def lay(self, block: Block) -> LaidBlock:
        """The lines of a block."""
        if self.known is not None and block.form < Form.IMAGE and block.paragraph not in self.annotations:
            annotation = self.known(block.paragraph)
            if annotation is not None:
                self.annotations.put(block.paragraph, annotation)
        style = STYLES[block.form]
        size = self.typography.text_size
        top = self._above(block) * size + self.label_height(block)
        indent = self.indent(block.form)
        face = self.face(block.form)
        width = max(int((self.column.width - indent) / face.em + 0.01), 2) * face.em
        line_height = self._line_height(block.form)
        ruby = self._ruby_setting(block.form, face, line_height)
        tints = dict(enumerate(self.tones, 1)) if self.tones and self.tones_on_characters else {}
        setting = Setting(
            face, width, line_height, self.typography.justified, style.bold, self.colours, ruby, tints
        )
        shown = self._shown(block)
        tokens = list(self.tokens_in(block))
        inside = self._inside_words(block, shown, tokens)
        readings = self._readings(block, shown, tokens) if ruby is not None or tints else {}
        lines = lay_lines(shown, inside, self._spans(block), readings, indent, top, setting)
        below = style.below + (AFTER_KEY_POINTS if self._ends_key_points(block) else 0.0)
        bottom = lines[-1].top + line_height + below * size
        return LaidBlock(block, style, shown, lines, top, bottom, ruby.drop if ruby is not None else 0.0)

    def indent(self, form: Form) -> float:
        """How far a form stands in, in pixels; less where a line has room for few characters."""
        indent = STYLES[form].indent
        narrow = self.column.width < NARROW_COLUMN * self.typography.text_size
        return (min(indent, NARROW_INDENT) if narrow else indent) * self.typography.text_size

    def _above(self, block: Block) -> float:
        """The space above a block, beside the text size; a page without a printed title has as much at its head."""
        above = STYLES[block.form].above
        heads = block.paragraph < 1 and block.start == 0 and block.form is not Form.MATTER
        return max(above, TOP) if heads else above

    def tokens_in(self, block: Block) -> Iterator[tuple[int, Token]]:
        """The tokens of a block with their indices in the paragraph."""
        if block.form < Form.IMAGE:
            yield from self.annotations.between(block.paragraph, block.start, block.end)

    def fold_of(self, block: Block) -> Fold:
        """The fold whose line a FOLD block is."""
        first = self.page.paragraphs[block.start]
        speaker = first.speaker or "" if first.kind is ParagraphKind.SPEECH else ""
        return Fold(block.start, block.end, first.kind is ParagraphKind.TRAILING, speaker)

    def _ends_key_points(self, block: Block) -> bool:
        """Whether this is the last key point of its panel."""
        if block.form not in (Form.KEY, Form.KEY_FIRST):
            return False
        following = self.page.paragraphs[block.paragraph + 1 : block.paragraph + 2]
        return not any(paragraph.kind is ParagraphKind.KEY_POINT for paragraph in following)

    def _line_height(self, form: int) -> float:
        style = STYLES[Form(form)]
        height = style.line_height or self.typography.line_height
        height *= self.typography.text_size * self._scale(Form(form))
        if self.ruby.takes_room and _bears_readings(Form(form)):
            em, ruby_em = self.face(Form(form)).em, self.ruby_face(Form(form)).em
            height = max(height, least_line_height(em, ruby_em, self.ruby.script))
        return float(round(height))

    def _scale(self, form: Form) -> float:
        """The size of a form in proportion to the text; a title in a narrow column is smaller."""
        scale = STYLES[form].scale
        if form is not Form.TITLE:
            return scale
        return min(scale, max(self.column.width / self.typography.text_size / NARROW_TITLE, 1.35))

    def _shown(self, block: Block) -> ShownText:
        if block.form is Form.FOLD:
            return ShownText(self._wording.fold(self.fold_of(block)))
        if block.form is Form.IMAGE:
            return ShownText(showable(self._wording.picture(self.page.images[block.start].caption)))
        text = self.page.paragraphs.texts[block.paragraph][block.start : block.end]
        tokens = (token for _, token in self.tokens_in(block))
        text = self._faces.missing.drawable(text)
        return shown_text(text, tokens, block.start, self.script, self.typography.wide_marks)

    def _ruby_setting(self, form: Form, face: Face, line_height: float) -> RubySetting | None:
        if not self.ruby.takes_room or not _bears_readings(form):
            return None
        hang = max(self.column.left * 0.6 - 2, 0.0)
        return ruby_setting(face, self.ruby_face(form), self.ruby.script, line_height, hang)

    def _readings(
        self, block: Block, shown: ShownText, tokens: list[tuple[int, Token]]
    ) -> dict[int, Reading]:
        """The readings that stand over a block, by the shown offset of their first character."""
        found: dict[int, Reading] = {}
        tinted = self.tones is not None and self.tones_on_characters and not self.ruby.takes_room
        all_of_them = tinted or self.ruby.mode is RubyMode.ALL
        first, end, script, ruby_script = block.start, block.end, self.script, self.ruby.script
        for said, (_, token) in zip(self.as_said(tokens), tokens, strict=True):
            if not token.pinyin or token.start < first or token.end > end:
                continue
            if all_of_them or self.ruby.stands_over(token):
                start = shown.to_shown(token.start - first)
                for reading in token_readings(said, script, ruby_script):
                    found[start + reading.start] = reading
        return found

    def as_said(self, tokens: Iterable[tuple[int, Token]]) -> list[Token]:
        """The tokens of a block with the tones that the reader wishes to see."""
        plain = [token for _, token in tokens]
        return as_spoken(plain) if self.ruby.spoken else plain

    def _inside_words(self, block: Block, shown: ShownText, tokens: list[tuple[int, Token]]) -> set[int]:
        """The shown offsets at which a word goes on.

        In titles and headings particles lean on what is before them, and two words of one character (亏大, 痛忆) stay
        together too.
        """
        inside: set[int] = set()
        short = -1  # where the last word ended, if it was one of one character
        for _, token in tokens if self.typography.words_whole else ():
            start, end = token.start - block.start, token.end - block.start
            if end - start > 1 and is_word(token):
                inside.update(range(shown.to_shown(start) + 1, shown.to_shown(end)))
            elif STYLES[block.form].bold and (token.simplified in _LEANING or start == short):
                inside.add(shown.to_shown(start))
            short = end if end - start == 1 and is_word(token) else -1
        return inside

    def _spans(self, block: Block) -> tuple[Span, ...]:
        """What is said of stretches of a block, in offsets of the block."""
        if block.form >= Form.IMAGE:
            return ()
        spans = self.page.paragraphs[block.paragraph].spans
        length = block.end - block.start
        return tuple(
            Span(max(span.start - block.start, 0), min(span.end - block.start, length), span.kind, span.url)
            for span in spans
            if span.start < block.end and span.end > block.start
        )

    def _region(self) -> str:
        return region(self.script, self._printed_traditional)


def _bears_readings(form: Form) -> bool:
    """Titles are read as they are, and what the page says itself is not Chinese."""
    return form is not Form.TITLE and form < Form.IMAGE
