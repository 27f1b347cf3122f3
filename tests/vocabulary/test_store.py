"""A kept word is on disk, once, with every place where it was met, and every change can be taken back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.store import Store
from reader.vocabulary.model import Sighting, WordKey, WordStatus
from reader.vocabulary.store import Vocabulary

TERM = WordKey("算力", ("suàn", "lì"))
OTHER = WordKey("模型", ("mó", "xíng"))
FIRST = Sighting("算力不够。", 0, "嘉宾", "aa11", "访谈", "第一节", "01:02", "2025-01-01T00:00:00.000Z")
SECOND = replace(FIRST, sentence="我们缺算力。", offset=3, speaker=None, section=None, time=None)


@pytest.fixture
def vocabulary(tmp_path: Path) -> Iterator[Vocabulary]:
    store = Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")
    yield Vocabulary(store)
    store.close()


def keep(vocabulary: Vocabulary, key: WordKey = TERM, sighting: Sighting | None = FIRST) -> None:
    vocabulary.keep(key, traditional="計算力", senses=("computing power",), concept="c", sighting=sighting)


def test_a_new_word_is_learned_from_the_first_step(vocabulary: Vocabulary) -> None:
    kept = vocabulary.keep(TERM, traditional="算力", senses=("compute", "power; force"), sighting=FIRST)
    assert (kept.word_added, kept.sighting_added, kept.status) == (True, True, WordStatus.LEARNING_1)
    word = vocabulary.words()[0]
    assert word.key == TERM
    assert word.senses == ("compute", "power; force")
    assert word.sightings == (FIRST,)
    assert vocabulary.status_of([TERM]) == {TERM: WordStatus.LEARNING_1}


def test_keeping_twice_adds_the_sentence_and_not_the_word(vocabulary: Vocabulary) -> None:
    keep(vocabulary)
    again = vocabulary.keep(TERM, traditional="x", senses=("y",), sighting=SECOND)
    assert (again.word_added, again.sighting_added) == (False, True)
    word = vocabulary.word(TERM)
    assert word is not None
    assert (word.senses, word.sightings) == (("computing power",), (FIRST, SECOND))


def test_keeping_at_the_same_place_changes_nothing(vocabulary: Vocabulary) -> None:
    keep(vocabulary)
    before = vocabulary.words()
    again = vocabulary.keep(TERM, traditional="x", sighting=replace(FIRST, added="later"))
    assert (again.word_added, again.sighting_added) == (False, False)
    assert vocabulary.words() == before


def test_a_status_given_before_keeping_stays(vocabulary: Vocabulary) -> None:
    vocabulary.set_status({TERM: WordStatus.KNOWN})
    keep(vocabulary)
    assert vocabulary.words()[0].status is WordStatus.KNOWN


def test_a_word_may_be_kept_without_a_sentence(vocabulary: Vocabulary) -> None:
    keep(vocabulary, sighting=None)
    assert vocabulary.words()[0].sightings == ()


def test_two_readings_are_two_words(vocabulary: Vocabulary) -> None:
    keep(vocabulary, WordKey("行", ("xíng",)))
    keep(vocabulary, WordKey("行", ("háng",)))
    assert len(vocabulary.words()) == 2


def test_the_newest_word_comes_first(vocabulary: Vocabulary) -> None:
    keep(vocabulary, TERM)
    keep(vocabulary, OTHER)
    assert [word.key for word in vocabulary.words()] == [OTHER, TERM]
    assert vocabulary.kept_keys() == {TERM, OTHER}


@pytest.mark.parametrize("status", [WordStatus.LEARNING_3, WordStatus.KNOWN, WordStatus.NEW])
def test_forgetting_can_be_taken_back_whole(vocabulary: Vocabulary, status: WordStatus) -> None:
    keep(vocabulary)
    keep(vocabulary, sighting=SECOND)
    vocabulary.set_status({TERM: status})
    before = vocabulary.words()
    forgotten = vocabulary.forget_all([TERM])
    assert vocabulary.words() == []
    vocabulary.bring_back(forgotten)
    assert vocabulary.words() == before


def test_a_forgotten_word_is_new_again_unless_it_was_known(vocabulary: Vocabulary) -> None:
    keep(vocabulary, TERM)
    keep(vocabulary, OTHER)
    vocabulary.set_status({OTHER: WordStatus.KNOWN})
    vocabulary.forget_all([TERM, OTHER])
    assert vocabulary.status_of([TERM, OTHER]) == {TERM: WordStatus.NEW, OTHER: WordStatus.KNOWN}


def test_forgetting_a_word_that_is_not_kept_does_nothing(vocabulary: Vocabulary) -> None:
    vocabulary.set_status({TERM: WordStatus.LEARNING_2})
    assert len(vocabulary.forget_all([TERM])) == 0
    assert vocabulary.status_of([TERM]) == {TERM: WordStatus.LEARNING_2}


def test_a_second_keeping_can_be_taken_back(vocabulary: Vocabulary) -> None:
    keep(vocabulary)
    keep(vocabulary, sighting=SECOND)
    assert vocabulary.forget_sighting(TERM, SECOND)
    assert not vocabulary.forget_sighting(TERM, SECOND)
    assert vocabulary.words()[0].sightings == (FIRST,)


def test_many_statuses_change_and_return_at_one_go(vocabulary: Vocabulary) -> None:
    keys = [WordKey(f"词{number}", ("cí",)) for number in range(3000)]
    vocabulary.set_status({keys[0]: WordStatus.IGNORED})
    former = vocabulary.set_status(dict.fromkeys(keys, WordStatus.KNOWN))
    assert set(vocabulary.status_of(keys).values()) == {WordStatus.KNOWN}
    vocabulary.set_status(former)
    statuses = vocabulary.status_of(keys)
    assert statuses.pop(keys[0]) is WordStatus.IGNORED
    assert set(statuses.values()) == {WordStatus.NEW}


def test_a_word_outlives_a_kill_as_soon_as_it_is_acknowledged(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reader.store import Store\n"
        "from reader.vocabulary.model import WordKey\n"
        "from reader.vocabulary.store import Vocabulary\n"
        "folder = Path(sys.argv[1])\n"
        "vocabulary = Vocabulary(Store.open(folder / 'data.sqlite3', folder / 'backups'))\n"
        "number = 0\n"
        "while True:\n"
        "    vocabulary.keep(WordKey(f'词{number}', ('cí',)), traditional='詞')\n"
        "    print(number, flush=True)\n"
        "    number += 1\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(5)][-1]
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = max([acknowledged, *(int(line) for line in process.stdout if line.endswith("\n"))])
    store = Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")
    kept = Vocabulary(store).kept_keys()
    store.close()
    assert {WordKey(f"词{number}", ("cí",)) for number in range(acknowledged + 1)} <= kept
