"""What the reader prefers of the page: menus and settings kept in step, each choice with effect at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor

from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.page.ruby import RubyMode, RubyScript
from reader.ui.page.tone_colours import TONE_PALETTES


class PageSettings(QObject):
    """Readings over the words, tone colours, marks, and how long the pointer rests before a card."""

    applied = Signal()

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._in_menus = False

    def show_in_menus(self) -> None:
        """Let the menus show what is preferred, and change it."""
        from reader.ui.page.copying import CopyKind

        self._in_menus = True
        window, actions = self._window, self._window.actions_by_name
        actions["copy_pinyin"].triggered.connect(lambda: window.page.copy_as(CopyKind.TEXT_WITH_PINYIN))
        actions["doubt_marks"].triggered.connect(lambda on: self._prefer(doubt_marks=on))
        actions["glosses"].triggered.connect(lambda on: self._prefer(glosses=on))
        actions["ruby"].triggered.connect(self._on_ruby_triggered)
        actions["spoken_tones"].triggered.connect(lambda on: self._prefer(spoken_tones=on))
        actions["status_marks"].triggered.connect(lambda on: self._prefer(status_marks=on))
        actions.delays.triggered.connect(lambda action: self._prefer(hover_delay_ms=int(action.data())))
        actions.notations.triggered.connect(lambda action: self._prefer(ruby_script=action.data()))
        actions.readings.triggered.connect(lambda action: self._prefer(ruby=action.data()))
        actions.tones.triggered.connect(lambda action: self._prefer(tone_colours=action.data()))
        self._check_actions()

    def apply(self) -> None:
        """Give the page what is preferred, and show it in the menus."""
        settings, page = self._desk.settings, self._window.page
        self._apply_typography()
        page.set_ruby_script(RubyScript(settings.ruby_script))
        page.set_spoken_tones(settings.spoken_tones)
        page.set_ruby(RubyMode(settings.ruby))
        self.apply_tones()
        page.set_status_marks(settings.status_marks)
        page.set_doubt_marks(settings.doubt_marks)
        page.set_hover_delay(settings.hover_delay_ms)
        self._window.read.set_speed(settings.reading_speed)
        if self._in_menus:
            self._check_actions()
        self.applied.emit()

    def _check_actions(self) -> None:
        settings, actions = self._desk.settings, self._window.actions_by_name
        actions["spoken_tones"].setChecked(settings.spoken_tones)
        actions["status_marks"].setChecked(settings.status_marks)
        actions["glosses"].setChecked(settings.glosses)
        actions["doubt_marks"].setChecked(settings.doubt_marks)
        _check(actions.delays, str(settings.hover_delay_ms))
        _check(actions.notations, settings.ruby_script)
        _check(actions.readings, settings.ruby)
        _check(actions.tones, settings.tone_colours)

    def _apply_typography(self) -> None:
        """Face, size, line height, measure and the rest; laid out anew only where something is another."""
        settings, page = self._desk.settings, self._window.page
        typography = replace(
            page.typography,
            text_size=settings.text_size,
            line_height=settings.line_height / 100,
            measure=settings.measure,
            justified=settings.justified,
            wide_marks=settings.wide_marks,
            family=settings.font_family or None,
            serif=settings.face == "serif",
        )
        if typography != page.typography:
            page.set_typography(typography)

    def apply_tones(self) -> None:
        """Give the page the tone colours that go with the present theme."""
        settings = self._desk.settings
        name = settings.tone_colours
        dark = self._window.palette().window().color().lightness() < QColor(Qt.GlobalColor.gray).lightness()
        palette = TONE_PALETTES[name][1 if dark else 0] if name != "none" else None
        self._window.page.set_tone_colours(palette, settings.tones_on_characters)

    def _prefer(self, **changes: object) -> None:
        self._desk.prefer(**changes)
        self.apply()

    def _on_ruby_triggered(self) -> None:
        """One key: all readings, or none."""
        self._prefer(ruby="none" if self._desk.settings.ruby == "all" else "all")


def _check(group: QActionGroup, value: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == value)
