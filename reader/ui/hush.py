"""While the reader waits for a page or a card to be painted, what goes on behind the page is put off.

There is one loop of events in a program, so there is one hush; only the GUI thread asks for it.
"""

from __future__ import annotations

from time import perf_counter

_SECONDS = 0.02
"""Longer than a page or a card takes to be painted: where nothing is painted at all it ends by itself."""

_AFTER = 0.005
"""Seconds in which a card is painted after the page under it."""

_until = 0.0


def begin() -> None:
    """The reader has asked for something that is about to be painted."""
    global _until
    _until = perf_counter() + _SECONDS


def end() -> None:
    """The page is painted; what stands over it takes another moment."""
    global _until
    _until = perf_counter() + _AFTER


def is_on() -> bool:
    """Whether work that nobody waits for should be left for a later turn of the loop."""
    return perf_counter() < _until
