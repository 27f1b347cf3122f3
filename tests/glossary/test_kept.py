"""The shipped concepts are the same whether they were parsed or kept, and never older than their files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.glossary import kept
from reader.glossary.kept import kept_concept, shipped_concepts
from reader.glossary.load import load_folder
from reader.paths import Paths

ENTRY = """
[[concept]]
id = "a"
category = "ai"
english = "%s"
definition = "d"
forms = [{ text = "甲", status = "preferred" }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "glossary"
    made.mkdir()
    (made / "a.toml").write_text(ENTRY % "one", encoding="utf-8")
    return made


def test_kept_concepts_are_those_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Paths.standard().resources / "glossary"
    parsed = load_folder(folder)
    assert shipped_concepts(folder, tmp_path) == parsed

    def refuse(_folder: Path) -> tuple[()]:
        raise AssertionError

    monkeypatch.setattr(kept, "load_folder", refuse)
    assert shipped_concepts(folder, tmp_path) == parsed


def test_a_changed_file_is_read_again(folder: Path, tmp_path: Path) -> None:
    assert shipped_concepts(folder, tmp_path)[0].english == "one"
    (folder / "a.toml").write_text(ENTRY % "two", encoding="utf-8")
    os.utime(folder / "a.toml", ns=(1, 1))
    assert shipped_concepts(folder, tmp_path)[0].english == "two"


@pytest.mark.parametrize("content", [b"", b"[]", b"[]\na\t{}\n", b"\xff", b"\n\n\t"])
def test_a_damaged_cache_is_passed_over(folder: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "glossary.lines").write_bytes(content)
    assert shipped_concepts(folder, tmp_path)[0].english == "one"


def test_a_cache_that_cannot_be_written_does_no_harm(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert shipped_concepts(folder, tmp_path / "file")[0].english == "one"


def test_one_concept_can_be_had_alone(folder: Path, tmp_path: Path) -> None:
    assert kept_concept(folder, tmp_path, "a") is None
    assert kept_concept(folder, tmp_path, "a") is None, "asking for one parses no file"
    concepts = shipped_concepts(folder, tmp_path)
    assert kept_concept(folder, tmp_path, "a") == concepts[0]
    assert kept_concept(folder, tmp_path, "b") is None
    (folder / "a.toml").write_text(ENTRY % "two", encoding="utf-8")
    os.utime(folder / "a.toml", ns=(1, 1))
    assert kept_concept(folder, tmp_path, "a") is None
