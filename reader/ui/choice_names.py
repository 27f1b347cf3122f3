"""The words for what a reader can choose in the menus: scripts, themes, readings, tones, delays."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.language.model import Script


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


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
