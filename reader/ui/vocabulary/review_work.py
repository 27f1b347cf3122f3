"""Reviews at work: opened when asked for, one word after the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from reader.desk import Desk
from reader.reviewing import Question, local_now
from reader.ui.main_window import MainWindow
from reader.ui.vocabulary.front import bring_forward
from reader.ui.vocabulary.review_window import ReviewWindow
from reader.ui.vocabulary.work import VocabularyWork
from reader.vocabulary.review import Answer


class ReviewWork(QObject):
    """Keeps one window."""

    def __init__(self, desk: Desk, main: MainWindow, work: VocabularyWork) -> None:
        super().__init__(main)
        self._desk, self._work = desk, work
        self._question: Question | None = None
        self.window: ReviewWindow | None = None
        main.actions_by_name["review"].triggered.connect(self.open)
        main.closing.connect(self.close)

    def open(self) -> None:
        """Show the window: where the reviews stand."""
        if self.window is None:
            self.window = ReviewWindow()
            self.window.answered.connect(self._on_window_answered)
            self.window.closed.connect(self._on_window_closed)
            self.window.go_on_requested.connect(self.go_on)
            self.window.stop_requested.connect(self._on_window_stop_requested)
            self.window.take_in_requested.connect(self._on_window_take_in_requested)
            self.window.undo_requested.connect(self._on_window_undo_requested)
            self._rest(ended=False)
        bring_forward(self.window)

    def close(self) -> None:
        """Close the window with the program."""
        if self.window is not None:
            self.window.close()

    def go_on(self) -> None:
        """Ask the next word, or come to an end."""
        if self.window is None:
            return
        self._question = self._desk.reviewing.next()
        if self._question is None:
            self._rest(ended=True)
        else:
            self.window.set_question(self._question, self._desk.reviewing.standing().counts.due)

    def _rest(self, *, ended: bool) -> None:
        self._question = None
        if self.window is not None:
            self.window.set_standing(self._desk.reviewing.standing(), local_now(), ended=ended)

    def _do(self, act: Callable[[], object]) -> None:
        """Make a step and go on only when it is on disk."""
        if self._work.saving.carry_out(act, self.window):
            self.go_on()

    def _on_window_answered(self, answer: Answer) -> None:
        question = self._question
        if question is not None:
            self._do(lambda: self._desk.reviewing.answer(question.word.key, answer))

    def _on_window_stop_requested(self) -> None:
        question = self._question
        if question is not None:
            self._do(lambda: self._desk.reviewing.stop(question.word.key))

    def _on_window_take_in_requested(self, count: int) -> None:
        self._do(lambda: self._desk.reviewing.take_in(count))

    def _on_window_undo_requested(self) -> None:
        self._do(self._desk.undo)
        self._work.changed.emit()

    def _on_window_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
