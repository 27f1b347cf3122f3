"""The concordance lists every place where a concept is spoken of, each line made when it is asked for."""

from __future__ import annotations

import pytest

from reader.concordance import Concordance
from reader.language.model import Annotation, Mention, Script, Token, TokenKind, Why
from reader.transcript.loading import parse
from reader.transcript.model import Transcript

FIRST = parse("# 甲篇\n\n2025年3月2日\n\n问：算力够吗？\n\n答：算力不够。数据倒是够的。\n")
SECOND = parse(
    "# 乙篇\n\n2024-05-01\n\n问：还缺什么？\n\n答：" + "我们一样一样地数下来，" * 20 + "最后缺的还是算力。\n"
)


def mentions(transcript: Transcript, form: str, concept: str) -> list[tuple[int, Mention]]:
    """Every place where a form stands."""
    return [
        (index, Mention(at, at + len(form), concept))
        for index, paragraph in enumerate(transcript.paragraphs)
        for at in range(len(paragraph.text))
        if paragraph.text.startswith(form, at)
    ]


def filled() -> Concordance:
    concordance = Concordance()
    concordance.expect([FIRST.digest, SECOND.digest])
    concordance.add("甲篇", FIRST, mentions(FIRST, "算力", "compute") + mentions(FIRST, "数据", "data"))
    return concordance


def test_a_line_gives_its_context_who_says_it_and_where_the_word_stands() -> None:
    found = filled().mentions("compute")
    first, second = found.line(0), found.line(1)
    assert (first.before, first.keyword, first.after) == ("", "算力", "够吗？")
    assert (first.title, first.speaker, second.speaker) == ("甲篇", "问", "答")
    assert second.after == "不够。数据倒是够的。"
    assert found.sentence(second) == "算力不够。"
    assert FIRST.paragraphs[first.paragraph].text[first.start : first.end] == "算力"
    with pytest.raises(IndexError):
        found.line(2)


def test_the_context_of_a_word_late_in_a_long_paragraph_ends_at_the_word() -> None:
    concordance = filled()
    concordance.add("乙篇", SECOND, mentions(SECOND, "算力", "compute"))
    line = concordance.mentions("compute", SECOND.digest).line(0)
    assert line.before.endswith("最后缺的还是")
    assert 10 < len(line.before) <= 60


def test_a_line_is_shown_in_a_script_and_with_pinyin_where_its_words_are_known() -> None:
    def token(start: int, text: str, traditional: str, *pinyin: str) -> Token:
        return Token(
            start, start + len(text), text, TokenKind.WORD, Why.DICTIONARY, pinyin, text, traditional, traditional,
            traditional, traditional,
        )  # fmt: skip

    tokens = (token(0, "算力", "算力", "suàn", "lì"), token(2, "够", "夠", "gòu"), token(3, "吗", "嗎", "ma"))
    found = filled().mentions("compute")
    line = found.line(0, Script.TRADITIONAL, lambda _digest, _paragraph: Annotation(tokens, ()), reading=True)
    assert (line.keyword, line.after) == ("算力", "夠嗎？")
    assert line.reading == ("", "suànlì", "gòu ma")
    assert found.line(0, Script.TRADITIONAL, lambda _digest, _paragraph: None).after == "够吗？"


def test_mentions_are_those_of_a_text_or_of_a_speaker_where_one_is_named() -> None:
    concordance = filled()
    concordance.add("乙篇", SECOND, mentions(SECOND, "算力", "compute"))
    assert [count for _, _, count in concordance.mentions("compute").groups()] == [1, 2]
    assert len(concordance.mentions("compute", FIRST.digest)) == 2
    answers = concordance.mentions("compute", speaker="答")
    assert [answers.line(at).title for at in range(len(answers))] == ["乙篇", "甲篇"]


def test_the_first_mention_is_that_of_the_earliest_text() -> None:
    concordance = filled()
    concordance.add("乙篇", SECOND, mentions(SECOND, "算力", "compute"))
    assert [text.title for text in concordance.texts().values()] == ["乙篇", "甲篇"]
    assert concordance.firsts()["compute"][0] == 0
    assert concordance.firsts()["data"][0] == 1


def test_it_is_complete_when_every_text_of_the_library_has_been_read() -> None:
    concordance = filled()
    assert not concordance.complete
    assert concordance.missing() == [SECOND.digest]
    concordance.add("乙篇", SECOND, [])
    assert concordance.complete
    assert concordance.missing() == []


def test_what_is_to_be_read_again_is_shown_until_it_is() -> None:
    concordance = filled()
    concordance.forget()
    assert concordance.missing() == sorted([FIRST.digest, SECOND.digest])
    assert concordance.counts() == {"compute": 2, "data": 1}
    concordance.add("甲篇", FIRST, mentions(FIRST, "数据", "data"))
    assert concordance.counts() == {"data": 1}


def test_a_text_that_leaves_the_library_takes_its_mentions_along() -> None:
    concordance = filled()
    concordance.expect([SECOND.digest])
    assert len(concordance.mentions("compute")) == 0
    assert concordance.counts().get("compute", 0) == 0


def test_a_text_that_is_read_again_is_not_counted_twice() -> None:
    concordance = filled()
    concordance.add("甲篇", FIRST, mentions(FIRST, "算力", "compute"))
    assert concordance.counts() == {"compute": 2}
