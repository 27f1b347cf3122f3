"""The keyboard walks by new words and by sentences."""

from __future__ import annotations

from reader.ui.page.reading_view import ReadingView
from reader.vocabulary.model import WordStatus
from tests.ui.page.conftest import show
from tests.ui.page.sample import annotate, sample_page

TEXT = "今天天气很好。我们出去走走！“真的？”他问。"


def _words(view: ReadingView) -> str:
    token = view.token(*view.current_token())  # type: ignore[misc]
    assert token is not None
    return token.text


def test_sentences_begin_after_their_marks() -> None:
    from reader.ui.page.annotations import Annotations
    from reader.ui.page.steps import sentences

    annotations = Annotations()
    annotations.put(0, annotate(TEXT))
    tokens = annotations.tokens(0)
    starts = [TEXT[tokens[index].start] for index in sentences(annotations, 0)]
    assert starts == ["今", "我", "真", "他"]


def test_the_next_sentence_and_back_again(view: ReadingView) -> None:
    show(view, sample_page())
    view.focus_token(8, 0)
    view.next_sentence()
    paragraph, index = view.current_token() or (0, 0)
    assert (paragraph, index) > (8, 0)
    view.previous_sentence()
    assert view.current_token() == (8, 0)


def test_known_words_are_passed_over_on_the_way_to_a_new_one(view: ReadingView) -> None:
    show(view, sample_page())
    annotation = view.annotation(8)
    assert annotation is not None
    words = [token for token in annotation.tokens if token.pinyin]
    known = {(token.simplified, token.pinyin): WordStatus.KNOWN for token in words[1:4]}
    view.set_statuses(known)
    view.focus_token(8, annotation.tokens.index(words[0]))
    view.next_new()
    assert _words(view) == words[4].text
    view.previous_new()
    assert _words(view) == words[0].text
