"""Kept words as widgets are given them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from reader.card import KeptWord
from reader.ui.panels.rows import RowList
from reader.ui.vocabulary.paging import PagedList
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus

SIGHTINGS = (
    Sighting("先看数据。", 2, "问", "a" * 64, "我的访谈", None, None, "2025-06-12"),
    Sighting("数据在哪儿？", 0, "问", "b" * 64, "一篇样例", None, "00:41", "2025-06-13"),
)
WORD = Word(
    WordKey("数据", ("shù", "jù")),
    "數據",
    ("data", "figures"),
    WordStatus.LEARNING_1,
    None,
    "2025-06-12T08:00:00.000Z",
    "2025-06-12T08:00:00.000Z",
    SIGHTINGS,
)
KEPT = KeptWord("数据", "shù jù", "data", WORD)


def kept(number: int) -> KeptWord:
    """One of many words."""
    word = replace(WORD, key=WordKey(f"词{number}", ("cí",)))
    return KeptWord(word.key.simplified, "cí", f"sense {number}", word)


def rows_of(widget: QWidget, name: str) -> RowList | PagedList:
    """The list that a screen reader calls so."""
    lists = [*widget.findChildren(RowList), *widget.findChildren(PagedList)]
    return next(rows for rows in lists if rows.accessibleName() == name)


def heard(rows: RowList | PagedList) -> list[str]:
    """What a screen reader hears of a list."""
    return [str(rows.model().index(row, 0).data()) for row in range(rows.model().rowCount())]
