"""Records: an annotation as bytes and back."""

from __future__ import annotations

import pytest

from reader.language.annotate import Annotator
from reader.language.model import Candidate
from reader.language.packed import RecordRefused, unpack


def test_offsets_are_code_points(annotator: Annotator) -> None:
    text = "𠮷👇他们在"
    tokens = unpack(annotator.annotate(text), text).tokens
    assert [(token.start, token.end, token.text) for token in tokens] == [
        (0, 1, "𠮷"),
        (1, 2, "👇"),
        (2, 4, "他们"),
        (4, 5, "在"),
    ]


def test_mentions_come_back(annotator: Annotator) -> None:
    text = "我用GPT-4o写代码"
    mentions = unpack(annotator.annotate(text, [Candidate(2, 8, "gpt-4o", True)]), text).mentions
    assert [(mention.start, mention.end, mention.concept) for mention in mentions] == [(2, 8, "gpt-4o")]


@pytest.mark.parametrize("kept", [slice(0, 0), slice(1, None), slice(0, 30)])
def test_a_damaged_record_is_refused(kept: slice, annotator: Annotator) -> None:
    record = annotator.annotate("他们都在说话")
    with pytest.raises(RecordRefused):
        unpack(record[kept], "他们都在说话")
