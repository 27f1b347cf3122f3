"""A dismissed candidate stays dismissed until it is brought back; both can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.store import Store
from reader.termbase.dismissed import Dismissed


def test_what_is_dismissed_is_kept_brought_back_and_undone(tmp_path: Path) -> None:
    undone: list[Callable[[], object]] = []
    file, backups = tmp_path / "duidu.sqlite3", tmp_path / "backups"
    store = Store.open(file, backups)
    dismissed = Dismissed(store, lambda _what, undo: undone.append(undo))
    dismissed.dismiss("机房")
    dismissed.dismiss("晚上")
    assert set(dismissed.texts()) == {"机房", "晚上"}
    dismissed.bring_back("机房")
    store.close()
    store = Store.open(file, backups)
    dismissed = Dismissed(store, lambda _what, undo: undone.append(undo))
    assert dismissed.texts() == ["晚上"]
    dismissed.dismiss("机房")
    undone.pop()()
    assert dismissed.texts() == ["晚上"]
    dismissed.bring_back("晚上")
    undone.pop()()
    assert dismissed.texts() == ["晚上"]
    store.close()
