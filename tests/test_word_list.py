"""The kept words as windows work on them: found fast, changed, undone and done again; the page's marks follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.history import History
from reader.store import Store
from reader.vocabulary.importing import Resolved, plan
from reader.vocabulary.incoming import of_list
from reader.vocabulary.labels import Label
from reader.vocabulary.model import Word, WordKey, WordStatus
from reader.vocabulary.search import EVERYTHING, Query, Search, Sort
from reader.vocabulary.store import Vocabulary
from reader.word_list import WordList
from tests.vocabulary.conftest import MET, word

DATA = WordKey("数据", ("shù", "jù"))
GREEN = WordKey("绿", ("lǜ",))
POWER = WordKey("算力", ("suàn", "lì"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")
    Vocabulary(store).put(
        [
            word("数据", "shù jù", "data", traditional="數據", added="2025-01-01", tags=("a",)),
            word("绿", "lǜ", "green", traditional="綠", added="2025-01-02"),
            word("算力", "suàn lì", "computing power", added="2025-01-03", sightings=(MET,)),
        ]
    )
    yield store
    store.close()


@pytest.fixture
def history() -> History:
    return History()


@pytest.fixture
def words(store: Store, history: History) -> WordList:
    return WordList(store, history)


def all_of(words: WordList) -> list[Word]:
    """Everything that is stored, but for when it was changed."""
    return [replace(each, changed="") for each in words.words(words.find())]


@pytest.mark.parametrize(
    "text", ["", "s", "shu", "數", "data", "lv", "lu", "gre", "computing power", "zz", "Suan"]
)
def test_words_are_found_as_the_query_finds_them(words: WordList, store: Store, text: str) -> None:
    for sort in (Sort.ADDED, Sort.READING):
        query = Query(text=text, sort=sort)
        assert words.find(query) == Search(store).find(query)
        assert words.find(query) == Search(store).find(query)


def test_a_new_word_and_a_new_sense_are_found_at_once(words: WordList) -> None:
    assert words.find(Query(text="quux")) == []
    words.keep(WordKey("新词", ("xīn", "cí")), traditional="新詞", senses=("quux",))
    assert len(words.find(Query(text="quux"))) == 1
    words.edit(DATA, senses=("quux too",))
    assert len(words.find(Query(text="quux"))) == 2
    words.forget([DATA])
    assert len(words.find(Query(text="quux"))) == 1


def test_what_another_process_keeps_is_found_and_marked(words: WordList, tmp_path: Path) -> None:
    assert words.find(Query(text="other")) == []
    assert ("别的", ("bié", "de")) not in words.kept
    with closing(Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")) as second:
        Vocabulary(second).keep(WordKey("别的", ("bié", "de")), traditional="別的", senses=("other",))
    assert words.changed_elsewhere()
    assert len(words.find(Query(text="other"))) == 1
    assert ("别的", ("bié", "de")) in words.kept
    assert words.status_of(WordKey("别的", ("bié", "de"))) is WordStatus.LEARNING_1
    assert not words.changed_elsewhere()


def planned(store: Store, text: str) -> object:
    found = {"数据": DATA, "绿": GREEN}
    return plan(
        of_list(text),
        lambda read: {each: Resolved(found[each.text], each.text) for each in read},
        Vocabulary(store),
    )


CHANGES: dict[str, Callable[[WordList, Store], object]] = {
    "edit": lambda words, _: words.edit(DATA, senses=("facts",), note="see 算力"),
    "reading": lambda words, _: words.read_as(POWER, ("suàn", "li"), ("power",)),
    "status": lambda words, _: words.set_status([DATA, GREEN], WordStatus.KNOWN),
    "tag": lambda words, _: words.labels.give(Label.TAG, [DATA, POWER], "nouns"),
    "untag": lambda words, _: words.labels.give(Label.TAG, [DATA, POWER], "a", on=False),
    "list": lambda words, _: words.labels.give(Label.LIST, [DATA], "week"),
    "tags": lambda words, _: words.labels.set(Label.TAG, DATA, ["x", "y"]),
    "forget": lambda words, _: words.forget([DATA, POWER]),
    "sentence": lambda words, _: words.forget_sighting(POWER, MET),
    "new list": lambda words, _: words.labels.make_list("empty"),
    "rename": lambda words, _: words.labels.rename(Label.TAG, "a", "b"),
    "drop": lambda words, _: words.labels.drop(Label.TAG, "a"),
    "keep": lambda words, _: words.keep(WordKey("新", ("xīn",)), traditional="新", sighting=MET),
    "keep again": lambda words, _: words.keep(GREEN, traditional="綠", sighting=MET),
    "import": lambda words, store: words.take_in(planned(store, "数据 绿"), "list"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_undone_and_done_again(
    words: WordList, store: Store, history: History, change: str
) -> None:
    def state() -> tuple[object, ...]:
        return all_of(words), dict(words.statuses), set(words.kept), words.facets()

    before = state()
    CHANGES[change](words, store)
    after = state()
    assert after != before
    assert after[1:3] == state_on_disk(store)
    assert history.undo()
    assert state() == before
    assert state()[1:3] == state_on_disk(store)
    assert history.redo()
    assert state() == after
    assert history.redo() is None
    assert history.undo()
    assert state() == before
    assert history.undo() is None


def state_on_disk(store: Store) -> tuple[object, ...]:
    vocabulary = Vocabulary(store)
    statuses = {(key.simplified, key.pinyin): status for key, status in vocabulary.statuses().items()}
    return statuses, {(key.simplified, key.pinyin) for key in vocabulary.kept_keys()}


def test_what_changes_nothing_is_nothing_to_undo(words: WordList, history: History) -> None:
    assert not words.edit(DATA, senses=("data",))
    assert not words.read_as(DATA, DATA.pinyin)
    assert not words.labels.set(Label.TAG, DATA, ["a"])
    words.set_status([DATA], words.status_of(DATA))
    assert words.forget([WordKey("没有", ())]) == 0
    assert history.undo() is None


def test_undoing_a_sense_leaves_a_status_given_meanwhile_elsewhere(
    words: WordList, store: Store, history: History
) -> None:
    words.edit(DATA, senses=("facts",))
    Vocabulary(store).set_status({DATA: WordStatus.KNOWN})
    history.undo()
    found = words.word(DATA)
    assert found is not None
    assert (found.senses, found.status) == (("data",), WordStatus.KNOWN)


def test_a_change_after_an_undo_ends_what_can_be_done_again(words: WordList, history: History) -> None:
    words.edit(DATA, note="one")
    history.undo()
    words.edit(DATA, note="two")
    assert history.redo() is None


def test_an_undo_that_the_disk_refuses_can_be_tried_again(
    words: WordList, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.edit(DATA, note="one")

    def refuse(*_arguments: object) -> None:
        raise ReaderError("full")

    with monkeypatch.context() as patch:
        patch.setattr(Vocabulary, "put", refuse)
        with pytest.raises(ReaderError):
            history.undo()
    assert history.undo() == "数据"


def test_facets_name_tags_lists_levels_and_texts(words: WordList) -> None:
    words.labels.make_list("empty")
    facets = words.facets()
    assert facets.tags == {"a": 1}
    assert facets.lists == {"empty": 0}
    assert facets.levels == {"": 3}
    assert facets.transcripts == {"aa11": "访谈 一"}
    assert words.find(EVERYTHING)
