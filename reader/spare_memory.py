"""Memory that is free and that the C library keeps: given back to the system where it can be asked to."""

from __future__ import annotations

LARGE = 300_000
"""Characters of a text from which on opening it leaves some megabytes behind."""


def give_back() -> None:
    """Give back what is free; does nothing where the C library is not glibc.

    Reading a large text fills the heap with small pieces, and after them glibc holds on to a fifth of it.
    """
    import ctypes  # costs a start some milliseconds, and few texts are large

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return
