"""Colours by role: every theme is whole, and its text can be read by anybody."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from reader.errors import ReaderError
from reader.paths import Paths
from reader.settings import Settings
from reader.ui.choice_names import theme_names
from reader.ui.page.tone_colours import TONE_PALETTES
from reader.ui.theme import is_dark, load_theme, page_colours

FOLDER = Paths.standard().resources / "themes"
THEMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
TEXT_ON_GROUND = [
    ("text", "page"),
    ("muted", "page"),
    ("accent", "page"),
    ("guest", "page"),
    ("interviewer", "page"),
    ("text", "hover"),
    ("text", "selection"),
    ("text", "find"),
    ("text", "find_current"),
    ("text", "flash"),
    ("panel_text", "panel"),
    ("panel_muted", "panel"),
    ("panel_text", "row"),
    ("panel_muted", "row"),
    ("accent", "panel"),
    ("panel_text", "field"),
    ("text", "card"),
    ("muted", "card"),
    ("accent", "card"),
    ("on_accent", "accent"),
]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shade = QColor(colour)
    red, green, blue = linear(shade.redF()), linear(shade.greenF()), linear(shade.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("number", range(1, 7))
def test_lines_of_charts_reach_three_to_one(name: str, number: int) -> None:
    theme = load_theme(FOLDER, name)
    assert _contrast(getattr(theme, f"chart_{number}"), theme.page) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_reaches_aa_on_its_ground(name: str, text: str, ground: str) -> None:
    theme = load_theme(FOLDER, name)
    assert _contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_readings_and_marked_words_reach_aa_on_the_page(name: str) -> None:
    colours = page_colours(load_theme(FOLDER, name))
    for ground in ("page", "hover", "selection", "status_new", "kept", "find"):
        assert _contrast(colours.text.name(), getattr(colours, ground).name()) >= 4.5
    for text in ("ruby", "doubt", "status_learning"):
        assert _contrast(getattr(colours, text).name(), colours.page.name()) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("palette", sorted(TONE_PALETTES))
def test_tones_reach_aa_on_the_page(name: str, palette: str) -> None:
    theme = load_theme(FOLDER, name)
    for tone in TONE_PALETTES[palette][is_dark(theme)]:
        assert _contrast(tone.name(), theme.page) >= 4.5


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_high_contrast_reaches_aaa(text: str, ground: str) -> None:
    theme = load_theme(FOLDER, "contrast")
    assert _contrast(getattr(theme, text), getattr(theme, ground)) >= 7


def test_every_theme_can_be_chosen() -> None:
    assert {name for name, _ in theme_names()} - {"system"} == set(THEMES)
    assert next(field for field in fields(Settings) if field.name == "theme").metadata["choices"] == (
        "system",
        *sorted(THEMES, key=["light", "dark", "sepia", "contrast"].index),
    )


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("mark", ["focus", "accent"])
def test_marks_stand_out_from_page_and_panel(name: str, mark: str) -> None:
    theme = load_theme(FOLDER, name)
    assert _contrast(getattr(theme, mark), theme.page) >= 3
    assert _contrast(getattr(theme, mark), theme.panel) >= 3


def test_a_theme_with_a_missing_role_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "half.toml").write_text('page = "#ffffff"\n', encoding="utf-8")
    with pytest.raises(ReaderError, match=r"half\.toml.*text"):
        load_theme(tmp_path, "half")
