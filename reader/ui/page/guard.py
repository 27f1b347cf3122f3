"""No exception may leave an event override: on Python 3.11 one that passes through Qt ends the process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")


def guarded(otherwise: R) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """An override that hands its exception to the excepthook and answers `otherwise` instead."""

    def wrap(override: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(override)
        def answer(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return override(self, *args, **kwargs)
            except Exception:
                sys.excepthook(*sys.exc_info())
                return otherwise

        return answer

    return wrap
