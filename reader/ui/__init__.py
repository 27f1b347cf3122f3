"""Everything that the reader sees: the only room, with app.py, that knows Qt.

Two things that PySide does when it is imported are put off or undone, because no start needs them:

- It compiles from source, each time, what it tells of the signatures of its functions where a call was wrong, and
  what writes its `.pyi` files. Here these modules are compiled when something is asked of them.
- It takes the place of Python's own import, so that modules may ask for its optional snake_case names, and reads the
  source of every module that is imported from then on to see whether one does. None here asks for them, so Python's
  own import is put back.
"""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_SIGNATURES = "shibokensupport.signature"
_PUT_OFF = {
    _SIGNATURES: ("layout", "parser"),
    f"{_SIGNATURES}.lib": ("enum_sig", "pyi_generator"),
}

_import = builtins.__import__


class _Later(ModuleType):
    """A module that is read when something is asked of it, by what reads the package it stands in."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        given, self.__spec__ = (
            self.__spec__,
            ModuleSpec(self.__name__, None),
        )  # PySide has given it a second name
        sys.modules[_SIGNATURES].__loader__.exec_module(self)  # type: ignore[union-attr]
        self.__spec__ = given
        return getattr(self, name)


def _import_later(name: str, *rest: Any, **named: Any) -> Any:
    """Python's own import, to which what is put off is there already."""
    for module in _PUT_OFF.get(name, ()):
        sys.modules.setdefault(f"{name}.{module}", _Later(f"{name}.{module}"))
    return _import(name, *rest, **named)


builtins.__import__ = _import_later
try:
    from PySide6 import QtCore, QtGui, QtWidgets  # noqa: F401
finally:
    builtins.__import__ = _import
