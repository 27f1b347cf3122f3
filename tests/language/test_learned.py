"""What a document teaches holds for all of it."""

from __future__ import annotations

import pytest

from reader.language.annotate import Annotator
from reader.language.learned import Lesson, learn
from reader.language.model import TokenKind, Why
from reader.language.packed import unpack


def _lesson(annotator: Annotator, *paragraphs: str) -> Lesson:
    return learn(paragraphs, annotator.names, annotator.words, lambda word: word in {"金"})


@pytest.mark.parametrize(
    ("paragraph", "taught"),
    [
        ("主持人问格伦维尔·哈布森（Grenville Habson）怎么看", {"格伦维尔·哈布森", "格伦维尔", "哈布森"}),
        ("他请来了塔拉索夫（Oleg Tarasov）", {"塔拉索夫"}),
        ("第一作者是沈若溪（Ruoxi Shen）", {"沈若溪"}),
        ("董事会下设模型评审小组(MRG)", {"模型评审小组"}),
        ("还有一个SOB(监督与申诉办公室)", {"监督与申诉办公室"}),
        ("他打开了电脑（一台旧机器）", set()),
        ("我们叫它代理（agents）", set()),
        ("正在开发通用人工智能（AGI）", set()),
    ],
)
def test_brackets_teach_names(paragraph: str, taught: set[str], annotator: Annotator) -> None:
    assert set(_lesson(annotator, paragraph).taught) == taught


def test_what_was_taught_is_one_word_everywhere(annotator: Annotator) -> None:
    lesson = _lesson(annotator, "作者沈若溪（Ruoxi Shen）")
    text = "后来沈若溪改变了看法"
    tokens = unpack(annotator.annotate(text, (), lesson), text).tokens
    assert [(token.text, token.kind, token.why) for token in tokens[1:2]] == [
        ("沈若溪", TokenKind.NAME, Why.DOCUMENT)
    ]


def test_nothing_taught_finds_nothing() -> None:
    assert list(Lesson({}).places("什么都没有")) == []
