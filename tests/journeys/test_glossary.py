"""An evening with the glossary: from a word to every place and back, an entry of one's own, and a file brought in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QDialog, QFileDialog

from reader.glossary.settling import Settled
from reader.paths import Paths
from reader.ui.glossary.edit_dialog import EditDialog
from reader.ui.glossary.export_dialog import ExportDialog
from reader.ui.glossary.import_dialog import ImportDialog
from reader.ui.glossary.index_view import View
from tests.conftest import SAMPLES
from tests.journeys.conftest import Open
from tests.journeys.person import Person
from tests.program import dismiss, messages


@pytest.fixture
def person(sit_down: Open) -> Person:
    """Somebody in front of the interview about serving models, its words all there."""
    person = sit_down(SAMPLES["serving-at-scale"])
    person.wait_for_words()
    return person


def answering(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], act: Callable[..., None]) -> None:
    """Whenever a dialog of this kind asks, do this with it and accept."""

    def answer(dialog: QDialog) -> QDialog.DialogCode:
        act(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(kind, "exec", answer)


def own(paths: Paths) -> list[str]:
    """The ids of the reader's entries, as another program sees them."""
    with closing(sqlite3.connect(f"{paths.database.as_uri()}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT concept FROM own_concept ORDER BY concept")]


def test_from_a_word_to_every_place_and_back(person: Person) -> None:
    person.wait_for_library()
    person.click("算力")
    here = person.text.transcript.digest
    glossary = person.window.glossary
    assert glossary.shown_concept is not None
    assert "算力" in glossary.concept.said()
    found = person.desk.termbase.mentions(glossary.shown_concept)
    lines = [found.line(number) for number in range(len(found))]
    there = next(line for line in lines if line.digest != here)
    person.click_row("Where it is spoken of", there.after[:12])
    assert person.text.transcript.digest != here
    person.press("Alt+Left")
    assert person.text.transcript.digest == here


def test_a_term_is_found_by_pinyin_without_tones_and_in_traditional_characters(person: Person) -> None:
    person.wait_for_library()
    termbase, index = person.desk.termbase, person.window.glossary.index
    person.wait(lambda: not termbase.spoken.missing(termbase.entries.concepts))
    for typed in ("jiqixuexi", "機器學習"):
        index._search.setText(typed)
        person.wait(lambda: 0 < len(person._rows("Concepts")) < 50)
        index._search.returnPressed.emit()
        assert "机器学习 jī qì xué xí" in person.window.glossary.concept.said()
        person.choose_script("Traditional")
        person.wait(lambda: "機器學習 jī qì xué xí" in person.window.glossary.concept.said())
        person.choose_script("As printed")
        person.window.glossary.show_index()


def test_an_entry_of_ones_own_is_found_on_the_page_and_undone(
    person: Person, ready_paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph, number = person.place_of("风扇")
    assert person.desk.card(paragraph, number).concept is None  # type: ignore[union-attr]
    seen: list[list[str]] = []

    def write(dialog: EditDialog) -> None:
        dialog._english.setText("cooling fan")
        dialog._forms._on_add_clicked()
        dialog._forms._table.item(0, 0).setText("風扇")  # type: ignore[union-attr]

    answering(monkeypatch, EditDialog, write)
    person.program.glossary.editing.changed.connect(lambda: seen.append(own(ready_paths)))
    person.program.glossary.editing.new()
    assert seen == [["cooling-fan"]], "said before it was on disk"
    assert "Saved: cooling fan" in person.said()

    def is_known() -> bool:
        card = person.desk.card(*person.place_of("风扇"))
        return card is not None and card.concept is not None

    person.wait(lambda: person.desk.concordance.complete and is_known())
    status = person.window.glossary.concept._status
    person.wait(lambda: status.text() == "2 mentions in 1 text")
    person.press("Ctrl+Z")
    person.wait(lambda: person.desk.concordance.complete and not is_known())
    assert own(ready_paths) == []
    assert person.window.glossary.shown_concept is None


def test_a_text_that_comes_back_to_the_list_is_counted_again(person: Person, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("问：算力够用吗？\n\n答：算力还差一点。\n", encoding="utf-8")
    person.program.shelf.add_files([talk])
    person.wait_for_words()
    person.wait_for_library()
    before = dict(person.desk.concordance.counts())
    person.window.actions_by_name["remove"].trigger()
    person.wait(lambda: person.desk.concordance.complete)
    assert person.desk.concordance.counts() != before
    person.press("Ctrl+Z")
    person.wait(lambda: person.desk.concordance.complete)
    assert person.desk.concordance.counts() == before


def test_a_shipped_entry_is_changed_deleted_and_restored(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing, panel = person.program.glossary.editing, person.window.glossary
    person.program.glossary.show("inference")
    answering(monkeypatch, EditDialog, lambda dialog: dialog._definition.setPlainText("My own words."))
    editing.edit("inference")
    assert "My own words." in panel.concept.said()
    assert "changed by you" in panel.concept.said()
    editing.restore("inference")
    assert "My own words." not in panel.concept.said()
    editing.delete("inference")
    assert panel.shown_concept is None
    panel.index.set_view(View.REVIEW)
    assert any("Deleted by you (1)" in row for row in person._rows("Concepts"))
    person.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    person.program.glossary.show("inference")
    assert "My own words." not in panel.concept.said()


def test_a_file_is_looked_at_before_it_is_taken_in_and_taken_back_whole(
    person: Person, ready_paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "more.csv"
    file.write_text(
        "english,chinese,definition\ncooling fan,风扇,A fan.\nelsewhere,算力,No.\nnothing,,No.\n",
        encoding="utf-8",
    )
    shown: list[list[str]] = []
    before: list[list[str]] = []

    def look(dialog: ImportDialog) -> None:
        shown.append(dialog.said())
        before.append(own(ready_paths))

    answering(monkeypatch, ImportDialog, look)
    person.program.glossary.exchange.look_at(file)
    person.wait(lambda: own(ready_paths) == ["cooling-fan"])
    assert before == [[]]
    (said,) = shown
    assert "New (1)" in said
    assert "In conflict (1)" in said
    assert "Refused (1)" in said
    person.press("Ctrl+Z")
    assert own(ready_paths) == []


def test_the_chosen_concept_is_marked_beside_the_page_until_it_is_left(person: Person) -> None:
    person.wait_for_library()
    bar, here = person.window.page._bar, person.text.transcript.digest
    person.click("算力")
    shown = person.window.glossary.shown_concept
    assert shown is not None
    places = list(person.desk.concordance.index.places(shown, here))
    assert 0 < len(bar.spoken_rows()) <= len(places)
    assert f"{len(places)} mention" in bar.accessibleDescription()
    before = person.window.page.position()
    person.window.page.spoken_place_chosen.emit(*places[-1])
    assert person.window.page.position() != before
    person.press("Alt+Left")
    assert person.window.page.position() == before
    person.window.glossary.show_index()
    assert bar.spoken_rows() == []


def test_first_mentions_are_glossed_and_one_category_is_shown_alone(person: Person) -> None:
    person.wait_for_library()
    actions, marks = person.window.actions_by_name, person.window.page._marks
    assert marks.glosses == {}
    actions["glosses"].trigger()
    said = [gloss.text for glosses in marks.glosses.values() for gloss in glosses]
    assert len(said) == len(set(said)) > 3, "each term once"
    category = next(each for each in actions.categories.actions() if each.data() == "compute")
    category.trigger()
    fewer = [gloss.text for glosses in marks.glosses.values() for gloss in glosses]
    assert set(fewer) < set(said)
    english = {each.english for each in person.desk.concepts if each.category == "compute"}
    shown = person.window.page._flow.annotations.concepts
    assert shown is not None
    assert all(person.desk.termbase.entries.by_id[name].category == "compute" for name in shown)
    assert any(text in english for text in fewer)
    actions["glosses"].trigger()
    assert marks.glosses == {}


def test_what_an_import_is_in_conflict_over_is_taken_as_chosen_and_taken_back(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "other.csv"
    file.write_text("english,chinese,definition\ncounting power,算力,How much.\n", encoding="utf-8")
    before = person.desk.concepts
    answering(monkeypatch, ImportDialog, lambda dialog: dialog.settle(Settled.BOTH))
    person.program.glossary.exchange.look_at(file)
    person.wait(lambda: any(each.id == "counting-power" for each in person.desk.concepts))
    person.press("Ctrl+Z")
    assert person.desk.concepts == before


def test_the_terms_of_an_interview_go_out_with_their_mentions(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.wait_for_library()
    target = tmp_path / "terms.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))

    def choose(dialog: ExportDialog) -> None:
        dialog.choose_format("markdown")
        dialog.choose_which(ExportDialog.TRANSCRIPT)
        dialog._mentions.setChecked(True)

    answering(monkeypatch, ExportDialog, choose)
    person.window.actions_by_name["export_glossary"].trigger()
    person.wait(target.exists)
    person.wait(lambda: str(target) in person.said())
    content = target.read_text(encoding="utf-8")
    assert "算力" in content
    assert "CC BY-SA" in content
    assert person.text.entry.title in content


def test_a_glossary_that_cannot_be_written_is_told(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    target = str(tmp_path / "file" / "glossary.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (target, ""))
    answering(monkeypatch, ExportDialog, lambda _dialog: None)
    person.program.glossary.exchange.export()
    person.wait(lambda: len(messages(person.program)) == 1)
    dismiss(person.program)


def test_frequent_words_without_an_entry_are_found_in_the_texts(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.wait_for_library()
    index = person.window.glossary.index
    index.set_view(View.CANDIDATES)
    person.wait(lambda: bool(person._rows("Concepts")))
    word = index._list.first()
    drafts: list[str] = []
    answering(monkeypatch, EditDialog, lambda dialog: drafts.append(dialog.concept.forms[0].text))
    index.candidate_chosen.emit(word)
    assert drafts == [word.text]  # type: ignore[attr-defined]
    index.candidate_dismissed.emit(word.text)  # type: ignore[attr-defined]
    assert index._list.first() != word
    person.press("Ctrl+Z")
    assert index._list.first() == word


def test_what_carries_the_interview_is_kept_at_one_go_and_taken_back(
    person: Person, ready_paths: Paths
) -> None:
    before = person.program.glossary.before_reading
    before.open()
    dialog = before.dialog
    assert dialog is not None
    person.wait(lambda: bool(dialog.checked))
    number = len(dialog.checked)
    assert any(row.startswith("算力 suàn lì") for row in dialog.rows())
    dialog.keep_requested.emit(dialog.checked)
    assert before.dialog is None
    with closing(sqlite3.connect(f"{ready_paths.database.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM sighting").fetchone() == (number,)
    assert len(person.vocabulary()) == number
    person.window.actions_by_name["undo"].trigger()
    assert person.vocabulary() == []


def test_a_chart_leads_into_the_text_and_is_saved(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.wait_for_library()
    charts = person.program.glossary.charts
    charts.open()
    dialog = charts.dialog
    assert dialog is not None
    dialog.set_kind("strip")
    dialog.view.grab()
    mark = next(spot.mark for spot in reversed(dialog.view.spots()) if spot.mark is not None)
    dialog.view.mark_clicked.emit(mark)
    first, last = person.page.visible_paragraphs()
    assert first <= mark.paragraph <= last
    for kind, start in (("svg", b"<?xml"), ("png", b"\x89PNG")):
        target = tmp_path / f"chart.{kind}"
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_arguments, target=target: (str(target), "")
        )
        dialog.save_requested.emit(kind)
        assert target.read_bytes().startswith(start)
    dialog.close()
    assert charts.dialog is None


def test_an_export_that_is_cancelled_writes_nothing_and_the_next_one_does(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.wait_for_library()
    exchange = person.program.glossary.exchange
    target = tmp_path / "all.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    answering(monkeypatch, ExportDialog, lambda dialog: dialog._mentions.setChecked(True))
    exchange.export()
    box = exchange._progress
    assert box is not None
    box.reject()
    assert exchange._progress is None
    assert "nothing was written" in person.said()
    QThreadPool.globalInstance().waitForDone()
    assert not target.exists()
    exchange.export()
    person.wait(target.exists)
    person.wait(lambda: str(target) in person.said())
