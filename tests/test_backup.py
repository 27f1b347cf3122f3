"""User data is backed up, restored, repaired and carried elsewhere, and nothing goes without being told."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader import settings as preferences
from reader.backup import (
    back_up_daily,
    export_everything,
    import_everything,
    open_or_repair,
    restore,
)
from reader.errors import FileRefused, ReaderError, StoreRefused
from reader.paths import Paths
from reader.settings import Settings
from reader.store import Store, StoreDamaged, backups_in
from reader.vocabulary.model import Word, WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import MET, word

POWER = word("算力", "suàn lì", "computing power", sightings=(MET,), note="old", tags=("chips",))
MODEL = word("模型", "mó xíng", "model")
LATER = word("晶片", "jīng piàn", "chip")


def opened(paths: Paths) -> Store:
    return Store.open(paths.database, paths.backups)


def keep(paths: Paths, *words: Word) -> None:
    with closing(opened(paths)) as store:
        Vocabulary(store).put(words)


def kept(paths: Paths) -> set[str]:
    with closing(opened(paths)) as store:
        return {key.simplified for key in Vocabulary(store).kept_keys()}


def back_up(paths: Paths) -> Path:
    with closing(opened(paths)) as store:
        return store.back_up(paths.backups)


def harm(path: Path, begin: int, length: int = 4096) -> None:
    content = bytearray(path.read_bytes())
    content[begin : begin + length] = b"\xaa" * length
    path.write_bytes(content)


def test_one_backup_a_day(paths: Paths) -> None:
    keep(paths, POWER)
    with closing(opened(paths)) as store:
        assert back_up_daily(store, paths.backups) is not None
        assert back_up_daily(store, paths.backups) is None
        (file,) = backups_in(paths.backups)
        file.rename(file.with_name("duidu-20200101-000000-000000.sqlite3"))
        assert back_up_daily(store, paths.backups) is not None
    assert [each.suffix for each in paths.backups.iterdir()] == [".sqlite3", ".sqlite3"]


def test_a_restored_backup_is_there_and_what_was_there_is_backed_up(paths: Paths) -> None:
    keep(paths, POWER)
    first = back_up(paths)
    keep(paths, MODEL)
    done = restore(paths.database, paths.backups, first)
    assert (done.words_before, done.words) == (2, 1)
    assert kept(paths) == {"算力"}
    assert done.set_aside is not None
    restore(paths.database, paths.backups, done.set_aside)
    assert kept(paths) == {"算力", "模型"}


def test_a_second_window_goes_on_with_what_was_restored(paths: Paths) -> None:
    keep(paths, POWER)
    first = back_up(paths)
    with closing(opened(paths)) as window:
        Vocabulary(window).put([MODEL])
        restore(paths.database, paths.backups, first)
        assert {each.key for each in Vocabulary(window).words()} == {POWER.key}
        Vocabulary(window).put([LATER])
    assert kept(paths) == {"算力", "晶片"}


@pytest.mark.parametrize("content", [b"", b"not a database " * 600, b"SQLite format 3\x00"])
def test_what_is_no_backup_is_refused_and_the_data_stay(paths: Paths, tmp_path: Path, content: bytes) -> None:
    keep(paths, POWER)
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(ReaderError):
        restore(paths.database, paths.backups, tmp_path / "file")
    with pytest.raises(FileRefused, match="no such file"):
        restore(paths.database, paths.backups, tmp_path / "nothing")
    assert kept(paths) == {"算力"}


def test_another_programs_database_is_no_backup(paths: Paths, tmp_path: Path) -> None:
    keep(paths, POWER)
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()
    with pytest.raises(StoreRefused, match="another program"):
        restore(paths.database, paths.backups, tmp_path / "other.sqlite3")
    assert kept(paths) == {"算力"}


def test_restoring_over_a_damaged_file_sets_it_aside(paths: Paths) -> None:
    keep(paths, POWER)
    first = back_up(paths)
    harm(paths.database, 0)
    done = restore(paths.database, paths.backups, first)
    assert done.set_aside is not None
    assert "damaged" in done.set_aside.name
    assert kept(paths) == {"算力"}


def test_a_whole_file_is_opened_without_repair(paths: Paths) -> None:
    keep(paths, POWER)
    store, repair = open_or_repair(paths.database, paths.backups)
    store.close()
    assert repair is None


def test_a_file_that_cannot_be_read_at_all_gives_way_to_the_backup(paths: Paths) -> None:
    keep(paths, POWER)
    back_up(paths)
    keep(paths, MODEL)
    harm(paths.database, 0)
    harmed = paths.database.read_bytes()
    store, repair = open_or_repair(paths.database, paths.backups)
    store.close()
    assert kept(paths) == {"算力"}
    assert repair is not None
    assert repair.damaged is not None
    assert repair.damaged.read_bytes() == harmed
    assert (repair.words, repair.saved, repair.complete) == (1, {}, False)
    assert "is lost" in repair.account()
    assert "You have 1 word." in repair.account()


def test_what_can_be_read_of_a_damaged_file_is_taken_over(paths: Paths) -> None:
    many = [word(f"词{number}", "cí", "x" * 300, status=WordStatus.KNOWN) for number in range(400)]
    keep(paths, *many[:200])
    back_up(paths)
    keep(paths, *many[200:])
    harm(paths.database, paths.database.stat().st_size // 2, 8192)
    with pytest.raises(StoreDamaged):
        opened(paths)
    store, repair = open_or_repair(paths.database, paths.backups)
    words = {each.key: each for each in Vocabulary(store).words()}
    store.close()
    assert repair is not None
    assert {each.key for each in many[:200]} <= words.keys()
    assert repair.saved["word"] == len(words) - 200 > 0
    assert all(words[each.key].senses == each.senses for each in many if each.key in words)


def test_damage_to_an_index_alone_loses_nothing(paths: Paths) -> None:
    keep(paths, *(word(f"词{number}", "cí", "x") for number in range(400)))
    back_up(paths)
    keep(paths, MODEL)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'word_added'").fetchone()[
            0
        ]
    harm(paths.database, (page - 1) * 4096)
    store, repair = open_or_repair(paths.database, paths.backups)
    store.close()
    assert repair is not None
    assert repair.complete
    assert "nothing is lost" in repair.account()
    assert len(kept(paths)) == 401


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_is_gone_or_emptied_comes_back_from_the_backup(paths: Paths, gone: bool) -> None:
    keep(paths, POWER)
    back_up(paths)
    if gone:
        paths.database.unlink()
    else:
        paths.database.write_bytes(b"")
        with pytest.raises(StoreDamaged):
            opened(paths)
    store, repair = open_or_repair(paths.database, paths.backups)
    store.close()
    assert repair is not None
    assert (repair.damaged is None) == gone
    assert kept(paths) == {"算力"}


def test_damaged_backups_are_passed_over(paths: Paths) -> None:
    keep(paths, POWER)
    good = back_up(paths)
    harm(back_up(paths), 0)
    harm(paths.database, 0)
    store, repair = open_or_repair(paths.database, paths.backups)
    store.close()
    assert repair is not None
    assert repair.backup == good


def test_a_damaged_file_without_backup_is_told_too(paths: Paths) -> None:
    paths.database.parent.mkdir(parents=True)
    paths.database.write_bytes(b"nonsense " * 1000)
    store, repair = open_or_repair(paths.database, paths.backups)
    store.close()
    assert repair is not None
    assert "no backup" in repair.account()
    again, none = open_or_repair(paths.database, paths.backups)
    again.close()
    assert none is None


@pytest.fixture
def elsewhere(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "elsewhere")


def carry(source: Paths, target: Path) -> Path:
    with closing(opened(source)) as store:
        target.write_bytes(export_everything(source, store))
    return target


def test_everything_comes_along_to_another_computer(paths: Paths, elsewhere: Paths, tmp_path: Path) -> None:
    keep(paths, POWER, MODEL)
    (paths.transcripts / "a").mkdir(parents=True)
    (paths.transcripts / "a" / "text.txt").write_text("访谈")
    paths.settings.write_text("{}")
    paths.cache.mkdir()
    (paths.cache / "big").write_text("made again")
    file = carry(paths, tmp_path / "all.duidu")
    with closing(opened(elsewhere)) as store:
        outcome = import_everything(elsewhere, store, file)
        assert set(outcome.words_new) == {POWER.key.id, MODEL.key.id}
        assert Vocabulary(store).word(POWER.key) == POWER
        again = import_everything(elsewhere, store, file)
    assert (again.words_new, again.words_changed, again.rows, again.files) == ((), (), {}, ())
    assert (elsewhere.transcripts / "a" / "text.txt").read_text() == "访谈"
    assert elsewhere.settings.exists()
    assert not (elsewhere.cache / "big").exists()


def test_edits_of_both_computers_are_kept(paths: Paths, elsewhere: Paths, tmp_path: Path) -> None:
    keep(paths, POWER, MODEL)
    keep(elsewhere, replace(POWER, sightings=(), note="new", tags=("hard",)), LATER)
    with closing(opened(paths)) as store:
        Vocabulary(store).edit(POWER.key, senses=("mine",))
        Vocabulary(store).set_status({POWER.key: WordStatus.LEARNING_3})
    with closing(opened(elsewhere)) as store:
        Vocabulary(store).edit(POWER.key, traditional="算力體")
    file = carry(paths, tmp_path / "all.duidu")
    with closing(opened(elsewhere)) as store:
        trial = import_everything(elsewhere, store, file, dry_run=True)
        assert Vocabulary(store).word(MODEL.key) is None
        outcome = import_everything(elsewhere, store, file)
        joined = Vocabulary(store).word(POWER.key)
        assert outcome.words_changed == trial.words_changed == (POWER.key.id,)
        assert joined is not None
        assert (joined.senses, joined.traditional) == (("mine",), "算力體")
        assert (joined.note, joined.tags, len(joined.sightings)) == ("new\n\nold", ("chips", "hard"), 1)
        assert joined.status is WordStatus.LEARNING_3
        assert {each.key for each in Vocabulary(store).words()} == {POWER.key, MODEL.key, LATER.key}


def test_a_field_edited_twice_stays_and_is_named(paths: Paths, elsewhere: Paths, tmp_path: Path) -> None:
    for home, sense in ((paths, "there"), (elsewhere, "here")):
        keep(home, POWER)
        with closing(opened(home)) as store:
            Vocabulary(store).edit(POWER.key, senses=(sense,))
    file = carry(paths, tmp_path / "all.duidu")
    with closing(opened(elsewhere)) as store:
        (conflict,) = import_everything(elsewhere, store, file).conflicts
        found = Vocabulary(store).word(POWER.key)
    assert (conflict.field, conflict.here, conflict.there) == ("senses", "here", "there")
    assert found is not None
    assert found.senses == ("here",)


@pytest.mark.parametrize("kept_last", [True, False])
def test_a_status_that_was_given_wins_over_one_that_came_with_keeping(
    paths: Paths, elsewhere: Paths, tmp_path: Path, kept_last: bool
) -> None:
    for known, last in ((paths, not kept_last), (elsewhere, kept_last)):
        with closing(opened(known)) as store:
            vocabulary = Vocabulary(store)
            vocabulary.keep(POWER.key, traditional="算力")
            store._connection.execute("UPDATE word SET added = ?, changed = ?", (f"202{5 + last}",) * 2)
            store._connection.execute("UPDATE word_status SET changed = ?", (f"202{5 + last}",))
            if known is paths:
                vocabulary.set_status({POWER.key: WordStatus.KNOWN})
                store._connection.execute("UPDATE word_status SET changed = ?", (f"202{5 + last}-02",))
    for source, target in ((paths, elsewhere), (elsewhere, paths)):
        file = carry(source, tmp_path / "all.duidu")
        with closing(opened(target)) as store:
            import_everything(target, store, file)
            assert Vocabulary(store).status_of([POWER.key]) == {POWER.key: WordStatus.KNOWN}
            again = import_everything(target, store, file)
        assert (again.words_changed, again.rows) == ((), {})


def test_settings_that_were_left_alone_here_become_those_of_there(
    paths: Paths, elsewhere: Paths, tmp_path: Path
) -> None:
    preferences.save(paths.settings, Settings(text_size=30, theme="dark"))
    preferences.save(elsewhere.settings, Settings(text_size=26))
    file = carry(paths, tmp_path / "all.duidu")
    with closing(opened(elsewhere)) as store:
        assert import_everything(elsewhere, store, file, dry_run=True).files == ("settings.json",)
        assert preferences.load(elsewhere.settings).theme == "system"
        import_everything(elsewhere, store, file)
        assert preferences.load(elsewhere.settings) == Settings(text_size=26, theme="dark")
        assert import_everything(elsewhere, store, file).files == ()


def test_other_tables_come_along_and_the_later_change_wins(
    paths: Paths, elsewhere: Paths, tmp_path: Path
) -> None:
    place = (
        "INSERT INTO place (kind, digest, paragraph, offset, before, after, changed) VALUES (?,?,?,?,'','',?)"
    )
    name = "INSERT INTO speaker_name VALUES ('d', ?, ?)"
    for home, offset, changed in ((paths, 7, "2025-01-02"), (elsewhere, 3, "2025-01-01")):
        with closing(opened(home)) as store, store.transaction() as connection:
            connection.execute(place, ("position", "d", "p", offset, changed))
            connection.execute(name, ("嘉宾", f"name {offset}"))
            connection.execute(name, (f"label {offset}", "x"))
    file = carry(paths, tmp_path / "all.duidu")
    with closing(opened(elsewhere)) as store:
        outcome = import_everything(elsewhere, store, file)
        assert outcome.rows == {"place": 1, "speaker_name": 1}
        assert [row["offset"] for row in store.rows("SELECT offset FROM place")] == [7]
        names = {row["label"]: row["name"] for row in store.rows("SELECT * FROM speaker_name")}
    assert names == {"嘉宾": "name 3", "label 3": "x", "label 7": "x"}


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "duidu.sqlite3", "a/../../evil.txt"])
def test_a_file_that_would_leave_the_folder_is_not_written(paths: Paths, tmp_path: Path, name: str) -> None:
    file = carry(paths, tmp_path / "all.duidu")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, "evil")
    with closing(opened(paths)) as store:
        assert import_everything(paths, store, file).files == ()
    assert not list(tmp_path.rglob("evil.txt"))


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"hello"])
def test_what_is_not_ours_is_refused(paths: Paths, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with closing(opened(paths)) as store, pytest.raises(FileRefused):
        import_everything(paths, store, tmp_path / "file")


def test_every_table_can_be_merged(paths: Paths) -> None:
    """A table that refers to another one by number needs a rule of its own in `reader.merge`."""
    with closing(opened(paths)) as store, store.transaction() as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        bound = {name for name in names if connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()}
    assert bound == {"sighting", "word_text", "word_label"}


def test_a_full_disk_refuses_the_change_and_a_later_try_succeeds(paths: Paths) -> None:
    with closing(opened(paths)) as store:
        pages = store.rows("PRAGMA page_count")[0][0]
        store.rows(f"PRAGMA max_page_count = {pages}")
        long = word("长", "cháng", "x" * 200_000)
        with pytest.raises(StoreRefused, match="full"):
            Vocabulary(store).put([long])
        store.rows("PRAGMA max_page_count = 1000000")
        Vocabulary(store).put([long])
        assert Vocabulary(store).kept_keys() == {WordKey("长", ("cháng",))}
