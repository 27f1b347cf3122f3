"""Changes of thousands of words are made by a connection of their own, and memory knows of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest

from reader.history import History
from reader.long_changes import MANY
from reader.paths import Paths
from reader.store import Store
from reader.vocabulary.model import Word, WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from reader.word_list import WordList

KEYS = [WordKey(chr(0x4E00 + at) + "词", ("a", "cí")) for at in range(MANY + 5)]


@pytest.fixture
def store(paths: Paths) -> Iterator[Store]:
    opened = Store.open(paths.database, paths.backups)
    Vocabulary(opened).put(
        [Word(key, key.simplified, (), WordStatus.LEARNING_1, None, "", "") for key in KEYS]
    )
    yield opened
    opened.close()


def in_a_thread(work: Callable[[], Any]) -> Any:
    done: list[Any] = []
    thread = Thread(target=lambda: done.append(work()))
    thread.start()
    thread.join()
    return done[0]


@pytest.mark.parametrize("behind", [None, in_a_thread])
def test_thousands_of_words_go_and_come_back(
    store: Store, behind: Callable[[Callable[[], Any]], Any] | None
) -> None:
    history = History()
    words = WordList(store, history)
    words.long.behind = behind
    assert len(words.kept) == len(KEYS)
    assert words.forget(KEYS) == len(KEYS)
    assert (words.kept, words.statuses) == (set(), {})
    assert store.rows("SELECT count(*) FROM word")[0][0] == 0
    history.undo()
    assert len(words.kept) == len(KEYS)
    words.set_status(KEYS, WordStatus.KNOWN)
    assert set(words.statuses.values()) == {WordStatus.KNOWN}
    history.undo()
    assert set(words.statuses.values()) == {WordStatus.LEARNING_1}


def test_a_small_change_stays_with_the_connection_at_hand(store: Store) -> None:
    words = WordList(store, History())

    def refuse(_work: object) -> None:
        raise AssertionError("a few words need no thread")

    words.long.behind = refuse
    assert words.forget(KEYS[:3]) == 3
