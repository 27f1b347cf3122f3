"""A text that is opened again is the one that was taken apart, and never an older one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.paths import Paths
from reader.store import Store
from reader.transcript import library as library_module
from reader.transcript.kept import KeptTranscripts
from reader.transcript.library import Library
from reader.transcript.loading import load
from reader.transcript.marks import LineMark, MarkRole
from reader.transcript.model import Transcript
from reader.transcript.paragraphs import Paragraphs
from tests.conftest import SAMPLES

LINES = "一次长谈\n\n问：数据从哪里来？\n\n答：**网页**里来，也从[书](https://example.org)里来。\n\n![图](a.png)\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Paths:
    paths = replace(Paths.under(tmp_path / "data"), texts=tmp_path / "texts")
    paths.texts.mkdir()
    (paths.texts / "one.txt").write_text(LINES, "utf-8")
    return paths


@pytest.fixture
def start(shelf: Paths, open_store: Callable[[Paths], Store]) -> Callable[[], Library]:
    """A library as a newly started program has it."""
    return lambda: Library(shelf, open_store(shelf))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were taken apart."""
    texts: list[str] = []
    original = library_module.parse

    def parse(text: str, *more: object) -> Transcript:
        texts.append(text)
        return original(text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(library_module, "parse", parse)
    return texts


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_what_is_kept_is_what_was_understood(tmp_path: Path, name: str) -> None:
    kept, transcript = KeptTranscripts(tmp_path, "rules"), load(SAMPLES[name])
    assert kept.get(transcript.digest, ()) is None
    kept.put(transcript, ())
    assert kept.get(transcript.digest, ()) == transcript


def test_other_rules_and_other_marks_are_other_texts(tmp_path: Path) -> None:
    transcript = load(next(iter(SAMPLES.values())))
    KeptTranscripts(tmp_path, "rules").put(transcript, ())
    assert KeptTranscripts(tmp_path, "others").get(transcript.digest, ()) is None
    mark = LineMark(3, "问：", MarkRole.HEADING)
    assert KeptTranscripts(tmp_path, "rules").get(transcript.digest, [mark]) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"digest": "x"}'])
def test_a_damaged_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    kept, transcript = KeptTranscripts(tmp_path, "rules"), load(next(iter(SAMPLES.values())))
    kept.put(transcript, ())
    for file in tmp_path.iterdir():
        file.write_bytes(content)
    assert kept.get(transcript.digest, ()) is None


def test_a_text_that_is_opened_again_is_not_taken_apart(
    start: Callable[[], Library], parsed: list[str]
) -> None:
    library = start()
    entry = library.entries()[0]
    first = library.load(entry)
    parsed.clear()
    again = start()
    assert again.load(again.entries()[0]) == first
    assert parsed == []


def test_what_the_reader_decides_counts_at_once(start: Callable[[], Library], parsed: list[str]) -> None:
    library = start()
    entry = library.entries()[0]
    library.load(entry)
    library.rename(entry.digest, "另一个题目")
    library.edit(entry.digest, "2025-01", None, {"问": "Asker"})
    assert library.load(entry).title == "另一个题目"
    assert library.load(entry).date == "2025-01"
    parsed.clear()
    library.mark(entry.digest, LineMark(3, "问：数据从哪里来？", MarkRole.HEADING))
    assert library.load(entry).sections
    assert len(parsed) == 1


def test_a_file_that_has_changed_is_read(start: Callable[[], Library], shelf: Paths) -> None:
    library = start()
    entry = library.entries()[0]
    library.load(entry)
    (shelf.texts / "one.txt").write_text(LINES.replace("网页", "杂志"), "utf-8")
    os.utime(shelf.texts / "one.txt", ns=(1, 1))
    assert any("杂志" in each.text for each in library.load(entry).paragraphs)


def test_the_least_recent_go_and_long_texts_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.transcript.kept._MOST", 2)
    kept, transcript = KeptTranscripts(tmp_path, "rules"), load(next(iter(SAMPLES.values())))
    for number, digest in enumerate("abc"):
        kept.put(replace(transcript, digest=digest), ())
        for file in tmp_path.iterdir():
            os.utime(file, ns=(number, min(file.stat().st_mtime_ns, number + 1)))
    assert [kept.get(digest, ()) is None for digest in "abc"] == [True, False, False]
    long = replace(transcript, digest="d", paragraphs=Paragraphs([*transcript.paragraphs] * 400))
    kept.put(long, ())
    assert kept.get("d", ()) is None


def test_a_text_that_was_opened_before_is_at_hand(start: Callable[[], Library]) -> None:
    library = start()
    (entry,) = library.entries()
    assert not library.is_at_hand(entry)
    library.load(entry)
    assert library.is_at_hand(entry)
    assert start().is_at_hand(entry)
