"""What stands in figures and letters is a token by its form."""

from __future__ import annotations

import pytest

from reader.language.numbers import Piece, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在2024年3月5日发布", ["在", "2024年3月5日", "发布"]),
        ("花了3.2万亿美元", ["花了", "3.2万亿", "美元"]),
        ("涨了12.5%", ["涨了", "12.5%"]),
        ("1,200,000个", ["1,200,000", "个"]),
        ("下午3:45开始", ["下午", "3:45", "开始"]),
        ("早上9点46分", ["早上", "9点46分"]),
        ("快了10倍", ["快了", "10倍"]),
        ("90年代", ["90年代"]),
        ("GPT-4o和o3", ["GPT-4o", "和", "o3"]),
        ("DALL-E 3与GPT 5", ["DALL-E 3", "与", "GPT 5"]),
        ("Q*是什么", ["Q*", "是什么"]),
        ("AT&T、C++、C#", ["AT&T", "、", "C++", "、", "C#"]),
        ("见https://example.org/a?b=c。", ["见", "https://example.org/a?b=c", "。"]),
        ("写信到a.b@example.org", ["写信到", "a.b@example.org"]),
        ("好……真的——", ["好", "……", "真的", "——"]),
        ("👨‍👩‍👧好👍🏽", ["👨‍👩‍👧", "好", "👍🏽"]),
        ("约瑟夫·史密斯说", ["约瑟夫·史密斯说"]),
        ("2024-05-06", ["2024-05-06"]),
        ("用了8 亿", ["用了", "8 亿"]),
    ],
)
def test_pieces_are_cut_by_form(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in pieces(text)] == expected


@pytest.mark.parametrize(
    "text", ["", " \n\t\u3000", "\ud800", "a\u0301\u0302", "\u202eabc", "かな カナ 한글 עברית"]
)
def test_pieces_cover_all_but_white_space(text: str) -> None:
    covered = {at for start, end, _ in pieces(text) for at in range(start, end)}
    assert covered >= {at for at, letter in enumerate(text) if not letter.isspace()}


def test_rare_planes_are_han() -> None:
    assert [piece for _, _, piece in pieces("𠮷〇㐀")] == [Piece.HAN]
