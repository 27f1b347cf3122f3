"""What this reader prefers: one frozen dataclass, loaded and saved as JSON.

A setting is one field with type, default and comment; it is changed with `dataclasses.replace`.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, field, fields, replace
from pathlib import Path
from typing import Any

from reader.errors import ReaderError
from reader.paths import write_atomically
from reader.records import dataclass


def _between(default: int, low: int, high: int) -> Any:
    """A number that is drawn into its bounds when loaded."""
    return field(default=default, metadata={"low": low, "high": high})


def _one_of(default: str, *others: str) -> Any:
    """A word that counts only when it is one of these."""
    return field(default=default, metadata={"choices": (default, *others)})


@dataclass(frozen=True, slots=True)
class Settings:
    """The reader's preferences and the state of the window."""

    # How long the pointer rests on a word before its card is shown, in milliseconds.
    hover_delay_ms: int = _between(80, 0, 5000)
    # The key that is held for a card to come under the pointer.
    hover_key: str = _one_of("none", "shift", "ctrl", "alt")
    # The height of the page's characters, in logical pixels.
    text_size: int = _between(22, 10, 96)
    # The forms the page is shown in; the values of `language.model.Script`.
    script: str = _one_of("as_printed", "simplified", "traditional", "taiwan", "taiwan_phrases", "hong_kong")
    # The colours of the window; "system" follows the desktop.
    theme: str = _one_of("system", "light", "dark", "sepia", "contrast")
    # The kind of Chinese face of the page.
    face: str = _one_of("sans", "serif")
    # The family the page is set in, by its name; empty for the best of its kind that is installed.
    font_family: str = ""
    # The height of the page's lines, in hundredths of the height of its characters.
    line_height: int = _between(180, 130, 260)
    # The most characters a line of the page has.
    measure: int = _between(38, 16, 42)
    # Whether the lines of the page end flush at the right.
    justified: bool = True
    # How many characters the reader reads in a minute.
    reading_speed: int = _between(200, 20, 1000)
    # Whether half-width , : ; ? ! beside Chinese are shown full-width.
    wide_marks: bool = True
    # Whether first mentions of terms are glossed in English in the margin.
    glosses: bool = False
    # The category of the glossary whose terms alone are underlined; empty for all.
    shown_category: str = ""
    # Over which words a reading stands.
    ruby: str = _one_of("none", "unknown", "hover", "all")
    # What readings are written in, over the words and on cards.
    ruby_script: str = _one_of("pinyin", "numbers", "zhuyin")
    # Whether readings are shown with the tones as they are spoken (yí gè) or those of the dictionary (yī gè).
    spoken_tones: bool = False
    # The colours of the tones of those readings.
    tone_colours: str = _one_of("none", "vivid", "soft", "colour_blind")
    # Whether the characters of the page are coloured by their tones too.
    tones_on_characters: bool = False
    # Whether words are marked by what the reader knows of them.
    status_marks: bool = False
    # Whether words whose reading the context does not settle are marked.
    doubt_marks: bool = True
    # The keys that are not the usual ones: a line an action, its name and its keys (portable) parted by tabs.
    keys: str = ""
    # What Qt needs to put the window where it was, in hexadecimal.
    window_geometry: str = ""
    # What Qt needs to give the panels their former widths, in hexadecimal.
    splitter_state: str = ""
    # Geometry of the vocabulary's window and state of its table, in hexadecimal.
    vocabulary_window: str = ""
    # What goes out with an export of the vocabulary, as JSON.
    vocabulary_export: str = ""
    # Whether library and outline are shown beside the page.
    left_panel_shown: bool = True
    # Whether vocabulary and glossary are shown beside the page.
    right_panel_shown: bool = True
    # Which of the two is in front there.
    right_panel_front: str = _one_of("vocabulary", "glossary")
    # Which of the two is in front under the library.
    left_panel_front: str = _one_of("outline", "notes")
    # The digest of the transcript that was open last.
    last_transcript: str = ""
    # The folder that the last file was opened from or written to.
    recent_folder: str = ""
    # The format of the last export of the vocabulary, by its name in the table of formats.
    vocabulary_format: str = "csv"
    # The format of the last export of the glossary, by its name in the table of formats.
    glossary_format: str = "csv"


def load(path: Path) -> Settings:
    """The settings of a file; defaults where it is absent, unreadable or damaged.

    What is unknown or of a wrong type is passed over, so that an older or newer version can read the file. A
    damaged file is copied to a neighbour that ends in `.damaged`, because the next save replaces it.
    """
    try:
        stored = json.loads(path.read_bytes())
        if not isinstance(stored, dict):
            raise ValueError("not a table of settings")
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        with suppress(OSError):
            shutil.copyfile(path, path.with_name(f"{path.name}.damaged"))
        return Settings()
    return _settings_of(stored)


def joined(here: Settings, there: bytes) -> Settings:
    """The settings of two computers, the other's as its file holds them: what was chosen here stays."""
    try:
        stored = json.loads(there)
        other = _settings_of(stored) if isinstance(stored, dict) else Settings()
    except (ValueError, RecursionError):
        return here
    untouched = (each.name for each in fields(Settings) if getattr(here, each.name) == each.default)
    return replace(here, **{name: getattr(other, name) for name in untouched})


def as_bytes(settings: Settings) -> bytes:
    """Settings as a file holds them."""
    return (json.dumps(asdict(settings), ensure_ascii=True, indent=2) + "\n").encode()


def save(path: Path, settings: Settings) -> None:
    """Write the whole file or leave the former one; raises ReaderError where it cannot be written."""
    try:
        write_atomically(path, as_bytes(settings))
    except OSError as error:
        raise ReaderError(
            f"your settings cannot be saved ({error.strerror or error}).",
            path=path,
            advice="Check that the folder exists, is yours and has room.",
        ) from error


def _settings_of(stored: dict[str, object]) -> Settings:
    """Settings from those stored values that are what their fields expect."""
    good: dict[str, Any] = {}
    for each in fields(Settings):
        value = stored.get(each.name)
        if type(value) is not type(each.default):  # a bool is an int to isinstance
            continue
        if value not in each.metadata.get("choices", (value,)):
            continue
        if "low" in each.metadata and isinstance(value, int):
            value = min(max(value, each.metadata["low"]), each.metadata["high"])
        good[each.name] = value
    return Settings(**good)
