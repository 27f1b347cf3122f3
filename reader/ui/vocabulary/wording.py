"""The words for statuses, levels and numbers of words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.vocabulary.model import WordStatus


def status_name(status: WordStatus) -> str:
    """A status as a person calls it."""
    return {
        WordStatus.NEW: _tr("New"),
        WordStatus.LEARNING_1: _tr("Learning 1"),
        WordStatus.LEARNING_2: _tr("Learning 2"),
        WordStatus.LEARNING_3: _tr("Learning 3"),
        WordStatus.LEARNING_4: _tr("Learning 4"),
        WordStatus.KNOWN: _tr("Known"),
        WordStatus.IGNORED: _tr("Ignored"),
    }[status]


def level_name(level: str) -> str:
    """An HSK level in words."""
    return _tr("HSK %1").replace("%1", level) if level else _tr("No level")


def word_count(count: int) -> str:
    """So many words."""
    return _tr("1 word") if count == 1 else _tr("%1 words").replace("%1", f"{count:,}")


def percent(share: float) -> str:
    """A share in hundredths; never 100 % where something is missing."""
    tenths = int(share * 1000) if share < 1 else 1000
    return f"{tenths / 10:.0f} %" if tenths in (0, 1000) else f"{tenths / 10:.1f} %"


def one_line(text: str, longest: int = 200) -> str:
    """The beginning of a text on one line."""
    return " ".join(text[: longest * 2].split())[:longest]


def _tr(text: str) -> str:
    return QCoreApplication.translate("vocabulary", text)
