"""The two parts of a separable word find each other, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.dictionary import Dictionary
from reader.language.model import Annotation, Token, TokenKind, Why
from reader.language.separable import VerbObjects, parts_of

Annotate = Callable[[str], Annotation]


@pytest.fixture(scope="module")
def is_verb(dictionary: Dictionary) -> VerbObjects:
    return VerbObjects(dictionary)


def token(text: str, start: int = 0, kind: TokenKind = TokenKind.WORD) -> Token:
    return Token(start, start + len(text), text, kind, Why.DICTIONARY, (), text, text, text, text, text)


def parts(words: str, is_headword: Callable[[str], bool]) -> str:
    """The sentence with its parts marked: `打* 了 官司*`, then the headwords."""
    tokens = [token(word) for word in words.split()]
    found = parts_of(tokens, is_headword)
    marked = (each.text + "*" * (at in found) for at, each in enumerate(tokens))
    return " ".join([*marked, *dict.fromkeys(f"={word}" for word in found.values())])


@pytest.mark.parametrize(
    ("words", "headword"),
    [
        ("吃 点 亏", "吃亏"),
        ("打 了 官司", "打官司"),
        ("打 了 一 场 三 年 的 官司", "打官司"),
        ("见 过 一面", "见面"),
        ("见 了 他 的 面", "见面"),
        ("帮 了 个 忙", "帮忙"),
        ("帮 了 我 不少 忙", "帮忙"),
        ("睡 了 三 个 小时 的 觉", "睡觉"),
        ("睡 了 一 觉", "睡觉"),
        ("生 他 的 气", "生气"),
        ("发 了 很 大 的 火", "发火"),
        ("聊聊 天 吧", "聊天"),
        ("离 过 两 次 婚", "离婚"),
        ("结 不了 婚", "结婚"),
        ("排 了 半天 队", "排队"),
        ("洗 完 澡", "洗澡"),
        ("下 了 一 场 大雨", "下雨"),
        ("冒 这么 大 的 险", "冒险"),
    ],
)
def test_parts_that_stand_apart_are_joined(words: str, headword: str, is_verb: VerbObjects) -> None:
    marked = parts(words, is_verb)
    assert marked.endswith(f"={headword}")
    assert marked.split()[0].endswith("*")
    assert marked.count("*") == 2


@pytest.mark.parametrize(
    "words",
    [
        "他 说 的 话",
        "昨天 做 的 梦 都 忘 了",
        "说 过 的 话",
        "走 了 一个 人",
        "打 了 一 场 ， 官司 还 没 完",
        "他 见 到 老师 站 在 门口 面 带 笑容",
        "聊 了 三 天",
        "有 三 个 数",
        "在 这 个 地方",
        "能 带 我们 走",
        "会 不会 下雨",
        "吃亏 了",
        "看 了 看 他",
        "再 多 说 一 句",
    ],
)
def test_what_is_no_separable_word_stays_alone(words: str, is_verb: VerbObjects) -> None:
    assert "=" not in parts(words, is_verb)


def test_a_doubled_verb_in_one_token_has_its_headword() -> None:
    assert parts("请 你 帮帮忙", {"帮忙"}.__contains__) == "请 你 帮帮忙* =帮忙"
    assert parts("请 你 帮帮忙", {"帮忙", "帮帮忙"}.__contains__) == "请 你 帮帮忙"


def test_each_part_belongs_to_one_word(is_verb: VerbObjects) -> None:
    marked = parts("结 了 婚 又 离 了 婚", is_verb)
    assert marked == "结* 了 婚* 又 离* 了 婚* =结婚 =离婚"


def test_a_name_is_no_object() -> None:
    tokens = [token("见"), token("了"), token("面", kind=TokenKind.NAME)]
    assert parts_of(tokens, lambda _word: True) == {}


@pytest.mark.parametrize(
    ("sentence", "headword"),
    [
        ("那家小公司为商标打了两年官司。", "打官司"),
        ("早点说，也就不会吃这么大的亏了。", "吃亏"),
        ("我跟她见过一面。", "见面"),
        ("谢谢你上次帮了个大忙！", "帮忙"),
        ("他們為這件事打過官司。", "打官司"),
        ("我們見過兩次面。", "见面"),
    ],
)
def test_they_are_found_in_sentences_of_both_scripts(
    sentence: str, headword: str, annotate: Annotate, is_verb: VerbObjects
) -> None:
    found = parts_of(annotate(sentence).tokens, is_verb)
    assert set(found.values()) == {headword}
    assert len(found) == 2


@given(
    st.lists(
        st.sampled_from(
            [*"打了一场官司的吃点亏见过面，个忙帮三天聊", "官司", "一面", "聊聊", "帮帮忙", "GPT-4", "𠮷"]
        ),
        max_size=14,
    )
)
def test_whatever_stands_there_parts_come_with_their_word(is_verb: VerbObjects, words: list[str]) -> None:
    tokens = [token(word) for word in words]
    found = parts_of(tokens, is_verb)
    for at, headword in found.items():
        assert is_verb(headword)
        assert {tokens[at].text[0], tokens[at].text[-1]} & set(headword)
    assert parts_of(tokens, lambda _word: False) == {}


@given(st.text(max_size=40))
def test_any_text_is_gone_through(annotate: Annotate, is_verb: VerbObjects, text: str) -> None:
    tokens = annotate(text).tokens
    assert set(parts_of(tokens, is_verb)) <= set(range(len(tokens)))
