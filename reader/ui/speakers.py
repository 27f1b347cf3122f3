"""By speaker: set back, folded away or shown alone, from the menu or for the one who speaks where one reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.menu_letters import MenuLetters
from reader.ui.page.outline import SpeakerView
from reader.ui.reading import Reading

_ONLY = "only"


class Speakers(QObject):
    """Keeps how each speaker of the open text is shown, until another text is opened."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._views: dict[str, SpeakerView] = {}
        self._digest = ""
        self._menu = QMenu(window)
        self._letters = MenuLetters(self)
        self._letters.keep_for(self._menu)
        actions = window.actions_by_name
        actions["speakers"].setMenu(self._menu)
        wishes: dict[str, Callable[[], object]] = {
            "speaker_dim": lambda: self._toggle(SpeakerView.DIMMED),
            "speaker_fold": lambda: self._toggle(SpeakerView.FOLDED),
            "speaker_only": self._only_here,
            "speakers_all": self.show_everybody,
        }
        for name, wish in wishes.items():
            actions[name].triggered.connect(lambda _checked=False, wish=wish: wish())
        reading.text_opened.connect(self.show)

    @property
    def menu(self) -> QMenu:
        """The speakers of the open text, each with the ways to show them."""
        return self._menu

    def views(self) -> Mapping[str, SpeakerView]:
        """How those are shown who are not shown as usual, by printed label."""
        return dict(self._views)

    def show(self) -> None:
        """Another text has other speakers; the same one, shown again, keeps them as they are."""
        text = self._desk.text
        digest = text.transcript.digest if text is not None else ""
        same, self._digest = digest == self._digest, digest
        self._take(self._views if same else {})

    def show_everybody(self) -> None:
        """All words of all speakers."""
        self._take({})
        self._window.say(self.tr("Everybody is shown."))

    def show_as(self, label: str, view: SpeakerView) -> None:
        """Show, set back or fold away one speaker."""
        self._take({**self._views, label: view})
        said = {
            SpeakerView.DIMMED: self.tr("%1 is set back; Shift+A shows everybody."),
            SpeakerView.FOLDED: self.tr("%1 is folded away; Shift+A shows everybody."),
        }
        self._window.say(said.get(view, self.tr("%1 is shown.")).replace("%1", label))

    def show_only(self, label: str) -> None:
        """Fold everybody else away."""
        self._take({other: SpeakerView.FOLDED for other in self._labels() if other != label})
        self._window.say(self.tr("Only %1 is shown; Shift+A shows everybody.").replace("%1", label))

    def _take(self, views: Mapping[str, SpeakerView]) -> None:
        self._views = {label: view for label, view in views.items() if view is not SpeakerView.SHOWN}
        self._window.page.set_speaker_view(self._views)
        self._fill_menu()

    def _toggle(self, view: SpeakerView) -> None:
        label = self._speaking()
        if label is not None:
            self.show_as(label, SpeakerView.SHOWN if self._views.get(label) is view else view)

    def _only_here(self) -> None:
        label = self._speaking()
        if label is not None and self._is_alone(label):
            self.show_everybody()
        elif label is not None:
            self.show_only(label)

    def _speaking(self) -> str | None:
        """Who speaks where one reads: at the word under the keyboard, else in the first line that is seen."""
        text, page = self._desk.text, self._window.page
        paragraphs = text.transcript.paragraphs if text is not None else ()
        first, (_, last) = page.caret().paragraph, page.visible_paragraphs()
        for paragraph in paragraphs[first : max(last, first) + 1]:
            if paragraph.speaker and self._views.get(paragraph.speaker) is not SpeakerView.FOLDED:
                return paragraph.speaker
        self._window.say(self.tr("Nobody speaks here."))
        return None

    def _labels(self) -> list[str]:
        text = self._desk.text
        return [speaker.label for speaker in text.transcript.speakers] if text is not None else []

    def _is_alone(self, label: str) -> bool:
        others = [other for other in self._labels() if other != label]
        return bool(others) and all(self._views.get(other) is SpeakerView.FOLDED for other in others)

    def _fill_menu(self) -> None:
        for action in self._menu.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                menu.deleteLater()
        self._menu.clear()
        text = self._desk.text
        speakers = text.transcript.speakers if text is not None else ()
        self._window.actions_by_name["speakers"].setEnabled(bool(speakers))
        for speaker in speakers:
            name = f"{speaker.label} · {speaker.name}" if speaker.name else speaker.label
            menu = self._menu.addMenu(name.replace("&", "&&"))
            self._letters.keep_for(menu)
            self._add_choices(menu, speaker.label)

    def _add_choices(self, menu: QMenu, label: str) -> None:
        group = QActionGroup(menu)
        alone = self._is_alone(label)
        choices = (
            (str(SpeakerView.SHOWN), self.tr("&Shown")),
            (str(SpeakerView.DIMMED), self.tr("Set &back")),
            (str(SpeakerView.FOLDED), self.tr("&Folded away")),
            (_ONLY, self.tr("Shown a&lone")),
        )
        now = _ONLY if alone else str(self._views.get(label, SpeakerView.SHOWN))
        for view, words in choices:
            action = menu.addAction(words)
            action.setActionGroup(group)
            action.setCheckable(True)
            action.setChecked(view == now)
            action.triggered.connect(lambda _checked=False, view=view: self._choose(label, view))

    def _choose(self, label: str, view: str) -> None:
        if view == _ONLY:
            self.show_only(label)
        else:
            self.show_as(label, SpeakerView(view))
