"""What each mark looks like: small pictures, cut out of a page on which every mark really stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from reader.language.model import Annotation, Mention, Token, TokenKind
from reader.transcript.model import Paragraph, ParagraphKind, Span, SpanKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page import margin
from reader.ui.page.blocks import Form
from reader.ui.page.margin import Gloss
from reader.ui.page.outline import SpeakerView
from reader.ui.page.page import Page, PageColours, Place
from reader.ui.page.reading_view import ReadingView
from reader.vocabulary.model import WordStatus

_SIZE = 18
"""The text size of the pictures, in px."""

_ASIDE, _ABOVE, _BELOW = 17, 8, 13
"""What is shown around a word, in px: the flag of a note stands at its left, most marks under it."""

_SPEAKER = "·"


@dataclass(frozen=True, slots=True)
class _Sample:
    """A word as the pictures show it, with what is said of it."""

    word: str = "文字"
    status: WordStatus | None = WordStatus.KNOWN
    span: SpanKind | None = None
    speaker: str | None = None
    kind: ParagraphKind = ParagraphKind.PROSE


_SAMPLES = {
    "found_current": _Sample("寻找"),
    "found": _Sample("寻找"),
    "term": _Sample("算力"),
    "kept": _Sample("数据"),
    "new": _Sample("推理", status=None),
    "learning": _Sample("训练", status=WordStatus.LEARNING_2),
    "known": _Sample("今天"),
    "ignored": _Sample("公司", status=WordStatus.IGNORED),
    "doubt": _Sample("朝阳"),
    "note": _Sample("笔记"),
    "dimmed": _Sample("旁人", speaker=_SPEAKER, kind=ParagraphKind.SPEECH),
    "emphasis": _Sample("重要", span=SpanKind.EMPHASIS),
    "link": _Sample("网页", span=SpanKind.LINK),
    "spoken": _Sample("算法"),
    "gloss": _Sample("芯片"),
    "folded": _Sample("附注", kind=ParagraphKind.TRAILING),
}
"""By the key of the legend; the first one that is found is the match one is at."""


class LegendPage(ReadingView):
    """A page of one word for each mark, never shown itself."""

    def __init__(self, colours: PageColours) -> None:
        super().__init__()
        self.resize(margin.ROOMY + 100, 60 * len(_SAMPLES))
        self.set_text_size(_SIZE)
        self.set_colours(colours)
        samples = _SAMPLES.values()
        self.set_page(Page("", Paragraphs(_paragraph(sample) for sample in samples)))
        for index, (key, sample) in enumerate(_SAMPLES.items()):
            self.set_annotation(index, _annotation(key, sample))
        self.set_statuses({(each.word, ()): each.status for each in samples if each.status is not None})
        self.set_status_marks(True)
        self.set_doubt_marks(True)
        self.set_kept_words({(_SAMPLES["kept"].word, ())})
        noted = list(_SAMPLES).index("note")
        self.set_notes([(Place(noted, 0), Place(noted, len(_SAMPLES["note"].word)))])
        self.set_speaker_view({_SPEAKER: SpeakerView.DIMMED})
        self.find_text(_SAMPLES["found"].word)
        self.set_spoken([Place(list(_SAMPLES).index("spoken"), 0)])
        self.set_glosses({list(_SAMPLES).index("gloss"): [Gloss(0, 2, "chip")]})

    def pictures(self) -> dict[str, QPixmap]:
        """A picture for each key of the legend, as sharp as this screen is."""
        self.grab()  # brings the page to its size
        places = {key: self._place(key, index) for index, key in enumerate(_SAMPLES)}
        pictures = {key: self.viewport().grab(place) for key, place in places.items()}
        row = self._bar.spoken_rows()[0]
        pictures["spoken"] = self._bar.grab(QRect(0, row - _SIZE, self._bar.width(), 2 * _SIZE))
        return pictures

    def _place(self, key: str, index: int) -> QRect:
        if key == "folded":
            fold = next(each for each in self._flow.standing() if each.laid.block.form is Form.FOLD)
            line = fold.laid.lines[0]
            middle = round(fold.y + line.top + line.height / 2)
            return QRect(round(self._flow.composer.column.left) - _ASIDE, middle - _SIZE, 70, 2 * _SIZE)
        word = self.word_rect(index, 0)
        column = self._flow.composer.column
        beside = margin.room(self.viewport().width(), column.left + column.width)
        if key == "gloss" and beside is not None:
            return QRect(round(beside[0]) - _ASIDE, word.top() - _ABOVE, 70, word.height() + _ABOVE + _BELOW)
        return word.adjusted(-_ASIDE, -_ABOVE, _ASIDE, _BELOW)


def _paragraph(sample: _Sample) -> Paragraph:
    spans = (Span(0, len(sample.word), sample.span),) if sample.span is not None else ()
    turn = 0 if sample.speaker is not None else None
    return Paragraph(sample.kind, sample.word, sample.speaker, turn, spans=spans)


def _annotation(key: str, sample: _Sample) -> Annotation:
    word, length = sample.word, len(sample.word)
    token = Token(0, length, word, TokenKind.WORD, None, (), word, word, word, word, word)
    if key == "doubt":
        token = replace(token, alternatives=(("zhāo", "yáng"),))
    return Annotation((token,), (Mention(0, length, key),) if key == "term" else ())
