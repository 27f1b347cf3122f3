"""Simplified counterparts of traditional text, character for character."""

from __future__ import annotations

import pytest

from reader.language.script import Simplifier

SIMPLIFIED = Simplifier()


@pytest.mark.parametrize(
    ("printed", "simplified"),
    [
        ("這些數據", "这些数据"),
        ("對於單個用戶", "对于单个用户"),  # 於單 is a person to OpenCC
        ("他可以想像這違揹了甚麼", "他可以想象这违背了什么"),
        ("牠們的姪子", "它们的侄子"),
        ("知識份子在談論著原著", "知识分子在谈论着原著"),
        ("於是他睡著了", "于是他睡着了"),  # no character here is of traditional text alone
        ("其餘的夥伴", "其余的伙伴"),
        ("宏碁的人湊份子", "宏碁的人凑份子"),  # a name, and a share of a gift: no 棋, no 分子
    ],
)
def test_traditional_text_has_its_simplified_counterpart(printed: str, simplified: str) -> None:
    assert SIMPLIFIED(printed) == simplified


@pytest.mark.parametrize(
    "text", ["他很会想像，编着故事。", "著名作家的名著", "乾隆年间", "瞭望塔", "甚至慰藉", "于丹说着话"]
)
def test_simplified_text_stays_the_same_object(text: str) -> None:
    assert SIMPLIFIED(text) is text
