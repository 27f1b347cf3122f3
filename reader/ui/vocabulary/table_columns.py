"""The columns of the table of kept words."""

from __future__ import annotations

from collections.abc import Callable

from reader.card import KeptWord
from reader.records import dataclass
from reader.ui.vocabulary.wording import status_name
from reader.vocabulary.columns import listed
from reader.vocabulary.search import Sort


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, words and width, what stands in it, and what it can do."""

    name: str
    words: str
    width: int
    text: Callable[[KeptWord], str]
    sort: Sort | None = None
    editable: bool = False
    shown: bool = True


def columns(tr: Callable[[str], str]) -> tuple[Column, ...]:
    """All columns in their first order."""
    return (
        Column("headword", tr("Word"), 110, lambda kept: kept.headword, Sort.HEADWORD),
        Column("other", tr("Other script"), 100, _other, shown=False),
        Column("pinyin", tr("Pinyin"), 120, lambda kept: kept.pinyin, Sort.READING, editable=True),
        Column("senses", tr("Senses"), 270, lambda kept: listed(kept.word.senses), editable=True),
        Column("status", tr("Status"), 100, lambda kept: status_name(kept.word.status), Sort.STATUS, True),
        Column("level", tr("HSK"), 56, lambda kept: kept.word.level, Sort.LEVEL),
        Column("tags", tr("Tags"), 96, lambda kept: ", ".join(kept.word.tags), editable=True),
        Column(
            "lists", tr("Lists"), 110, lambda kept: ", ".join(kept.word.lists), editable=True, shown=False
        ),
        Column("note", tr("Note"), 160, lambda kept: kept.word.note, editable=True, shown=False),
        Column("sightings", tr("Met"), 52, lambda kept: str(len(kept.word.sightings) or ""), Sort.SIGHTINGS),
        Column("text", tr("Met in"), 160, _text, shown=False),
        Column("added", tr("Kept"), 96, lambda kept: kept.word.added[:10], Sort.ADDED),
        Column("changed", tr("Changed"), 96, lambda kept: kept.word.changed[:10], Sort.CHANGED, shown=False),
    )


def _other(kept: KeptWord) -> str:
    word = kept.word
    other = word.traditional if kept.headword == word.key.simplified else word.key.simplified
    return other if other != kept.headword else ""


def _text(kept: KeptWord) -> str:
    return kept.word.sightings[0].title if kept.word.sightings else ""
