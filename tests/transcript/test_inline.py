"""Markup inside a paragraph becomes spans; what only looks like markup stays."""

from __future__ import annotations

import pytest

from reader.transcript.inline import render
from reader.transcript.residue import clean


def marked(raw: str) -> str:
    """The text with its spans drawn in: <strong:…>."""
    rendered = render(raw)
    text = rendered.text
    for span in sorted(rendered.spans, key=lambda each: (each.start, -each.end), reverse=True):
        text = f"{text[: span.start]}<{span.kind.value}:{text[span.start : span.end]}>{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("没有记号", "没有记号"),
        ("他说**要快**。", "他说<strong:要快>。"),
        ("嗯，**很接近** 。但是", "嗯，<strong:很接近>。但是"),
        ("a **bold** word", "a <strong:bold> word"),
        ("**甲**、**乙**", "<strong:甲>、<strong:乙>"),
        ("_斜_和*体*", "<emphasis:斜>和<emphasis:体>"),
        ("Q*是什么？Q*不是别的", "Q*是什么？Q*不是别的"),
        ("snake_case_name 和 2*3*4", "snake_case_name 和 2*3*4"),
        ("[一篇](https://a.org/x_(y)) 好", "<link:一篇> 好"),
        ("见 https://a.org/b_c?d=e_f，然后", "见 <link:https://a.org/b_c?d=e_f>，然后"),
        ("\\*不是\\* 强调 \\_也不是\\_", "*不是* 强调 _也不是_"),
        ("他（笑）走了（编者注：其实没走）。", "他<note:（笑）>走了<note:（编者注：其实没走）>。"),
        ("两个**", "两个"),
        ("**", ""),
        ("a**b", "a**b"),
    ],
)
def test_markup_becomes_spans(raw: str, shown: str) -> None:
    assert marked(raw) == shown


def test_an_address_inside_emphasis_ends_before_the_closing_mark() -> None:
    rendered = render("_来源: https://a.org/b_c_")
    assert rendered.text == "来源: https://a.org/b_c"
    assert [(span.kind.value, span.start, span.end) for span in rendered.spans] == [
        ("emphasis", 0, 21),
        ("link", 4, 21),
    ]


def test_pictures_in_a_line_are_taken_out() -> None:
    rendered = render("看![图一](https://a.org/1.png)这里")
    assert rendered.text == "看这里"
    assert rendered.pictures == (("图一", "https://a.org/1.png"),)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("没有标签 a < b > c", ["没有标签 a < b > c"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<p>甲</p><p>乙</p>", ["", "", "甲", "", "", "", "乙", "", ""]),
        ("<strong>问：</strong>好", ["**问：**好"]),
        ('<a href="https://a.org" target="_blank">一篇</a>', ["[一篇](https://a.org)"]),
        ('<a href="https://a.org">没有关', ["[没有关](https://a.org)"]),
        ("从AI target=_blank class=k>开始", ["从开始"]),
        ("R&amp;D&nbsp;部 &lt;b&gt;粗&lt;/b&gt;", ["R&D 部 **粗**"]),
        ("a & b &copy 2 &unknown;", ["a & b &copy 2 &unknown;"]),
        ("x=1 > y=2", ["x=1 > y=2"]),
    ],
)
def test_html_becomes_the_markdown_that_means_the_same(line: str, lines: list[str]) -> None:
    assert clean(line) == lines
