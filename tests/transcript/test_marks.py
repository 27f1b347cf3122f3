"""What the reader says of a line holds, and is found again by the line's content."""

from __future__ import annotations

from reader.transcript.loading import parse
from reader.transcript.marks import LineMark, MarkRole, found_again
from tests.transcript.page import page

TEXT = "主持人：开始吧。\n嘉宾：好。\n老周：我插一句。\n一段怪话没有标点\n老周：完了。\n"


def marked(line: int, role: MarkRole, text: str = TEXT) -> list[str]:
    return page(parse(text, marks=[LineMark(line, text.split("\n")[line - 1], role)]))


def test_a_line_can_be_marked_as_heading() -> None:
    assert marked(4, MarkRole.HEADING)[3] == "# 一段怪话没有标点"


def test_a_line_can_be_marked_as_trailing_matter() -> None:
    assert marked(4, MarkRole.TRAILING)[3] == "$ 一段怪话没有标点"


def test_a_line_can_be_marked_as_text() -> None:
    assert marked(4, MarkRole.TEXT)[3] == ".. 一段怪话没有标点"
    assert marked(2, MarkRole.TEXT)[1] == ".. 嘉宾：好。"


def test_a_name_that_is_marked_once_is_a_speaker_everywhere() -> None:
    text = (
        "主持人：开始吧。\n嘉宾：好。\n阿弥陀：我插一句。\n嘉宾：行。\n阿弥陀：完了。\n"
        + TEXT
        + "主持人：嗯。\n嘉宾：嗯。\n"
    )
    assert marked(3, MarkRole.SPEAKER, text)[2] == "阿弥陀> 我插一句。"
    assert marked(3, MarkRole.SPEAKER, text)[4] == "阿弥陀> 完了。"


def test_a_mark_is_found_again_by_its_content() -> None:
    mark = LineMark(2, "乙", MarkRole.HEADING)
    assert found_again([mark], "甲\n乙\n丙") == {2: MarkRole.HEADING}
    assert found_again([mark], "新\n甲\n\n乙 \n丙") == {4: MarkRole.HEADING}
    assert found_again([mark], "甲\n丙") == {}
