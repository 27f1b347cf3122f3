"""What common libraries answer to `score.py`, to compare with: jieba, pypinyin by words, OpenCC by lines."""

from __future__ import annotations

import logging
import tempfile
from functools import cache

import jieba
import opencc
from pypinyin import Style, lazy_pinyin

jieba.setLogLevel(logging.WARNING)
_TOKENIZER = jieba.Tokenizer()
_TOKENIZER.tmp_dir = tempfile.gettempdir()


def segment(text: str) -> list[str]:
    """The tokens of a text, as jieba cuts it with its hidden Markov model."""
    return list(_TOKENIZER.lcut(text))


def pinyin(text: str) -> list[str | None]:
    """One item a character, word by word."""
    found: list[str | None] = []
    for word in segment(text):
        found += lazy_pinyin(word, style=Style.TONE, errors=list, neutral_tone_with_five=False)
    return found


def to_traditional(text: str, variant: str) -> str:
    """The whole text at once."""
    return str(_converter(variant).convert(text))


@cache
def _converter(variant: str) -> opencc.OpenCC:
    return opencc.OpenCC(variant)
