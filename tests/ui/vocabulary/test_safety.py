"""Data kept safe from the window: full disks, backups, repair, and everything carried elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from reader.desk import Desk
from reader.errors import ReaderError, StoreRefused
from reader.paths import Paths
from reader.store import Store, backups_in
from reader.ui.vocabulary.restore_dialog import Backup, RestoreDialog
from reader.ui.vocabulary.safety_work import SafetyWork, backups_of
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from tests.ui.vocabulary.bench import DATA, Bench, bench
from tests.ui.vocabulary.words import heard, rows_of

PATIENCE = 15_000


@pytest.fixture
def four(paths: Paths, qapp: QApplication) -> Iterator[Bench]:
    """A desk with four words."""
    assert qapp is not None
    with bench(paths) as made:
        made.keep_some()
        made.main.show()
        yield made


@pytest.fixture
def safety(four: Bench) -> SafetyWork:
    return SafetyWork(four.desk, four.main)


def done(safety: SafetyWork, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: safety._task is None, timeout=PATIENCE)


class FullDisk:
    """A disk that refuses every change until there is room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        real = Vocabulary.set_status

        def write(vocabulary: Vocabulary, changes: dict[WordKey, WordStatus]) -> object:
            if self.full:
                raise StoreRefused("database or disk is full", advice="Make room.")
            return real(vocabulary, changes)

        monkeypatch.setattr(Vocabulary, "set_status", write)


@pytest.fixture
def disk(four: Bench, monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    assert four is not None
    return FullDisk(monkeypatch)


def waiting_said(four: Bench) -> str:
    return " ".join(
        label.text() for label in four.main.statusBar().findChildren(QLabel) if not label.isHidden()
    )


def test_a_change_on_a_full_disk_is_held_told_and_made_later(four: Bench, disk: FullDisk) -> None:
    four.work.write(DATA, "status", "known")
    four.work.write(DATA, "status", "ignored")
    assert four.saving.waiting == 2
    assert len(four.told()) == 1
    assert "Make room." in four.told()[0]
    assert "2 changes are not saved yet" in waiting_said(four)
    assert four.desk.words.status_of(DATA) is WordStatus.LEARNING_1
    disk.full = False
    four.saving.try_again()
    assert four.saving.waiting == 0
    assert four.desk.words.status_of(DATA) is WordStatus.IGNORED
    assert "not saved" not in waiting_said(four)
    assert "Everything is saved now." in four.main.statusBar().currentMessage()


def test_a_later_change_waits_behind_an_earlier_one(four: Bench, disk: FullDisk) -> None:
    four.work.write(DATA, "status", "known")
    four.work.write(DATA, "note", "written meanwhile")
    found = four.desk.words.word(DATA)
    assert found is not None
    assert found.note == ""
    disk.full = False
    four.work.write(DATA, "senses", ("facts",))
    found = four.desk.words.word(DATA)
    assert found is not None
    assert (found.status, found.note, found.senses) == (WordStatus.KNOWN, "written meanwhile", ("facts",))


def test_a_refusal_that_is_no_full_disk_is_told_and_not_tried_again(
    four: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise ReaderError("half a character")

    monkeypatch.setattr(Vocabulary, "edit", refuse)
    four.work.write(DATA, "note", "x")
    assert four.saving.waiting == 0
    assert len(four.told()) == 1


@pytest.mark.parametrize("stays", [True, False])
def test_leaving_asks_while_something_is_not_saved(
    four: Bench, disk: FullDisk, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    assert disk.full
    assert four.saving.may_close()
    four.work.write(DATA, "status", "known")
    words = "Stay" if stays else "Quit and lose it"
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: next(button for button in box.buttons() if button.text() == words).click(),
    )
    assert four.main.close() is not stays
    assert four.saving.waiting == (1 if stays else 0)


def test_leaving_asks_nothing_when_the_disk_has_room_again(four: Bench, disk: FullDisk) -> None:
    four.work.write(DATA, "status", "known")
    disk.full = False
    assert four.main.close()
    assert four.desk.words.status_of(DATA) is WordStatus.KNOWN


def test_a_damaged_file_is_repaired_and_told_on_start(paths: Paths, qtbot: QtBot) -> None:
    with closing(Store.open(paths.database, paths.backups)) as store:
        Vocabulary(store).keep(DATA, traditional="數據")
        store.back_up(paths.backups)
    paths.database.write_bytes(b"SQLite format 3\x00" + b"\x7f" * 8000)
    with bench_of(paths) as made:
        assert made.desk.repair is not None
        safety = SafetyWork(made.desk, made.main)
        safety.begin()
        (said,) = made.told()
        assert "was damaged" in said
        assert "The backup of" in said
        assert "You have 1 word." in said
        done(safety, qtbot)


@contextmanager
def bench_of(paths: Paths) -> Iterator[Bench]:
    """A bench on whatever lies there, opened as the program does."""
    desk = Desk.open(paths)
    desk.close()
    with bench(paths) as made:
        made.desk.repair = desk.repair
        yield made


def test_the_day_begins_with_a_backup_and_one_is_made_by_hand(
    safety: SafetyWork, four: Bench, paths: Paths, qtbot: QtBot
) -> None:
    safety.begin()
    done(safety, qtbot)
    assert len(backups_in(paths.backups)) == 1
    safety.begin()
    done(safety, qtbot)
    assert len(backups_in(paths.backups)) == 1
    safety.back_up()
    done(safety, qtbot)
    assert len(backups_in(paths.backups)) == 2
    assert "Backed up" in four.main.statusBar().currentMessage()


def test_a_backup_is_restored_and_everything_shows_it(
    safety: SafetyWork, four: Bench, paths: Paths, qtbot: QtBot
) -> None:
    safety.back_up()
    done(safety, qtbot)
    four.desk.words.forget([DATA])
    four.desk.words.set_status([WordKey("新", ("xīn",))], WordStatus.KNOWN)
    with qtbot.waitSignal(safety.data_replaced, timeout=PATIENCE):
        safety.restore(backups_in(paths.backups)[0])
    assert four.desk.words.word(DATA) is not None
    assert four.desk.words.status_of(WordKey("新", ("xīn",))) is WordStatus.NEW
    assert four.desk.history.undo() is None
    assert any("you have 4 words" in said for said in four.told())


def test_a_file_that_is_no_backup_is_told_and_nothing_changes(
    safety: SafetyWork, four: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "x.sqlite3").write_bytes(b"no database")
    safety.restore(tmp_path / "x.sqlite3")
    done(safety, qtbot)
    assert len(four.told()) == 1
    assert four.desk.words.word(DATA) is not None


def test_backups_are_listed_newest_first_and_damaged_ones_cannot_be_chosen(
    safety: SafetyWork, paths: Paths, qtbot: QtBot
) -> None:
    for _ in range(2):
        safety.back_up()
        done(safety, qtbot)
    backups_in(paths.backups)[0].write_bytes(b"broken")
    found = backups_of(paths)
    assert [backup.words for backup in found] == [4, None]
    dialog = RestoreDialog(found, 4)
    qtbot.addWidget(dialog)
    assert dialog.chosen == found[0].file
    assert dialog._restore.isEnabled()
    rows_of(dialog, "Backups").choose(1)
    assert dialog.chosen is None
    assert not dialog._restore.isEnabled()
    assert heard(rows_of(dialog, "Backups"))[1].endswith("damaged")


def test_without_backups_it_says_so(qtbot: QtBot) -> None:
    dialog = RestoreDialog([], 0)
    qtbot.addWidget(dialog)
    assert dialog.chosen is None
    assert isinstance(Backup(Path("x"), "", 1).file, Path)


def test_everything_goes_to_another_computer_after_a_question(
    safety: SafetyWork, four: Bench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Paths.under(tmp_path / "there")
    with closing(Store.open(there.database, there.backups)) as store:
        vocabulary = Vocabulary(store)
        vocabulary.keep(WordKey("别的", ("bié", "de")), traditional="別的")
        vocabulary.keep(DATA, traditional="數據")
        vocabulary.edit(DATA, senses=("theirs",))
    four.desk.words.edit(DATA, senses=("mine",))
    asked: list[str] = []

    def bring_in(box: QMessageBox) -> None:
        asked.append(f"{box.text()}\n{box.informativeText()}")
        next(button for button in box.buttons() if button.text() == "Bring in").click()

    monkeypatch.setattr(QMessageBox, "exec", bring_in)
    elsewhere = SafetyWork(Desk.open(there), four.main)
    elsewhere.export_everything(tmp_path / "all.duidu")
    done(elsewhere, qtbot)
    elsewhere._desk.close()
    with qtbot.waitSignal(safety.data_replaced, timeout=PATIENCE):
        safety.look_into(tmp_path / "all.duidu")
    assert "1 new words" in asked[0]
    assert "senses stays “mine” (there: “theirs”)" in asked[0]
    found = four.desk.words.word(DATA)
    assert found is not None
    assert found.senses == ("mine",)
    assert four.desk.words.word(WordKey("别的", ("bié", "de"))) is not None


def test_a_file_of_something_else_is_told(
    safety: SafetyWork, four: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "x.duidu").write_bytes(b"nothing")
    safety.look_into(tmp_path / "x.duidu")
    done(safety, qtbot)
    assert len(four.told()) == 1
