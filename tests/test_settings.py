"""Preferences survive other versions, damage and a crash in the middle of writing."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from reader import settings
from reader.errors import ReaderError
from reader.settings import Settings


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    chosen = Settings(hover_delay_ms=200, text_size=30, script="taiwan", theme="dark", left_panel_shown=False)
    settings.save(path, chosen)
    assert settings.load(path) == chosen


def test_a_reader_without_a_file_gets_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


def test_every_default_is_a_value_that_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(path, Settings())
    assert settings.load(path) == Settings()
    assert set(json.loads(path.read_bytes())) == {each.name for each in dataclasses.fields(Settings)}


def test_fields_of_another_version_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"text_size": 28, "colour_of_the_moon": "pale"}))
    assert settings.load(path) == Settings(text_size=28)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", "big"),
        ("text_size", True),
        ("left_panel_shown", 0),
        ("script", "klingon"),
        ("theme", None),
        ("last_transcript", ["a"]),
    ],
)
def test_a_value_of_a_wrong_kind_becomes_the_default(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({name: value, "hover_delay_ms": 120}))
    assert settings.load(path) == Settings(hover_delay_ms=120)


def test_a_number_out_of_bounds_is_drawn_in(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"text_size": 4000, "hover_delay_ms": -1}))
    assert settings.load(path) == Settings(text_size=96, hover_delay_ms=0)


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000, b'"text"'])
def test_a_damaged_file_is_kept_aside_and_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()
    settings.save(path, Settings(text_size=30))
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert settings.load(path) == Settings(text_size=30)


def test_a_folder_in_the_place_of_the_file_gives_defaults_and_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    assert settings.load(path) == Settings()
    with pytest.raises(ReaderError, match="cannot be saved"):
        settings.save(path, Settings())
