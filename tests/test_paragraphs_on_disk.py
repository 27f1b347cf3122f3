"""Paragraphs kept outside memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.paragraphs_on_disk import ParagraphsOnDisk


@pytest.mark.parametrize("is_there", [True, False])
def test_a_long_text_is_read_as_it_was_added(tmp_path: Path, is_there: bool) -> None:
    given = [f"第{number}段👇\ud800" + "长" * (number % 700) for number in range(900)] + ["", "末"]
    kept = ParagraphsOnDisk(tmp_path if is_there else tmp_path / "missing")
    for start in range(0, len(given), 7):
        kept.extend(given[start : start + 7])
        assert kept[start] == given[start]
    assert list(kept) == given
    assert kept[3:5] == given[3:5]
    assert [kept.length(index) for index in range(len(kept))] == [len(each) for each in given]
    kept.close()


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    kept = ParagraphsOnDisk(tmp_path)
    kept.extend(["一"])
    for index in (-1, 1):
        with pytest.raises(IndexError):
            kept[index]
