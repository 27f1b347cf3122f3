"""The words of a card: what is said of a word, in the order in which a learner wants it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reader.card import PartOfTerm, Reading, WordCard, readable
from reader.glossary.model import Concept
from reader.language.corrections import Scope
from reader.language.display import PinyinForm, written
from reader.language.model import TokenKind, Why
from reader.language.typed import is_chinese
from reader.lookups import Whole
from reader.ui.card_text import Block, Style
from reader.ui.glossary.wording import category_names


def card_blocks(card: WordCard) -> list[Block]:
    """Reading, doubts, the concept, the dictionary, the part of a term, and why it is one word."""
    blocks: list[Block] = _reading_blocks(card)
    if card.taught:
        blocks.append(Block(card.taught, Style.ENGLISH, 4))
    if card.concept is not None:
        blocks += _concept_blocks(card.concept)
    blocks += _dictionary_blocks(card)
    if card.part is not None:
        blocks += _part_blocks(card.part, card.form)
    if card.whole is not None:
        blocks.append(Block(_part_of(card.whole, card.form), Style.QUIET, 8))
    if not card.readings and card.concept is None and not card.taught and card.why is not Why.NUMBER:
        blocks.append(Block(_missing(card), Style.QUIET, 4))
    reason = [_reason(card)] if card.stands_here else []
    if reason or card.facts:
        blocks.append(Block(" · ".join([*reason, *card.facts]), Style.QUIET, 8))
    return blocks


def _reading_blocks(card: WordCard) -> list[Block]:
    """The reading, and what is to be said of it: as it is spoken, another word's, in doubt, chosen."""
    blocks: list[Block] = []
    shown = card.spoken or card.pinyin
    if any(shown):
        blocks.append(Block(_headword_said(card, shown), Style.PINYIN))
    if any(shown) and shown != card.pinyin:
        tones = _tr("As it is spoken here; the dictionary has %1.")
        blocks.append(Block(tones.replace("%1", said(card.pinyin, card.form)), Style.QUIET))
    if card.printed:
        blocks.append(Block(_tr("Taiwan's word for %1.").replace("%1", card.printed), Style.QUIET))
    if card.alternatives:
        others = _tr(" or ").join(said(reading, card.form) for reading in card.alternatives)
        doubt = _tr("The context does not settle it: it may be %1.").replace("%1", others)
        blocks.append(Block(doubt, Style.QUIET))
    if card.chosen:
        blocks.append(Block(_chosen(card.chosen), Style.QUIET))
    return blocks


def _headword_said(card: WordCard, reading: Sequence[str | None]) -> str:
    """The reading; of 2023年 with the figures in their places."""
    if card.kind is not TokenKind.NUMBER or len(reading) != sum(map(is_chinese, card.simplified)):
        return said(reading, card.form)
    syllables = iter(written(reading, card.form))
    pieces = (f" {next(syllables) or '–'} " if is_chinese(each) else each for each in card.simplified)
    return " ".join("".join(pieces).split())


def _chosen(scope: str) -> str:
    """That the reader has chosen this reading, and where it holds."""
    words = {
        Scope.PLACE.value: _tr("The reading that you chose for this place."),
        Scope.TRANSCRIPT.value: _tr("The reading that you chose for this text."),
    }
    return words.get(scope, _tr("The reading that you chose for all texts."))


def _concept_blocks(concept: Concept) -> list[Block]:
    english = f"{concept.english} ({concept.abbreviation})" if concept.abbreviation else concept.english
    blocks = [
        Block(english, Style.ENGLISH, 6),
        Block(category_names()[concept.category], Style.QUIET),
        Block(concept.definition, Style.BODY),
    ]
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
            blocks.append(Block(said(reading.pinyin, card.form), Style.LABEL, 8))
        above = reading.pinyin
        numbered = len(reading.senses) > 1
        for number, sense in enumerate(reading.senses, 1):
            space = 6 if number == 1 and not named else 0
            blocks.append(Block(sense, Style.BODY, space, str(number) if numbered else ""))
        blocks += _remarks(reading, card.form)
    if blocks and card.concept is not None:
        blocks.insert(0, Block(_tr("Dictionary"), Style.LABEL, 10))
    return blocks


def _part_blocks(part: PartOfTerm, form: PinyinForm) -> list[Block]:
    return [
        Block(f"{part.headword}  {said(part.pinyin, form)}", Style.LABEL, 10),
        *(Block(sense, Style.BODY) for sense in part.senses),
    ]


def _remarks(reading: Reading, form: PinyinForm) -> list[Block]:
    blocks = []
    if reading.classifiers:
        words = ", ".join(reading.classifiers)
        blocks.append(Block(_tr("Measure word: %1").replace("%1", words), Style.QUIET, 3))
    if reading.taiwan_pinyin:
        words = said(reading.taiwan_pinyin, form)
        blocks.append(Block(_tr("In Taiwan: %1").replace("%1", words), Style.QUIET, 3))
    return blocks


def _part_of(whole: Whole, form: PinyinForm) -> str:
    word = f"{whole.headword} {said(whole.pinyin, form)}"
    return _tr("Here a part of %1: %2").replace("%1", word).replace("%2", readable(whole.sense, form))


def _missing(card: WordCard) -> str:
    """A word without senses: the dictionary does not have it, or is not ready."""
    return _tr("Not in the dictionary.") if card.looked_up else _tr("The dictionary is being prepared.")


def _reason(card: WordCard) -> str:
    """Why these characters are one word, in words."""
    if card.why is None:
        return _tr("Written in Latin letters")
    reasons = {
        Why.NUMBER: _tr("A number, date or amount"),
        Why.NAME: _tr("A name, by how it is written"),
        Why.DOCUMENT: _tr("A name that this text explains"),
        Why.GLOSSARY: _tr("A term of the glossary"),
        Why.YOURS: _tr("A word by your correction"),
        Why.DICTIONARY: _tr("A dictionary word"),
        Why.JIEBA: _tr("Often written as one word"),
    }
    if card.why is Why.DICTIONARY and not card.readings and card.looked_up:
        return _tr("A word of Duidu's own list")
    return reasons[card.why]


def said(pinyin: Sequence[str | None], form: PinyinForm) -> str:
    """A reading in a form, its syllables apart; one that is not known as a dash."""
    return " ".join(syllable or "–" for syllable in written(pinyin, form))


def _tr(text: str) -> str:
    return QCoreApplication.translate("card", text)
