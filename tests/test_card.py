"""A card is a finished record: the right script first, the reading of this place first, names written to be read."""

from __future__ import annotations

import pytest

from reader.card import has_card, make_card, plain_reading, readable, word_key
from reader.language.model import Entry, Script, Token, TokenKind, Why
from reader.vocabulary.model import WordKey, WordStatus

LONG = (
    Entry("长", "長", ("zhǎng",), ("to grow",)),
    Entry("长", "長", ("cháng",), ("long", "length")),
)


def token(text: str, simplified: str, traditional: str, *pinyin: str | None, **more: object) -> Token:
    forms = {"taiwan": traditional, "taiwan_phrases": traditional, "hong_kong": traditional} | more
    return Token(0, len(text), text, TokenKind.WORD, Why.DICTIONARY, pinyin, simplified, traditional, **forms)  # type: ignore[arg-type]


DATA = token("数据", "数据", "數據", "shù", "jù", taiwan_phrases="資料")


@pytest.mark.parametrize(
    ("script", "headword", "other"),
    [
        (Script.AS_PRINTED, "数据", "數據"),
        (Script.SIMPLIFIED, "数据", "數據"),
        (Script.TRADITIONAL, "數據", "数据"),
        (Script.HONG_KONG, "數據", "数据"),
        (Script.TAIWAN_PHRASES, "資料", "数据"),
    ],
)
def test_the_headword_follows_the_page_and_the_other_form_stands_beside_it(
    script: Script, headword: str, other: str
) -> None:
    card = make_card(DATA, (3, 4), script, (), None, None)
    assert (card.headword, card.other) == (headword, other)
    assert card.headword_is_traditional is (headword != "数据")
    assert (card.paragraph, card.token) == (3, 4)


def test_a_text_printed_in_traditional_characters_shows_the_simplified_ones() -> None:
    card = make_card(token("數據", "数据", "數據", "shù", "jù"), (0, 0), Script.AS_PRINTED, (), None, None)
    assert (card.headword, card.other) == ("數據", "数据")


def test_a_word_that_is_the_same_in_both_scripts_has_no_other_form() -> None:
    card = make_card(token("今天", "今天", "今天", "jīn", "tiān"), (0, 0), Script.TRADITIONAL, (), None, None)
    assert (card.headword, card.other, card.headword_is_traditional) == ("今天", "", False)


def test_the_reading_of_this_place_comes_first() -> None:
    card = make_card(token("长", "长", "長", "cháng"), (0, 0), Script.AS_PRINTED, LONG, None, None)
    assert [(reading.pinyin, reading.here) for reading in card.readings] == [
        (("cháng",), True),
        (("zhǎng",), False),
    ]


def test_a_word_never_marked_is_new_and_others_keep_their_status() -> None:
    assert make_card(DATA, (0, 0), Script.AS_PRINTED, (), None, None).status is WordStatus.NEW
    card = make_card(DATA, (0, 0), Script.AS_PRINTED, (), None, WordStatus.KNOWN, kept=True)
    assert (card.status, card.kept) == (WordStatus.KNOWN, True)


def test_both_scripts_share_one_key() -> None:
    printed = token("數據", "数据", "數據", "shù", "jù")
    assert word_key(printed) == word_key(DATA) == WordKey("数据", ("shù", "jù"))


def test_a_reading_that_is_not_known_leaves_a_gap_in_the_key() -> None:
    assert word_key(token("㐀", "㐀", "㐀", None)) == WordKey("㐀", ("",))


@pytest.mark.parametrize("kind", list(TokenKind))
def test_marks_have_no_card_and_words_have_one(kind: TokenKind) -> None:
    some = Token(0, 1, "a", kind, None, (), "a", "a", "a", "a", "a")
    assert has_card(some) is (kind not in (TokenKind.PUNCTUATION, TokenKind.OTHER))


@pytest.mark.parametrize(
    ("sense", "read"),
    [
        ("see 間接|间接[jiàn jiē]", "see 间接 jiànjiē"),
        ("abbr. for 人工[rén gōng]", "abbr. for 人工 réngōng"),
        ("to shock (electricity)", "to shock (electricity)"),
        ("條|条[tiáo],根[gēn]", "条 tiáo,根 gēn"),
    ],
)
def test_words_named_in_a_sense_are_written_to_be_read(sense: str, read: str) -> None:
    assert readable(sense) == read


def test_readings_are_compared_without_capitals_and_spellings_of_erhua() -> None:
    assert plain_reading(("Běi", "jīng")) == plain_reading(("běi", "jīng"))
    assert plain_reading(("x", None)) == "x ?"
