"""Every action of the window: its words, its key, its place in the menus. One table, so that keys can be listed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reader.language.model import Script


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: id, words, keys (portable names), whether it is a switch."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def menu_table() -> tuple[tuple[str, tuple[Spec | str, ...]], ...]:
    """The menus in order; "-" is a line, "scripts", "themes" and "delays" are the submenus of choices."""
    return (
        (
            _tr("&File"),
            (
                Spec("open", _tr("&Open transcripts…"), ("Ctrl+O",)),
                Spec("paste", _tr("&Paste as a new transcript…"), ("Ctrl+Shift+V",)),
                Spec("details", _tr("&Details of this transcript…")),
                Spec("remove", _tr("&Remove this transcript")),
                "-",
                Spec("export_vocabulary", _tr("Export &vocabulary…"), ("Ctrl+E",)),
                "-",
                Spec("back_up", _tr("&Back up your data now")),
                Spec("restore", _tr("Re&store a backup…")),
                Spec("export_everything", _tr("Take all your data &elsewhere…")),
                Spec("import_everything", _tr("Bring &in data from another computer…")),
                "-",
                Spec("quit", _tr("&Quit"), ("Ctrl+Q",)),
            ),
        ),
        (
            _tr("&Edit"),
            (
                Spec("undo", _tr("&Undo"), ("Ctrl+Z",)),
                Spec("redo", _tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
                "-",
                Spec("look_up", _tr("&Look up…"), ("Ctrl+K",)),
                Spec("corrections", _tr("Your c&orrections…")),
                "-",
                Spec("copy", _tr("&Copy"), ("Ctrl+C",)),
                Spec("copy_pinyin", _tr("Copy &with pinyin"), ("Ctrl+Shift+C",)),
                Spec("find", _tr("&Find…"), ("Ctrl+F",)),
                Spec("find_next", _tr("Find &next"), ("F3", "Ctrl+G")),
                Spec("find_previous", _tr("Find &previous"), ("Shift+F3", "Ctrl+Shift+G")),
            ),
        ),
        (
            _tr("&View"),
            (
                "scripts",
                "themes",
                "delays",
                "-",
                Spec("larger", _tr("&Larger text"), ("Ctrl++", "Ctrl+=")),
                Spec("smaller", _tr("&Smaller text"), ("Ctrl+-",)),
                Spec("usual_size", _tr("&Usual text size"), ("Ctrl+0",)),
                "-",
                Spec("left", _tr("Library and &outline"), ("F7",), checkable=True),
                Spec("right", _tr("&Vocabulary and glossary"), ("F8",), checkable=True),
                Spec("alone", _tr("The page &alone"), ("F11",), checkable=True),
            ),
        ),
        (
            _tr("&Readings"),
            (
                Spec("ruby", _tr("Over &all words, or none"), ("P",)),
                "readings",
                "notations",
                "tones",
                Spec("spoken_tones", _tr("Tones as they are &spoken (yí gè)"), checkable=True),
                "-",
                Spec("doubt_marks", _tr("&Mark uncertain readings"), checkable=True),
                Spec("status_marks", _tr("Mark new and learnt &words"), checkable=True),
            ),
        ),
        (
            _tr("&Word"),
            (
                Spec("next_word", _tr("&Next word"), ("N", "Right")),
                Spec("previous_word", _tr("&Previous word"), ("B", "Left")),
                Spec("next_term", _tr("Next &term"), ("T",)),
                Spec("previous_term", _tr("Previous t&erm"), ("Shift+T",)),
                Spec("next_turn", _tr("Next t&urn"), ("J",)),
                Spec("previous_turn", _tr("Previous tu&rn"), ("K",)),
                Spec("back", _tr("&Back to where I was"), ("Alt+Left",)),
                "-",
                Spec("card", _tr("&Show the card"), ("Return", "Enter")),
                Spec("close_card", _tr("&Close the card"), ("Esc",)),
                Spec("look_inside", _tr("Parts and &longer words"), ("D",)),
                Spec("card_back", _tr("Back to the card be&fore"), ("Backspace",)),
                Spec("swap", _tr("S&wap scripts on the card"), ("S",)),
                Spec("concept", _tr("Show in the &glossary"), ("G",)),
                Spec("keep", _tr("&Keep in the vocabulary"), ("V",)),
                Spec("known", _tr("I know this wor&d"), ("W",)),
                Spec("ignored", _tr("&Ignore this word"), ("I",)),
                Spec("correct", _tr("C&orrect word or reading…"), ("C",)),
            ),
        ),
        (
            _tr("&Glossary"),
            (
                Spec("new_concept", _tr("&New entry…"), ("Ctrl+Shift+N",)),
                Spec("before_reading", _tr("&Before reading…"), ("Ctrl+B",)),
                Spec("charts", _tr("&Charts…"), ("Ctrl+Shift+D",)),
                "-",
                Spec("import_glossary", _tr("&Import…")),
                Spec("export_glossary", _tr("&Export…"), ("Ctrl+Shift+E",)),
            ),
        ),
        (
            _tr("V&ocabulary"),
            (
                Spec("vocabulary", _tr("&All words…"), ("Ctrl+L",)),
                Spec("coverage", _tr("&Coverage…"), ("Ctrl+Shift+L",)),
                Spec("review", _tr("&Review…"), ("Ctrl+R",)),
                "-",
                Spec("import_words", _tr("&Import words…"), ("Ctrl+I",)),
                Spec("mark_level", _tr("Mark an &HSK level as known…")),
            ),
        ),
        (
            _tr("&Help"),
            (
                Spec("keys", _tr("&Keys"), ("F1",)),
                Spec("dictionary", _tr("&Dictionary…")),
                Spec("start_engine", _tr("&Start the language engine again")),
                "-",
                Spec("about", _tr("&About Duidu")),
            ),
        ),
    )


def script_names() -> tuple[tuple[Script, str], ...]:
    """The forms a page can be shown in, with the words for them."""
    return (
        (Script.AS_PRINTED, _tr("As printed")),
        (Script.SIMPLIFIED, _tr("Simplified 简体")),
        (Script.TRADITIONAL, _tr("Traditional 繁體")),
        (Script.TAIWAN, _tr("Taiwan 臺灣")),
        (Script.TAIWAN_PHRASES, _tr("Taiwan with its terms 臺灣用語")),
        (Script.HONG_KONG, _tr("Hong Kong 香港")),
    )


def short_script_names() -> tuple[str, ...]:
    """The same in the same order, short enough for the tool bar."""
    return (
        _tr("As printed"),
        _tr("Simplified"),
        _tr("Traditional"),
        _tr("Taiwan"),
        _tr("Taiwan terms"),
        _tr("Hong Kong"),
    )


def theme_names() -> tuple[tuple[str, str], ...]:
    """The themes, with the words for them."""
    return (
        ("system", _tr("Like the system")),
        ("light", _tr("Light")),
        ("sepia", _tr("Sepia")),
        ("dark", _tr("Dark")),
        ("contrast", _tr("High contrast")),
    )


def reading_names() -> tuple[tuple[str, str], ...]:
    """Over which words a reading stands, with the words for it."""
    return (
        ("none", _tr("None")),
        ("unknown", _tr("Over words I do not know yet")),
        ("hover", _tr("Over the word under the pointer")),
        ("all", _tr("Over all words")),
    )


def notation_names() -> tuple[tuple[str, str], ...]:
    """What readings are written in."""
    return (
        ("pinyin", _tr("Pinyin: hǎo")),
        ("numbers", _tr("Pinyin with numbers: hao3")),
        ("zhuyin", _tr("Zhuyin: ㄏㄠˇ")),
    )


def tone_names() -> tuple[tuple[str, str], ...]:
    """The colours of tones, with the words for them."""
    return (
        ("none", _tr("None")),
        ("soft", _tr("Soft")),
        ("vivid", _tr("Vivid")),
        ("colour_blind", _tr("Safe for the colour-blind")),
    )


def delay_names() -> tuple[tuple[int, str], ...]:
    """How long the pointer rests before a card appears, in ms, with the words for it."""
    return (
        (0, _tr("At once")),
        (80, _tr("Almost at once")),
        (250, _tr("After a quarter of a second")),
        (600, _tr("After more than half a second")),
    )


PAGE_KEYS = frozenset(
    {"next_word", "previous_word", "next_term", "previous_term", "next_turn", "previous_turn"}
) | {
    "card",
    "close_card",
    "look_inside",
    "card_back",
    "swap",
    "concept",
    "keep",
    "correct",
    "known",
    "ignored",
    "ruby",
    "copy",
}
"""Actions whose keys are plain letters: they count only while the page or the card has the focus."""


class Actions:
    """The window's actions by name, and its menus."""

    def __init__(self, window: QWidget, page: QWidget, bar: QMenuBar) -> None:
        self._actions: dict[str, QAction] = {}
        self.scripts = QActionGroup(window)
        self.themes = QActionGroup(window)
        self.delays = QActionGroup(window)
        self.readings = QActionGroup(window)
        self.notations = QActionGroup(window)
        self.tones = QActionGroup(window)
        for title, specs in menu_table():
            menu = bar.addMenu(title)
            for spec in specs:
                self._add(menu, spec, window, page)

    def __getitem__(self, name: str) -> QAction:
        """The action of that name; raises KeyError where there is none."""
        return self._actions[name]

    def keys(self) -> list[tuple[str, str]]:
        """Every action with a key: (what it does, its keys), in menu order, then the keys of the page itself."""
        own = [
            (_tr("Page down, page up"), _tr("Space, PgDown, PgUp")),
            (_tr("Beginning and end of the text"), _tr("Home, End")),
            (_tr("Unfold front and end matter"), "F"),
            (_tr("Choose a reading that is offered on the card"), "1, 2, 3"),
        ]
        return own + [
            (
                action.text().replace("&", "").rstrip("…"),
                ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()),
            )
            for action in self._actions.values()
            if action.shortcuts()
        ]

    def _add(self, menu: QMenu, spec: Spec | str, window: QWidget, page: QWidget) -> None:
        if isinstance(spec, Spec):
            owner = page if spec.name in PAGE_KEYS else window
            action = QAction(spec.text, owner)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            if spec.name in PAGE_KEYS:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setCheckable(spec.checkable)
            owner.addAction(action)
            menu.addAction(action)
            self._actions[spec.name] = action
        elif spec == "-":
            menu.addSeparator()
        else:
            title, group, choices = self._submenus()[spec]
            self._add_choices(menu.addMenu(title), group, choices)

    def _submenus(self) -> dict[str, tuple[str, QActionGroup, tuple[tuple[object, str], ...]]]:
        """The submenus of choices by their name in the table."""
        return {
            "scripts": (_tr("Sc&ript"), self.scripts, script_names()),
            "themes": (_tr("&Colours"), self.themes, theme_names()),
            "delays": (_tr("Card app&ears"), self.delays, delay_names()),
            "readings": (_tr("&Over which words"), self.readings, reading_names()),
            "notations": (_tr("&Pinyin or zhuyin"), self.notations, notation_names()),
            "tones": (_tr("&Tone colours"), self.tones, tone_names()),
        }

    def _add_choices(self, menu: QMenu, group: QActionGroup, choices: tuple[tuple[object, str], ...]) -> None:
        for value, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setData(str(value))
            menu.addAction(action)
