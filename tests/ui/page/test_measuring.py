"""The benchmark of the page measures what it says, on a small text."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from benchmarks.reading import Stage, Text, changing, hovering, jumping, opening, stepping
from tests.ui.page.sample import LATIN, MARKS, PLAIN, annotate


def test_every_figure_is_measured_beside_its_baseline(qapp: QApplication) -> None:
    text = Text([(line, annotate(line)) for line in (PLAIN, MARKS, LATIN)], 0.05)
    stage = Stage(qapp)
    figures = [
        opening(stage, text, "small"),
        stepping(stage, text, "page step", 2, 0.01),
        jumping(stage, text, "small", 2),
        *changing(stage, text, "small", 2),
        hovering(stage, text, "small", 5),
    ]
    stage.view.close()
    stage.view.deleteLater()
    assert len({figure.what for figure in figures}) == 7
    assert all(figure.p99 >= figure.p50 > 0 and figure.baseline > 0 for figure in figures)


def test_the_sentences_of_a_paragraph_bring_their_words_along() -> None:
    text = Text([(line, annotate(line)) for line in (PLAIN, MARKS, LATIN)], 0.01)
    for index, paragraph in enumerate(text.page.paragraphs):
        tokens = text.annotation(index).tokens
        assert all(paragraph.text[token.start : token.end] == token.text for token in tokens)
