"""A word has the level of the 2021 standard and a band of frequency."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.language.build import ensure_language_file
from reader.language.levels import BANDS, Levels, band_name, rank_rows, read_levels
from reader.paths import Paths


@pytest.fixture(scope="module")
def levels(built_paths: Paths) -> Iterator[Levels]:
    with closing(Levels.open(ensure_language_file(built_paths))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("我们", "1"),
        ("数据", "4"),
        ("打官司", "6"),
        ("人工智能", "7-9"),
        ("算力", None),
        ("", None),
        ("\ud800", None),
    ],
)
def test_a_word_has_the_level_of_the_standard(levels: Levels, word: str, level: str | None) -> None:
    assert levels.level(word) == level


@pytest.mark.parametrize(("word", "level"), [("一下", "1"), ("小孩", "1"), ("面条儿", "1"), ("玩儿", "1")])
def test_the_final_r_changes_no_level(levels: Levels, word: str, level: str) -> None:
    assert levels.level(word) == level


def test_a_surname_has_no_level(levels: Levels) -> None:
    assert levels.level("高", ("gāo",)) == "1"
    assert levels.level("高", ("Gāo",)) is None
    assert levels.level("中国", ("Zhōng", "guó")) == "1"


def test_commoner_words_have_lower_bands(levels: Levels) -> None:
    bands = [levels.band(word) for word in ("我们", "数据", "合作伙伴", "饕餮")]
    assert bands == sorted(bands, key=lambda band: band or 9)
    assert bands[0] == 1
    assert bands[-1] == len(BANDS)
    assert levels.band("龘龘龘") is None
    assert [band_name(band) for band in range(1, 6)] == [name for name, _ in BANDS]


def test_the_bands_end_at_their_ranks() -> None:
    counts = {f"{number:05}": 50_000.0 - number for number in range(31_000)}
    rows = list(rank_rows(counts, counts, {}))
    found = [band for _, _, band, _ in rows]
    assert [found.count(band) for band in range(1, 6)] == [1_000, 3_000, 8_000, 18_000, 1_000]


def test_words_without_a_count_keep_their_level(tmp_path: Path) -> None:
    listed = tmp_path / "words.tsv"
    listed.write_text("word\tlevel\n一点儿\t1\n一点\t2\n瞄准\t7\n", encoding="utf-8")
    levels = read_levels(listed)
    assert levels == {"一点儿": "1", "一点": "2", "瞄准": "7-9"}
    assert ("瞄准", 0, None, "7-9") in list(rank_rows({"一点": 5.0}, {"一点"}, levels))


def test_a_file_without_levels_knows_none(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite3").touch()
    with closing(Levels.open(tmp_path / "empty.sqlite3")) as levels:
        assert levels.level("我们") is None
        assert levels.band("我们") is None
