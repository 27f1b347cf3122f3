"""Candidates are words that stand out of everyday Chinese and that no concept covers."""

from __future__ import annotations

from reader.candidates import CandidateFinder
from reader.glossary.model import Category, Concept, Form
from reader.language.model import Annotation, Mention, Token, TokenKind

CONCEPT = Concept("compute", Category.COMPUTE, "compute", "Power.", (Form("算力"), Form("OpenAI")))
GENERAL = {"我们": 100_000, "训练": 1000, "时间": 50_000, "每天": 400, "你们": 100}


def annotation(*words: str, kind: TokenKind = TokenKind.WORD, mention: str = "") -> tuple[str, Annotation]:
    """A paragraph of these words."""
    tokens: list[Token] = []
    for word in words:
        start = sum(len(token.text) for token in tokens)
        tokens.append(Token(start, start + len(word), word, kind, None, (), *[word] * 5))
    mentions = [Mention(token.start, token.end, "compute") for token in tokens if token.text == mention]
    return "".join(words), Annotation(tuple(tokens), tuple(mentions))


def latin_in_chinese(word: str) -> tuple[str, Annotation]:
    """A paragraph of two Chinese words with a Latin one between them."""
    text = f"我们{word}时间"
    end = 2 + len(word)
    places = ((0, 2, TokenKind.WORD), (2, end, TokenKind.LATIN), (end, end + 2, TokenKind.WORD))
    tokens = tuple(
        Token(start, stop, text[start:stop], kind, None, (), *[text[start:stop]] * 5)
        for start, stop, kind in places
    )
    return text, Annotation(tokens, ())


def found(*paragraphs: tuple[str, Annotation]) -> list[str]:
    finder = CandidateFinder([CONCEPT], GENERAL)
    finder.add("one", paragraphs)
    return [candidate.text for candidate in finder.candidates()]


def test_frequent_words_of_the_texts_come_first() -> None:
    words = ["模仿"] * 9 + ["训练"] * 9 + ["我们"] * 40 + ["时间"] * 30 + ["每天"] * 2
    assert found(annotation(*words)) == ["模仿", "训练"]


def test_what_a_concept_covers_is_none() -> None:
    assert found(annotation(*["算力"] * 5), annotation(*["大算力"] * 5, mention="大算力")) == []
    assert found(annotation(*["openai"] * 5, kind=TokenKind.LATIN)) == []


def test_names_and_latin_words_count_single_characters_and_numbers_do_not() -> None:
    chinese = annotation(*["我们"] * 9)
    assert found(chinese, *[latin_in_chinese("Sora")] * 4) == ["Sora"]
    assert found(annotation(*["你们"] * 4, kind=TokenKind.NAME)) == ["你们"]
    assert found(annotation(*["芯"] * 4)) == []
    assert found(annotation(*["三十"] * 4, kind=TokenKind.NUMBER)) == []


def test_a_candidate_knows_its_files_and_a_sentence() -> None:
    finder = CandidateFinder([CONCEPT], GENERAL)
    finder.add("one", [annotation("模仿", "很", "难", "。", "模仿")])
    finder.add("two", [annotation("模仿")])
    (candidate,) = finder.candidates()
    assert (candidate.text, candidate.count, candidate.files) == ("模仿", 3, 2)
    assert candidate.sentence == "模仿很难。"
    assert candidate.ratio > 1000


def test_nouns_stand_before_verbs_and_what_names_nothing_is_none() -> None:
    classes = {"机柜": "n", "标注": "vn", "提到": "v", "明智": "nr", "周五": "t", "非常": "d"}
    words = (
        ["提到"] * 5
        + ["机柜"] * 4
        + ["标注"] * 4
        + ["听起来"] * 5
        + ["明智"] * 5
        + ["周五"] * 9
        + ["非常"] * 9
    )
    finder = CandidateFinder([CONCEPT], GENERAL, classes)
    finder.add("one", [annotation(*words)])
    found = [candidate.text for candidate in finder.candidates()]
    assert set(found[:2]) == {"机柜", "标注"}
    assert set(found[2:]) == {"提到", "听起来", "明智"}


def test_a_name_counts_whatever_the_dictionary_has_it_as() -> None:
    finder = CandidateFinder([CONCEPT], GENERAL, {"周五": "t"})
    finder.add("one", [annotation(*["周五"] * 4, kind=TokenKind.NAME)])
    assert [candidate.text for candidate in finder.candidates()] == ["周五"]


def test_the_words_of_a_translation_are_none() -> None:
    english = annotation(*["electricity"] * 9, kind=TokenKind.LATIN)
    assert found(english, annotation(*["模仿"] * 4)) == ["模仿"]
