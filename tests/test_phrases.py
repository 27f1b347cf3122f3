"""The card of a phrase: a reading for the whole, what the whole means, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.glossary.model import Category, Concept, Form
from reader.language.model import Annotation, Mention, Script, Token, TokenKind
from reader.lookups import Lookups
from reader.open_text import OpenText
from reader.phrases import LONGEST, PhraseCard, Phrases
from reader.transcript.library import LibraryEntry
from reader.transcript.loading import parse

TEXT = "他们在西安训练人工智能，用GPU。"
WORDS = (
    ("他们", "他們", "tā men"), ("在", "在", "zài"), ("西安", "西安", "xī ān"), ("训练", "訓練", "xùn liàn"),
    ("人工", "人工", "rén gōng"), ("智能", "智能", "zhì néng"), ("，", "，", ""), ("用", "用", "yòng"),
    ("GPU", "GPU", ""), ("。", "。", ""),
)  # fmt: skip
CONCEPT = Concept("training", Category.AI, "training", "Setting the weights.", (Form("训练"),))


def token(start: int, text: str, traditional: str, reading: str) -> Token:
    kind = TokenKind.LATIN if text.isascii() else TokenKind.WORD if reading else TokenKind.PUNCTUATION
    pinyin = tuple(reading.split())
    return Token(start, start + len(text), text, kind, None, pinyin, text, *[traditional] * 4)


class Read(OpenText):
    """A text whose words are known."""

    def annotation(self, paragraph: int) -> Annotation | None:
        """The words above; nothing beyond the first paragraph."""
        tokens, at = [], 0
        for text, traditional, reading in WORDS:
            tokens.append(token(at, text, traditional, reading))
            at += len(text)
        where = TEXT.index("训练")
        return Annotation(tuple(tokens), (Mention(where, where + 2, "training"),)) if not paragraph else None


@pytest.fixture(scope="module")
def phrases(built_language_file: Path) -> Iterator[Phrases]:
    with closing(Lookups(built_language_file)) as lookups:
        yield Phrases(lookups, {"training": CONCEPT})


def card(phrases: Phrases, phrase: str, script: Script = Script.AS_PRINTED) -> PhraseCard | None:
    text = Read(LibraryEntry("d", Path("a"), "a"), parse(TEXT))
    start = TEXT.index(phrase)
    return phrases.card(text, 0, start, start + len(phrase), script)


def test_the_whole_has_a_reading_word_by_word_and_its_other_script(phrases: Phrases) -> None:
    made = card(phrases, "在西安训练")
    assert made is not None
    assert (made.text, made.other, made.reading) == ("在西安训练", "在西安訓練", "zài xī'ān xùnliàn")
    shown = card(phrases, "在西安训练", Script.TRADITIONAL)
    assert shown is not None
    assert (shown.text, shown.other) == ("在西安訓練", "在西安训练")


def test_a_phrase_the_dictionary_has_is_explained_as_a_whole(phrases: Phrases) -> None:
    made = card(phrases, "人工智能")
    assert made is not None
    assert any("artificial intelligence" in sense for sense in made.senses)
    assert [part.headword for part in made.parts] == ["人工", "智能"]


def test_what_the_dictionary_has_inside_stands_before_its_words(phrases: Phrases) -> None:
    made = card(phrases, "训练人工智能，用GPU")
    assert made is not None
    heads = [part.headword for part in made.parts]
    assert heads == ["训练", "人工智能", "人工", "智能", "用", "GPU"]
    assert made.parts[0].senses == ("training",)
    assert made.parts[0].is_term
    assert made.reading == "xùnliàn réngōng zhìnéng yòng GPU"


def test_of_a_word_that_the_ends_divide_only_what_is_selected_is_read(phrases: Phrases) -> None:
    made = card(phrases, "们在西")
    assert made is not None
    assert made.reading == "men zài xī"
    assert [part.headword for part in made.parts] == ["在"]


@pytest.mark.parametrize("phrase", ["西安", "GPU", "，", "GPU。"])
def test_a_single_word_and_what_is_no_chinese_have_no_card(phrases: Phrases, phrase: str) -> None:
    assert card(phrases, phrase) is None


def test_what_is_too_long_or_not_yet_read_has_no_card(phrases: Phrases) -> None:
    text = Read(LibraryEntry("d", Path("a"), "a"), parse("很长。" * LONGEST))
    assert phrases.card(text, 0, 0, LONGEST + 1, Script.AS_PRINTED) is None
    assert phrases.card(text, 0, 3, 3, Script.AS_PRINTED) is None
