"""What the reader knows, as it is marked on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QColor

from reader.language.model import Token, TokenKind
from reader.ui.page.page import PageColours
from reader.ui.page.ruby import Statuses
from reader.vocabulary.model import WordStatus

LEARNING: Mapping[WordStatus | None, int] = {
    WordStatus.LEARNING_1: 1,
    WordStatus.LEARNING_2: 2,
    WordStatus.LEARNING_3: 3,
    WordStatus.LEARNING_4: 4,
}
"""How many quarters of its line a word has behind it."""

_LEARNT = frozenset({TokenKind.WORD, TokenKind.TERM})


def new_word(token: Token, statuses: Statuses) -> bool:
    """Whether a word is new to the reader; names and numbers are new only where the reader says so."""
    status = statuses.get((token.simplified, token.pinyin))
    if status is None:
        return token.kind in _LEARNT
    return status is WordStatus.NEW


class LegendEntry(NamedTuple):
    """One kind of mark: a key, what it means, how it is drawn in words, and its colour."""

    key: str
    name: str
    drawn: str
    colour: QColor


def legend_entries(colours: PageColours, tr: Callable[[str], str]) -> list[LegendEntry]:
    """Every kind of mark on the page, in the reader's language."""
    return [
        LegendEntry("term", tr("Term of the glossary"), tr("A thin line under the word"), colours.term),
        LegendEntry(
            "kept", tr("Word you keep"), tr("A band behind the lower half of the word"), colours.kept
        ),
        LegendEntry("new", tr("New word"), tr("A light ground behind the word"), colours.status_new),
        LegendEntry(
            "learning",
            tr("Word you are learning"),
            tr("A thick line under the word, a quarter of it dark for each step"),
            colours.status_learning,
        ),
        LegendEntry("known", tr("Known word"), tr("No mark"), colours.text),
        LegendEntry("ignored", tr("Ignored word"), tr("Paler characters"), colours.muted),
        LegendEntry(
            "doubt",
            tr("Reading not certain here"),
            tr("A short wave under the word; the card shows the other readings"),
            colours.doubt,
        ),
        LegendEntry("emphasis", tr("Emphasis"), tr("A dot under each character"), colours.text),
        LegendEntry("link", tr("Link"), tr("A thin line under coloured words"), colours.accent),
        LegendEntry("found", tr("Place that was found"), tr("A ground behind the words"), colours.find),
        LegendEntry(
            "found_current",
            tr("The place you are at among those found"),
            tr("A stronger ground behind the words"),
            colours.find_current,
        ),
    ]
