"""The window: library and outline, the page, vocabulary and glossary; joins them and decides nothing else.

It begins as the page with room around it. Everything else is made when it is asked for, at the latest by `furnish`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QToolBar, QToolButton, QVBoxLayout, QWidget

from reader.language.model import Script
from reader.ui.action_table import menu_table
from reader.ui.elided_label import ElidedLabel
from reader.ui.page.reading_view import ReadingView
from reader.ui.panels.sides import Sides
from reader.ui.read_status import ReadStatus
from reader.ui.slices import Slices
from reader.ui.theme import Theme, icon, page_colours

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QTabWidget

    from reader.settings import Settings
    from reader.ui.actions import Actions
    from reader.ui.find_bar import FindBar
    from reader.ui.hover_card import HoverCard
    from reader.ui.panels.glossary_panel import GlossaryPanel
    from reader.ui.panels.library_panel import LeftSide
    from reader.ui.stop_button import StopButton
    from reader.ui.tool_bar import Tools
    from reader.ui.vocabulary.panel import VocabularyPanel

_ICON = 20
"""Width and height of the icons on the tool bar, in px."""

_COMBO_AIR = 15
"""What a box of choices has above and below its words, in px."""


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
        self.slices = Slices(self)
        self.page = ReadingView()
        self._middle = self._make_middle()
        self.sides = Sides(self._middle)
        self.read = ReadStatus()
        self._progress = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._tool_bar = QToolBar(self.tr("Tools"))
        self._tools: Tools | None = None
        self._title = ("", "")
        self._theme: Theme | None = None
        self._theme_name = ""
        self._script = Script.AS_PRINTED
        self._fronts = ("outline", "vocabulary")
        self._build()

    @cached_property
    def actions_by_name(self) -> Actions:
        """Every action; making them fills the menus and the tool bar."""
        from reader.ui.actions import Actions
        from reader.ui.tool_bar import Tools

        actions = Actions(self, self._middle, self._menus)
        actions["alone"].toggled.connect(self._on_alone_toggled)
        actions["left"].triggered.connect(lambda: self.sides.toggle("left"))
        actions["quit"].triggered.connect(self.close)
        actions["right"].triggered.connect(lambda: self.sides.toggle("right"))
        actions["start_engine"].setEnabled(False)
        actions.scripts.triggered.connect(lambda action: self.script_chosen.emit(Script(action.data())))
        actions.themes.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        tools = self._tools = Tools(self._tool_bar, actions)
        tools.fit(self.width())
        tools.set_title(*self._title)
        tools.script_chosen.connect(self.script_chosen)
        self.sides.folded_changed.connect(self._on_sides_folded_changed)
        self.__dict__["actions_by_name"] = actions  # what shows their state below asks for them again
        self._on_sides_folded_changed()
        self._draw_icons()
        self.set_script(self._script)
        self.set_theme_name(self._theme_name)
        return actions

    @cached_property
    def card(self) -> HoverCard:
        """The card of a word."""
        from reader.ui.hover_card import HoverCard

        card = HoverCard(self._middle, self._icons)
        if self._theme is not None:
            card.set_theme(self._theme)
        return card

    @cached_property
    def find_bar(self) -> FindBar:
        """The line under the page in which one types what to find."""
        from reader.ui.find_bar import FindBar

        bar = FindBar(self._icons)
        self._column.addWidget(bar)
        if self._theme is not None:
            bar.set_theme(self._theme)
        return bar

    @cached_property
    def left(self) -> LeftSide:
        """Library, outline and notes."""
        from reader.ui.panels.library_panel import LeftSide

        left = LeftSide()
        left.bring_to_front(self._fronts[0])
        self.sides.fill("left", left)
        return left

    @cached_property
    def vocabulary(self) -> VocabularyPanel:
        """The kept words beside the page."""
        from reader.ui.vocabulary.panel import VocabularyPanel

        return VocabularyPanel()

    @cached_property
    def glossary(self) -> GlossaryPanel:
        """The concepts beside the page."""
        from reader.ui.panels.glossary_panel import GlossaryPanel

        return GlossaryPanel()

    @cached_property
    def right(self) -> QTabWidget:
        """Vocabulary and glossary."""
        from PySide6.QtWidgets import QTabWidget

        right = QTabWidget()
        right.addTab(self.vocabulary, self.tr("Vocabulary"))
        right.addTab(self.glossary, self.tr("Glossary"))
        right.setDocumentMode(True)
        right.tabBar().setDrawBase(False)
        right.setCurrentWidget(self.glossary if self._fronts[1] == "glossary" else self.vocabulary)
        self.sides.fill("right", right)
        return right

    def furnish(self) -> None:
        """Make all that has not been asked for yet."""
        for _ in self.furnishing():
            pass

    def furnishing(self) -> Iterator[None]:
        """The same, one part at a time."""
        for part in ("actions_by_name", "card", "find_bar", "left", "vocabulary", "glossary", "right"):
            getattr(self, part)
            yield

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.page.set_colours(page_colours(theme))
        if "card" in self.__dict__:
            self.card.set_theme(theme)
        if "find_bar" in self.__dict__:
            self.find_bar.set_theme(theme)
        self._draw_icons()

    def _draw_icons(self) -> None:
        if self._theme is not None and "actions_by_name" in self.__dict__:
            for name in ("open", "left", "right", "find", "smaller", "larger"):
                self.actions_by_name[name].setIcon(icon(self._icons, name, self._theme.panel_text))

    def set_title(self, title: str, facts: str) -> None:
        """Name the open text."""
        self._title = title, facts
        if self._tools is not None:
            self._tools.set_title(title, facts)
        self.setWindowTitle(f"{title} — Duidu" if title else "Duidu 对读")

    def set_script(self, script: Script) -> None:
        """Show which form the page is in."""
        self._script = script
        if self._tools is not None:
            self._tools.set_script(script)
            for action in self.actions_by_name.scripts.actions():
                action.setChecked(action.data() == str(script))

    def set_theme_name(self, name: str) -> None:
        """Show which colours were chosen."""
        self._theme_name = name
        if "actions_by_name" in self.__dict__:
            for action in self.actions_by_name.themes.actions():
                action.setChecked(action.data() == name)

    def say(self, text: str, milliseconds: int = 6000) -> None:
        """A quiet line at the bottom."""
        self.statusBar().showMessage(text, milliseconds)

    def set_progress(self, text: str, *, can_stop: bool = False) -> None:
        """What goes on in the background, and whether it can be stopped; empty when nothing does."""
        self._progress.setText(text)
        if can_stop or "_stop" in self.__dict__:
            self._stop.setVisible(can_stop)

    @cached_property
    def _stop(self) -> StopButton:
        """Beside the progress."""
        from reader.ui.stop_button import StopButton

        button = StopButton(self.actions_by_name["stop_reading"], self.read.sizeHint().height())
        self.statusBar().insertPermanentWidget(1, button)
        return button

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
            "left_panel_front": self.left.front if "left" in self.__dict__ else self._fronts[0],
            "right_panel_front": self._right_front(),
        }

    def _right_front(self) -> str:
        if "right" not in self.__dict__:
            return self._fronts[1]
        return "glossary" if self.right.currentWidget() is self.glossary else "vocabulary"

    def restore_state(self, settings: Settings) -> None:
        """Take up what `state` gave last time."""
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.window_geometry.encode()))
        sizes = tuple(int(part) for part in settings.splitter_state.split(",") if part.isdigit())
        self.sides.restore(settings.left_panel_shown, settings.right_panel_shown, sizes)
        self._fronts = (settings.left_panel_front, settings.right_panel_front)
        if "left" in self.__dict__:
            self.left.bring_to_front(settings.left_panel_front)
        if "right" in self.__dict__:
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
        if self._tools is not None:
            self._tools.fit(self.width())

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        self._column = column
        return middle

    def _build(self) -> None:
        bar = self.menuBar()
        self._menus = [bar.addMenu(title) for title, _ in menu_table()]
        self._build_tool_bar()
        self.setCentralWidget(self.sides)
        self._progress.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.statusBar().addPermanentWidget(self._progress)
        self.statusBar().addPermanentWidget(self.read)
        self.statusBar().setSizeGripEnabled(False)
        self.page.progress_changed.connect(self.read.set_progress)
        self.page.token_focused.connect(lambda _paragraph, _token: self.sides.slide_away())
        self.page.setFocus()

    def _build_tool_bar(self) -> None:
        """Empty, and as high as it will be with everything on it."""
        bar = self._tool_bar
        bar.setMovable(False)
        bar.setIconSize(QSize(_ICON, _ICON))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        room = QToolButton()
        room.setIconSize(bar.iconSize())
        room.setAutoRaise(True)
        room.setEnabled(False)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setMinimumHeight(self.fontMetrics().height() + _COMBO_AIR)
        bar.addWidget(room)
        self.addToolBar(bar)

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


def _files(data: QMimeData) -> list[Path]:
    """The local files of a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
