"""The words of a card: what is said of a word, in the order in which a learner wants it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.card import PartOfTerm, Reading, WordCard
from reader.glossary.model import Concept
from reader.language.model import Why
from reader.lookups import Whole
from reader.ui.card_text import Block, Style


def card_blocks(card: WordCard) -> list[Block]:
    """Reading, doubts, the concept, the dictionary, the part of a term, and why it is one word."""
    blocks: list[Block] = []
    if any(card.pinyin):
        blocks.append(Block(_spoken(card.pinyin), Style.PINYIN))
    if card.printed:
        blocks.append(Block(_tr("Taiwan's word for %1.").replace("%1", card.printed), Style.QUIET))
    if card.alternatives:
        others = _tr(" or ").join(" ".join(reading) for reading in card.alternatives)
        doubt = _tr("The context does not settle it: it may be %1.").replace("%1", others)
        blocks.append(Block(doubt, Style.QUIET))
    if card.taught:
        blocks.append(Block(card.taught, Style.ENGLISH, 4))
    if card.concept is not None:
        blocks += _concept_blocks(card.concept)
    blocks += _dictionary_blocks(card)
    if card.part is not None:
        blocks += _part_blocks(card.part)
    if card.whole is not None:
        blocks.append(Block(_part_of(card.whole), Style.QUIET, 8))
    if not card.readings and card.concept is None and not card.taught:
        blocks.append(Block(_missing(card), Style.QUIET, 4))
    reason = (
        [_reason(card.why)]
        if card.why is not None and (card.readings or card.why is not Why.DICTIONARY)
        else []
    )
    if reason or card.facts:
        blocks.append(Block(" · ".join([*reason, *card.facts]), Style.QUIET, 8))
    return blocks


def _concept_blocks(concept: Concept) -> list[Block]:
    english = f"{concept.english} ({concept.abbreviation})" if concept.abbreviation else concept.english
    blocks = [Block(english, Style.ENGLISH, 6), Block(concept.definition, Style.BODY)]
    if concept.note:
        blocks.append(Block(concept.note, Style.QUIET, 4))
    return blocks


def _dictionary_blocks(card: WordCard) -> list[Block]:
    """The senses; a reading is named where it is another one than that on top of the card."""
    blocks: list[Block] = []
    above = tuple(syllable or "" for syllable in card.pinyin)
    for reading in card.readings:
        named = reading.pinyin != above
        if named:
            blocks.append(Block(_spoken(reading.pinyin), Style.LABEL, 8))
        above = reading.pinyin
        numbered = len(reading.senses) > 1
        for number, sense in enumerate(reading.senses, 1):
            space = 6 if number == 1 and not named else 0
            blocks.append(Block(sense, Style.BODY, space, str(number) if numbered else ""))
        blocks += _remarks(reading)
    if blocks and card.concept is not None:
        blocks.insert(0, Block(_tr("Dictionary"), Style.LABEL, 10))
    return blocks


def _part_blocks(part: PartOfTerm) -> list[Block]:
    return [
        Block(f"{part.headword}  {_spoken(part.pinyin)}", Style.LABEL, 10),
        *(Block(sense, Style.BODY) for sense in part.senses),
    ]


def _remarks(reading: Reading) -> list[Block]:
    blocks = []
    if reading.classifiers:
        words = ", ".join(reading.classifiers)
        blocks.append(Block(_tr("Measure word: %1").replace("%1", words), Style.QUIET, 3))
    if reading.taiwan_pinyin:
        blocks.append(
            Block(_tr("In Taiwan: %1").replace("%1", _spoken(reading.taiwan_pinyin)), Style.QUIET, 3)
        )
    return blocks


def _part_of(whole: Whole) -> str:
    said = f"{whole.headword} {''.join(whole.pinyin)}"
    return _tr("Here a part of %1: %2").replace("%1", said).replace("%2", whole.sense)


def _missing(card: WordCard) -> str:
    """A word without senses: the dictionary does not have it, or is not ready."""
    return _tr("Not in the dictionary.") if card.looked_up else _tr("The dictionary is being prepared.")


def _reason(why: Why) -> str:
    reasons = {
        Why.NUMBER: _tr("A number, date or amount"),
        Why.NAME: _tr("A name"),
        Why.DOCUMENT: _tr("A name that this text explains"),
        Why.GLOSSARY: _tr("From the glossary"),
        Why.YOURS: _tr("Your correction"),
        Why.DICTIONARY: _tr("From the dictionary"),
        Why.JIEBA: _tr("Often written as one word"),
    }
    return reasons[why]


def _spoken(pinyin: tuple[str | None, ...] | tuple[str, ...]) -> str:
    return " ".join(syllable or "–" for syllable in pinyin)


def _tr(text: str) -> str:
    return QCoreApplication.translate("card", text)
