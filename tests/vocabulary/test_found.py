"""Looking through words one by one and through all of them as one long text finds the same."""

from __future__ import annotations

import pytest

from reader.vocabulary.found import Found

TEXTS = [f"词{number} ci {number:04} nu {'nver' if number % 97 == 0 else 'x'} 𠮷" for number in range(3000)]
WORDS = Found(list(range(3000)), TEXTS)


@pytest.mark.parametrize("part", ["ci", "nv", "nver", "nu", "1234", "𠮷", "词29", "zzz", "x 𠮷"])
def test_both_ways_of_looking_find_the_same(part: str) -> None:
    plain = [n for n, text in enumerate(TEXTS) if part in text or part.replace("v", "u") in text]
    assert WORDS.having(part).numbers == WORDS.having_rare(part).numbers == plain
    assert WORDS.first_having([part], 5) == plain[:5]


def test_a_part_does_not_run_over_the_end_of_a_text() -> None:
    assert Found([1, 2], ["ab", "cd"]).having_rare("bc").numbers == []


def test_what_is_rare_is_told_by_a_sample() -> None:
    assert WORDS.rarely_has("1234")
    assert not WORDS.rarely_has("ci")
    assert not WORDS.rarely_has("nv")  # every text has nu


def test_few_words_are_looked_through_in_any_case() -> None:
    few = Found([1], ["ci"])
    assert few.has_few()
    assert not few.rarely_has("1234")
