"""What can be preferred, page by page: the table that the dialog is made from.

How a setting is chosen follows from its field in `Settings`: a switch, one of several words, or a number in bounds.
Here stands only what the field cannot know: what it is called, and what its values are called.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase

from reader.records import dataclass
from reader.ui.choice_names import notation_names, reading_names, theme_names, tone_names
from reader.ui.glossary.wording import shown_categories


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting: the name of its field, what it is called, its values with their words, the unit of a number."""

    field: str
    text: str
    names: Sequence[tuple[str, str]] = ()
    unit: str = ""
    step: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """One page of choices, with a line that says what is not plain."""

    title: str
    choices: tuple[Choice, ...]
    note: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The settings that are chosen on this page."""
        return tuple(choice.field for choice in self.choices)


def _tr(text: str) -> str:
    return QCoreApplication.translate("preferences", text)


def groups() -> tuple[Group, ...]:
    """The pages in order."""
    return (
        Group(
            _tr("Page"),
            (
                Choice("face", _tr("Characters"), (("sans", _tr("Sans 黑体")), ("serif", _tr("Serif 宋体")))),
                Choice("font_family", _tr("Font"), font_names()),
                Choice("text_size", _tr("Size"), unit=_tr(" px")),
                Choice("line_height", _tr("Line height"), unit=_tr(" %"), step=5),
                Choice("measure", _tr("Longest line"), unit=_tr(" characters")),
                Choice("justified", _tr("Lines end flush at the right")),
                Choice("reading_speed", _tr("Reading speed"), unit=_tr(" characters a minute"), step=10),
                Choice("shown_category", _tr("Underline"), shown_categories()),
                Choice("glosses", _tr("English of new terms in the margin")),
                Choice("wide_marks", _tr("Full-width ，：；？！ beside Chinese")),
            ),
        ),
        Group(
            _tr("Readings"),
            (
                Choice("ruby", _tr("Readings over"), reading_names()),
                Choice("ruby_script", _tr("Written in"), notation_names()),
                Choice("spoken_tones", _tr("Tones as they are spoken (yí gè)")),
                Choice("tone_colours", _tr("Tone colours"), tone_names()),
                Choice("tones_on_characters", _tr("Colour the characters too")),
                Choice("doubt_marks", _tr("Mark uncertain readings")),
                Choice("status_marks", _tr("Mark new and learnt words")),
            ),
        ),
        Group(
            _tr("Card"),
            (
                Choice("hover_delay_ms", _tr("Appears after"), unit=_tr(" ms"), step=10),
                Choice("hover_key", _tr("Only while holding"), key_names()),
            ),
            _tr("0 ms is at once. Enter shows the card of the current word at any time."),
        ),
        Group(_tr("Colours"), (Choice("theme", _tr("Colours"), theme_names()),)),
    )


def key_names() -> tuple[tuple[str, str], ...]:
    """The keys that can be held for a card to come."""
    return (("none", _tr("No key")), ("shift", _tr("Shift")), ("ctrl", _tr("Ctrl")), ("alt", _tr("Alt")))


def font_names() -> list[tuple[str, str]]:
    """Every installed family with Chinese in it, after the one the program chooses itself."""
    systems = QFontDatabase.WritingSystem.SimplifiedChinese, QFontDatabase.WritingSystem.TraditionalChinese
    families = sorted({family for system in systems for family in QFontDatabase.families(system)})
    return [("", _tr("The best that is installed")), *((family, family) for family in families)]
