"""Paragraphs in columns are the records that were put in, whatever their number, length and characters."""

from __future__ import annotations

import random

import pytest

from reader.transcript.model import Paragraph, ParagraphKind, Span, SpanKind
from reader.transcript.paragraphs import Paragraphs, Texts

CHARACTERS = "我们在训练模型，abc🙂\n"


def records(count: int, seed: int = 1) -> list[Paragraph]:
    """Paragraphs in which anything may be missing, among them empty and very long ones."""
    chance = random.Random(seed)
    return [
        Paragraph(
            chance.choice(list(ParagraphKind)),
            "".join(chance.choices(CHARACTERS, k=chance.choice((0, 1, 7, 40, 999, 1000, 1001, 3000)))),
            chance.choice((None, "问", "答", "")),
            chance.choice((None, 0, number)),
            chance.choice((None, 0, 3)),
            chance.choice((None, "00:12")),
            chance.choice(((), (Span(0, 1, SpanKind.LINK, "https://example.org"),))),
            (number, number + chance.randrange(3)),
            chance.choice((None, "1.", "•")),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 127, 128, 129, 300])
def test_each_is_the_record_that_was_put_in(count: int) -> None:
    given = records(count)
    kept = Paragraphs(given)
    assert list(kept) == given
    assert list(kept.texts) == [each.text for each in given]
    assert [kept.texts[at] for at in range(count)] == [each.text for each in given]
    assert kept.texts.lengths() == [len(each.text) for each in given]
    assert list(kept.heads()) == [
        (each.kind, each.speaker, -1 if each.turn is None else each.turn) for each in given
    ]
    assert len(kept) == len(kept.texts) == count
    assert bool(kept) == bool(count)


def test_slices_and_places_from_the_end_are_those_of_a_tuple() -> None:
    given = records(300)
    kept = Paragraphs(given)
    for piece in (slice(None, 5), slice(120, 140), slice(-3, None), slice(299, 500), slice(None, None, -1)):
        assert kept[piece] == tuple(given[piece])
        assert kept.texts[piece] == [each.text for each in given[piece]]
    assert kept[-1] == given[-1]
    assert kept.texts[-300] == given[0].text


@pytest.mark.parametrize("outside", [300, -301, -400])
def test_there_is_none_outside(outside: int) -> None:
    kept = Paragraphs(records(300))
    with pytest.raises(IndexError):
        kept[outside]
    with pytest.raises(IndexError):
        kept.texts[outside]


def test_they_are_alike_where_all_records_are() -> None:
    assert Paragraphs(records(200)) == Paragraphs(records(200))
    assert hash(Paragraphs(records(200))) == hash(Paragraphs(records(200)))
    assert Paragraphs(records(200)) != Paragraphs(records(199))
    assert Paragraphs(records(200)) != Paragraphs(records(200, seed=2))
    assert Texts(["甲", "乙"]) != Texts(["甲乙", ""])


def test_a_long_paragraph_is_not_copied_when_it_is_asked_for() -> None:
    long = "长" * 5000
    texts = Texts(["短", long, "短"])
    assert texts[1] is long
    assert next(each for each in texts if len(each) > 9) is long
