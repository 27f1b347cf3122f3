"""A review: a word in its sentence, what one remembers of it, four answers by key, and an end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.reviewing import Question, Standing
from reader.ui.on_screen import resize_on_screen
from reader.ui.vocabulary.wording import word_count
from reader.vocabulary.review import Answer

_ABOVE = 32
"""What is free above the sentence, in px."""

_BLANK = "＿"
_READING, _WORD = "reading", "word"


class ReviewWindow(QWidget):
    """Shows questions and says answers; where the reviews stand is told before and after."""

    answered = Signal(object)
    closed = Signal()
    go_on_requested = Signal()
    stop_requested = Signal()
    take_in_requested = Signal(int)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Review — Duidu"))
        self._question: Question | None = None
        self._revealed = False
        self._hidden = QComboBox()
        self._left = QLabel()
        self._text = QTextBrowser()
        self._reveal = QPushButton(self.tr("Show the answer (Space)"))
        self._answers = {answer: QPushButton() for answer in Answer}
        self._stop = QPushButton(self.tr("Review this word no more"))
        self._heading = QLabel()
        self._standing = QLabel()
        self._go_on = QPushButton(self.tr("Begin"))
        self._number = QSpinBox()
        self._take_in = QPushButton(self.tr("Take in"))
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        resize_on_screen(self, 600, 520)
        self.setMinimumSize(340, 360)

    def set_standing(self, standing: Standing, now: datetime, *, ended: bool) -> None:
        """Show where the reviews stand, before the first word or after the last."""
        self._question = None
        counts = standing.counts
        due = word_count(counts.due)
        if ended and not counts.due:
            self._heading.setText(self.tr("Done for now"))
        elif counts.all:
            self._heading.setText(self.tr("%1 due").replace("%1", due))
        else:
            self._heading.setText(self.tr("Reviews have not been begun"))
        self._standing.setText("\n".join(self._lines(standing, now)))
        self._go_on.setVisible(counts.due > 0)
        self._number.setMaximum(max(1, standing.waiting))
        self._number.setValue(min(10, max(1, standing.waiting)))
        for widget in (self._number, self._take_in):
            widget.setVisible(standing.waiting > 0)
        self._stack.setCurrentIndex(0)
        (self._go_on if counts.due else self._take_in).setFocus()

    def set_question(self, question: Question, left: int) -> None:
        """Ask a word; `left` are due with it."""
        self._question, self._revealed = question, False
        self._left.setText(self.tr("%1 due").replace("%1", word_count(left)))
        for number, (answer, button) in enumerate(self._answers.items(), 1):
            button.setText(f"{number}  {self._name(answer)}\n{waiting(question.outlook[answer])}")
        self._stack.setCurrentIndex(1)
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window goes."""
        self.closed.emit()
        super().closeEvent(event)

    def reveal(self) -> None:
        """Show the answer."""
        if self._question is not None and not self._revealed:
            self._revealed = True
            self._show()

    @property
    def text(self) -> str:
        """What is to be read now."""
        return self._text.toPlainText()

    def _lines(self, standing: Standing, now: datetime) -> list[str]:
        counts = standing.counts
        lines = []
        if counts.all:
            lines.append(self.tr("%1 in the reviews.").replace("%1", word_count(counts.all)))
            if counts.new:
                lines.append(self.tr("Never asked before: %1").replace("%1", f"{counts.new:,}"))
            lines.append(self.tr("Answers today: %1").replace("%1", f"{counts.done_today:,}"))
        if standing.next_due is not None and not counts.due:
            lines.append(
                self.tr("The next word is due in %1.").replace("%1", waiting(standing.next_due - now))
            )
        if len(standing.days) > 1:
            days = "   ".join(f"{day[5:]}: {count:,}" for day, count in standing.days.items())
            lines.append(self.tr("This week: %1").replace("%1", days))
        if standing.waiting:
            lines.append(
                self.tr(
                    "%1 that you are learning can be taken in. Nothing is reviewed that you do not take in."
                ).replace("%1", word_count(standing.waiting))
            )
        elif not counts.all:
            lines.append(self.tr("Keep words while you read; they can be reviewed then."))
        return lines

    def _name(self, answer: Answer) -> str:
        return {
            Answer.AGAIN: self.tr("Again"),
            Answer.HARD: self.tr("Hard"),
            Answer.GOOD: self.tr("Good"),
            Answer.EASY: self.tr("Easy"),
        }[answer]

    def _show(self) -> None:
        """Write question or answer; text is put in as it is and never read as markup."""
        question = self._question
        if question is None:
            return
        word, met = question.word, question.met
        hides_word = self._hidden.currentData() == _WORD
        self._text.clear()
        frame = self._text.document().rootFrame().frameFormat()
        frame.setTopMargin(_ABOVE)
        self._text.document().rootFrame().setFrameFormat(frame)
        big, plain, quiet = self._form(1.8), self._form(1.25), self._form(1, muted=True)
        accent = self._form(1.8, accent=True)
        if met is not None:
            start, end = word.set_off(met)
            inside = met.sentence[start:end]
            blank = hides_word and not self._revealed
            shown = _BLANK * max(2, len(inside)) if blank else inside
            self._write([(met.sentence[:start], big), (shown, accent), (met.sentence[end:], big)])
        elif not hides_word or self._revealed:
            self._write([(word.key.simplified, accent)])
        senses = "; ".join(word.senses) or word.note
        if self._revealed:
            other = word.traditional if word.traditional != word.key.simplified else ""
            self._write([(word.key.simplified, accent), (f"  {other}" if other else "", big)])
            self._write([(" ".join(word.key.pinyin), plain)])
        if hides_word or self._revealed:
            self._write([(senses, plain)])
        if self._revealed:
            if word.note and word.senses:
                self._write([(word.note, quiet)])
            if met is not None:
                self._write([(" · ".join(p for p in (met.speaker, met.title, met.time) if p), quiet)])
        self._reveal.setVisible(not self._revealed)
        for button in self._answers.values():
            button.setVisible(self._revealed)
        (self._answers[Answer.GOOD] if self._revealed else self._reveal).setFocus()

    def _write(self, parts: Sequence[tuple[str, QTextCharFormat]]) -> None:
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        if self._text.document().characterCount() > 1:
            cursor.insertBlock()
        block = QTextBlockFormat()
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        block.setBottomMargin(12)
        cursor.setBlockFormat(block)
        for text, form in parts:
            cursor.insertText(text.replace("\n", "\u2028"), form)

    def _form(self, size: float, *, muted: bool = False, accent: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontPointSize(self.font().pointSizeF() * size)
        role = QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.Text
        role = QPalette.ColorRole.Link if accent else role
        form.setForeground(self.palette().color(role))
        if accent:
            form.setFontWeight(QFont.Weight.DemiBold)
        return form

    def _build(self) -> None:
        self._hidden.addItem(self.tr("Hide reading and meaning"), _READING)
        self._hidden.addItem(self.tr("Hide the word"), _WORD)
        self._hidden.setAccessibleName(self.tr("What is hidden"))
        font = self._heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._heading.setFont(font)
        self._standing.setWordWrap(True)
        self._standing.setTextFormat(Qt.TextFormat.PlainText)
        self._left.setProperty("role", "muted")
        self._text.setAccessibleName(self.tr("The word in its sentence"))
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._rest())
        self._stack.addWidget(self._asking())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _rest(self) -> QWidget:
        self._number.setMinimum(1)
        self._number.lineEdit().setTextMargins(6, 0, 0, 0)
        self._number.setAccessibleName(self.tr("How many words"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._go_on)
        row.addStretch(1)
        row.addWidget(self._number)
        row.addWidget(self._take_in)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        column.addWidget(self._heading)
        column.addWidget(self._standing)
        column.addStretch(1)
        column.addLayout(row)
        return side

    def _asking(self) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self._hidden)
        top.addStretch(1)
        top.addWidget(self._left)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._reveal, 1)
        for button in self._answers.values():
            foot.addWidget(button, 1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._stop)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._text, 1)
        column.addLayout(foot)
        column.addLayout(below)
        return side

    def _connect(self) -> None:
        """Signals by sender."""
        for answer, button in self._answers.items():
            button.clicked.connect(lambda _checked=False, each=answer: self._emit(each))
        self._go_on.clicked.connect(self.go_on_requested)
        self._hidden.activated.connect(lambda _row: self._show())
        self._reveal.clicked.connect(self.reveal)
        self._stop.clicked.connect(self.stop_requested)
        self._take_in.clicked.connect(lambda: self.take_in_requested.emit(self._number.value()))
        for number, answer in enumerate(Answer, 1):
            short = QShortcut(QKeySequence(str(number)), self)
            short.activated.connect(lambda each=answer: self._emit(each))
        for keys, act in (
            ("Ctrl+Z", self.undo_requested.emit),
            ("Esc", self.close),
            ("Ctrl+W", self.close),
        ):
            short = QShortcut(QKeySequence(keys), self)
            short.activated.connect(act)

    def _emit(self, answer: Answer) -> None:
        """An answer counts once the word has been shown."""
        if self._question is not None and self._revealed:
            self.answered.emit(answer)
        else:
            self.reveal()


def waiting(time: timedelta) -> str:
    """A time to wait, in the unit that says it best."""
    minutes = max(1, round(time.total_seconds() / 60))
    if minutes < 60:
        return _units(minutes, _tr("1 min"), _tr("%1 min"))
    if minutes < 60 * 24:
        return _units(round(minutes / 60), _tr("1 hour"), _tr("%1 hours"))
    days = round(minutes / 60 / 24)
    if days < 60:
        return _units(days, _tr("1 day"), _tr("%1 days"))
    months = round(days / 30.4)
    return (
        _units(months, _tr("1 month"), _tr("%1 months"))
        if days < 700
        else _units(round(days / 365), _tr("1 year"), _tr("%1 years"))
    )


def _units(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.replace("%1", str(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("vocabulary", text)
