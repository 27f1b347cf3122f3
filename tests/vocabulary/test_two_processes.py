"""A window and a command at once: each waits for the other, no one hears of a lock, nothing is lost.

Tried here: keeping beside keeping, keeping beside a long import, editing the same word, reading while another writes,
restoring and backing up under a writer, a lock that never ends.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import reader.store
from reader.backup import restore
from reader.errors import StoreRefused
from reader.store import Store, backups_in
from reader.vocabulary.model import WordKey
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import word

BEGIN = """
import sys
from pathlib import Path
from reader.store import Store
from reader.vocabulary.importing import Imported, Plan, carry_out
from reader.vocabulary.model import Word, WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
folder, who = Path(sys.argv[1]), sys.argv[2]
store = Store.open(folder / "data.sqlite3", folder / "backups")
vocabulary = Vocabulary(store)
"""
KEEP = """
for number in range(40):
    vocabulary.keep(WordKey(f"词{who}{number}", ("cí",)), traditional="詞")
    vocabulary.edit(WordKey("算力", ("suàn", "lì")), note=f"{who} {number}")
    assert len(vocabulary.kept_keys()) > number
"""
IMPORT = """
for batch in range(3):
    keys = [WordKey(f"批{who}{batch}-{number}", ("pī",)) for number in range(2000)]
    words = tuple(Word(key, "批", (), WordStatus.KNOWN, None, "2025", "2025") for key in keys)
    carry_out(store, Plan(Imported(), words))
"""


def begun(folder: Path, who: str, script: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BEGIN + script + "\nstore.close()", str(folder), who]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_two_that_keep_and_one_that_imports_lose_nothing(
    tmp_path: Path, store: Store, vocabulary: Vocabulary
) -> None:
    vocabulary.put([word("算力", "suàn lì")])
    processes = [begun(tmp_path, "a", KEEP), begun(tmp_path, "b", KEEP), begun(tmp_path, "c", IMPORT)]
    while any(process.poll() is None for process in processes):
        assert vocabulary.word(WordKey("算力", ("suàn", "lì"))) is not None
        if len(backups_in(tmp_path / "backups")) < 3:
            store.back_up(tmp_path / "backups")
    assert [process.communicate()[1] for process in processes] == [""] * 3
    assert len(vocabulary.kept_keys()) == 1 + 2 * 40 + 3 * 2000
    edited = vocabulary.word(WordKey("算力", ("suàn", "lì")))
    assert edited is not None
    assert edited.note.endswith(" 39")


def test_a_restore_under_a_writer_is_whole(tmp_path: Path, store: Store, vocabulary: Vocabulary) -> None:
    vocabulary.put([word("算力", "suàn lì")])
    backup = store.back_up(tmp_path / "backups")
    with begun(tmp_path, "a", KEEP.replace("assert", "len and")) as writer:
        for _ in range(5):
            restore(tmp_path / "data.sqlite3", tmp_path / "backups", backup)
        assert writer.communicate()[1] == ""
    assert vocabulary.word(WordKey("算力", ("suàn", "lì"))) is not None
    assert store.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_a_lock_that_never_ends_is_told_without_the_word(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader.store, "_SECONDS_TO_WAIT", 0.1)
    with store.transaction(), closing(Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")) as second:
        with pytest.raises(StoreRefused, match="another program has kept your data busy") as told:
            Vocabulary(second).put([word("算力", "suàn lì")])
        assert "lock" not in told.value.reason + told.value.advice
        assert Vocabulary(second).words() == []
    with closing(Store.open(tmp_path / "data.sqlite3", tmp_path / "backups")) as second:
        Vocabulary(second).put([word("算力", "suàn lì")])
        assert len(Vocabulary(second).words()) == 1
