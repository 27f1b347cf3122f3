"""Everything has one place, and a file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.paths import Paths, write_atomically


def test_shipped_things_are_found_from_a_checkout_or_a_wheel() -> None:
    paths = Paths.standard()
    assert paths.resources.is_dir()
    assert paths.texts.is_dir()


def test_all_user_data_lies_under_the_folder_that_was_named(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "not yet")
    own = (paths.data, paths.cache, paths.database, paths.settings, paths.transcripts, paths.backups)
    assert all(path.is_relative_to(tmp_path / "not yet") for path in own)
    assert list(tmp_path.iterdir()) == []


def test_a_relative_folder_stays_where_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = Paths.under(Path("data"))
    monkeypatch.chdir("/")
    assert paths.data == tmp_path / "data"


def test_a_file_is_written_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_former_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    write_atomically(path, b"one")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"one")
    link.symlink_to(file)
    write_atomically(link, b"two")
    assert link.is_symlink()
    assert file.read_bytes() == b"two"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, b"words")
    assert os.read(reader, 10) == b"words"
    os.close(reader)
    assert pipe.is_fifo()
