"""An evening with the program: words, terms, what is kept, and what is taken back."""

from __future__ import annotations

import csv
import io
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.language.model import Script
from reader.paths import Paths
from reader.transcript.marks import MarkRole
from reader.ui.words import Words
from tests.conftest import SAMPLES
from tests.journeys.conftest import Open
from tests.journeys.person import PATIENCE, Person
from tests.program import messages


@pytest.fixture
def person(sit_down: Open) -> Person:
    """Somebody in front of the interview about serving models, its words all there."""
    person = sit_down(SAMPLES["serving-at-scale"])
    person.wait_for_words()
    return person


def stored(paths: Paths, query: str) -> list[tuple[object, ...]]:
    """What another program sees in the database now."""
    with closing(sqlite3.connect(f"{paths.database.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_a_line_is_read_word_by_word(person: Person) -> None:
    person.reads("欢迎[huānyíng] / 两[liǎng] / 位[wèi]")
    person.reads("时间[shíjiān] / 都 / 花 / 在 / 搬 / 数据[shùjù]")
    person.reads("离[lí] / 用户[yònghù] / 近[jìn]")


def test_resting_on_a_word_tells_what_it_means(person: Person) -> None:
    card = person.hover("机房")
    assert card[:3] == ["机房", "機房", "jī fáng"]
    assert any("computer room" in line for line in card)


def test_a_term_leads_to_the_glossary_and_from_there_to_another_text(person: Person) -> None:
    person.wait_for_library()
    card = person.hover("算力")
    assert "compute" in " ".join(card[2:6]).lower()
    person.click("算力")
    assert person.window.glossary.isVisible()
    here = person.text.transcript.digest
    found = person.desk.termbase.mentions(person.window.glossary.shown_concept or "")
    lines = [found.line(number) for number in range(len(found))]
    there = next(line for line in lines if line.digest != here)
    person.click_row("Where it is spoken of", f"{there.before[-20:]}{there.keyword}{there.after[:10]}")
    assert person.text.transcript.digest == there.digest
    person.wait_for_words()
    annotation = person.page.annotation(there.paragraph)
    assert annotation is not None
    number = next(i for i, token in enumerate(annotation.tokens) if token.start <= there.start < token.end)
    assert person.word_is_on_screen(there.paragraph, number)


def test_v_keeps_a_word_and_it_is_on_disk_before_the_mark_appears(
    person: Person, ready_paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    show = Words._show_vocabulary

    def look_first(words: Words) -> None:
        seen.append(stored(ready_paths, "SELECT simplified, traditional, pinyin FROM word"))
        show(words)

    monkeypatch.setattr(Words, "_show_vocabulary", look_first)
    person.hover("延迟", "首字延迟")
    person.press("V")
    assert seen[0], "the mark came before the word was on disk"
    (kept,) = stored(ready_paths, "SELECT simplified, traditional FROM word")
    assert kept == ("延迟", "延遲")
    ((sentence, speaker, time),) = stored(ready_paths, "SELECT sentence, speaker, time FROM sighting")
    assert "首字延迟是一个" in str(sentence)
    assert speaker == "工程师"
    assert person.vocabulary()[0].startswith("延迟  yán chí")
    assert "Kept" in person.said()
    assert time is None or ":" in str(time)


def test_keeping_is_undone_and_a_second_keeping_is_said(person: Person, ready_paths: Paths) -> None:
    person.hover("机房")
    person.press("V")
    person.press("V")
    assert "already has this sentence" in person.said()
    person.press("Ctrl+Z")
    assert person.vocabulary() == []
    assert stored(ready_paths, "SELECT * FROM word") == []
    person.press("Ctrl+Z")
    assert person.said() == "There is nothing to undo."


def test_a_word_that_is_removed_comes_back_by_undo(person: Person) -> None:
    person.hover("机房")
    person.press("V")
    before = person.vocabulary()
    word = person.desk.kept_words()[0].word
    person.window.vocabulary.forget_requested.emit(word)
    assert person.vocabulary() == []
    person.press("Ctrl+Z")
    assert person.vocabulary() == before
    assert person.desk.kept_words()[0].word == word


def test_a_kept_word_leads_back_to_its_sentence_from_another_text(person: Person) -> None:
    person.hover("机房")
    person.press("V")
    person.program.shelf.add_files([SAMPLES["training-data"]])
    assert "预训练" in person.text.transcript.title
    person.window.show_vocabulary()
    person.click_row("Vocabulary", "机房")
    person.click_row("Sentences", "机房")
    paragraph = person.paragraph("机房里发生了什么")
    assert person.page.visible_paragraphs()[0] <= paragraph <= person.page.visible_paragraphs()[1]


def test_the_vocabulary_goes_out_as_a_spreadsheet(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.hover("机房")
    person.press("V")
    target = tmp_path / "vocabulary.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    person.window.actions_by_name["export_vocabulary"].trigger()
    exports = person.program.exports
    assert exports.dialog is not None
    exports.export()
    person.wait(lambda: "written" in person.said())
    exports.dialog.reject()
    assert str(target) in person.said()
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) > 1
    assert "CC-CEDICT" in target.read_text(encoding="utf-8")
    assert "机房" in target.read_text(encoding="utf-8")


def test_an_export_that_cannot_be_written_is_told(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    target = str(tmp_path / "file" / "vocabulary.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (target, ""))
    person.window.actions_by_name["export_vocabulary"].trigger()
    exports = person.program.exports
    assert exports.dialog is not None
    exports.export()
    person.wait(lambda: len(messages(person.program)) == 1)
    exports.dialog.reject()


def test_one_switch_turns_the_whole_page_and_back(person: Person) -> None:
    printed = [text for _, _, text in person.shown()]
    place = person.page.position()
    person.choose_script("Traditional")
    turned = [text for _, _, text in person.shown()]
    assert any("機房" in text for text in turned)
    assert not any("机房" in text for text in turned)
    assert person.hover("机房")[:2] == ["機房", "机房"]
    person.page.go_to(*place)
    person.choose_script("Taiwan")
    assert person.desk.script is Script.TAIWAN
    person.choose_script("As printed")
    assert [text for _, _, text in person.shown()] == printed
    assert person.page.position() == place


def test_everything_can_be_done_without_a_mouse(person: Person) -> None:
    person.page.setFocus()
    person.press("N")
    assert person.page.current_token() is not None
    assert person.card() == []
    person.press("Return")
    first = person.card()
    assert first
    person.press("N")
    assert person.card() not in ([], first)
    person.press("B")
    assert person.card() == first
    person.press("S")
    person.press("V")
    assert len(person.vocabulary()) == 1
    person.press("Esc")
    assert person.card() == []
    assert person.page.current_token() is not None
    person.press("T", "G")
    assert person.window.glossary.isVisible()
    assert person.window.glossary.shown_concept is not None


def test_a_text_that_is_removed_goes_and_comes_back(person: Person, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("问：今天的数据看过了吗？\n\n答：看过了，干净得很。\n", encoding="utf-8")
    person.program.shelf.add_files([talk])
    entry = person.desk.library.entries()[0]
    listed = person.library()
    person.window.left.library.remove_requested.emit(entry)
    assert len(person.library()) == len(listed) - 1
    assert "Ctrl+Z" in person.said()
    person.press("Ctrl+Z")
    assert person.library() == listed
    assert talk.exists()


def test_a_line_is_marked_and_taken_back(person: Person) -> None:
    part = "早先的做法是凑齐一车才走"
    before = person.forms()
    person.program.page_menu.mark(person.paragraph(part), MarkRole.HEADING)
    assert any(part in line for line in person.outline())
    assert person.forms() != before
    person.press("Ctrl+Z")
    assert person.forms() == before
    person.wait_for_words()


def test_what_is_looked_for_is_found_in_either_script(person: Person) -> None:
    person.press("Ctrl+F")
    person.type("機房")
    matches = person.page.matches()
    assert matches.count >= 3
    first = matches.current
    person.press("F3")
    assert person.page.matches().current == (first + 1) % matches.count
    assert any(f"of {matches.count}" in text for text in bar_texts(person))
    person.press("Esc")
    assert not person.window.find_bar.isVisible()


def bar_texts(person: Person) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in person.window.find_bar.findChildren(QLabel)]


def test_the_outline_leads_to_its_section(person: Person) -> None:
    person.click_row("Outline", "热量往哪儿去")
    section = next(each for each in person.text.transcript.sections if "热量" in each.title)
    assert person.page.position().paragraph == section.paragraph


def test_everything_is_as_it_was_left(sit_down: Open, ready_paths: Paths, qtbot: QtBot) -> None:
    person = sit_down(SAMPLES["measuring-models"])
    person.wait_for_words()
    paragraph = person.paragraph("请模型当裁判")
    person.page.go_to(paragraph, 0)
    place = person.page.position()
    person.choose_script("Traditional")
    person.press("Ctrl++")
    person.window.resize(780, 640)
    size = person.desk.settings.text_size
    person.leave()
    again = sit_down()
    assert again.text.transcript.title.startswith("分数涨了")
    assert again.page.position() == place
    assert again.desk.script is Script.TRADITIONAL
    assert again.desk.settings.text_size == size == again.page._typography.text_size
    qtbot.waitUntil(lambda: again.window.size().toTuple() == (780, 640))
    assert ready_paths.settings.exists()


def test_folding_is_remembered(sit_down: Open) -> None:
    person = sit_down()
    person.window.resize(1200, 700)
    person.press("F8")
    assert not person.window.sides.is_shown("right")
    person.leave()
    again = sit_down()
    again.window.resize(1200, 700)
    assert not again.window.sides.is_shown("right")
    assert again.window.sides.is_shown("left")


def test_a_settings_file_that_is_damaged_does_no_harm(sit_down: Open, ready_paths: Paths) -> None:
    ready_paths.data.mkdir(exist_ok=True)
    ready_paths.settings.write_text("{", encoding="utf-8")
    assert sit_down().window.isVisible()


def test_marking_what_somebody_says_marks_the_words_and_not_the_name_above(person: Person) -> None:
    part = "那电费得多吓人"
    labels = person.labels()
    person.program.page_menu.mark(person.paragraph(part), MarkRole.HEADING)
    assert any(part in line for line in person.outline())
    person.press("Ctrl+Z")
    assert person.labels() == labels


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_page_gets_its_words_though_the_engine_is_killed(sit_down: Open) -> None:
    person = sit_down(SAMPLES["alignment-and-rules"])
    person.wait(lambda: person.program.client.process_id != 0)
    former = person.program.client.process_id
    with person.qtbot.waitSignal(person.program.client.restarted, timeout=PATIENCE):
        os.kill(former, signal.SIGKILL)
    assert "started again" in person.said()
    person.wait_for_words()
    assert person.program.client.process_id not in (0, former)
    assert person.hover("模型")
