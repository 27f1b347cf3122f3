"""The window: library and outline, the page, vocabulary and glossary; joins them and decides nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.language.model import Script
from reader.settings import Settings
from reader.ui.actions import Actions
from reader.ui.choice_names import script_names, short_script_names
from reader.ui.find_bar import FindBar
from reader.ui.hover_card import HoverCard
from reader.ui.messages import plain_tip
from reader.ui.page.reading_view import ReadingView
from reader.ui.panels.glossary_panel import GlossaryPanel
from reader.ui.panels.library_panel import LeftSide
from reader.ui.panels.sides import Sides
from reader.ui.read_status import ReadStatus
from reader.ui.theme import Theme, icon, page_colours
from reader.ui.vocabulary.panel import VocabularyPanel

_ROOM_FOR_SIZES = 560
"""From this width on, in px, the tool bar has the buttons for the text size."""

_ROOM_FOR_SCRIPTS = 420
"""From this width on, in px, the tool bar has the choice of the script."""


class MainWindow(QMainWindow):
    """Lays out the widgets and hands their wishes on; `reader.ui.reading` carries them out."""

    files_dropped = Signal(list)
    script_chosen = Signal(object)
    theme_chosen = Signal(str)
    closing = Signal()

    def __init__(self, icons: Path) -> None:
        super().__init__()
        self._icons = icons
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("Duidu 对读")
        self.setAcceptDrops(True)
        self.resize(1280, 820)
        self.setMinimumSize(320, 360)
        self.page = ReadingView()
        self.left = LeftSide()
        self.vocabulary = VocabularyPanel()
        self.glossary = GlossaryPanel()
        self.right = QTabWidget()
        self.find_bar = FindBar(icons)
        self._middle = self._make_middle()
        self.card = HoverCard(self._middle, icons)
        self.sides = Sides(self.left, self._middle, self.right)
        self.actions_by_name = Actions(self, self._middle, self.menuBar())
        self._title = ElidedLabel()
        self.read = ReadStatus()
        self._progress = QLabel()
        self._scripts = QComboBox()
        self._tool_bar = self._make_tool_bar()
        self._theme: Theme | None = None
        self._build()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.page.set_colours(page_colours(theme))
        self.card.set_theme(theme)
        self.find_bar.set_theme(theme)
        for name in ("open", "left", "right", "find", "smaller", "larger"):
            self.actions_by_name[name].setIcon(icon(self._icons, name, theme.panel_text))

    def set_title(self, title: str, facts: str) -> None:
        """Name the open text."""
        self._title.setText(title)
        self._title.setToolTip(plain_tip(facts))
        self.setWindowTitle(f"{title} — Duidu" if title else "Duidu 对读")

    def set_script(self, script: Script) -> None:
        """Show which form the page is in."""
        self._scripts.setCurrentIndex([each for each, _ in script_names()].index(script))
        for action in self.actions_by_name.scripts.actions():
            action.setChecked(action.data() == str(script))

    def set_theme_name(self, name: str) -> None:
        """Show which colours were chosen."""
        for action in self.actions_by_name.themes.actions():
            action.setChecked(action.data() == name)

    def say(self, text: str, milliseconds: int = 6000) -> None:
        """A quiet line at the bottom."""
        self.statusBar().showMessage(text, milliseconds)

    def set_progress(self, text: str) -> None:
        """What goes on in the background; empty when nothing does."""
        self._progress.setText(text)

    def show_glossary(self) -> None:
        """Bring the glossary to the front."""
        self.sides.show_side("right")
        self.right.setCurrentWidget(self.glossary)

    def show_vocabulary(self) -> None:
        """Bring the vocabulary to the front."""
        self.sides.show_side("right")
        self.right.setCurrentWidget(self.vocabulary)

    def state(self) -> dict[str, str | bool]:
        """Geometry, widths of the three parts, which sides are unfolded, what is in front, by name of the setting."""
        left, right = self.sides.folded()
        return {
            "window_geometry": bytes(self.saveGeometry().toHex().data()).decode(),
            "splitter_state": ",".join(str(width) for width in self.sides.sizes()),
            "left_panel_shown": left,
            "right_panel_shown": right,
            "left_panel_front": self.left.front,
            "right_panel_front": "glossary" if self.right.currentWidget() is self.glossary else "vocabulary",
        }

    def restore_state(self, settings: Settings) -> None:
        """Take up what `state` gave last time."""
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.window_geometry.encode()))
        sizes = tuple(int(part) for part in settings.splitter_state.split(",") if part.isdigit())
        self.sides.restore(settings.left_panel_shown, settings.right_panel_shown, sizes)
        self.left.bring_to_front(settings.left_panel_front)
        self.right.setCurrentWidget(
            self.glossary if settings.right_panel_front == "glossary" else self.vocabulary
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped anywhere on the window."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files."""
        self.files_dropped.emit(_files(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the state before the window goes, if it may."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the tool bar what the menus have too, where there is no room."""
        super().resizeEvent(event)
        self._scripts_on_bar.setVisible(self.width() >= _ROOM_FOR_SCRIPTS)
        for on_bar in self._sizes_on_bar:
            on_bar.setVisible(self.width() >= _ROOM_FOR_SIZES)

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.find_bar)
        return middle

    def _make_tool_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tools"))
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        actions = self.actions_by_name
        bar.addAction(actions["left"])
        bar.addAction(actions["open"])
        bar.addWidget(_space(10))
        bar.addWidget(self._title)
        self._scripts.addItems(short_script_names())
        for row, (_, words) in enumerate(script_names()):
            self._scripts.setItemData(row, words, Qt.ItemDataRole.ToolTipRole)
        self._scripts.setToolTip(self.tr("The characters of the page"))
        self._scripts.setAccessibleName(self.tr("The characters of the page"))
        self._scripts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._scripts.setMinimumContentsLength(11)
        self._scripts_on_bar = bar.addWidget(self._scripts)
        bar.addWidget(_space(6))
        self._sizes_on_bar = [bar.addWidget(_button(actions[name])) for name in ("smaller", "larger")]
        for name in ("find", "right"):
            bar.addAction(actions[name])
        return bar

    def _build(self) -> None:
        self.right.addTab(self.vocabulary, self.tr("Vocabulary"))
        self.right.addTab(self.glossary, self.tr("Glossary"))
        self.right.setDocumentMode(True)
        self.right.tabBar().setDrawBase(False)
        self.addToolBar(self._tool_bar)
        for button in self._tool_bar.findChildren(QToolButton):
            action = button.defaultAction()
            if action is not None:
                button.setAccessibleName(action.text().replace("&", ""))
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                button.setToolTip(f"{action.text().replace('&', '')} ({keys})")
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.actions_by_name["start_engine"].setEnabled(False)
        self.setCentralWidget(self.sides)
        self.statusBar().addPermanentWidget(self._progress)
        self.statusBar().addPermanentWidget(self.read)
        self.statusBar().setSizeGripEnabled(False)
        self.page.setFocus()

    def _connect(self) -> None:
        """Joins between the window's own widgets, by sender."""
        actions = self.actions_by_name
        actions["alone"].toggled.connect(self._on_alone_toggled)
        actions["left"].triggered.connect(lambda: self.sides.toggle("left"))
        actions["quit"].triggered.connect(self.close)
        actions["right"].triggered.connect(lambda: self.sides.toggle("right"))
        actions.scripts.triggered.connect(lambda action: self.script_chosen.emit(Script(action.data())))
        actions.themes.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        self.page.progress_changed.connect(self.read.set_progress)
        self.page.token_focused.connect(lambda _paragraph, _token: self.sides.slide_away())
        self._scripts.activated.connect(lambda row: self.script_chosen.emit(script_names()[row][0]))
        self.sides.folded_changed.connect(self._on_sides_folded_changed)

    def _on_alone_toggled(self, alone: bool) -> None:
        self.sides.leave_alone(alone)
        for part in (self._tool_bar, self.menuBar(), self.statusBar()):
            part.setVisible(not alone)
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if alone else self.windowState() & ~full)
        QTimer.singleShot(0, self.page, self.page.setFocus)

    def _on_sides_folded_changed(self) -> None:
        for side in ("left", "right"):
            self.actions_by_name[side].setChecked(self.sides.is_shown(side))


class ElidedLabel(QLabel):
    """One line of plain text that takes the room there is and ends in … where that is too little."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(20)

    def sizeHint(self) -> QSize:
        """As wide as the text, so that the layout gives it what is left."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It can become very short."""
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


def _button(action: QAction) -> QToolButton:
    """A button that can leave the tool bar while its action stays in the menu."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    return button


def _space(width: int) -> QWidget:
    space = QWidget()
    space.setFixedWidth(width)
    return space


def _files(data: QMimeData) -> list[Path]:
    """The local files of a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
