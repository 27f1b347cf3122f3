"""`info` says exactly the fields that were promised, null where unknown."""

from __future__ import annotations

import json

from reader.transcript.describe import describe
from reader.transcript.loading import parse

PROMISED = """title source author date date_printed links sections speakers turns paragraphs han images key_points
catalog_id"""


def test_every_promised_field_is_there_and_unknown_is_null() -> None:
    facts = describe(parse("问：好？\n答：好。\n"))
    assert list(facts) == PROMISED.split()
    assert [facts[name] for name in ("title", "source", "author", "date", "date_printed", "catalog_id")] == [
        None
    ] * 6
    assert facts["turns"] == 2
    assert facts["speakers"][0] | {"role": None} == {"label": "问", "name": None, "turns": 1, "role": None}
    assert json.loads(json.dumps(facts)) == facts


def test_han_characters_of_rare_planes_and_zero_are_counted() -> None:
    assert describe(parse("问：二〇𠮷A1，好？\n答：好。\n"))["han"] == 5
