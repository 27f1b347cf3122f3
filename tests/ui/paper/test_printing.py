"""Printing and saving from the window, and by command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.__main__ import main
from reader.app import Program
from reader.paths import Paths
from reader.ui.page.page import Place
from tests.conftest import SAMPLES
from tests.program import opened
from tests.ui.page.sample import annotate

TEXT = "# 机房夜谈\n\n主持人：算力够吗？\n\n林工：不够。\n\n主持人：那怎么办？\n\n林工：排队 1 < 2 & 3。\n"


@pytest.fixture
def program(qapp: QApplication, ready_paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    with opened(qapp, ready_paths, engine=False) as program:
        program.reading.open_entry(program.desk.library.paste(TEXT, "夜谈: 一/二"))
        text = program.desk.text
        assert text is not None
        text.records.update((index, b"") for index in range(len(text.transcript.paragraphs)))
        monkeypatch.setattr(
            text, "annotation", lambda index: annotate(text.transcript.paragraphs[index].text)
        )
        yield program


def save_to(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[tuple[str, Path]]:
    """Answer the file dialog with what it offers, in a folder; the titles and paths it was asked with."""
    asked: list[tuple[str, Path]] = []

    def answer(_parent: object, title: str, offered: str, _kinds: str) -> tuple[str, str]:
        asked.append((title, folder / Path(offered).name))
        return str(asked[-1][1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


def test_text_and_selection_are_saved_as_they_stand_on_the_screen(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = save_to(monkeypatch, tmp_path)
    program.desk.prefer(ruby="all")
    program.window.actions_by_name["save_html"].trigger()
    title, path = asked[-1]
    page = path.read_text(encoding="utf-8")
    assert (title, path.name) == ("Save the transcript", "夜谈 一 二.html")
    assert "<rt>x</rt>" in page
    assert "1 &lt; 2 &amp; 3" in page
    program.window.page.select(Place(2, 0), Place(2, 3))
    program.window.actions_by_name["save_html"].trigger()
    assert asked[-1][0] == "Save what is selected"
    part = path.read_text(encoding="utf-8")
    assert len(part) < len(page)
    assert part.count('class="who"') == 1
    program.window.actions_by_name["save_pdf"].trigger()
    assert asked[-1][1].read_bytes().startswith(b"%PDF-")
    assert "Written" in program.window.statusBar().currentMessage()


def test_nothing_is_put_on_paper_before_its_words_are_read(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = save_to(monkeypatch, tmp_path)
    program.desk.text.records.clear()
    program.window.actions_by_name["save_pdf"].trigger()
    assert asked == []
    assert "still being read" in program.window.statusBar().currentMessage()


def test_printing_paints_on_the_printer_that_was_chosen(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    program.window.actions_by_name["print"].trigger()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    assert program.window.statusBar().currentMessage() == "Printed: 1 pages"


@pytest.mark.usefixtures("qapp")
def test_commands_write_both_kinds_and_leave_the_library_alone(
    ready_paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, text = ["--data", str(ready_paths.data)], str(SAMPLES["agents-digest"])
    assert main([*data, "html", text, "-o", str(tmp_path / "a.html"), "--script", "traditional"]) == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<rt>mó</rt>" in page
    assert 'lang="zh-Hant"' in page
    assert main([*data, "pdf", text, "-o", str(tmp_path / "a.pdf"), "--readings", "none"]) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert list(ready_paths.transcripts.glob("*")) == []
    assert main([*data, "pdf", str(tmp_path / "none.txt"), "-o", str(tmp_path / "b.pdf")]) == 2
    assert "none.txt" in capsys.readouterr().err
