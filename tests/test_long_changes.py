"""What is done to thousands of words behind the window is what is done at once, and the memory knows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from reader import long_changes
from reader.errors import StoreRefused
from reader.history import History
from reader.store import Store
from reader.vocabulary.labels import Label
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.search import Query, Sort
from reader.vocabulary.store import Vocabulary
from reader.word_list import WordList
from reader.word_memory import WordMemory
from tests.vocabulary.conftest import word

KEYS = [WordKey(f"词{number}", ("cí",)) for number in range(12)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")) as store:
        Vocabulary(store).put(word(key.simplified, "cí", "word") for key in KEYS)
        yield store


@pytest.fixture
def words(store: Store, monkeypatch: pytest.MonkeyPatch) -> WordList:
    monkeypatch.setattr(long_changes, "MANY", 10)
    words = WordList(store, History())
    words.long.behind = in_a_thread
    words.find(Query(sort=Sort.STATUS)), words.find(), words.kept, words.statuses
    return words


def in_a_thread(work: Callable[[], Any]) -> Any:
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append((work(), None))
        except BaseException as error:
            outcome.append((None, error))

    thread = Thread(target=run)
    thread.start()
    thread.join()
    result, error = outcome[0]
    if error is not None:
        raise error
    return result


def seen(words: WordList) -> tuple[object, ...]:
    numbers = words.find(Query(sort=Sort.STATUS))
    return numbers, words.find(Query("ci")), set(words.kept), dict(words.statuses), words.facets()


CHANGES: dict[str, Callable[[WordList], object]] = {
    "status": lambda words: words.set_status(KEYS, WordStatus.KNOWN),
    "forget": lambda words: words.forget(KEYS),
    "tag": lambda words: words.labels.give(Label.TAG, KEYS, "t"),
    "list": lambda words: words.labels.give(Label.LIST, KEYS, "l"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_long_change_is_made_undone_and_made_again(words: WordList, store: Store, change: str) -> None:
    def fresh() -> tuple[object, ...]:
        return seen(WordList(store, History()))

    before = seen(words)
    CHANGES[change](words)
    after = seen(words)
    assert after == fresh() != before
    words._history.undo()
    assert seen(words)[1:] == fresh()[1:]
    assert seen(words)[2:] == before[2:]
    words._history.redo()
    assert seen(words) == fresh()
    assert seen(words)[2:] == after[2:]


def test_what_another_process_writes_meanwhile_is_not_missed(words: WordList, tmp_path: Path) -> None:
    def while_another_writes(work: Callable[[], Any]) -> Any:
        result = in_a_thread(work)
        with closing(Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")) as other:
            Vocabulary(other).put([word("算力", "suàn lì")])
        return result

    words.long.behind = while_another_writes
    words.set_status(KEYS, WordStatus.KNOWN)
    assert ("算力", ("suàn", "lì")) in words.kept
    assert len(words.find()) == len(KEYS) + 1


def test_a_long_change_that_is_refused_changes_nothing(
    words: WordList, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seen(words)

    def refuse(*_args: object) -> object:
        raise StoreRefused("the disk is full.", path=Path("x"), advice="")

    monkeypatch.setattr(WordMemory, "take_over", refuse)
    monkeypatch.setattr(Vocabulary, "forget_all", refuse)
    with pytest.raises(StoreRefused):
        words.forget(KEYS)
    assert seen(words) == before
    assert words._history.undo() is None


def test_keys_of_thousands_are_those_of_a_few(words: WordList) -> None:
    numbers = words.find()
    assert words.keys(numbers) == [key for number in numbers for key in words.keys([number])]


def test_a_small_change_stays_with_the_connection_at_hand(words: WordList) -> None:
    def refuse(_work: object) -> None:
        raise AssertionError("a few words need no thread")

    words.long.behind = refuse
    assert words.forget(KEYS[:3]) == 3
