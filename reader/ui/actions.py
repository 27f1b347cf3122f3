"""Every action of the window: its words, its key, its place in the menus. One table, so that keys can be listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
                Spec("save_html", _tr("Save as &HTML…")),
                Spec("save_pdf", _tr("Save as PD&F…")),
                Spec("print", _tr("Pr&int…"), ("Ctrl+P",)),
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
                Spec("copy_html", _tr("Copy as &HTML with pinyin above"), ("Ctrl+Alt+C",)),
                Spec("copy_printed", _tr("Copy as p&rinted")),
                Spec("select_more", _tr("Select a word &more"), ("Shift+Right",)),
                Spec("select_less", _tr("Select a word l&ess"), ("Shift+Left",)),
                "-",
                Spec("find", _tr("&Find…"), ("Ctrl+F",)),
                Spec("find_next", _tr("Find &next"), ("F3", "Ctrl+G")),
                Spec("find_previous", _tr("Find &previous"), ("Shift+F3", "Ctrl+Shift+G")),
                Spec("search_texts", _tr("&Search all transcripts…"), ("Ctrl+Shift+F",)),
                "-",
                Spec("preferences", _tr("P&references…"), ("Ctrl+,",)),
            ),
        ),
        (
            _tr("&View"),
            (
                "scripts",
                "themes",
                "delays",
                "-",
                Spec("speakers", _tr("Spea&kers")),
                Spec("speaker_only", _tr("O&nly the one who speaks here"), ("Shift+O",)),
                Spec("speaker_dim", _tr("Set &back the one who speaks here"), ("Shift+D",)),
                Spec("speaker_fold", _tr("Fol&d away the one who speaks here"), ("Shift+F",)),
                Spec("speakers_all", _tr("Sho&w everybody"), ("Shift+A",)),
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
                Spec("next_new", _tr("Next new word"), ("M",)),
                Spec("previous_new", _tr("Previous new word"), ("Shift+M",)),
                Spec("next_term", _tr("Next &term"), ("T",)),
                Spec("previous_term", _tr("Previous t&erm"), ("Shift+T",)),
                Spec("next_sentence", _tr("Next sentence"), (".",)),
                Spec("previous_sentence", _tr("Previous sentence"), (",",)),
                Spec("next_turn", _tr("Next t&urn"), ("J",)),
                Spec("previous_turn", _tr("Previous tu&rn"), ("K",)),
                Spec("back", _tr("&Back to where I was"), ("Alt+Left",)),
                Spec("forward", _tr("&Forward again"), ("Alt+Right",)),
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
            _tr("&Notes"),
            (
                Spec("bookmark", _tr("&Bookmark"), ("R", "Ctrl+D")),
                Spec("note", _tr("&Note…"), ("E",)),
                "-",
                Spec("next_note", _tr("Ne&xt note"), ("Alt+Down",)),
                Spec("previous_note", _tr("&Previous note"), ("Alt+Up",)),
                Spec("notes", _tr("&Search notes"), ("Ctrl+M",)),
                "-",
                Spec("export_notes", _tr("&Export notes…")),
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
            _tr("&Card"),
            (
                Spec("longer", _tr("&Longer word"), ("]",)),
                Spec("shorter", _tr("&Shorter word"), ("[",)),
                "-",
                Spec("copy_word", _tr("&Copy the word"), ("Shift+C",)),
                Spec("speak", _tr("S&peak"), ("A",)),
                "-",
                Spec("pin", _tr("P&in the card, or put it away"), ("Shift+P",)),
                Spec("card_up", _tr("Move &up"), ("Alt+Shift+Up",)),
                Spec("card_down", _tr("Move &down"), ("Alt+Shift+Down",)),
                Spec("card_left", _tr("Move l&eft"), ("Alt+Shift+Left",)),
                Spec("card_right", _tr("Move &right"), ("Alt+Shift+Right",)),
                Spec("unpin_all", _tr("Put &all pinned cards away"), ("Shift+Esc",)),
            ),
        ),
        (
            _tr("&Help"),
            (
                Spec("keys", _tr("&Keys"), ("F1",)),
                Spec("dictionary", _tr("&Dictionary…")),
                Spec("legend", _tr("&Marks on the page"), ("Shift+F1",)),
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


ON_PAGE = "page."
"""What the names of the page's own actions begin with; they are no menu entries."""


def page_table() -> tuple[Spec, ...]:
    """What keys do on the page alone; each is the view's method of that name."""
    return (
        Spec("scroll_line_up", _tr("A line up"), ("Up",)),
        Spec("scroll_line_down", _tr("A line down"), ("Down",)),
        Spec("scroll_page_up", _tr("A page up"), ("PgUp", "Shift+Space")),
        Spec("scroll_page_down", _tr("A page down"), ("PgDown", "Space")),
        Spec("scroll_to_start", _tr("Beginning of the text"), ("Home", "Ctrl+Home")),
        Spec("scroll_to_end", _tr("End of the text"), ("End", "Ctrl+End")),
        Spec("next_term", _tr("Next term"), ("Ctrl+Right",)),
        Spec("previous_term", _tr("Previous term"), ("Ctrl+Left",)),
        Spec("next_turn", _tr("Next turn"), ("Ctrl+Down",)),
        Spec("previous_turn", _tr("Previous turn"), ("Ctrl+Up",)),
        Spec("toggle_fold", _tr("Unfold front and end matter"), ("F",)),
        Spec("select_all", _tr("Select all"), ("Ctrl+A",)),
    )


def native(keys: Iterable[str]) -> str:
    """Keys as they are called on this system."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…")


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
    "next_new",
    "previous_new",
    "next_sentence",
    "previous_sentence",
    "longer",
    "shorter",
    "copy_word",
    "speak",
    "pin",
    "select_more",
    "select_less",
    "speaker_only",
    "speaker_dim",
    "speaker_fold",
    "speakers_all",
    "bookmark",
    "note",
    "next_note",
    "previous_note",
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
        self._on_page = tuple(ON_PAGE + spec.name for spec in page_table())
        self._usual = {ON_PAGE + spec.name: spec.keys for spec in page_table()}
        for title, specs in menu_table():
            menu = bar.addMenu(title)
            for spec in specs:
                self._add(menu, spec, window, page)
        self._keys = dict(self._usual)

    def __getitem__(self, name: str) -> QAction:
        """The action of that name; raises KeyError where there is none."""
        return self._actions[name]

    def usual_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys of every action and of the page itself, as they are until the reader changes them."""
        return dict(self._usual)

    def set_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Give the actions these keys, and the usual ones to those that are not named."""
        self._keys = {name: chosen.get(name, keys) for name, keys in self._usual.items()}
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in self._keys[name]])

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of an action in force, by their portable names."""
        return self._keys[name]

    def page_keys(self) -> dict[str, str]:
        """Key to the method of the page that it stands for."""
        return {key: name.removeprefix(ON_PAGE) for name in self._on_page for key in self._keys[name]}

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every action by menu, and what the page itself does: (title, [(name, what it does)])."""
        page = [(ON_PAGE + spec.name, spec.text) for spec in page_table()]
        menus = [
            (_plain(title), [(spec.name, _plain(spec.text)) for spec in specs if isinstance(spec, Spec)])
            for title, specs in menu_table()
        ]
        return [(_tr("On the page"), page), *menus]

    def listed_keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every action with a key, by menu: (title, [(what it does, its keys)])."""
        listed = [
            (title, [(words, native(self._keys[name])) for name, words in rows if self._keys[name]])
            for title, rows in self.groups()
        ]
        on_card = (_tr("On the card"), [(_tr("Choose a reading that is offered"), "1, 2, 3")])
        return [(title, rows) for title, rows in [*listed, on_card] if rows]

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
            self._usual[spec.name] = spec.keys
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
