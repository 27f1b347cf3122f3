"""The glossary on paper: as many pages as the entries need, each entry whole on one where it can be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from reader.glossary.exporters.export import Export
from reader.ui.glossary import paper
from reader.ui.glossary.paper import glossary_pdf
from tests.glossary.example import AGENT, FULL

pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_glossary_goes_on_on_further_pages() -> None:
    assert pages_of(glossary_pdf(FULL)) == 1
    many = tuple(replace(AGENT, id=f"a{number}", english=f"term {number}") for number in range(40))
    assert pages_of(glossary_pdf(Export(many))) > 2


def test_an_entry_longer_than_a_page_is_painted_to_its_end() -> None:
    short, long = (replace(AGENT, definition="word " * length) for length in (2000, 6000))
    assert 1 < pages_of(glossary_pdf(Export((short,)))) < pages_of(glossary_pdf(Export((long,))))


def test_no_entry_that_fits_a_page_is_cut_and_markup_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[str, float, float]] = []

    def note(_sheet: object, document: paper.QTextDocument, skipped: float, room: float) -> None:
        drawn.append((document.toPlainText(), skipped, document.size().height() - room))

    monkeypatch.setattr(paper._Sheet, "_draw", note)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(144)
    painter = QPainter(writer)
    many = tuple(
        replace(AGENT, id=f"a{number}", english=f"<b>term {number}</b>", definition="Text. " * (number % 30))
        for number in range(30)
    )
    paper._paint(Export(many), paper._Sheet(painter, writer))
    painter.end()
    assert all(skipped == 0 and abs(missing) < 1 for _, skipped, missing in drawn)
    said = "\n".join(text for text, _, _ in drawn)
    assert all(f"<b>term {number}</b>" in said for number in range(30))
