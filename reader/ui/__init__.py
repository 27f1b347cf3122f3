"""Everything that the reader sees: the only room, with app.py, that knows Qt.

PySide takes the place of Python's own import so that modules may ask for its optional snake_case names; it reads the
source of every module that is imported from then on to see whether one does. None here asks for them, and a start
would spend a tenth of its time on that, so Python's own import is put back.
"""

from __future__ import annotations

import builtins

from PySide6 import QtCore, QtGui, QtWidgets  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
