"""Listing the library reads only what is new, and a damaged memory costs nothing but time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.paths import Paths
from reader.store import Store
from reader.transcript import library as library_module
from reader.transcript import listing
from reader.transcript.catalog import Catalog, CatalogEntry
from reader.transcript.library import Library

TEXT = "# {}\n\n来源：某刊\n发布时间：2025-01-08\n\n问：好吗？\n\n答：好。\n\n问：真的？\n\n答：真的。\n"
Start = Callable[..., Library]


@pytest.fixture
def shelf(paths: Paths, tmp_path: Path) -> Paths:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, title in (("one.zh.txt", "第一篇"), ("two.zh.txt", "第二篇")):
        (texts / name).write_text(TEXT.format(title), "utf-8")
    return replace(paths, texts=texts)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    names: list[str] = []
    original = library_module.read_bytes

    def reading(path: Path) -> bytes:
        names.append(path.name)
        return original(path)

    monkeypatch.setattr(library_module, "read_bytes", reading)
    return names


@pytest.fixture
def start(shelf: Paths, open_store: Callable[[Paths], Store]) -> Start:
    """A library as a newly started program has it."""

    def started(catalog: Catalog | None = None) -> Library:
        return Library(shelf, open_store(shelf), catalog or Catalog())

    return started


def test_a_second_start_reads_no_file(start: Start, read: list[str]) -> None:
    first = start().entries()
    assert sorted(read) == ["one.zh.txt", "two.zh.txt"]
    read.clear()
    assert start().entries() == first
    assert read == []


def test_facts_and_edits_are_the_same_as_when_read(start: Start, read: list[str]) -> None:
    before = start()
    digest = before.entries()[0].digest
    before.rename(digest, "另一个题目")
    read.clear()
    entry = start().entry(digest)
    assert entry is not None
    assert (entry.title, entry.source, entry.date) == ("另一个题目", "某刊", "2025-01-08")
    assert read == []


def test_the_last_text_is_opened_by_reading_it_alone(start: Start, read: list[str]) -> None:
    digest = start().entries()[1].digest
    read.clear()
    library = start()
    entry = library.entry(digest)
    assert entry is not None
    assert library.load(entry).title == "第二篇"
    assert read == ["two.zh.txt"]


def test_only_what_is_new_or_changed_is_read(start: Start, read: list[str], shelf: Paths) -> None:
    start().entries()
    (shelf.texts / "two.zh.txt").write_text(TEXT.format("改过的"), "utf-8")
    (shelf.texts / "three.txt").write_text(TEXT.format("第三篇"), "utf-8")
    read.clear()
    assert sorted(entry.title for entry in start().entries()) == ["改过的", "第一篇", "第三篇"]
    assert sorted(read) == ["three.txt", "two.zh.txt"]


def test_a_file_that_went_is_listed_no_more(start: Start) -> None:
    gone = start().entries()[0]
    gone.path.unlink()
    library = start()
    assert library.entry(gone.digest) is None
    assert [entry.title for entry in library.entries()] == ["第二篇"]


def test_a_removed_text_is_not_found_by_its_digest(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(TEXT.format("自己的"), "utf-8")
    digest = start().add_file(path).digest
    start().remove(digest)
    assert start().entry(digest) is None
    assert start().add_file(path).digest == digest


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\x00\xff\xfe",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"two", b"tow"),
        lambda _: listing._sealed([]),
        lambda _: listing._sealed({"made_with": "other rules", "files": []}),
        lambda _: listing._sealed({"files": [[1]]}),
        lambda _: listing._sealed("[" * 50),
    ],
)
def test_a_damaged_memory_is_made_anew(
    start: Start, read: list[str], shelf: Paths, damage: Callable[[bytes], bytes]
) -> None:
    entries = start().entries()
    memory = shelf.cache / "library.json"
    whole = memory.read_bytes()
    memory.write_bytes(damage(whole))
    read.clear()
    assert start().entries() == entries
    assert len(read) == 2
    assert memory.read_bytes() == whole


def test_a_memory_with_rows_of_another_shape_is_made_anew(shelf: Paths, start: Start) -> None:
    entries = start().entries()
    rules = listing.rules()
    for rows in ([[1]], [["a"] * 9], [None], {"a": 1}):
        content = {"made_with": f"{rules} {Catalog().fingerprint}", "files": rows}
        (shelf.cache / "library.json").write_bytes(listing._sealed(content))
        assert start().entries() == entries


def test_another_catalogue_or_other_rules_are_asked_again(
    start: Start, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start().entries()
    entry = CatalogEntry("a", "A", "", "", "", "", "", "", "", "", {}, frozenset({"0" * 12}))
    read.clear()
    start(Catalog([entry])).entries()
    assert len(read) == 2
    monkeypatch.setattr(library_module, "rules", lambda: "other rules")
    read.clear()
    start().entries()
    assert len(read) == 2


def test_a_cache_that_cannot_be_written_is_done_without(start: Start, shelf: Paths) -> None:
    shelf.cache.parent.mkdir(parents=True, exist_ok=True)
    shelf.cache.write_text("a file where the folder should be", "utf-8")
    assert len(start().entries()) == 2


def test_a_file_that_cannot_be_read_is_not_remembered_as_one_that_can(
    start: Start, read: list[str], shelf: Paths
) -> None:
    (shelf.texts / "broken.txt").write_bytes(b"\xff\x00\x01\x02\x03\x9f" * 40)
    start().entries()
    written = (shelf.cache / "library.json").stat().st_mtime_ns
    read.clear()
    library = start()
    assert len(library.entries()) == 2
    assert len(library.problems()) == 1
    assert read == ["broken.txt"]
    assert (shelf.cache / "library.json").stat().st_mtime_ns == written
