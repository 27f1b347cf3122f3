"""By speaker: set back, folded away or alone, by key and from the menu, until another text is opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.app import Program
from reader.paths import Paths
from reader.ui.page.blocks import Form
from reader.ui.page.outline import SpeakerView
from tests.program import opened

TEXT = "# 机房夜谈\n\n主持人：算力够吗？\n\n林工：不够。\n\n主持人：那怎么办？\n\n林工：排队。\n\n站长：我也等。\n"
TWO = "# 另一篇\n\n主持人：早。\n\n林工：早。\n\n主持人：吃了吗？\n\n林工：吃了。\n"


@pytest.fixture
def program(qapp: QApplication, paths: Paths) -> Iterator[Program]:
    with opened(qapp, paths, engine=False) as program:
        program.reading.open_entry(program.desk.library.paste(TEXT, "夜谈"))
        yield program


def shown(program: Program) -> list[str]:
    """What the page shows of the talk, folds as +."""
    flow = program.window.page._flow
    texts = [paragraph.text for paragraph in flow.page.paragraphs]
    blocks = [flow.blocks[index] for index in range(len(flow.blocks))]
    return ["+" if block.form is Form.FOLD else texts[block.paragraph] for block in blocks][1:]


def press(program: Program, key: str) -> None:
    QTest.keySequence(program.window.page, QKeySequence(key))


def choices(program: Program, number: int) -> list[QAction]:
    """The ways to show one speaker, by place in the menu."""
    menu = program.speakers.menu.actions()[number].menu()
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_keys_speak_of_the_one_who_speaks_where_one_reads(program: Program) -> None:
    program.window.page.go_to(1, 0)
    press(program, "Shift+O")
    assert shown(program) == ["算力够吗？", "+", "那怎么办？", "+", "+"]
    press(program, "Shift+O")
    assert "+" not in shown(program)
    press(program, "Shift+F")
    assert shown(program) == ["+", "不够。", "+", "排队。", "我也等。"]
    press(program, "Shift+F")
    assert shown(program) == ["+", "+", "+", "+", "我也等。"]
    press(program, "Shift+A")
    assert program.speakers.views() == {}
    press(program, "Shift+D")
    assert program.speakers.views() == {"主持人": SpeakerView.DIMMED}
    assert program.window.page._marks.dimmed == {"主持人"}
    press(program, "Shift+D")
    assert program.speakers.views() == {}


def test_the_menu_names_every_speaker_and_shows_how_each_stands(program: Program) -> None:
    names = [action.text() for action in program.speakers.menu.actions()]
    assert names == ["主持人", "林工", "站长"]
    assert [action.isChecked() for action in choices(program, 0)] == [True, False, False, False]
    choices(program, 0)[3].trigger()
    assert shown(program) == ["算力够吗？", "+", "那怎么办？", "+", "+"]
    assert [action.isChecked() for action in choices(program, 0)] == [False, False, False, True]
    assert [action.isChecked() for action in choices(program, 1)] == [False, False, True, False]
    choices(program, 1)[0].trigger()
    assert shown(program) == ["算力够吗？", "不够。", "那怎么办？", "排队。", "+"]


def test_another_text_begins_with_everybody_and_the_same_one_stays_as_it_is(program: Program) -> None:
    program.speakers.show_only("林工")
    program.reading.show_again(program.desk.text.transcript.digest)
    assert set(program.speakers.views()) == {"主持人", "站长"}
    program.reading.open_entry(program.desk.library.paste(TWO, "另一篇"))
    assert program.speakers.views() == {}
    assert "+" not in shown(program)
    program.reading.open_entry(program.desk.library.paste("没有人说话。\n", "文章"))
    assert not program.window.actions_by_name["speakers"].isEnabled()
    press(program, "Shift+O")
    assert program.window.statusBar().currentMessage() == "Nobody speaks here."
