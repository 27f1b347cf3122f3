"""Words of our own that CC-CEDICT lacks have a reading and a meaning too."""

from __future__ import annotations

import pytest

from reader.language.cedict import parse
from reader.language.model import Entry
from reader.language.sources import Sources
from reader.paths import Paths

SOURCES = Sources.installed(Paths.standard())


@pytest.fixture(scope="module")
def cedict() -> frozenset[str]:
    """The headwords of the dictionary in simplified form."""
    with SOURCES.cedict.open(encoding="utf-8") as lines:
        return frozenset(entry.simplified for entry in parse(lines))


@pytest.fixture(scope="module")
def supplement() -> list[Entry]:
    """Our own entries."""
    with (SOURCES.lists / "supplement.u8").open(encoding="utf-8") as lines:
        return list(parse(lines))


def test_every_line_is_an_entry_with_a_sense_and_a_syllable_for_each_character(
    supplement: list[Entry],
) -> None:
    written = (SOURCES.lists / "supplement.u8").read_text(encoding="utf-8").splitlines()
    assert len(supplement) == sum(not line.startswith("#") for line in written)
    for entry in supplement:
        assert len(entry.pinyin) == len(entry.simplified) == len(entry.traditional), entry.simplified
        assert entry.senses


def test_no_word_stands_twice_or_in_the_dictionary(supplement: list[Entry], cedict: frozenset[str]) -> None:
    words = [entry.simplified for entry in supplement]
    assert len(words) == len(set(words))
    assert not cedict & set(words)


def test_every_word_of_our_own_can_be_looked_up(supplement: list[Entry], cedict: frozenset[str]) -> None:
    lines = (SOURCES.lists / "words.txt").read_text(encoding="utf-8").splitlines()
    ours = {word for line in lines if not line.startswith("#") for word in line.split()}
    assert not ours - cedict - {entry.simplified for entry in supplement}
