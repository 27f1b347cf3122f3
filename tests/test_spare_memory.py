"""Giving memory back never fails, whatever C library there is."""

from __future__ import annotations

import ctypes

import pytest

from reader.spare_memory import give_back


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_a_system_that_cannot_give_memory_back_goes_on(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(_name: object) -> object:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    give_back()
