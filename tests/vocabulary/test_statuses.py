"""The status of many words at once is that of each."""

from __future__ import annotations

from reader.store import Store
from reader.vocabulary import tables
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.store import Vocabulary


def test_thousands_are_asked_for_and_written_at_one_go(store: Store, vocabulary: Vocabulary) -> None:
    words = [WordKey(f"词{number}", ("cí",)) for number in range(tables._ALL_FROM + 10)]
    wanted = {word: list(WordStatus)[number % 7] for number, word in enumerate(words)}
    assert set(vocabulary.set_status(wanted).values()) == {WordStatus.NEW}
    assert vocabulary.status_of(words) == wanted
    assert vocabulary.status_of(words[:10]) == {word: wanted[word] for word in words[:10]}
    former = vocabulary.set_status(dict.fromkeys(words, WordStatus.NEW))
    assert former == wanted
    assert store.rows("SELECT count(*) FROM word_status")[0][0] == 0
