"""The concordance lists every place where a concept is spoken of, in a stretch short enough to show it."""

from __future__ import annotations

from reader.concordance import Concordance
from reader.language.model import Mention
from reader.transcript import parse
from reader.transcript.model import Transcript

FIRST = parse("# 甲篇\n\n问：算力够吗？\n\n答：算力不够。数据倒是够的。\n")
SECOND = parse("# 乙篇\n\n问：还缺什么？\n\n答：" + "我们一样一样地数下来，" * 20 + "最后缺的还是算力。\n")


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


def test_a_line_gives_the_sentence_who_says_it_and_where_the_word_stands() -> None:
    first, second = filled().lines("compute")
    assert (first.title, first.sentence, first.speaker) == ("甲篇", "算力够吗？", "问")
    assert (second.sentence, second.speaker) == ("算力不够。", "答")
    assert second.sentence[slice(*second.set_off)] == "算力"
    assert (first.digest, FIRST.paragraphs[first.paragraph].text[first.start :][:2]) == (FIRST.digest, "算力")


def test_a_word_late_in_a_long_sentence_is_still_near_the_beginning_of_its_line() -> None:
    concordance = filled()
    concordance.add("乙篇", SECOND, mentions(SECOND, "算力", "compute"))
    line = concordance.lines("compute")[-1]
    assert line.sentence[slice(*line.set_off)] == "算力"
    assert line.set_off[0] <= 42
    assert len(line.sentence) <= 122


def test_it_is_complete_when_every_text_of_the_library_has_been_read() -> None:
    concordance = filled()
    assert not concordance.complete
    assert concordance.missing() == [SECOND.digest]
    concordance.add("乙篇", SECOND, [])
    assert concordance.complete
    assert concordance.missing() == []


def test_a_text_that_leaves_the_library_takes_its_mentions_along() -> None:
    concordance = filled()
    concordance.expect([SECOND.digest])
    assert concordance.lines("compute") == ()
    assert concordance.counts().get("compute", 0) == 0


def test_a_text_that_is_read_again_is_not_counted_twice() -> None:
    concordance = filled()
    concordance.add("甲篇", FIRST, mentions(FIRST, "算力", "compute"))
    assert concordance.counts() == {"compute": 2}
