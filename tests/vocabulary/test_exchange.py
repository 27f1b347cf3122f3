"""The kept words leave as a table that spreadsheets can sort, with the attribution of the dictionary."""

from __future__ import annotations

from reader.formats.rows import from_csv
from reader.vocabulary.exchange import COLUMNS, FORMATS, Export, csv_of, format_named
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus

MET = Sighting("“算力”，不够。", 1, "嘉宾", "aa11", "访谈 一", None, "01:02", "2025-01-01T00:00:00.000Z")
WORD = Word(
    key=WordKey("算力", ("suàn", "lì")),
    traditional="算力",
    senses=("computing power", "=capacity"),
    status=WordStatus.LEARNING_1,
    concept="compute",
    added="2025-01-01T00:00:00.000Z",
    changed="2025-01-01T00:00:00.000Z",
    sightings=(MET,),
)
BARE = Word(WordKey("𠮷", ()), "𠮷", (), WordStatus.KNOWN, None, "2025", "2025")


def test_a_word_keeps_its_characters_and_its_place() -> None:
    heads, row, *_ = from_csv(csv_of(Export((WORD,), "")))
    assert tuple(heads) == COLUMNS
    cells = dict(zip(heads, row, strict=True))
    assert cells["simplified"] == "算力"
    assert cells["pinyin"] == "suàn lì"
    assert cells["senses"] == "computing power / =capacity"
    assert cells["sentence"] == MET.sentence
    assert (cells["speaker"], cells["transcript"], cells["section"]) == ("嘉宾", "访谈 一", "")


def test_a_word_without_a_sentence_leaves_those_cells_empty() -> None:
    row = from_csv(csv_of(Export((BARE,), "")))[1]
    assert row == ["𠮷", "𠮷", "", "", "known", "", "", "", "", "", "", "2025", "", "", "", ""]


def test_the_attribution_is_the_last_column_and_every_row_a_word() -> None:
    heads, *rows = from_csv(csv_of(Export((WORD, BARE), "CC-CEDICT, CC BY-SA 4.0")))
    assert heads == [*COLUMNS, "licence"]
    assert [row[0] for row in rows] == ["算力", "𠮷"]
    assert {row[-1] for row in rows} == {"CC-CEDICT, CC BY-SA 4.0"}


def test_every_format_is_found_by_its_name() -> None:
    assert all(format_named(each.name) is each for each in FORMATS)
    assert format_named("papyrus") is None
