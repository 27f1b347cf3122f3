"""What is done to thousands of words at once is what is done to each."""

from __future__ import annotations

import pytest

from reader.store import Store
from reader.vocabulary import labels, tables
from reader.vocabulary.labels import Label, Labels
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import word

COUNT = 30


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ALL_FROM", 20)
    monkeypatch.setattr(labels, "_MANY", 20)


def test_thousands_are_asked_for_and_written_at_one_go(store: Store, vocabulary: Vocabulary) -> None:
    words = [WordKey(f"词{number}", ("cí",)) for number in range(COUNT)]
    wanted = {word: list(WordStatus)[number % 7] for number, word in enumerate(words)}
    assert set(vocabulary.set_status(wanted).values()) == {WordStatus.NEW}
    assert vocabulary.status_of(words) == wanted
    assert vocabulary.status_of(words[:10]) == {word: wanted[word] for word in words[:10]}
    former = vocabulary.set_status(dict.fromkeys(words, WordStatus.NEW))
    assert former == wanted
    assert store.rows("SELECT count(*) FROM word_status")[0][0] == 0


def test_thousands_are_tagged_and_untagged_at_one_go(store: Store, vocabulary: Vocabulary) -> None:
    words = [word(f"词{number}", "cí", tags=("old",)) for number in range(COUNT)]
    vocabulary.put([*words, word("别", "bié", tags=("old",))])
    keys, stored = [each.key for each in words], Labels(store)
    former = stored.add(Label.TAG, keys, "new")
    assert set(former.values()) == {("old",)}
    assert stored.counts(Label.TAG) == {"new": len(keys), "old": len(keys) + 1}
    assert stored.write(Label.TAG, former) == dict.fromkeys(keys, ("new", "old"))
    assert stored.counts(Label.TAG) == {"old": len(keys) + 1}
    assert set(stored.remove(Label.TAG, keys, "old").values()) == {("old",)}
    assert stored.counts(Label.TAG) == {"old": 1}
