"""The glossary on paper: as many pages as the entries need, each entry whole on one where it can be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from reader.glossary.exporters.export import Export, MentionRecord
from reader.glossary.model import Form, Status
from reader.ui.glossary import paper
from reader.ui.glossary.paper import glossary_pdf
from tests.glossary.example import AGENT, FULL
from tests.pdf_text import Letter, letters_of, text_of

pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def found(page: list[Letter], text: str) -> Letter:
    """The first letter of the first place of a text on a page."""
    said = "".join(letter.text for letter in page)
    assert text in said
    places = [letter for letter in page for _ in letter.text]  # a ligature is two letters
    return places[said.index(text)]


def test_readings_stand_over_their_characters() -> None:
    page, *_ = letters_of(glossary_pdf(FULL))
    for character, syllable in (("智", "zhì"), ("能", "néng"), ("体", "tǐ")):
        below, above = found(page, character), found(page, syllable)
        assert below.y + 0.8 * below.size < above.y < below.y + 1.5 * below.size
        assert abs(below.x - above.x) < 0.5 * below.size
        assert above.size < 0.6 * below.size


def test_pages_are_numbered_at_their_foot() -> None:
    many = tuple(replace(AGENT, id=f"a{number}", definition="It acts.") for number in range(20))
    pages = letters_of(glossary_pdf(Export(many)))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert text_of(page)[-1] == f"Duidu glossary{number}"


def test_the_heading_of_a_category_is_larger_than_the_name_of_a_concept() -> None:
    page, *_ = letters_of(glossary_pdf(FULL))
    assert found(page, "Artificial").size > 1.3 * found(page, "AI agent").size


def test_no_line_ends_within_a_form() -> None:
    names = tuple(Form(f"Hong Kong {chr(97 + number)}{chr(97 + number)}") for number in range(26))
    forms = (Form("香港", Status.PREFERRED), *names)
    pages = letters_of(glossary_pdf(Export((replace(AGENT, forms=forms),))))
    lines = [line for page in pages for line in text_of(page) if "Hong Kong" in line]
    assert len(lines) > 3
    assert sum(len(re.findall(r"Hong Kong ([a-z])\1", line)) for line in lines) == 26


def test_a_concept_longer_than_a_page_is_parted_between_two_lines() -> None:
    mentions: list[MentionRecord] = [
        {
            "concept": "agent",
            "file": "interview.txt",
            "paragraph": number,
            "start": 0,
            "end": 3,
            "text": "智能体",
            "speaker": None,
            "section": None,
            "time": None,
            "sentence": f"智能体来过{'多' * number}次。",
        }
        for number in range(80)
    ]
    pages = letters_of(glossary_pdf(Export((AGENT,), mentions=tuple(mentions))))
    assert len(pages) > 2
    said = "".join(line for page in pages for line in text_of(page))
    assert [len(much) for much in re.findall("来过(多*)次", said)] == list(range(80))


def test_the_glossary_goes_on_on_further_pages() -> None:
    assert pages_of(glossary_pdf(Export((AGENT,)))) == 1
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
