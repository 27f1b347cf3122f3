"""A reading view of a known size, and a hand that moves over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.page.page import Page
from reader.ui.page.reading_view import ReadingView
from tests.ui.page.sample import annotate


class Hand:
    """Sends mouse events to the viewport of a view."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._down = Qt.MouseButton.NoButton

    def move(self, point: QPointF) -> None:
        """Be here."""
        self._send(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)

    def press(self, point: QPointF, *modifiers: Qt.KeyboardModifier) -> None:
        """Left button down."""
        self._down = Qt.MouseButton.LeftButton
        self._send(QEvent.Type.MouseButtonPress, point, Qt.MouseButton.LeftButton, *modifiers)

    def release(self, point: QPointF) -> None:
        """Left button up."""
        self._down = Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonRelease, point, Qt.MouseButton.LeftButton)

    def click(self, point: QPointF) -> None:
        """Down and up."""
        self.press(point)
        self.release(point)

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Press here, move there, let go."""
        self.press(start)
        self.move(QPointF((start.x() + end.x()) / 2, (start.y() + end.y()) / 2))
        self.move(end)
        self.release(end)

    def double_click(self, point: QPointF) -> None:
        """The second press of two."""
        self.click(point)
        self._send(QEvent.Type.MouseButtonDblClick, point, Qt.MouseButton.LeftButton)
        self.release(point)

    def leave(self) -> None:
        """Be elsewhere."""
        QApplication.sendEvent(self._view.viewport(), QEvent(QEvent.Type.Leave))

    def _send(
        self, kind: QEvent.Type, point: QPointF, button: Qt.MouseButton, *modifiers: Qt.KeyboardModifier
    ) -> None:
        held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        where = self._view.viewport().mapToGlobal(point)
        event = QMouseEvent(kind, point, where, button, self._down, held)
        QApplication.sendEvent(self._view.viewport(), event)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ReadingView]:
    """An empty view of 800 × 600 that is shown."""
    view = ReadingView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.hide()


@pytest.fixture
def hand(view: ReadingView) -> Hand:
    """The mouse over that view."""
    return Hand(view)


def show(view: ReadingView, page: Page, annotated: bool = True) -> None:
    """Give the view a page and, if wanted, all its annotations."""
    view.set_page(page)
    if annotated:
        for index, paragraph in enumerate(page.paragraphs):
            view.set_annotation(index, annotate(paragraph.text))


def middle(view: ReadingView, paragraph: int, token: int) -> QPointF:
    """The middle of a token in the viewport."""
    return QPointF(view.word_rect(paragraph, token).center())


def token_of(view: ReadingView, paragraph: int, text: str) -> int:
    """The index of the first token with this text."""
    annotation = view.annotation(paragraph)
    assert annotation is not None
    return next(index for index, token in enumerate(annotation.tokens) if token.text == text)
