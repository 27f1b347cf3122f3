"""What the reader writes stays as it was written, and every change of many words can be taken back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.store import STEPS, Store
from reader.vocabulary.labels import Label, Labels
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import MET, word

POWER = word("算力", "suàn lì", "computing power", sightings=(MET,))
MODEL = word("模型", "mó xíng", "model")


def test_an_edited_field_is_marked_and_the_former_word_comes_back(vocabulary: Vocabulary) -> None:
    vocabulary.put([POWER])
    former = vocabulary.edit(POWER.key, senses=("compute",), note="from the talk")
    edited = vocabulary.word(POWER.key)
    assert former == POWER
    assert edited is not None
    assert (edited.senses, edited.note, edited.edited) == (("compute",), "from the talk", ("note", "senses"))
    assert edited.changed > POWER.changed
    vocabulary.put([former])
    assert vocabulary.words() == [POWER]
    assert vocabulary.edit(MODEL.key, note="x") is None


def test_keeping_again_leaves_what_was_edited(vocabulary: Vocabulary) -> None:
    vocabulary.put([POWER])
    vocabulary.edit(POWER.key, senses=("mine",))
    vocabulary.keep(POWER.key, traditional="x", senses=("theirs",), sighting=replace(MET, offset=3))
    kept = vocabulary.word(POWER.key)
    assert kept is not None
    assert (kept.senses, kept.traditional, len(kept.sightings)) == (("mine",), "算力", 2)


def test_undo_and_redo_by_putting_words(vocabulary: Vocabulary) -> None:
    before = [replace(POWER, tags=("chips",), lists=("to learn",), note="n", level="5"), MODEL]
    assert set(vocabulary.put(before)) == {POWER.key, MODEL.key}
    assert sorted(vocabulary.words(), key=lambda each: each.key.simplified) == [MODEL, before[0]]
    assert len(vocabulary.forget_all([POWER.key, MODEL.key, WordKey("没有", ())])) == 2
    assert vocabulary.words() == []
    assert vocabulary.put(before) == [POWER.key, MODEL.key]
    assert vocabulary.word(POWER.key) == before[0]


def test_forget_and_restore_keep_note_tags_and_lists(vocabulary: Vocabulary) -> None:
    whole = replace(POWER, tags=("a", "b"), lists=("l",), note="…", edited=("note",), level="7-9")
    vocabulary.put([whole])
    forgotten = vocabulary.forget_all([POWER.key])
    assert vocabulary.word(POWER.key) is None
    vocabulary.bring_back(forgotten)
    assert vocabulary.word(POWER.key) == whole


def test_what_was_kept_since_a_forgetting_stays_beside_what_is_brought_back(vocabulary: Vocabulary) -> None:
    met = tuple(replace(POWER.sightings[0], sentence=f"{each}。算力很贵。", offset=2) for each in "一二三")
    vocabulary.put([replace(POWER, sightings=met[:2], tags=("then",))])
    forgotten = vocabulary.forget_all([POWER.key])
    vocabulary.put([replace(MODEL)])  # takes the number that has become free
    vocabulary.keep(POWER.key, traditional="算力", sighting=met[2], tags=("since",))
    vocabulary.bring_back(forgotten)
    word = vocabulary.word(POWER.key)
    assert word is not None
    assert word.tags == ("since",)
    assert {each.sentence for each in word.sightings} == {each.sentence for each in met}
    assert vocabulary.word(MODEL.key) == MODEL


def test_a_word_without_a_known_reading_keeps_its_key(vocabulary: Vocabulary) -> None:
    key = WordKey("𠮷A", ("", "lì"))
    vocabulary.keep(key, traditional="𠮷A")
    assert vocabulary.kept_keys() == {key}
    assert vocabulary.status_of([key]) == {key: WordStatus.LEARNING_1}


def test_tags_are_given_and_taken_back(store: Store, vocabulary: Vocabulary) -> None:
    labels = Labels(store)
    vocabulary.put([POWER, replace(MODEL, tags=("chips",))])
    former = labels.add(Label.TAG, [POWER.key, MODEL.key, WordKey("没有", ())], "  exam \n one ")
    assert labels.counts(Label.TAG) == {"chips": 1, "exam one": 2}
    assert former == {POWER.key: (), MODEL.key: ("chips",)}
    labels.remove(Label.TAG, [POWER.key], "exam one")
    labels.write(Label.TAG, former)
    assert labels.counts(Label.TAG) == {"chips": 1}


def test_lists_may_be_empty_renamed_and_dropped(store: Store, vocabulary: Vocabulary) -> None:
    labels = Labels(store)
    vocabulary.put([POWER, MODEL])
    assert labels.make_list("later")
    assert not labels.make_list("later")
    labels.add(Label.LIST, [POWER.key], "now")
    assert labels.counts(Label.LIST) == {"later": 0, "now": 1}
    former = labels.rename(Label.LIST, "now", "soon")
    assert labels.counts(Label.LIST) == {"later": 0, "soon": 1}
    assert former == {POWER.key: ("now",)}
    labels.drop(Label.LIST, "soon")
    assert labels.counts(Label.LIST) == {"later": 0}
    assert vocabulary.word(POWER.key) is not None


@pytest.mark.parametrize("name", ["", "  \n", "a\x07b", "x" * 201])
def test_a_label_needs_a_readable_name(store: Store, name: str) -> None:
    with pytest.raises(ReaderError, match="name"):
        Labels(store).add(Label.TAG, [], name)


def test_words_of_a_version_1_file_are_kept_and_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    connection = sqlite3.connect(path)
    connection.executescript(f"{STEPS[0]}; PRAGMA user_version = 1")
    connection.execute(
        "INSERT INTO word VALUES (1, '绿色', 'lǜ sè', '綠色', '[\"green\"]', 'c', '2025-01-01', '2025-01-02')"
    )
    connection.execute("INSERT INTO word_status VALUES ('绿色', 'lǜ sè', 'learning 2', '2025-01-01')")
    connection.execute("INSERT INTO sighting VALUES (1, 1, '绿色。', 0, NULL, 'aa', '访谈', NULL, NULL, '')")
    connection.commit()
    connection.close()
    from reader.vocabulary.search import Query, Search

    store = Store.open(path, tmp_path / "backups")
    (kept,) = Vocabulary(store).words()
    assert (kept.traditional, kept.status, kept.senses, kept.note) == (
        "綠色",
        WordStatus.LEARNING_2,
        ("green",),
        "",
    )
    assert len(kept.sightings) == 1
    for text in ("绿", "綠", "luse", "lv se", "GREEN"):
        assert Search(store).find(Query(text)) == [1], text
    store.close()
    assert len(list((tmp_path / "backups").iterdir())) == 1
