"""The names of the built files are the same whether they were found out or remembered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.language import known_sources as module
from reader.language import sources
from reader.language.known_sources import known_sources
from reader.paths import Paths


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often they were found out."""
    times: list[str] = []
    original = sources.language_file

    def language_file(paths: Paths) -> Path:
        times.append("found out")
        return original(paths)

    monkeypatch.setattr(sources, "language_file", language_file)
    return times


def test_they_are_found_out_once(paths: Paths, read: list[str]) -> None:
    expected = sources.language_file(paths), sources.code_fingerprint()
    read.clear()
    assert [known_sources(paths), known_sources(paths)] == [expected, expected]
    assert read == ["found out"]


def test_a_file_or_folder_that_has_changed_is_looked_at_again(paths: Paths, read: list[str]) -> None:
    known_sources(paths)
    read.clear()
    (paths.data / "dictionary").mkdir()
    known_sources(paths)
    assert read == ["found out"]
    (paths.data / "dictionary" / "dictionary.json").write_text("{}")
    known_sources(paths)
    assert read == ["found out"] * 2
    known_sources(paths)
    assert read == ["found out"] * 2


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"folders": []}', b'{"folders": 1, "files": 2}'])
def test_a_damaged_memory_is_passed_over(paths: Paths, content: bytes) -> None:
    expected = known_sources(paths)
    (paths.cache / module._NAME).write_bytes(content)
    assert known_sources(paths) == expected


def test_a_cache_that_cannot_be_written_does_no_harm(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.cache.write_text("a file where the folder should be")
    assert known_sources(paths)[1] == sources.code_fingerprint()
    assert os.path.isfile(paths.cache)
