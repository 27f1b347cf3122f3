"""Every character comes out once and in order, and every line that is not blank has one role."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.paths import Paths
from reader.transcript.loading import parse
from reader.transcript.model import LineRole
from tests.transcript.ledger import ledger

SENTENCES = (
    "模型先读题，再写答案。",
    "这一步最费电！",
    "你们怎么知道它没有背过答案？",
    "我们把 GPU 排成一排",
    "先看数据，",
    "注意：这里有个坑。",
    "他说：“不行。”后来又行了",
    "**重点**在 _后面_，你看",
    "从版本2",
    "3到版本4，变化不大。",
    "……",
    "短标题",
    "（笑）",
    "12:05才到，迟了。",
)
LABELS = (
    "问：",
    "**答：** ",
    "**主持人**：",
    "Q: ",
    "嘉宾：",
    "研究员（某实验室）：",
    "[00:12] 主持人：",
    "Sam\n",
    "Sam Lin\n",
    "**嘉宾：**\n",
)
OTHERS = (
    "# 题目\n",
    "## 小节\n",
    "01 第一部分\n",
    "1.问什么?答什么。\n",
    "二、讲完了\n",
    "00:41 开头\n",
    "时间戳：\n00:10 甲段\n01:20 乙段\n02:30 丙段\n",
    "- 一条\n- 两条\n",
    "1. 甲\n2. 乙\n",
    "  * _1_ 【甲】一句\n  * _2_ 【乙】一句\n",
    "来源：某报\n",
    "作者: 某人  时间: 2024-05-06\n",
    "1 天前 / 阅读约3分钟\n",
    "划重点：\n",
    "编者按：有删节。\n",
    "关注公众号，设为星标\n",
    "未完待续\n",
    "往期精选\n",
    "---\n",
    "**\n**\n",
    "![图](https://example.org/a.png)\n",
    "[一篇](https://example.org/b)\n",
    "<p>一段&nbsp;话<br>两行</p>\n",
    "　　缩进的一段。\n",
    "> 引文\n",
)
PIECES = st.one_of(
    st.builds(lambda label, said: f"{label}{said}\n", st.sampled_from(LABELS), st.sampled_from(SENTENCES)),
    st.builds(lambda said: f"{said}\n", st.sampled_from(SENTENCES)),
    st.sampled_from(OTHERS),
    st.just("\n"),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)
SOUP = st.text(alphabet="问答字。，？：:*_#-=.、1230 \t\n\u3000Aa[]“”（）/|…", max_size=300)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200)


def check_roles(text: str) -> None:
    transcript = parse(text)
    lines = text.replace("\r\n", "\n").split("\n")
    assert len(transcript.line_roles) == len(lines)
    for line, role in zip(lines, transcript.line_roles, strict=True):
        assert (role is None) == (not line.strip(" \t\u3000"))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_character_of_any_layout_comes_out_once_and_in_order(text: str) -> None:
    if not text.strip():
        return
    account = ledger(text)
    assert account.balance == Counter()
    assert account.in_order


@settings(max_examples=150)
@given(st.lists(PIECES.filter(lambda piece: "<" not in piece), min_size=1, max_size=30).map("".join))
def test_every_line_that_is_not_blank_has_one_role(text: str) -> None:
    if text.strip():
        check_roles(text)


@settings(max_examples=300)
@given(SOUP)
def test_marks_without_sense_lose_no_character(text: str) -> None:
    if not text.strip():
        return
    account = ledger(text)
    assert account.balance == Counter()
    assert account.in_order


@settings(max_examples=200)
@given(ANYTHING)
def test_no_text_at_all_stops_the_parser(text: str) -> None:
    try:
        transcript = parse(text)
    except ReaderError:
        assert not text.removeprefix("\ufeff").strip()
        return
    for paragraph in transcript.paragraphs:
        assert paragraph.text
        assert "\n" not in paragraph.text
        assert all(0 <= span.start < span.end <= len(paragraph.text) for span in paragraph.spans)
        assert paragraph.section is None or 0 <= paragraph.section < len(transcript.sections)


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_every_character_of_the_real_transcripts_comes_out(
    real_transcripts: dict[str, Path], name: str
) -> None:
    text = real_transcripts[name].read_text("utf-8")
    account = ledger(text)
    assert account.balance == Counter()
    assert account.in_order
    check_roles(text)


def test_every_character_of_the_samples_comes_out() -> None:
    samples = sorted(Paths.standard().texts.glob("*.zh.txt"))
    assert samples
    for path in samples:
        account = ledger(path.read_text("utf-8"))
        assert account.balance == Counter(), path.name
        assert account.in_order, path.name


def test_a_repeated_title_is_recorded_as_a_repeat() -> None:
    roles = parse("# 题目\n\n# 题目\n\n问：好？\n答：好。\n").line_roles
    assert roles[:3] == (LineRole.TITLE, None, LineRole.REPEAT)


def test_a_repeated_time_list_is_recorded_as_a_repeat() -> None:
    times = "00:10 甲\n01:20 乙\n02:30 丙\n"
    roles = parse(f"时间戳：\n{times}\n{times}问：好？\n答：好。\n").line_roles
    assert roles[:4] == (LineRole.OUTLINE,) * 4
    assert roles[5:8] == (LineRole.REPEAT,) * 3
