"""Every action by menu, with its words and usual keys: one table, from which menus, keys and their list are made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.records import dataclass


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
                Spec("print", _tr("Pri&nt…"), ("Ctrl+P",)),
                "-",
                Spec("stop_reading", _tr("S&top at the words in sight"), ("Ctrl+.",), checkable=True),
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
                Spec("copy_printed", _tr("Copy as printe&d")),
                Spec("select_more", _tr("Select a word &more"), ("Shift+Right",)),
                Spec("select_less", _tr("Select a word less"), ("Shift+Left",)),
                "-",
                Spec("find", _tr("&Find…"), ("Ctrl+F",)),
                Spec("find_next", _tr("Find &next"), ("F3", "Ctrl+G")),
                Spec("find_previous", _tr("Find &previous"), ("Shift+F3", "Ctrl+Shift+G")),
                Spec("search_texts", _tr("&Search all transcripts…"), ("Ctrl+Shift+F",)),
                "-",
                Spec("preferences", _tr("Pr&eferences…"), ("Ctrl+,",)),
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
                Spec("glosses", _tr("En&glish of new terms in the margin"), ("Shift+G",), checkable=True),
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
                Spec("next_spoken", _tr("Next mention of the open concept"), ("X",)),
                Spec("previous_spoken", _tr("Previous mention of the open concept"), ("Shift+X",)),
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
                Spec("card_back", _tr("B&ack to the card before"), ("Backspace",)),
                Spec("swap", _tr("S&wap scripts on the card"), ("S",)),
                Spec("concept", _tr("Show in the &glossary"), ("G",)),
                Spec("keep", _tr("&Keep in the vocabulary"), ("V",)),
                Spec("known", _tr("I know this wor&d"), ("W",)),
                Spec("ignored", _tr("&Ignore this word"), ("I",)),
                Spec("correct", _tr("C&orrect word or reading…"), ("C",)),
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
                "categories",
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
                Spec("export_vocabulary", _tr("&Export words…"), ("Ctrl+E",)),
                Spec("mark_level", _tr("Mark an &HSK level as known…")),
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
    "next_spoken",
    "previous_spoken",
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
    "glosses",
}
"""Actions whose keys are plain letters: they count only while the page or the card has the focus."""
