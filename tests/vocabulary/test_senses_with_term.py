"""A word of the glossary is kept with its English term before what the dictionary says."""

from __future__ import annotations

import pytest

from reader.vocabulary.model import senses_with_term


@pytest.mark.parametrize(
    ("term", "senses", "kept"),
    [
        ("Sam Altman", ("Ultraman, Japanese superhero",), ("Sam Altman", "Ultraman, Japanese superhero")),
        ("model", ("pattern; Model", "mould"), ("pattern; Model", "mould")),
        ("model", ("model aircraft",), ("model", "model aircraft")),
        ("compute", (), ("compute",)),
    ],
)
def test_the_term_comes_first_unless_a_sense_says_just_that(
    term: str, senses: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    assert senses_with_term(term, senses) == kept
