"""What a screen reader is told of the page: its text, the caret at the current word, where characters stand.

Qt asks through two objects of C++ that Python only lends, so both are kept by the view. `interface_cast` answers a
null pointer for what is not offered; None would end the process. Selections are not reported: PySide6 does not bind
the method that reads one; what the keyboard selects is said instead. Qt's own boundaries know no Chinese words, so each
word is announced as the keyboard reaches it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from reader.ui.page.guard import guarded

if TYPE_CHECKING:
    from reader.ui.page.reading_view import ReadingView


_NOTHING: Any = Shiboken.VoidPtr(0)


class PageText(QAccessibleTextInterface):
    """The text of a page, offset by offset; the caret stands before the current word, else at the first line."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__()
        self._view = view

    @guarded("")
    def text(self, start: int, end: int) -> str:
        """The characters between two offsets."""
        return self._view.flat_text().text(start, end)

    @guarded(0)
    def characterCount(self) -> int:
        """How long the whole text is."""
        return len(self._view.flat_text())

    @guarded(0)
    def cursorPosition(self) -> int:
        """The offset of the current word."""
        return self._view.flat_text().offset(self._view.caret())

    @guarded(None)
    def setCursorPosition(self, position: int) -> None:
        """Make the word there the current one."""
        self._view.focus_place(self._view.flat_text().place(position))

    @guarded(QRect())
    def characterRect(self, offset: int) -> QRect:
        """Where a character stands on the screen; empty where it is not in sight."""
        return self._view.character_rect(self._view.flat_text().place(offset))

    @guarded(-1)
    def offsetAtPoint(self, point: QPoint) -> int:
        """The character nearest to a point of the screen."""
        place = self._view.place_at(self._view.viewport().mapFromGlobal(point))
        return self._view.flat_text().offset(place) if place is not None else -1

    @guarded(None)
    def scrollToSubstring(self, start: int, _end: int) -> None:
        """Bring characters into sight."""
        self._view.go_to(*self._view.flat_text().place(start))

    def selectionCount(self) -> int:
        """None is reported."""
        return 0

    @guarded(None)
    def addSelection(self, start: int, end: int) -> None:
        """Select from one offset to another."""
        flat = self._view.flat_text()
        self._view.select(flat.place(start), flat.place(end))

    @guarded(None)
    def setSelection(self, _index: int, start: int, end: int) -> None:
        """The same; there is one selection at most."""
        flat = self._view.flat_text()
        self._view.select(flat.place(start), flat.place(end))

    @guarded(None)
    def removeSelection(self, _index: int) -> None:
        """Select nothing."""
        self._view.clear_selection()


class PageInterface(QAccessibleWidget):
    """The page as a document that is read and has the focus."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._view = view
        self._page_text = PageText(view)

    @guarded(_NOTHING)
    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """The text; a null pointer for everything else."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return Shiboken.VoidPtr(Shiboken.getCppPointer(self._page_text)[0])
        return _NOTHING

    @guarded("")
    def text(self, kind: QAccessible.Text) -> str:
        """The name of the page; its value is the current word with its reading."""
        if kind == QAccessible.Text.Value:
            return self._view.accessible_text()
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """To be read, over many lines, not to be written."""
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        return state


def announce(view: ReadingView, said: str) -> None:
    """Say this, and where the caret is now, if anybody listens."""
    if QAccessible.isActive():
        offset = view.flat_text().offset(view.caret())
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, offset))
        say(view, said)


def say(view: ReadingView, said: str) -> None:
    """Say this, if anybody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, said))
