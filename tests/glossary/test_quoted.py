"""A sentence goes out once, with every keyword in it set off where the concept is meant."""

from __future__ import annotations

from reader.glossary.exporters.export import MentionRecord
from reader.glossary.exporters.quoted import quotations

PARAGRAPH = "先说一句。肯定是肯来了，肯也走了。"
SENTENCE = "肯定是肯来了，肯也走了。"


def at(start: int, sentence: str = SENTENCE, paragraph: int = 0) -> MentionRecord:
    """A mention of one character of the paragraph."""
    return {
        "concept": "ken",
        "file": "one",
        "paragraph": paragraph,
        "start": start,
        "end": start + 1,
        "text": PARAGRAPH[start],
        "speaker": "林西",
        "section": None,
        "time": "01:20",
        "sentence": sentence,
    }


def test_two_mentions_in_a_sentence_make_one_quotation() -> None:
    (quotation,) = quotations([at(8), at(12)])
    keys = [text for text, is_key in quotation.pieces if is_key]
    assert keys == ["肯", "肯"]
    assert [text for text, _ in quotation.pieces] == ["肯定是", "肯", "来了，", "肯", "也走了。"]
    assert quotation.sentence == SENTENCE
    assert quotation.place == "one, 林西, 01:20"


def test_the_same_sentence_elsewhere_is_quoted_again() -> None:
    assert len(quotations([at(8), at(8, paragraph=1)])) == 2


def test_a_place_named_twice_is_set_off_once_and_one_that_is_not_there_never() -> None:
    assert len(quotations([at(8), at(8)])[0].pieces) == len(quotations([at(8)])[0].pieces)
    assert quotations([at(8, sentence="没有他。")])[0].pieces == (("没有他。", False),)
