"""The store as commands open it for a change."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from reader.backup import back_up_daily, open_or_repair
from reader.paths import Paths
from reader.store import Store


@contextmanager
def opened(paths: Paths, *, daily_backup: bool = True) -> Iterator[Store]:
    """The store, repaired where it is damaged, which is told on standard error; the backup of the day comes first."""
    store, repair = open_or_repair(paths.database, paths.backups)
    if repair is not None:
        print(f"duidu: {repair.account()}", file=sys.stderr)
    with closing(store):
        if daily_backup:
            back_up_daily(store, paths.backups)
        yield store
