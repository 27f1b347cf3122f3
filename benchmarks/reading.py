"""How quick the page is: opening, stepping, jumping, resizing, readings, hovering, at two sizes of text.

    python -m benchmarks.reading [--json] [--sizes 1 10] [--rounds 60] [--page-only] [--engine-texts]

The texts are made of the samples' sentences, shuffled. All pinyin is on, and the window wears the program's theme.
Beside each figure stands a baseline of the same run, bare `QTextLayout` layout and draw of the same visible text (for
opening: `read_text().splitlines()` of the same text), and the ratio between them. Before a page step the reader rests
on the page for a moment, as one who reads does, and the next page is laid out meanwhile; steps without a rest have a
row of their own. The rows of the whole program (start-up, card, stalls, memory) come from `benchmarks.program`. With
`--engine-texts` the page is measured on the two texts of 10 MB that `benchmarks.engine` makes.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QFont, QImage, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from benchmarks import program
from benchmarks.engine import large_texts, read_paragraphs
from reader.engine import Engine
from reader.language.model import Annotation, Mention, Token
from reader.language.packed import unpack
from reader.paths import Paths
from reader.transcript.loading import load
from reader.transcript.model import Paragraph, ParagraphKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.annotations import is_word
from reader.ui.page.blocks import Form
from reader.ui.page.page import Page, Place, Voice
from reader.ui.page.reading_view import ReadingView
from reader.ui.page.ruby import RubyMode
from reader.ui.theme import apply_theme, load_theme

_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’」』）]*")
_WIDTH, _HEIGHT, _TEXT_SIZE = 1000, 800, 22
_RESTING = 0.25
"""Seconds that the reader rests on a page before the next one is turned to."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: milliseconds in the middle and at the 99th percentile, and of the baseline.

    `work` is the processor's time in the middle, which other programs on the machine do not lengthen.
    """

    what: str
    p50: float
    p99: float
    work: float
    baseline: float

    @property
    def ratio(self) -> float:
        """How many times the baseline."""
        return self.work / self.baseline if self.baseline else 0.0


class Time(NamedTuple):
    """Milliseconds that have passed, and those of the processor."""

    passed: float
    work: float


class Text:
    """A page of many bytes, and what the engine says of its paragraphs."""

    def __init__(self, sentences: list[tuple[str, Annotation]], megabytes: float, seed: int = 7) -> None:
        chance = random.Random(seed)
        self._parts: list[list[int]] = []
        self._sentences = sentences
        paragraphs: list[Paragraph] = []
        size, turn = 0, 0
        while size < megabytes * 1_000_000:
            parts = [chance.randrange(len(sentences)) for _ in range(chance.choice((1, 1, 2, 3, 5)))]
            text = "".join(sentences[part][0] for part in parts)
            turn += chance.random() < 0.7
            speaker = "问" if turn % 2 else "答"
            paragraphs.append(Paragraph(ParagraphKind.SPEECH, text, speaker, turn))
            self._parts.append(parts)
            size += len(text.encode()) + 1
        voices = (Voice("问", "问", "interviewer"), Voice("答", "答", "guest"))
        self.page = Page("", Paragraphs(paragraphs), voices)

    def annotation(self, paragraph: int) -> Annotation:
        """The annotations of its sentences, one after the other."""
        tokens: list[Token] = []
        mentions: list[Mention] = []
        at = 0
        for part in self._parts[paragraph]:
            text, said = self._sentences[part]
            tokens += (replace(t, start=t.start + at, end=t.end + at) for t in said.tokens)
            mentions += (replace(m, start=m.start + at, end=m.end + at) for m in said.mentions)
            at += len(text)
        return Annotation(tuple(tokens), tuple(mentions))


class EngineText:
    """A page of lines; the engine is asked for the words of each when they are needed."""

    def __init__(self, lines: list[str], cache: Path) -> None:
        speakers = ("问", "答")
        paragraphs = [
            Paragraph(ParagraphKind.SPEECH, line, speakers[turn % 2], turn) for turn, line in enumerate(lines)
        ]
        voices = (Voice("问", "问", "interviewer"), Voice("答", "答", "guest"))
        self.page = Page("", Paragraphs(paragraphs), voices)
        self._engine = Engine(Paths.under(cache))
        self._engine.open("lines", lines)

    def annotation(self, paragraph: int) -> Annotation:
        """What the engine says of a line."""
        ((_, record),) = self._engine.annotate("lines", [paragraph])
        return unpack(record, self.page.paragraphs.texts[paragraph])


def engine_texts(cache: Path) -> Iterator[tuple[str, EngineText]]:
    """The two texts of 10 MB that `benchmarks.engine` makes, out of the samples' sentences and of words."""
    lines = [line for text in read_paragraphs(Paths.standard().texts / "none") for line in text]
    for name, large in large_texts(lines).items():
        yield name, EngineText(large, cache)


AnyText: TypeAlias = Text | EngineText


def sentences_of_samples(cache: Path) -> list[tuple[str, Annotation]]:
    """Every sentence of the sample transcripts with what the engine says of it."""
    texts = [
        p.text for path in sorted(Paths.standard().texts.glob("*.zh.txt")) for p in load(path).paragraphs
    ]
    sentences = [match.group() for text in texts for match in _SENTENCE.finditer(text)]
    engine = Engine(Paths.under(cache))
    engine.open("samples", sentences)
    said = dict(engine.annotate("samples", range(len(sentences))))
    return [(text, unpack(said[index], text)) for index, text in enumerate(sentences)]


class Stage(QObject):
    """A view on the screen, and how long it takes until it is painted."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self.view = ReadingView()
        self.painted = 0
        self.view.viewport().installEventFilter(self)
        self.view.resize(_WIDTH, _HEIGHT)
        self.view.set_text_size(_TEXT_SIZE)
        self.view.set_ruby(RubyMode.ALL)
        self.view.set_hover_delay(0)
        self.view.show()
        self._application.processEvents()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count what is painted."""
        self.painted += event.type() == QEvent.Type.Paint
        return False

    def timed(self, action: Callable[[], object]) -> Time:
        """How long until the view has been painted after an action."""
        self._application.processEvents()
        before = self.painted
        start, work = time.perf_counter(), time.process_time()
        action()
        while self.painted == before and time.perf_counter() - start < 5:
            self._application.processEvents()
        return Time((time.perf_counter() - start) * 1000, (time.process_time() - work) * 1000)

    def rest(self, seconds: float) -> None:
        """Let events be handled for a while."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._application.processEvents()
            time.sleep(0.001)

    def annotate_around(self, text: AnyText, paragraph: int, pages: int = 2) -> None:
        """Let everything be known there before it is measured."""
        last = min(paragraph + 12 * pages, len(text.page.paragraphs) - 1)
        for index in self.view.unannotated(max(paragraph - 12 * pages, 0), last):
            self.view.set_annotation(index, text.annotation(index))
        self._application.processEvents()

    def bare(self) -> float:
        """Milliseconds for bare QTextLayout to lay out and draw what is visible now."""
        flow = self.view._flow
        texts = [s.laid.shown.text for s in flow.standing() if s.laid.block.form < Form.IMAGE]
        font = QFont(flow.composer.face(Form.SPEECH).font)
        width = flow.composer.column.width
        times = []
        for _ in range(5):
            image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
            start = time.process_time()
            _draw_bare(image, texts, font, width)
            times.append((time.process_time() - start) * 1000)
        return median(times)


def _draw_bare(image: QImage, texts: list[str], font: QFont, width: float) -> None:
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    y = 0.0
    for text in texts:
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.beginLayout()
        inside = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, inside))
            inside += line.height()
        layout.endLayout()
        layout.draw(painter, QPointF(0, y))
        y += inside
    painter.end()


def _figure(what: str, times: list[Time], baseline: float) -> Figure:
    passed = sorted(each.passed for each in times)
    last = passed[min(int(len(passed) * 0.99), len(passed) - 1)]
    return Figure(what, median(passed), last, median(each.work for each in times), baseline)


def opening(stage: Stage, text: AnyText, name: str) -> Figure:
    """From a page of records until its beginning is painted."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        file.write_text("\n".join(p.text for p in text.page.paragraphs), encoding="utf-8")
        bare = []
        for _ in range(3):
            start = time.process_time()
            file.read_text(encoding="utf-8").splitlines()
            bare.append((time.process_time() - start) * 1000)
    times = [stage.timed(lambda: stage.view.set_page(text.page)) for _ in range(3)]
    return _figure(f"open {name} (against read and split)", times, median(bare))


def stepping(stage: Stage, text: AnyText, what: str, rounds: int, resting: float) -> Figure:
    """Page after page, everything annotated."""
    stage.view.go_to(0, 0)
    times: list[Time] = []
    bare: list[float] = []
    for number in range(rounds * 2):
        stage.annotate_around(text, stage.view.visible_paragraphs()[1])
        stage.rest(resting)
        times.append(stage.timed(stage.view.scroll_page_down))
        if number % 10 == 0:
            bare.append(stage.bare())
    return _figure(what, times, median(bare))


def jumping(stage: Stage, text: AnyText, name: str, rounds: int) -> Figure:
    """Here and there, everything annotated."""
    chance = random.Random(3)
    times: list[Time] = []
    bare: list[float] = []
    for number in range(rounds * 2):
        paragraph = chance.randrange(len(text.page.paragraphs))
        stage.annotate_around(text, paragraph)
        times.append(stage.timed(partial(stage.view.go_to, paragraph, 0)))
        if number % 10 == 0:
            bare.append(stage.bare())
    return _figure(f"random jump, {name}", times, median(bare))


def changing(stage: Stage, text: AnyText, name: str, rounds: int) -> list[Figure]:
    """Another width, another size, readings on and off, in the middle of the text."""
    place = Place(len(text.page.paragraphs) // 2, 0)
    stage.annotate_around(text, place.paragraph, 4)
    stage.view.go_to(*place)
    view = stage.view
    changes: list[tuple[str, list[Callable[[], object]]]] = [
        ("resize", [lambda: view.resize(_WIDTH - 160, _HEIGHT), lambda: view.resize(_WIDTH, _HEIGHT)]),
        ("text size", [lambda: view.set_text_size(26), lambda: view.set_text_size(_TEXT_SIZE)]),
        ("pinyin switched", [lambda: view.set_ruby(RubyMode.NONE), lambda: view.set_ruby(RubyMode.ALL)]),
    ]
    figures = []
    for what, actions in changes:
        times = [stage.timed(action) for _ in range(rounds // 2) for action in actions]
        figures.append(_figure(f"{what}, {name}", times, stage.bare()))
    return figures


def hovering(stage: Stage, text: AnyText, name: str, count: int = 500) -> Figure:
    """From the pointer on a word until its ground is painted."""
    times: list[Time] = []
    view = stage.view
    paragraph = 0
    while len(times) < count and paragraph < len(text.page.paragraphs):
        stage.annotate_around(text, paragraph)
        view.go_to(paragraph, 0)
        first, last = view.visible_paragraphs()
        for shown in range(first, last):
            words = [i for i, token in enumerate(text.annotation(shown).tokens) if is_word(token)]
            for index in words[::3]:
                rect = view.word_rect(shown, index)
                if view.viewport().rect().contains(rect) and view.hovered_token() != (shown, index):
                    times.append(stage.timed(partial(_move, view, QPointF(rect.center()))))
        paragraph = last + 1
    return _figure(f"hover until painted, {name}", times[:count], stage.bare())


def _move(view: ReadingView, point: QPointF) -> None:
    where = view.viewport().mapToGlobal(point)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, point, where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def measured(application: QApplication, text: AnyText, name: str, rounds: int) -> list[Figure]:
    """All figures of one text."""
    stage = Stage(application)
    gc.collect()
    gc.freeze()
    gc.disable()  # as the program does, which looks for garbage between two events
    figures = [
        opening(stage, text, name),
        stepping(stage, text, f"page step, {name}", rounds, _RESTING),
        stepping(stage, text, f"page steps without a rest, {name}", rounds, 0.0),
        jumping(stage, text, name, rounds),
        *changing(stage, text, name, rounds),
        hovering(stage, text, name),
    ]
    stage.view.close()
    return figures


def measure(sizes: list[float], rounds: int, of_engine: bool = False) -> list[Figure]:
    """All figures of texts of these sizes in MB, or of the engine's two."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    folder = Paths.standard().resources
    apply_theme(application, load_theme(folder / "themes", "light"), folder / "icons")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as cache:
        if of_engine:
            for name, text in engine_texts(Path(cache)):
                figures += measured(application, text, name, rounds)
            return figures
        sentences = sentences_of_samples(Path(cache))
    for size in sizes:
        figures += measured(application, Text(sentences, size), f"{size:g} MB", rounds)
    return figures


def main(arguments: list[str]) -> int:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description="How quick the page is.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 10], metavar="MB")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--page-only", action="store_true", help="leave out the whole program's rows")
    parser.add_argument("--engine-texts", action="store_true", help="the page on the engine's two texts")
    options = parser.parse_args(arguments)
    figures = measure(options.sizes, options.rounds, options.engine_texts)
    if not options.page_only:
        figures += [Figure(**row) for row in program.rows()]
    if options.json:
        rows = [asdict(figure) | {"ratio": figure.ratio} for figure in figures]
        print(json.dumps(rows, indent=1, ensure_ascii=False))
        return 0
    print(f"{'what':44} {'p50 ms':>8} {'p99 ms':>8} {'work':>8} {'baseline':>9} {'ratio':>6}")
    for f in figures:
        print(f"{f.what:44} {f.p50:8.1f} {f.p99:8.1f} {f.work:8.1f} {f.baseline:9.1f} {f.ratio:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
