"""The store as commands open it for a change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from reader.backup import back_up_daily
from reader.paths import Paths
from reader.store import Store


@contextmanager
def opened(paths: Paths, *, daily_backup: bool = True) -> Iterator[Store]:
    """The store; the backup of the day comes first. A damaged one is refused and left as it is: the window repairs."""
    with closing(Store.open(paths.database, paths.backups)) as store:
        if daily_backup:
            back_up_daily(store, paths.backups)
        yield store
