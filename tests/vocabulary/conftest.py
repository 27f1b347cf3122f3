"""A vocabulary in a store of the test's own, and words to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.store import Store
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus
from reader.vocabulary.store import Vocabulary

MET = Sighting("“算力”，不够。", 1, "嘉宾", "aa11", "访谈 一", None, "01:02", "2025-01-01T00:00:00.000Z")


def word(simplified: str, pinyin: str, *senses: str, traditional: str = "", **more: object) -> Word:
    """A kept word with a reading written with spaces."""
    fields: dict[str, object] = {"status": WordStatus.LEARNING_1, "concept": None, "added": "2025-01-01"}
    fields |= {"changed": "2025-01-01"} | more
    key = WordKey(simplified, tuple(pinyin.split()))
    return Word(key, traditional or simplified, senses, **fields)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")
    yield store
    store.close()


@pytest.fixture
def vocabulary(store: Store) -> Vocabulary:
    return Vocabulary(store)
