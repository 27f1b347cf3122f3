"""What is known of a text, counted by hand."""

from __future__ import annotations

from contextlib import closing
from types import SimpleNamespace

import pytest

from reader.engine import Engine
from reader.glossary.load import load_folder
from reader.language.packed import unpack
from reader.paths import Paths
from reader.readiness import tally_records
from reader.terms import terms_of
from reader.vocabulary.coverage import coverage, most_helpful, words_of
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.tally import Tally, TokenLike, joined, tally

KNOWN = WordStatus.KNOWN


def tokens(text: str) -> list[TokenLike]:
    """今天/word 奥特曼/name …, each with one syllable that is its text."""
    made = []
    for part in text.split():
        simplified, _, kind = part.partition("/")
        pinyin = () if kind in ("punctuation", "latin") else (simplified,)
        made.append(SimpleNamespace(kind=kind or "word", simplified=simplified, pinyin=pinyin))
    return made  # type: ignore[return-value]


def text(*paragraphs: str) -> Tally:
    return tally(tokens(each) for each in paragraphs)


def key(simplified: str) -> WordKey:
    return WordKey(simplified, (simplified,))


TEXT = text(
    "我 看 书 。/punctuation 我 看 奥特曼/name GPT/latin", "我 写 3月/number 模型/term 模型/term 书 我"
)


def test_words_names_numbers_and_terms_are_counted_apart() -> None:
    found = coverage(TEXT, {})
    assert (found.whole.words, found.whole.distinct) == (9, 4)
    assert (found.names.words, found.numbers, found.terms.words, found.terms.distinct) == (1, 1, 2, 1)
    assert (found.whole.known, found.whole.of_words, found.whole.of_distinct) == (0, 0, 0)


def test_known_and_ignored_words_are_known_and_learning_ones_are_not() -> None:
    statuses = {key("我"): KNOWN, key("写"): WordStatus.IGNORED, key("看"): WordStatus.LEARNING_4}
    found = coverage(TEXT, statuses | {key("模型"): KNOWN})
    assert (found.whole.known, found.whole.known_distinct) == (5, 2)
    assert found.whole.of_words == pytest.approx(5 / 9)
    assert found.terms.known == 2


def test_the_words_that_help_most_come_first() -> None:
    found = coverage(TEXT, {})
    assert [(gain.key.simplified, gain.count) for gain in found.gains] == [
        ("我", 4),
        ("看", 2),
        ("书", 2),
        ("写", 1),
    ]
    assert [share for _, share in found.curve()] == pytest.approx([0, 4 / 9, 6 / 9, 8 / 9, 1])
    assert [gain.key.simplified for gain in found.words_for(0.66)] == ["我", "看"]
    assert len(found.words_for(2)) == 4
    assert coverage(TEXT, dict.fromkeys(words_of(TEXT), KNOWN)).words_for(0.9) == ()


def test_the_curve_of_a_long_text_is_thinned_and_keeps_both_ends() -> None:
    long = text(*(" ".join(f"词{number}" for number in range(0, 3000, step)) for step in (1, 2, 3)))
    curve = coverage(long, {}).curve()
    assert 50 < len(curve) < 150
    assert (curve[0], curve[-1]) == ((0, 0.0), (3000, 1.0))
    ranks, shares = [point[0] for point in curve], [point[1] for point in curve]
    assert ranks == sorted(set(ranks))
    assert shares == sorted(shares)


def test_levels_are_counted_apart_with_those_of_no_level_last() -> None:
    levels = {"我": "1", "看": "1", "书": "2"}
    found = coverage(TEXT, {key("我"): KNOWN}, lambda word: levels.get(word.simplified, ""))
    assert list(found.by_level) == ["1", "2", ""]
    one = found.by_level["1"]
    assert (one.words, one.known, one.distinct, one.known_distinct) == (6, 4, 2, 1)


def test_a_text_without_words_is_known() -> None:
    found = coverage(text("。/punctuation"), {})
    assert (found.whole.of_words, found.curve(), found.gains) == (1.0, [(0, 1.0)], ())


def test_what_helps_with_several_texts_stands_in_most_of_them() -> None:
    other = text("书 书 书 书 书 写 我", "词")
    helpful = most_helpful([TEXT, other], {key("我"): KNOWN})
    assert [(word.simplified, count, texts) for word, count, texts in helpful] == [
        ("书", 7, 2),
        ("写", 2, 2),
        ("看", 2, 1),
        ("词", 1, 1),
    ]
    assert joined([TEXT, other]).words.total() == 17


def test_records_are_counted_as_their_tokens_are(ready_paths: Paths) -> None:
    lines = ["今天的模型学习了三天，OpenAI 的研究员说可以。", "", "模型，模型！他得了银行的十分重视。"]
    engine = Engine(ready_paths)
    with closing(engine):
        engine.open("text", lines, terms_of(load_folder(ready_paths.resources / "glossary")))
        records = [record for _, record in engine.annotate("text", range(len(lines)))]
    found = tally_records(records)
    assert found == tally(unpack(record, line).tokens for record, line in zip(records, lines, strict=True))
    assert found.words[WordKey("的", ("de",))] == 3
    assert next(iter(found.words)).simplified == "今天"
