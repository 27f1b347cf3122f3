"""The charts of the glossary in a window of their own: which concepts, which chart, of which text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from reader.charting import Chart, OverTime
from reader.ui.glossary.chart_brush import SERIES, Colours
from reader.ui.glossary.chart_view import ChartTable, ChartView, table_of
from reader.ui.on_screen import resize_on_screen
from reader.ui.page.guard import guarded

KINDS = ("time", "strip", "voices", "together")
_MOST = 24
"""Concepts that can be in one chart."""
_ID = Qt.ItemDataRole.UserRole
_BESIDE = 760
"""From this width on, in px, the concepts stand beside the chart; in a narrower window above it."""


class ChartWindow(QDialog):
    """Concepts at the left, the chart or its table at the right."""

    chart_requested = Signal()
    """Another chart is wanted: see `kind`, `chosen` and `transcript`."""
    place_requested = Signal(int, int)
    save_requested = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Charts of the glossary"))
        self._kinds = QTabBar()
        self._kinds.setAccessibleName(self.tr("Which chart"))
        self._text = QComboBox()
        self._text.setAccessibleName(self.tr("Text"))
        self._text.setMinimumContentsLength(12)
        self._text.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find a concept"))
        self._search.setAccessibleName(self.tr("Find a concept"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Concepts in the chart"))
        self.view = ChartView()
        self.view.set_colours(colours)
        self.table = ChartTable()
        self._rates = QCheckBox(self.tr("By &length of text"))
        self._as_table = QCheckBox(self.tr("As a &table"))
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._copy = QPushButton(self.tr("&Copy the table"))
        self._svg = QPushButton(self.tr("Save as &SVG…"))
        self._png = QPushButton(self.tr("Save as &PNG…"))
        self._stack = QStackedWidget()
        self._texts: dict[str, str] = {}
        self._build()
        self._connect()

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return KINDS[self._kinds.currentIndex()]

    def set_kind(self, kind: str) -> None:
        """Choose a chart."""
        self._kinds.setCurrentIndex(KINDS.index(kind))

    @property
    def transcript(self) -> str | None:
        """The digest of the chosen text, None for all."""
        return self._text.currentData() or None

    @property
    def chosen(self) -> list[str]:
        """The ids of the concepts that have a check mark, in the order of the list."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked][:_MOST]

    def set_choices(
        self,
        concepts: Sequence[tuple[str, str, int]],
        chosen: Collection[str],
        texts: Sequence[tuple[str, str]],
        current: str | None,
    ) -> None:
        """The concepts (id, English, mentions) that can be chosen, those that are, and the texts (digest, title)."""
        with QSignalBlocker(self._list), QSignalBlocker(self._text):
            self._list.clear()
            for concept, english, count in concepts:
                item = QListWidgetItem(f"{english}  {count:,}")
                item.setData(_ID, concept)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if concept in chosen else Qt.CheckState.Unchecked)
                self._list.addItem(item)
            self._text.clear()
            self._text.addItem(self.tr("All texts"), "")
            for digest, title in texts:
                self._text.addItem(title, digest)
        self._texts = {"strip": current or ""}
        self._on_kind_changed()

    def set_chart(self, chart: Chart | None) -> None:
        """Show a chart, or what to do to get one."""
        if chart is None or not self.chosen:
            is_strip = self.kind == "strip" and bool(self.chosen)
            self._hint.setText(
                self.tr("Choose a text.") if is_strip else self.tr("Choose concepts in the list.")
            )
            chart = None
        elif isinstance(chart, OverTime) and len(chart.names) > SERIES:
            self._hint.setText(self.tr("The first six are drawn; the table has them all."))
        else:
            self._hint.setText("")
        self._hint.setVisible(bool(self._hint.text()))
        rates = self._rates.isChecked() and self.kind == "time"
        self.view.set_chart(chart, rates=rates)
        if chart is not None:
            self.table.set_table(table_of(chart, rates=rates))
        self._stack.setVisible(chart is not None)
        for button in (self._copy, self._svg, self._png):
            button.setEnabled(chart is not None)

    def show_as_table(self, shown: bool) -> None:
        """Show the table instead of the chart, or the chart again."""
        self._as_table.setChecked(shown)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chart gets the whole width of a narrow window."""
        super().resizeEvent(event)
        wide = self.width() >= _BESIDE
        direction = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._splitter.orientation() is not direction:
            self._splitter.setOrientation(direction)
            self._column.setContentsMargins(*((8, 0, 0, 0) if wide else (0, 8, 0, 0)))
            whole = self._splitter.width() if wide else self._splitter.height()
            share = min(240, whole // 4)
            self._splitter.setSizes([share, whole - share])

    def _build(self) -> None:
        for name in (
            self.tr("Over time"),
            self.tr("In the text"),
            self.tr("Who says it"),
            self.tr("Together"),
        ):
            self._kinds.addTab(name)
        self._kinds.setDrawBase(False)
        self._kinds.setExpanding(False)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.view)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.table)
        left = QWidget()
        chooser = QVBoxLayout(left)
        chooser.setContentsMargins(0, 0, 0, 0)
        chooser.addWidget(self._search)
        chooser.addWidget(self._list, 1)
        right = QWidget()
        self._column = column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._text)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)
        self._splitter = splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([240, 720])
        self._list.setMinimumHeight(76)
        left.setMinimumWidth(140)
        foot = QHBoxLayout()
        for box in (self._as_table, self._rates):
            foot.addWidget(box)
        foot.addStretch(1)
        for button in (self._copy, self._svg, self._png):
            button.setAutoDefault(False)
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.addWidget(self._kinds)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)
        resize_on_screen(self, 980, 620)

    def _connect(self) -> None:
        self._as_table.toggled.connect(lambda shown: self._stack.setCurrentIndex(int(shown)))
        self._copy.clicked.connect(lambda _checked=False: self.table.copy())
        self._kinds.currentChanged.connect(lambda _row: self._on_kind_changed())
        self._list.itemChanged.connect(lambda _item: self.chart_requested.emit())
        self._png.clicked.connect(lambda _checked=False: self.save_requested.emit("png"))
        self._rates.toggled.connect(lambda _on: self.chart_requested.emit())
        self._search.textChanged.connect(self._on_search_changed)
        self._svg.clicked.connect(lambda _checked=False: self.save_requested.emit("svg"))
        self._text.activated.connect(lambda _row: self._on_text_chosen())
        self.view.mark_clicked.connect(lambda mark: self.place_requested.emit(mark.paragraph, mark.start))

    def _on_kind_changed(self) -> None:
        """Each chart has a text of its own: a strip that on the page, the others all until one is chosen."""
        self._text.setCurrentIndex(max(0, self._text.findData(self._texts.get(self.kind, ""))))
        self._text.setVisible(self.kind != "time")
        self._rates.setVisible(self.kind == "time")
        self.chart_requested.emit()

    def _on_text_chosen(self) -> None:
        self._texts[self.kind] = self._text.currentData()
        self.chart_requested.emit()

    def _on_search_changed(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())
