"""Every kind of mark on the page, told in words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor

from reader.ui.page.widget import PageWidget


class LegendEntry(NamedTuple):
    """One kind of mark: a key, what it means, how it is drawn, and its colour."""

    key: str
    name: str
    drawn: str
    colour: QColor


class PageLegend(PageWidget):
    """A page that explains its marks."""

    def legend(self) -> list[LegendEntry]:
        """Every kind of mark there is on a page, with how it is drawn."""
        return [LegendEntry(*entry) for entry in self._words() + self._places()]

    def _words(self) -> list[tuple[str, str, str, QColor]]:
        colours = self._colours
        return [
            ("term", self.tr("Term of the glossary"), self.tr("A thin line under the word"), colours.term),
            (
                "kept",
                self.tr("Word you keep"),
                self.tr("A band behind the lower half of the word"),
                colours.kept,
            ),
            ("new", self.tr("New word"), self.tr("A light ground behind the word"), colours.status_new),
            (
                "learning",
                self.tr("Word you are learning"),
                self.tr("A thick line under the word, a quarter of it dark for each step"),
                colours.status_learning,
            ),
            ("known", self.tr("Known word"), self.tr("No mark"), colours.text),
            ("ignored", self.tr("Ignored word"), self.tr("Paler characters"), colours.muted),
            (
                "doubt",
                self.tr("Reading not certain here"),
                self.tr("A short wave under the word; the card shows the other readings"),
                colours.doubt,
            ),
        ]

    def _places(self) -> list[tuple[str, str, str, QColor]]:
        colours = self._colours
        return [
            (
                "note",
                self.tr("Your note or bookmark"),
                self.tr("A dashed line under the words, a small flag beside the line"),
                colours.accent,
            ),
            ("dimmed", self.tr("Speaker you set back"), self.tr("Paler words"), colours.muted),
            (
                "folded",
                self.tr("Folded away: a speaker, front or end matter"),
                self.tr("A triangle before a line that says how much; a click or Enter opens it"),
                colours.muted,
            ),
            (
                "spoken",
                self.tr("Mention of the concept that is open in the glossary"),
                self.tr("A short bar in the scroll bar; a click or X goes there"),
                colours.accent,
            ),
            (
                "gloss",
                self.tr("English of a term, where it is first spoken of"),
                self.tr("Small words in the margin beside the line; Shift+G shows and hides them"),
                colours.muted,
            ),
            ("emphasis", self.tr("Emphasis"), self.tr("A dot under each character"), colours.text),
            ("link", self.tr("Link"), self.tr("A thin line under the words"), colours.accent),
            ("found", self.tr("Found here"), self.tr("A ground behind the words"), colours.find),
            (
                "found_current",
                self.tr("The match you are at"),
                self.tr("A stronger ground behind the words"),
                colours.find_current,
            ),
        ]
