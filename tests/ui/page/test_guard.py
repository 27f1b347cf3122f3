"""An exception in an event override is told, and goes no further."""

from __future__ import annotations

import sys

import pytest

from reader.ui.page.guard import guarded


class Broken:
    """Stands for a widget with a fault."""

    @guarded(False)
    def event(self, fault: str) -> bool:
        """Fails when asked to."""
        if fault:
            raise IndexError(fault)
        return True


def test_a_fault_goes_to_the_excepthook_and_not_to_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(error))
    assert Broken().event("") is True
    assert Broken().event("out of range") is False
    assert [str(error) for error in told] == ["out of range"]
