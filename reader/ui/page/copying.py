"""A selection as text, as text with its readings, and as HTML with ruby."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from reader.language.model import Script, Token
from reader.ui.page.annotations import Annotations
from reader.ui.page.page import Page, Place
from reader.ui.page.ruby import Reading, RubyScript, token_readings
from reader.ui.page.selection import paragraphs_between, text_between

_VOWELS = "aoeāáǎàōóǒòēéěè"


class CopyKind(StrEnum):
    """What a selection is copied as."""

    TEXT = "text"
    TEXT_WITH_PINYIN = "text_with_pinyin"
    HTML_RUBY = "html_ruby"


Piece = tuple[str, tuple[Reading, ...]]
"""Characters, with the readings over them."""


def copied(
    page: Page,
    annotations: Annotations,
    ends: tuple[Place, Place],
    kind: CopyKind,
    script: Script,
    ruby: RubyScript,
) -> str:
    """The text between two places in a script; words the ends divide are given as printed, without a reading."""
    if kind is CopyKind.TEXT:
        return text_between(page, annotations, script, *ends)
    lines = [
        list(_pieces(page.paragraphs[index].text, annotations, index, start, end, script, ruby))
        for index, start, end in paragraphs_between(page, *ends)
    ]
    if kind is CopyKind.HTML_RUBY:
        return "\n".join(f"<p>{''.join(map(_html, line))}</p>" for line in lines)
    return "\n".join("".join(_bracketed(piece, ruby) for piece in line) for line in lines)


def _pieces(
    text: str,
    annotations: Annotations,
    paragraph: int,
    start: int,
    end: int,
    script: Script,
    ruby: RubyScript,
) -> Iterator[Piece]:
    at = start
    for _, token in annotations.between(paragraph, start, end):
        if token.start >= at and token.end <= end:
            if token.start > at:
                yield text[at : token.start], ()
            yield _word(token, script, ruby)
            at = token.end
    if at < end:
        yield text[at:end], ()


def _word(token: Token, script: Script, ruby: RubyScript) -> Piece:
    return token.form(script), token_readings(token, script, ruby)


def _bracketed(piece: Piece, ruby: RubyScript) -> str:
    text, readings = piece
    return f"{text}[{joined(readings, ruby)}]" if readings else text


def joined(readings: tuple[Reading, ...], ruby: RubyScript) -> str:
    """The reading of a word: syllables together, with an apostrophe where GB/T 16159 wants one (xī'ān)."""
    if ruby is RubyScript.ZHUYIN:
        return " ".join(reading.text for reading in readings)
    syllables = [reading.text for reading in readings]
    parts = [
        ("'" if following[:1].lower() in _VOWELS else "") + following for _, following in pairwise(syllables)
    ]
    return "".join(syllables[:1] + parts)


def _html(piece: Piece) -> str:
    text, readings = piece
    if not readings:
        return _escaped(text)
    parts: list[str] = []
    at = 0
    for reading in readings:
        end = reading.start + reading.length
        parts.append(_escaped(text[at : reading.start]))
        parts.append(f"<ruby>{text[reading.start : end]}<rp>(</rp><rt>{reading.text}</rt><rp>)</rp></ruby>")
        at = end
    return "".join(parts) + _escaped(text[at:])


def _escaped(text: str) -> str:
    """A text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
