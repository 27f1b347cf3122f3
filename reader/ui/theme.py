"""Colours by role, read from theme files, and what Qt makes of them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from reader.errors import ReaderError
from reader.records import dataclass
from reader.ui.page.page import PageColours

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


@dataclass(frozen=True, slots=True)
class Theme:
    """One colour a role, as `#rrggbb`; the names of the fields are the names in the theme files."""

    page: str
    text: str
    muted: str
    accent: str
    on_accent: str
    guest: str
    interviewer: str
    term_line: str
    kept_mark: str
    hover: str
    focus: str
    selection: str
    find: str
    find_current: str
    panel: str
    panel_text: str
    panel_muted: str
    border: str
    rule: str
    flash: str
    field: str
    card: str
    row: str
    chart_1: str
    chart_2: str
    chart_3: str
    chart_4: str
    chart_5: str
    chart_6: str


def load_theme(folder: Path, name: str) -> Theme:
    """The theme of a file `NAME.toml`; raises ReaderError where a role is missing."""
    path = folder / f"{name}.toml"
    try:
        roles = _roles(path.read_text(encoding="utf-8"))
        return Theme(**{field.name: str(roles[field.name]) for field in fields(Theme)})
    except (OSError, ValueError, KeyError) as error:
        raise ReaderError(f"the theme cannot be read ({error}).", path=path) from error


def _roles(content: str) -> dict[str, str]:
    """What a theme file says, a role a line (`text = "#1f2328"  # why`); ValueError for any other line.

    That much of TOML is read here because a start waits for it.
    """
    roles: dict[str, str] = {}
    for line in content.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            role, equals, rest = line.partition("=")
            opening, colour, closing = (*rest.split('"'), "", "")[:3]
            if not equals or opening.strip() or (closing.strip() and not closing.lstrip().startswith("#")):
                raise ValueError(f"no colour in the line {line.strip()!r}")
            roles[role.strip()] = colour
    return roles


def theme_name(setting: str) -> str:
    """The theme file for a setting: `system` follows the desktop's light or dark, or its wish for high contrast."""
    if setting != "system":
        return setting
    hints = QGuiApplication.styleHints()  # held: what it gives does not outlive it
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def is_dark(theme: Theme) -> bool:
    """Whether the page of this theme is dark."""
    return QColor(theme.page).lightness() < QColor(Qt.GlobalColor.gray).lightness()


def page_colours(theme: Theme) -> PageColours:
    """The colours of the page in this theme."""
    return PageColours.named(
        page=theme.page,
        text=theme.text,
        muted=theme.muted,
        accent=theme.accent,
        guest=theme.guest,
        interviewer=theme.interviewer,
        rule=theme.rule,
        panel=theme.panel,
        term=theme.term_line,
        hover=theme.hover,
        focus=theme.focus,
        kept=theme.kept_mark,
        selection=theme.selection,
        find=theme.find,
        find_current=theme.find_current,
        flash=theme.flash,
    )


def apply_theme(application: QApplication, theme: Theme, icons: Path) -> None:
    """Give the whole program these colours; `icons` is the folder of the drawings."""
    application.setPalette(_palette(theme))
    sheet = _style_sheet(theme, icons)
    if application.styleSheet() != sheet:  # to set it again polishes every widget for nothing
        application.setStyleSheet(sheet)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.WindowText: theme.panel_text,
        QPalette.ColorRole.Base: theme.field,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.panel_text,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.panel_text,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.PlaceholderText: theme.panel_muted,
        QPalette.ColorRole.ToolTipBase: theme.card,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Accent: theme.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.panel_muted))
    return palette


def _style_sheet(theme: Theme, icons: Path) -> str:
    """The few rules that a palette cannot say; sizes in px of the window, which Qt scales."""
    check = icons / f"check_{'light' if QColor(theme.on_accent).lightness() > 127 else 'dark'}.svg"
    return f"""
    QMainWindow, QDialog {{ background: {theme.panel}; }}
    QToolBar {{ background: {theme.panel}; border: 0; border-bottom: 1px solid {theme.border}; spacing: 2px;
        padding: 4px 8px; }}
    QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 5px; }}
    QToolBar QToolButton:hover {{ background: {theme.row}; }}
    QToolBar QToolButton:checked {{ background: {theme.row}; }}
    QToolBar QToolButton:focus {{ border-color: {theme.focus}; }}
    QStatusBar {{ background: {theme.panel}; border-top: 1px solid {theme.border}; color: {theme.panel_muted}; }}
    QStatusBar::item {{ border: 0; }}
    QSplitter::handle {{ background: {theme.border}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QListView, QTreeView, QTextBrowser, QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent;
        border: 0; outline: 0; }}
    QListView::item, QTreeView::item {{ border: 1px solid transparent; border-radius: 5px; }}
    QListView::item:hover, QTreeView::item:hover {{ background: {theme.row}; }}
    QListView::item:selected, QTreeView::item:selected {{ background: {theme.row};
        color: {theme.panel_text}; }}
    QListWidget::item {{ padding: 4px 6px; }}
    QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
    QTableView {{ background: transparent; border: 0; outline: 0; selection-background-color: {theme.row};
        selection-color: {theme.panel_text}; }}
    QTableView::item {{ padding: 0 6px; border: 0; }}
    QTableView::item:hover {{ background: {theme.row}; }}
    QTableView::item:selected {{ background: {theme.row}; color: {theme.panel_text}; }}
    QTableView::item:focus {{ border: 1px solid {theme.focus}; }}
    QHeaderView {{ background: {theme.panel}; border: 0; }}
    QHeaderView::section {{ background: {theme.panel}; color: {theme.panel_muted}; border: 0;
        border-bottom: 1px solid {theme.border}; padding: 5px 8px; }}
    QHeaderView::section:hover {{ color: {theme.panel_text}; }}
    QHeaderView::down-arrow {{ image: url({(icons / "choose.svg").as_posix()}); width: 12px; height: 12px; }}
    QHeaderView::up-arrow {{ image: url({(icons / "chosen.svg").as_posix()}); width: 12px; height: 12px; }}
    QCheckBox {{ spacing: 8px; border: 1px solid transparent; border-radius: 4px; padding: 2px; }}
    QCheckBox:focus {{ border-color: {theme.focus}; }}
    QTabWidget::pane {{ border: 0; }}
    QTabBar::tab {{ background: transparent; color: {theme.panel_muted}; padding: 8px 12px; border: 0;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {theme.panel_text}; border-bottom: 2px solid {theme.accent}; }}
    QTabBar::tab:focus {{ color: {theme.accent}; border: 1px solid {theme.focus}; border-radius: 4px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {{ background: {theme.field}; border: 1px solid {theme.border};
        border-radius: 6px; padding: 5px 8px; color: {theme.panel_text};
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
    QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus {{ border-color: {theme.focus}; }}
    QComboBox::drop-down {{ border: 0; width: 24px; }}
    QComboBox::down-arrow {{ image: url({(icons / "choose.svg").as_posix()}); width: 14px; height: 14px; }}
    QSpinBox QLineEdit {{ border: 0; background: transparent; padding: 0 6px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: 22px; background: transparent; }}
    QSpinBox::up-arrow {{ image: url({(icons / "more.svg").as_posix()}); width: 12px; height: 12px; }}
    QSpinBox::down-arrow {{ image: url({(icons / "choose.svg").as_posix()}); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {theme.card}; border: 1px solid {theme.border}; }}
    QPushButton {{ background: {theme.field}; border: 1px solid {theme.border}; border-radius: 6px;
        padding: 5px 14px; color: {theme.panel_text}; }}
    QPushButton:hover {{ background: {theme.row}; }}
    QPushButton:focus {{ border-color: {theme.focus}; }}
    QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent}; }}
    QPushButton:disabled {{ color: {theme.panel_muted}; background: {theme.field};
        border-color: {theme.border}; }}
    QCheckBox::indicator, QListView::indicator, QTableView::indicator {{ width: 15px; height: 15px;
        border: 1px solid {theme.panel_muted}; border-radius: 4px; background: {theme.field}; }}
    QRadioButton::indicator {{ width: 15px; height: 15px; border: 1px solid {theme.panel_muted};
        border-radius: 8px; background: {theme.field}; }}
    QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {{
        background: {theme.accent}; border-color: {theme.accent}; image: url({check.as_posix()}); }}
    QRadioButton::indicator:checked {{ border: 5px solid {theme.accent}; width: 7px; height: 7px;
        background: {theme.on_accent}; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {theme.focus}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {theme.border}; }}
    QMenu {{ background: {theme.card}; border: 1px solid {theme.border}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 16px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.row}; color: {theme.text}; }}
    QMenu::item:disabled {{ color: {theme.panel_muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 4px 8px; }}
    QMenuBar {{ background: {theme.panel}; }}
    QMenuBar::item:selected {{ background: {theme.row}; color: {theme.panel_text}; border-radius: 4px; }}
    QToolTip {{ background: {theme.card}; color: {theme.text}; border: 1px solid {theme.border}; padding: 4px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: 16px; }}
    QSpinBox::up-arrow {{ image: url({(icons / "chosen.svg").as_posix()}); width: 12px; height: 12px; }}
    QSpinBox::down-arrow {{ image: url({(icons / "choose.svg").as_posix()}); width: 12px; height: 12px; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.border}; border-radius: 4px; min-height: 32px; margin: 2px; }}
    QScrollBar::handle:vertical:hover {{ background: {theme.panel_muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; border: 0; height: 0; width: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; }}
    QScrollBar::handle:horizontal {{ background: {theme.border}; border-radius: 4px; min-width: 32px; margin: 2px; }}
    QProgressBar {{ border: 0; background: {theme.border}; max-height: 3px; }}
    QProgressBar::chunk {{ background: {theme.accent}; }}
    QLabel[role="heading"] {{ color: {theme.panel_muted}; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {theme.panel_muted}; }}
    """


def icon(folder: Path, name: str, colour: str, size: int = 20) -> QIcon:
    """A line icon of `resources/icons` drawn in one colour, sharp at 1x and 2x."""
    drawing = (folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    from PySide6.QtGui import QIcon
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
    result = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result
