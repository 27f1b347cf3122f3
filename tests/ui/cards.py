"""Finished cards to show, made without a desk."""

from __future__ import annotations

from dataclasses import replace

from reader.card import Reading, WordCard, make_card
from reader.glossary.model import Category, Concept, Form
from reader.language.model import Entry, Script, Token, TokenKind, Why

CONCEPT = Concept(
    "training_data",
    Category.AI,
    "training data",
    "What a model is shown while its weights are set.",
    (Form("训练数据"), Form("資料")),
    abbreviation="TD",
    note="Often said of the cleaned set only.",
)


def word(text: str = "数据", traditional: str = "數據", *pinyin: str) -> Token:
    """A dictionary word with its forms."""
    reading = pinyin or ("shù", "jù")
    return Token(
        0, len(text), text, TokenKind.WORD, Why.DICTIONARY, reading, text, traditional, traditional,
        traditional, traditional,
    )  # fmt: skip


def card(
    token: Token | None = None,
    senses: tuple[str, ...] = ("data",),
    concept: Concept | None = None,
    script: Script = Script.AS_PRINTED,
    *,
    kept: bool = False,
    place: tuple[int, int] = (0, 0),
) -> WordCard:
    """The card of a word with one dictionary entry."""
    token = token or word()
    reading = tuple(syllable or "" for syllable in token.pinyin)
    entries = [Entry(token.simplified, token.traditional, reading, senses)] if senses else []
    return make_card(token, place, script, entries, concept, None, kept=kept)


def long_card(sentences: int = 40) -> WordCard:
    """A card that says more than any page has room for."""
    return card(
        senses=tuple(f"sense number {number} of a word that means much" for number in range(sentences))
    )


def two_readings() -> WordCard:
    """A card of a word that is read in two ways."""
    readings = (
        Reading(("zhǎng",), ("to grow",), (), (), True),
        Reading(("cháng",), ("long",), ("根 gēn",), ("zhàng",), False),
    )
    return replace(card(word("长", "長", "zhǎng")), readings=readings)
