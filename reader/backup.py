"""User data kept safe and carried about: daily backups, restoring, repair, one file for another computer.

    backups/duidu-DATE.sqlite3          whole copies; the newest ten stay
    duidu.sqlite3.damaged-DATE          what was set aside by a repair
    NAME.duidu (ZIP)                    data.sqlite3, settings.json, transcripts/…: everything, to be merged elsewhere

Restoring writes into the open file in one transaction, so that a second window goes on with what was restored.
"""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from reader import settings as preferences
from reader.errors import FileRefused, StoreRefused
from reader.merge import Merged, columns, merge, primary_key, tables
from reader.paths import Paths, write_atomically
from reader.records import dataclass
from reader.store import Store, StoreDamaged, backups_in
from reader.vocabulary.model import WordStatus

_BESIDE = ("", "-wal", "-shm")
_IN_THE_FILE = "data.sqlite3"
_LARGEST = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoring did: where the former data lies, and how many words there were and are."""

    set_aside: Path | None
    words_before: int
    words: int


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair did, for the reader to be told.

    `damaged` is None where the file was gone, `backup` where there was none.
    `saved` counts what could still be read of the damaged file and is newer
    than the backup, by table; `complete` says that all of it could be read, so that nothing is lost.
    """

    damaged: Path | None
    backup: Path | None
    words: int
    saved: dict[str, int]
    complete: bool

    def account(self) -> str:
        """What happened, in plain sentences."""
        parts = ["The file with your data was gone."]
        if self.damaged is not None:
            parts = [f"The file with your data was damaged. It was set aside as {self.damaged.name}."]
        if self.backup is None:
            parts.append("There was no backup, so what could be read of it was taken into a new file.")
        else:
            parts.append(f"The backup of {_day(self.backup)} was put in its place.")
        saved = sum(self.saved.values())
        if self.complete:
            parts.append("Everything in the damaged file could be read and was taken over: nothing is lost.")
        elif saved:
            parts.append(f"{saved} later entries could be read and were taken over; the others are lost.")
        else:
            parts.append("What you changed after that could not be read and is lost.")
        return " ".join([*parts, f"You have {numbered(self.words)}."])


def back_up_daily(store: Store, folder: Path) -> Path | None:
    """Back up unless there is a backup of today; None where there is."""
    newest = backups_in(folder)[-1:]
    today = f"duidu-{datetime.now(UTC):%Y%m%d}"
    return None if newest and newest[0].name.startswith(today) else store.back_up(folder)


def restore(database: Path, backups: Path, file: Path) -> Restored:
    """Put a backup in the place of the present data, which is backed up (or, damaged, set aside) first.

    Raises StoreRefused, with the present data as it was, where the file is no whole database of Duidu.
    """
    if not file.is_file():
        raise FileRefused("there is no such file.", path=file, advice=f"The backups lie in {backups}.")
    if file.stat().st_size == 0:
        raise FileRefused("the file is empty.", path=file, advice=f"The backups lie in {backups}.")
    with closing(_chosen(file, backups)) as chosen:
        words = _count_words(chosen)
        try:
            store = Store.open(database, backups)
        except StoreDamaged:
            set_aside, before = _set_aside(database), 0
            store = Store.open(database, backups)
        else:
            before = _count_words(store)
            set_aside = store.back_up(backups)
        with closing(store):
            store.take_over(chosen)
    return Restored(set_aside, before, words)


def _chosen(file: Path, backups: Path) -> Store:
    """A backup as a copy in memory; raises StoreRefused, in words that speak of it, where it is none."""
    advice = f"Your data is as it was. The backups lie in {backups}."
    try:
        return Store.peek(file)
    except StoreDamaged as error:
        raise StoreRefused(
            "this is no backup of Duidu, or a damaged one.", path=file, advice=advice
        ) from error
    except StoreRefused as error:
        raise StoreRefused(error.reason, path=file, advice=advice) from error


def open_or_repair(database: Path, backups: Path) -> tuple[Store, Repair | None]:
    """The store, repaired where its file is damaged; whoever opens it tells the reader what `Repair` says.

    Raises StoreRefused as `Store.open` does for everything but damage.
    """
    try:
        if database.exists() or not backups_in(backups):
            return Store.open(database, backups), None
    except StoreDamaged:
        pass
    with _one_at_a_time(backups):
        with suppress(StoreDamaged):
            if database.exists():  # another window has been faster
                return Store.open(database, backups), None
        return _repaired(database, backups)


@contextmanager
def _one_at_a_time(backups: Path) -> Iterator[None]:
    """Keep a second process from repairing what a first one has just repaired."""
    backups.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(backups / "repair.lock", timeout=60, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _repaired(database: Path, backups: Path) -> tuple[Store, Repair]:
    """Set the damaged file aside, open the last good backup in its place, take over what can still be read."""
    backup, last = _last_good(backups)
    damaged = _set_aside(database) if database.exists() else None
    with closing(last), closing(Store.peek(backups / "none")) as readable:
        store = Store.open(database, backups / "none")
        store.take_over(last)
        complete = damaged is not None and _read_what_can_be(damaged, readable)
        outcome = merge(store, readable)
    words = len(outcome.words_new) + len(outcome.words_changed)
    saved = {name: count for name, count in {"word": words, **outcome.rows}.items() if count}
    return store, Repair(damaged, backup, _count_words(store), saved, complete)


def _last_good(backups: Path) -> tuple[Path | None, Store]:
    """The newest backup that is whole, as a copy in memory; an empty store where there is none."""
    for file in reversed(backups_in(backups)):
        with suppress(StoreRefused):
            return file, Store.peek(file)
    return None, Store.peek(backups / "none")


def _set_aside(database: Path) -> Path:
    """Give a database and what lies beside it another name; its new path."""
    aside = database.with_name(f"{database.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    try:
        for end in _BESIDE:
            with suppress(FileNotFoundError):
                os.replace(f"{database}{end}", f"{aside}{end}")
    except OSError as error:
        raise StoreRefused(
            f"the damaged file cannot be set aside ({error.strerror}).",
            path=database,
            advice="Check that the folder is yours.",
        ) from error
    return aside


def _read_what_can_be(damaged: Path, readable: Store) -> bool:
    """Copy the rows of a damaged file that can be read, from both ends of each table; whether that is all of them."""
    complete = True
    with readable.transaction() as target:
        for table in sorted(tables(target)):
            try:
                with closing(sqlite3.connect(damaged)) as source:
                    source.text_factory = lambda content: content.decode("utf-8", "replace")
                    complete &= _copy_rows(source, target, table)
            except sqlite3.Error:
                complete = False
        broken = target.execute("DELETE FROM word WHERE NOT json_valid(senses)").rowcount
        steps = ", ".join(f"'{status}'" for status in WordStatus)
        broken += target.execute(f"DELETE FROM word_status WHERE status NOT IN ({steps})").rowcount
    return complete and not broken


def _copy_rows(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> bool:
    known = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    names = [name for name in columns(target, table) if name in known]
    shown = ", ".join(names)
    insert = f"INSERT OR IGNORE INTO {table} ({shown}) VALUES ({', '.join('?' * len(names))})"
    key = ", ".join(f"{name} DESC" for name in primary_key(target, table))
    for order in ("", f" ORDER BY {key}"):
        try:
            for row in source.execute(f"SELECT {shown} FROM {table}{order}"):
                with suppress(sqlite3.Error):
                    target.execute(insert, row)
        except sqlite3.Error:
            continue
        return not order
    return False


def export_everything(paths: Paths, store: Store) -> bytes:
    """All user data as one file: what the store holds, the settings, the texts that were added."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_IN_THE_FILE, store.copied())
        for name, file in _own_files(paths):
            archive.write(file, name)
    return written.getvalue()


def import_everything(paths: Paths, store: Store, file: Path, *, dry_run: bool = False) -> Merged:
    """Merge what `export_everything` wrote elsewhere; files and settings chosen here stay. A dry run changes nothing.

    Raises FileRefused or StoreRefused, with nothing changed, where the file is not one of ours.
    """
    with _opened(file) as archive, _unpacked(archive, file) as theirs:
        if dry_run:
            with closing(Store.peek(store.path)) as copy:
                outcome = merge(copy, theirs)
        else:
            outcome = merge(store, theirs)
        contents = dict(_wanted(paths, archive))
        for name, content in contents.items() if not dry_run else ():
            write_atomically(paths.data / name, content())
    return replace(outcome, files=tuple(contents))


def _wanted(paths: Paths, archive: zipfile.ZipFile) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files to be written, each with what gives its content: those that are not here, and settings joined."""
    for name in archive.namelist():
        if name == paths.settings.name and paths.settings.exists():
            here = preferences.load(paths.settings)
            settings = preferences.joined(here, archive.read(name))
            if settings != here:
                yield name, partial(preferences.as_bytes, settings)
        elif _is_ours(name) and not (paths.data / name).exists():
            yield name, partial(archive.read, name)


def _own_files(paths: Paths) -> list[tuple[str, Path]]:
    """The reader's files beside the database, with their names in the one file."""
    found = [(file.relative_to(paths.data).as_posix(), file) for file in sorted(paths.data.rglob("*"))]
    return [(name, file) for name, file in found if file.is_file() and _is_ours(name)]


def _is_ours(name: str) -> bool:
    """Whether a name is that of user data outside of the database, and of nothing above the folder."""
    parts = PurePosixPath(name).parts
    apart = {"cache", "backups", ".."}
    return bool(parts) and not (
        name.startswith(("/", "duidu.sqlite3", ".", _IN_THE_FILE)) or {*parts} & apart
    )


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(zipfile.ZipFile(file))
            sizes = [entry.file_size for entry in archive.infolist()]
            archive.getinfo(_IN_THE_FILE)
        except (OSError, zipfile.BadZipFile, KeyError) as error:
            raise FileRefused(
                "this is not a file of all data from Duidu.", path=file, advice="Nothing was changed."
            ) from error
        if sum(sizes) > _LARGEST:
            raise FileRefused("the file is too long.", path=file)
        yield archive


@contextmanager
def _unpacked(archive: zipfile.ZipFile, file: Path) -> Iterator[Store]:
    """The store of an archive, as a copy in memory."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{file.stem}.sqlite3"
        path.write_bytes(archive.read(_IN_THE_FILE))
        with closing(Store.peek(path)) as store:
            yield store


def numbered(words: int) -> str:
    """So many words."""
    return "1 word" if words == 1 else f"{words:,} words"


def _count_words(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM word")[0][0])


def _day(backup: Path) -> str:
    digits = backup.stem.removeprefix("duidu-")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]} {digits[9:11]}:{digits[11:13]} UTC"
