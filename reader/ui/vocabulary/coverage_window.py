"""How ready the reader is: for one transcript or the library, what is known and which words would help most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.ui.on_screen import resize_on_screen
from reader.ui.panels.rows import Row
from reader.ui.vocabulary.charts import Bar, BarChart, CurveChart
from reader.ui.vocabulary.paging import PagedList, Pages
from reader.ui.vocabulary.wording import level_name, percent
from reader.vocabulary.coverage import Coverage, Gain
from reader.vocabulary.model import WordKey

TARGETS = (0.5, 0.8, 0.9, 0.95, 0.98)
"""Shares of running words that are told of: 95 % is called enough to follow, 98 % to read with ease."""


class CoverageWindow(QWidget):
    """Shows a finished coverage and says which text is chosen and which words are known."""

    closed = Signal()
    keep_requested = Signal(object)
    known_requested = Signal(object)
    redo_requested = Signal()
    text_chosen = Signal(str)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Coverage — Duidu"))
        self._text = ""
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Which text"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._figure = QLabel()
        self._said = QLabel()
        self._apart = QLabel()
        self._levels = BarChart()
        self._levels.setAccessibleName(self.tr("Known by HSK level"))
        self._curve = CurveChart()
        self._curve.setAccessibleName(self.tr("Known share by words learned"))
        self._reach = QLabel()
        self._words = PagedList(self.tr("Words that would help most"))
        self._known = QPushButton(self.tr("I know this word (W)"))
        self._keep = QPushButton(self.tr("Keep (V)"))
        self._copy = QPushButton(self.tr("Copy as text"))
        self._build()
        self._connect()
        resize_on_screen(self, 940, 660)
        self.setMinimumSize(340, 400)

    def set_texts(self, texts: Sequence[tuple[str, str]], current: str) -> None:
        """Offer texts as (digest, title); "" is the library."""
        self._choice.blockSignals(True)
        self._choice.clear()
        self._choice.addItem(self.tr("The whole library"), "")
        for digest, title in texts:
            self._choice.addItem(title, digest)
        self._choice.setCurrentIndex(max(0, self._choice.findData(current)))
        self._choice.blockSignals(False)

    def set_coverage(
        self,
        coverage: Coverage | None,
        sense_of: Callable[[WordKey], str],
        waiting: int = 0,
        helpful: Sequence[tuple[WordKey, int, int]] | None = None,
    ) -> None:
        """Show what is known; None while nothing is counted. `waiting` texts are still being read.

        `helpful` are the words of several texts by how many they stand in; a single text has its own order.
        """
        self._words.setEnabled(coverage is not None)
        if coverage is None:
            self._figure.setText("–")
            self._said.setText(self.tr("The words are still being read."))
            return
        whole = coverage.whole
        self._figure.setText(percent(whole.of_words))
        said = self.tr("of running words known (%1 of %2); %3 of distinct words (%4 of %5)")
        known, words = f"{whole.known:,}", f"{whole.words:,}"
        of_distinct = (percent(whole.of_distinct), f"{whole.known_distinct:,}", f"{whole.distinct:,}")
        for number, value in enumerate((known, words, *of_distinct), 1):
            said = said.replace(f"%{number}", value)
        if waiting:
            said += "\n" + self.tr("%1 more texts are still being read.").replace("%1", str(waiting))
        self._said.setText(said)
        apart = self.tr("Counted apart: names %1, numbers %2, terms of the glossary %3.")
        for number, count in enumerate((coverage.names.words, coverage.numbers, coverage.terms.words), 1):
            apart = apart.replace(f"%{number}", f"{count:,}")
        self._apart.setText(apart)
        self._show_charts(coverage)
        self._show_words(coverage, sense_of, helpful)
        self._text = "\n".join((self._choice.currentText(), *self._lines(coverage, apart)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words stand beside the charts where there is room, else below."""
        super().resizeEvent(event)
        wide = self.width() > 720
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def closeEvent(self, event: object) -> None:
        """Say that the window goes."""
        self.closed.emit()
        super().closeEvent(event)  # type: ignore[arg-type]

    def _show_charts(self, coverage: Coverage) -> None:
        bars = [
            Bar(
                level_name(level),
                share.of_words,
                f"{percent(share.of_words)} · {share.known:,}/{share.words:,}",
            )
            for level, share in coverage.by_level.items()
        ]
        self._levels.set_bars(bars, "; ".join(f"{bar.name}: {bar.figure}" for bar in bars))
        marks = [
            (len(gains), gains[-1].share)
            for target in TARGETS
            if target > coverage.whole.of_words
            and (gains := coverage.words_for(target))
            and gains[-1].share >= target
        ]
        said = self._reached(coverage)
        self._reach.setText("\n".join(said))
        curve = coverage.curve()
        words = "; ".join(f"{rank:,}: {percent(share)}" for rank, share in curve[:: max(1, len(curve) // 12)])
        self._curve.set_curve(
            curve, marks[:3], self.tr("words learned, the most helpful first"), " ".join((*said, words))
        )

    def _reached(self, coverage: Coverage) -> list[str]:
        """What learning so many words leads to, in sentences."""
        lines = []
        for target in TARGETS:
            gains = coverage.words_for(target)
            if target <= coverage.whole.of_words or not gains or gains[-1].share < target:
                continue
            one = self.tr("This 1 word takes you from %2 to %3.")
            many = self.tr("These %1 words take you from %2 to %3.")
            lines.append(
                (one if len(gains) == 1 else many)
                .replace("%1", f"{len(gains):,}")
                .replace("%2", percent(coverage.whole.of_words))
                .replace("%3", percent(gains[-1].share))
            )
        return lines[:2] if lines else [self.tr("You know nearly every word.")]

    def _show_words(
        self,
        coverage: Coverage,
        sense_of: Callable[[WordKey], str],
        helpful: Sequence[tuple[WordKey, int, int]] | None,
    ) -> None:
        def of_text(first: int, count: int) -> list[Row]:
            return [
                _row(gain.key, sense_of(gain.key), self._gained(gain))
                for gain in coverage.gains[first : first + count]
            ]

        def of_library(first: int, count: int) -> list[Row]:
            found = helpful or ()
            texts = self.tr("%1× in %2 texts")
            return [
                _row(key, sense_of(key), texts.replace("%1", f"{often:,}").replace("%2", str(many)))
                for key, often, many in found[first : first + count]
            ]

        if helpful is None:
            self._words.set_pages(Pages(len(coverage.gains), of_text))
        else:
            self._words.set_pages(Pages(len(helpful), of_library))

    def _gained(self, gain: Gain) -> str:
        return f"{gain.count:,}× → {percent(gain.share)}"

    def _lines(self, coverage: Coverage, apart: str) -> list[str]:
        """The whole page in words."""
        levels = [
            f"{level_name(level)}: {percent(share.of_words)} ({share.known:,}/{share.words:,})"
            for level, share in coverage.by_level.items()
        ]
        words = [f"{gain.key.id}\t{gain.count}\t{percent(gain.share)}" for gain in coverage.gains[:200]]
        head = f"{percent(coverage.whole.of_words)} {self._said.text()}"
        return [head, apart, *levels, *self._reached(coverage), *words]

    def _build(self) -> None:
        font = self._figure.font()
        font.setPointSizeF(font.pointSizeF() * 2.4)
        self._figure.setFont(font)
        for label in (self._said, self._apart, self._reach):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._said, self._apart):
            label.setProperty("role", "muted")
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._figure)
        head.addWidget(self._said, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._levels)
        column.addWidget(self._reach)
        column.addWidget(self._curve, 1)
        column.addWidget(self._apart)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self._word_side())
        self._split.setSizes([560, 380])
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 4)
        top.setSpacing(8)
        top.addWidget(self._choice, 1)
        top.addWidget(self._copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._split, 1)

    def _word_side(self) -> QWidget:
        title = QLabel(self.tr("Words that would help most"))
        title.setProperty("role", "heading")
        title.setContentsMargins(10, 8, 10, 4)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 10, 10)
        foot.setSpacing(6)
        foot.addStretch(1)
        foot.addWidget(self._keep)
        foot.addWidget(self._known)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._words, 1)
        column.addLayout(foot)
        return side

    def _connect(self) -> None:
        """Signals by sender."""
        self._choice.activated.connect(lambda row: self.text_chosen.emit(self._choice.itemData(row)))
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self._keep.clicked.connect(lambda: self._emit(self.keep_requested.emit))
        self._known.clicked.connect(lambda: self._emit(self.known_requested.emit))
        for key, wish in (("W", self.known_requested.emit), ("V", self.keep_requested.emit)):
            short = QShortcut(QKeySequence(key), self._words)
            short.setContext(Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(lambda wish=wish: self._emit(wish))
        close = {"Esc": self.close, "Ctrl+W": self.close}
        redo = dict.fromkeys(("Ctrl+Y", "Ctrl+Shift+Z"), self.redo_requested.emit)
        for keys, act in {**close, "Ctrl+Z": self.undo_requested.emit, **redo}.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _emit(self, wish: Callable[[WordKey], object]) -> None:
        key = self._words.chosen()
        if isinstance(key, WordKey):
            wish(key)


def _row(key: WordKey, sense: str, figure: str) -> Row:
    return Row(
        f"{key.simplified}  {' '.join(key.pinyin)}",
        sense or "\u00a0",
        figure,
        set_off=(0, len(key.simplified)),
        payload=key,
    )
