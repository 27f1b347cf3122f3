"""Texts of awkward shapes and great length are read to their end; how fast stands in benchmarks/transcripts.py."""

from __future__ import annotations

import pytest

from reader.transcript.loading import parse
from tests.transcript.shapes import SHAPES


@pytest.mark.parametrize("shape", SHAPES)
def test_every_awkward_shape_is_read_to_its_end(shape: str) -> None:
    text = SHAPES[shape](80_000)
    if text.strip():
        assert len(parse(text).line_roles) == text.count("\n") + 1


def test_a_hundred_thousand_short_lines_are_read() -> None:
    assert len(parse("好的\n" * 100_000).line_roles) == 100_001
