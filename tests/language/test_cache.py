"""Annotations on disk."""

from __future__ import annotations

from pathlib import Path

from reader.language.cache import AnnotationCache, cache_key


def test_records_come_back_under_their_key(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "annotations.sqlite3"
    writer = AnnotationCache.open(path, writable=True)
    writer.write("text", "key", [(0, b"zero"), (7, b"seven")])
    reader = AnnotationCache.open(path)
    assert reader.read("text", "key") == {0: b"zero", 7: b"seven"}
    assert reader.read("text", "another") == {}
    reader.close()
    writer.close()


def test_another_key_drops_what_was_made_before(tmp_path: Path) -> None:
    cache = AnnotationCache.open(tmp_path / "a.sqlite3", writable=True)
    cache.write("text", "old", [(0, b"zero")])
    cache.write("text", "new", [(1, b"one")])
    assert (cache.read("text", "old"), cache.read("text", "new")) == ({}, {1: b"one"})
    cache.close()


def test_a_cache_that_cannot_be_opened_holds_nothing(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"no database" * 100)
    for cache in (
        AnnotationCache.open(tmp_path / "missing.sqlite3"),
        AnnotationCache.open(damaged),
        AnnotationCache.open(damaged, writable=True),
    ):
        cache.write("text", "key", [(0, b"zero")])
        assert cache.read("text", "key") == {}
        cache.close()


def test_a_key_changes_with_everything_it_is_made_of() -> None:
    keys = [
        cache_key("engine", ["一"], ("term",)),
        cache_key("engine 2", ["一"], ("term",)),
        cache_key("engine", ["二"], ("term",)),
        cache_key("engine", ["一"], ("another",)),
        cache_key("engine", ["\ud800"]),
    ]
    assert len(set(keys)) == len(keys)
