"""Changes of thousands of words are made behind the window, which goes on meanwhile; others at once.

A thread gets a connection of its own, makes the change, and reads anew what is held in memory: the window has only to
take that over.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeVar

from reader.store import Store
from reader.word_memory import WordMemory

Result = TypeVar("Result")

MANY = 3000
"""From so many words on a change takes longer than a person wants a window to stand still."""

Behind = Callable[[Callable[[], Any]], Any]
"""Does some work in a thread, and returns what it returns or raises what it raises."""


class LongChanges:
    """Carries changes out; `behind` is set by the window, without one everything is done at once."""

    def __init__(self, store: Store, memory: WordMemory) -> None:
        self._store, self._memory = store, memory
        self.behind: Behind | None = None

    def carry_out(
        self, count: int, act: Callable[[Store], Result], changed: Callable[[Result], object]
    ) -> Result:
        """Change so many words; `changed` brings the memory up to date where it is not read anew."""
        if self.behind is None or count < MANY:
            result = act(self._store)
            changed(result)
            return result
        queries = self._memory.narrowing.queries()

        def work() -> tuple[Result, Store, WordMemory]:
            store = self._store.another()
            try:
                result = act(store)
                return result, store, WordMemory.read(store, queries)
            except BaseException:
                store.close()
                raise

        result, store, memory = self.behind(work)
        with closing(store):
            self._memory.take_over(memory)
        return result

    def ask(self, count: int, act: Callable[[Store], Result]) -> Result:
        """Ask for something of so many words."""
        if self.behind is None or count < MANY:
            return act(self._store)

        def work() -> Result:
            with closing(self._store.another()) as store:
                return act(store)

        return self.behind(work)  # type: ignore[no-any-return]
