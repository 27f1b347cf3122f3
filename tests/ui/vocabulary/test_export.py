"""Exporting: a preview, the choice of last time, files and paper, Anki that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from reader.paths import Paths
from reader.ui.vocabulary import export_work, paper
from reader.ui.vocabulary.export_dialog import ExportDialog
from reader.ui.vocabulary.export_work import ExportWork
from reader.ui.vocabulary.paper import first_page, pdf_of
from reader.vocabulary import anki_connect
from reader.vocabulary.anki_connect import Sent
from reader.vocabulary.exchange import FORMATS, Export
from reader.vocabulary.model import Word
from reader.word_export import ANKI, PDF_CARDS, PDF_LIST
from tests.ui.vocabulary.bench import Bench, bench
from tests.ui.vocabulary.words import WORD

PATIENCE = 15_000


@pytest.fixture
def four(paths: Paths, qapp: QApplication) -> Iterator[Bench]:
    """A desk with four words."""
    assert qapp is not None
    with bench(paths) as made:
        made.keep_some()
        yield made


@pytest.fixture
def exports(four: Bench) -> Iterator[ExportWork]:
    """The dialog of that desk, open."""
    work = ExportWork(four.desk, four.main, four.table)
    work.open()
    yield work
    if work.dialog is not None:
        work.dialog.set_progress(None)
        work.dialog.reject()


def dialog_of(exports: ExportWork) -> ExportDialog:
    assert exports.dialog is not None
    return exports.dialog


def choose(exports: ExportWork, box: str, value: str) -> None:
    chosen: QComboBox = getattr(dialog_of(exports), box)
    assert chosen.findData(value) >= 0
    chosen.setCurrentIndex(chosen.findData(value))
    chosen.activated.emit(chosen.currentIndex())
    dialog_of(exports)._resting.stop()
    exports.preview()


def preview(exports: ExportWork) -> str:
    return dialog_of(exports).findChild(QPlainTextEdit).toPlainText()


def write_to(exports: ExportWork, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(file), ""))
    exports.export()
    qtbot.waitUntil(lambda: exports._task is None, timeout=PATIENCE)


def test_every_format_has_a_preview(exports: ExportWork) -> None:
    for name in [form.name for form in FORMATS] + [ANKI]:
        choose(exports, "_form", name)
        assert "数据" in preview(exports), name
    for name in (PDF_LIST, PDF_CARDS):
        choose(exports, "_form", name)
        assert not dialog_of(exports)._picture.pixmap().isNull()


def test_anki_cards_are_shown_as_they_are_read(exports: ExportWork) -> None:
    choose(exports, "_form", "apkg")
    assert preview(exports).split("\n\n")[0].splitlines() == [
        "数据",
        "先看数据。",
        "    shù jù  數據",
        "    data",
        "    问 · 我的访谈",
    ]


def test_the_choice_of_words_is_offered_with_numbers(exports: ExportWork) -> None:
    box = dialog_of(exports)._words
    offered = [box.itemText(row) for row in range(box.count())]
    assert offered == ["All words (4)", "Learning, 1 to 4 (4)", "Tag: nouns (1)", "Met in: 我的访谈 (1)"]
    choose(exports, "_words", "tag:nouns")
    assert "世界" not in preview(exports)


def test_columns_are_chosen_one_by_one(exports: ExportWork) -> None:
    columns = dialog_of(exports).findChild(QListWidget)
    for row in range(1, columns.count()):
        columns.item(row).setCheckState(columns.item(0).checkState().__class__.Unchecked)
    dialog_of(exports)._resting.stop()
    exports.preview()
    assert [line.split(",")[0] for line in preview(exports).splitlines()[:2]] == ["simplified", "数据"]
    assert preview(exports).splitlines()[0] == "simplified,licence"


def test_only_what_fits_the_format_is_asked(exports: ExportWork) -> None:
    dialog = dialog_of(exports)
    choose(exports, "_form", "skritter")
    checks = [check for check in dialog.findChildren(QCheckBox) if check.isVisible()]
    assert checks == []
    assert not dialog._deck.isVisible()
    choose(exports, "_form", "apkg")
    assert dialog._deck.isVisible()


def test_a_file_is_written_in_the_background_and_the_choice_remembered(
    exports: ExportWork, four: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(exports, "_form", "pleco")
    choose(exports, "_words", "tag:nouns")
    write_to(exports, tmp_path / "cards.txt", monkeypatch, qtbot)
    assert "数据[數據]\t" in (tmp_path / "cards.txt").read_text("utf-8")
    assert "1 word written" in four.main.statusBar().currentMessage()
    dialog_of(exports).reject()
    exports.open()
    assert dialog_of(exports).choice.form == "pleco"
    assert dialog_of(exports).choice.words == "tag:nouns"


def test_a_folder_that_cannot_be_written_is_told(
    exports: ExportWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "file").touch()
    write_to(exports, tmp_path / "file" / "words.csv", monkeypatch, qtbot)
    (box,) = dialog_of(exports).findChildren(QMessageBox)
    assert "cannot be written" in box.text()
    box.accept()


def test_a_cancelled_export_writes_nothing(
    exports: ExportWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "words.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))

    def never_done(_words: object, _choice: object, report: object) -> bytes:
        while True:
            report(0.1)  # type: ignore[operator]

    monkeypatch.setattr(export_work, "written", never_done)
    exports.export()
    assert not dialog_of(exports)._write.isEnabled()
    dialog_of(exports).reject()
    assert exports.dialog is not None, "the first Escape cancels, the second closes"
    assert dialog_of(exports)._write.isEnabled()
    assert not target.exists()


def test_words_go_to_a_running_anki(
    exports: ExportWork, four: Bench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[tuple[int, str]] = []

    def take(notes: list[object], deck: str, **_more: object) -> Sent:
        asked.append((len(notes), deck))
        return Sent(3, 1)

    monkeypatch.setattr(anki_connect, "send", take)
    choose(exports, "_form", ANKI)
    exports.export()
    qtbot.waitUntil(lambda: exports._task is None, timeout=PATIENCE)
    assert asked == [(4, "Duidu")]
    assert "3 new notes and 1 updated" in four.main.statusBar().currentMessage()


def test_an_anki_that_is_not_there_is_told_with_a_next_step(
    exports: ExportWork, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("reader.vocabulary.anki_connect.PORT", 1)
    real = anki_connect.send
    monkeypatch.setattr(anki_connect, "send", lambda notes, deck, **more: real(notes, deck, port=1, **more))
    choose(exports, "_form", ANKI)
    exports.export()
    qtbot.waitUntil(lambda: exports._task is None, timeout=PATIENCE)
    (box,) = dialog_of(exports).findChildren(QMessageBox)
    assert "Start Anki with the add-on AnkiConnect" in box.text()
    box.accept()


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    assert pdf.startswith(b"%PDF-")
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.fixture
def inked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is painted on paper, as often as it is."""
    texts: list[str] = []
    draw = paper._draw

    def draw_and_remember(painter: object, document: object, *more: object) -> None:
        texts.append(document.toPlainText())  # type: ignore[attr-defined]
        draw(painter, document, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(paper, "_draw", draw_and_remember)
    return texts


def export_of(*words: Word) -> Export:
    return Export(words, "Senses from CC-CEDICT")


@pytest.mark.parametrize("cards", [False, True])
def test_paper_holds_word_reading_senses_sentence_and_licence(
    qapp: QApplication, inked: list[str], cards: bool
) -> None:
    pdf = pdf_of(export_of(replace(WORD, note="<b>mine</b>")), cards=cards, font=qapp.font())
    assert pages_of(pdf) == 1
    for part in ("数据", "shù jù", "data", "先看数据", "我的访谈", "<b>mine</b>", "CC-CEDICT"):
        assert part in "\n".join(inked), part


def test_many_words_go_over_many_pages_and_none_is_lost(qapp: QApplication, inked: list[str]) -> None:
    words = [replace(WORD, senses=(f"sense{number}.",)) for number in range(30)]
    for cards, least in ((False, 2), (True, 5)):
        inked.clear()
        assert pages_of(pdf_of(export_of(*words), cards=cards, font=qapp.font())) >= least
        assert all(f"sense{number}." in "".join(inked) for number in range(30))


def test_every_page_of_cards_names_the_licence(qapp: QApplication, inked: list[str]) -> None:
    pages = pages_of(pdf_of(export_of(*[WORD] * 12), cards=True, font=qapp.font()))
    assert pages == 2
    assert inked.count("Senses from CC-CEDICT") == 2


def test_a_card_ends_with_a_whole_line_and_says_that_there_is_more(
    qapp: QApplication, inked: list[str]
) -> None:
    senses = tuple(f"sense{number}." for number in range(6))
    pdf_of(export_of(replace(WORD, senses=senses)), cards=True, font=qapp.font())
    assert all(sense in "".join(inked) for sense in senses)
    assert "…" not in inked
    pdf_of(export_of(replace(WORD, note="line\n" * 60)), cards=True, font=qapp.font())
    assert "…" in inked


def test_a_note_longer_than_a_page_goes_on_on_the_next(qapp: QApplication, inked: list[str]) -> None:
    long = replace(WORD, note="\n".join(f"line{number}" for number in range(120)))
    pages = pages_of(pdf_of(export_of(long), cards=False, font=qapp.font()))
    assert pages >= 2
    assert sum("line119" in text for text in inked) == pages


def test_a_first_page_is_a_white_picture_with_ink(qapp: QApplication) -> None:
    picture: QImage = first_page(export_of(WORD), cards=False, font=qapp.font(), width=300)
    assert picture.width() == 300
    assert picture.pixelColor(2, 2).lightness() == 255
    assert any(picture.pixelColor(x, y).lightness() < 120 for x in range(300) for y in range(0, 120, 2))
