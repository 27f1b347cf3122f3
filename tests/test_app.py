"""The front door: what is opened first, and how the worker is called."""

from __future__ import annotations

from pathlib import Path

from reader.app import first_entry, worker_arguments
from reader.desk import Desk
from reader.paths import Paths


def test_the_worker_shares_the_readers_data_folder(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    assert worker_arguments(paths) == ["-m", "reader.worker", "--data", str(tmp_path)]
    assert worker_arguments(Paths.standard()) == ["-m", "reader.worker"]


def test_what_was_read_last_is_opened_first(ready_paths: Paths) -> None:
    desk = Desk.open(ready_paths)
    entries = desk.library.entries()
    assert first_entry(desk) == entries[0]
    desk.prefer(last_transcript=entries[2].digest)
    assert first_entry(desk) == entries[2]
    desk.prefer(last_transcript="0" * 64)
    assert first_entry(desk) == entries[0]
    desk.close()
