"""The page for those who hear it: its whole text, the current word, and where the two are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from reader.ui.page.page import Place
from reader.ui.page.spoken import SpokenPage

if TYPE_CHECKING:
    from reader.ui.page.accessible import PageInterface
    from reader.ui.page.flat_text import FlatText
    from reader.ui.page.reading_view import ReadingView


class HeardPage(SpokenPage):
    """A page that answers a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flat: FlatText | None = None
        self._interface: PageInterface | None = None
        _offer_to_screen_readers()
        self.token_focused.connect(self._on_token_focused)

    def accessible_interface(self) -> PageInterface:
        """What Qt asks when a screen reader wants to know; made once and kept."""
        if self._interface is None:
            from reader.ui.page.accessible import PageInterface

            self._interface = PageInterface(self._self())
        return self._interface

    def accessible_text(self) -> str:
        """The current token with its reading, to be announced."""
        if self._marks.focused is None:
            return ""
        token = self.token(*self._marks.focused)
        if token is None:
            return ""
        return " ".join(
            [token.form(self._script), "".join(syllable or "" for syllable in token.pinyin)]
        ).strip()

    def say(self, said: str) -> None:
        """Have a screen reader say this."""
        from reader.ui.page.accessible import say

        say(self._self(), said)

    def flat_text(self) -> FlatText:
        """The whole text as screen readers count it."""
        if self._flat is None or not self._flat.is_of(self._flow.page):
            from reader.ui.page.flat_text import FlatText

            self._flat = FlatText(self._flow.page)
        return self._flat

    def caret(self) -> Place:
        """Where the current word begins; without one, the first visible line."""
        focused = self._marks.focused
        token = self.token(*focused) if focused is not None else None
        if focused is None or token is None:
            return self._flow.reading()
        return Place(focused[0], token.start)

    def focus_place(self, place: Place) -> None:
        """Make the word at a place the current one; where none is known there, bring its line into sight."""
        index = self._flow.annotations.at(*place)
        if index is not None:
            self._walking.focus((place.paragraph, index))
        else:
            self._walking.show(place)
            self._scrolling.settle()

    def character_rect(self, place: Place) -> QRect:
        """Where a character stands on the screen; empty where it is not in sight."""
        rects = self._flow.rects(place.paragraph, place.offset, place.offset + 1)
        if not rects:
            return QRect()
        rect = rects[0].toAlignedRect()
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _self(self) -> ReadingView:
        """This page as the whole of its classes."""
        return cast("ReadingView", self)

    def _on_token_focused(self, _paragraph: int, _index: int) -> None:
        said = self.accessible_text()
        self.setAccessibleDescription(said)
        from reader.ui.page.accessible import announce

        announce(self._self(), said)


@cache
def _offer_to_screen_readers() -> None:
    """Let Qt ask for these interfaces whenever a screen reader wants to know of a page."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_key: str, widget: QObject) -> QAccessibleInterface | None:
    made = getattr(widget, "accessible_interface", None)
    return made() if made is not None else None
