"""What the reader may choose of the page: script, type, readings, colours, marks; each takes effect at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from PySide6.QtCore import QRect

from reader.language.model import Script
from reader.ui.page.keyboard import FIXED, KEYS
from reader.ui.page.legend import PageLegend
from reader.ui.page.outline import SpeakerView
from reader.ui.page.page import PageColours, Place
from reader.ui.page.ruby import Ruby, RubyMode, RubyScript, Statuses
from reader.ui.page.selection import by_paragraph
from reader.ui.page.style import Typography
from reader.ui.page.tone_colours import TonePalette


class PageChoices(PageLegend):
    """A page that can be shown otherwise; the line being read stays where it is."""

    def set_script(self, script: Script) -> None:
        """Show the text in this script, the line being read where it was."""
        self._script = script
        self._pointer.leave()
        self._flow.set_script(script)
        self._scrolling.settle()

    def set_text_size(self, pixels: int) -> None:
        """The height of a character in logical pixels."""
        self.set_typography(replace(self._typography, text_size=pixels))

    @property
    def typography(self) -> Typography:
        """Size, line height, measure and the rest, as they are."""
        return self._typography

    def set_typography(self, typography: Typography) -> None:
        """Size, line height, measure and the rest in one."""
        self._typography = typography
        self._pointer.leave()
        self._flow.set_typography(typography)
        self._scrolling.settle()

    @property
    def colours(self) -> PageColours:
        """The colours in use."""
        return self._colours

    def set_colours(self, colours: PageColours) -> None:
        """Paint with these."""
        self._colours = colours
        self._flow.set_colours(colours)
        self._scrolling.settle()

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Which key (its portable name) stands for which method, besides copying and what Enter does."""
        self._keys = {**{key: KEYS[key] for key in FIXED}, **keys}

    def set_hover_delay(self, milliseconds: int) -> None:
        """How long the pointer rests on a token before `token_hovered`; 0 is at once."""
        self._pointer.set_delay(milliseconds)

    def set_kept_words(self, keys: Set[tuple[str, tuple[str, ...]]]) -> None:
        """Mark the words with these keys: simplified form, and the reading a character.

        They are not copied, for there may be tens of thousands and the mark waits: call again when they have changed.
        """
        self._marks.kept = keys
        self.viewport().update()

    def show_known(self, kept: Set[tuple[str, tuple[str, ...]]], statuses: Statuses, first: QRect) -> None:
        """Mark what is kept and known; the rectangle `first` of the viewport is painted when this returns."""
        self._marks.kept = kept
        self._marks.statuses = statuses
        if self.isVisible():
            self.viewport().repaint(
                first
            )  # before anything else is to be painted, which would be painted with it
        self.set_kept_words(kept)
        self.set_statuses(statuses)

    def set_ruby(self, mode: RubyMode) -> None:
        """Show readings above all characters, above unknown words, on hover, or none."""
        hang_on_it = RubyMode(mode) is RubyMode.UNKNOWN
        # a copy, for what is known may be changed where it lies, and then readings come and go
        statuses = dict(self._marks.statuses) if hang_on_it else {}
        self._set_ruby(replace(self._ruby, mode=RubyMode(mode), statuses=statuses))

    def set_ruby_script(self, script: RubyScript) -> None:
        """Write the readings in pinyin or in zhuyin."""
        self._set_ruby(replace(self._ruby, script=RubyScript(script)))

    def set_spoken_tones(self, shown: bool) -> None:
        """Show the tones of readings as they are spoken, or as the dictionary has them."""
        self._set_ruby(replace(self._ruby, spoken=shown))

    def set_statuses(self, statuses: Statuses) -> None:
        """What the reader knows, by word: (simplified form, reading a character) to a status.

        Call again when it has changed; it is copied only where readings hang on it.
        """
        self._marks.statuses = statuses
        if self._ruby.mode is RubyMode.UNKNOWN:
            self._set_ruby(replace(self._ruby, statuses=dict(statuses)))
        self.viewport().update()

    def set_tone_colours(self, palette: TonePalette | None, on_characters: bool = False) -> None:
        """Paint readings, and if wished characters, in the colours of their tones; None for no such colours."""
        self._tones = palette, on_characters
        self._flow.set_tones(palette, on_characters)
        self._scrolling.settle()

    def set_status_marks(self, shown: bool) -> None:
        """Mark words by what the reader knows, or not."""
        self._marks.status_marks = shown
        self.viewport().update()

    def set_doubt_marks(self, shown: bool) -> None:
        """Mark words whose reading did not follow from the context, or not."""
        self._marks.doubt_marks = shown
        self.viewport().update()

    def set_notes(self, noted: Iterable[tuple[Place, Place]]) -> None:
        """Mark the stretches that bear a note or a bookmark, the second place of each exclusive."""
        self._marks.noted = by_paragraph(self._flow.page, noted)
        self.viewport().update()

    def set_speaker_view(self, views: Mapping[str, SpeakerView]) -> None:
        """Show, dim or fold what the speakers with these printed labels say; all others are shown."""
        self._speaker_views = {label: SpeakerView(view) for label, view in views.items()}
        self._pointer.leave()
        self._walking.clear()
        self._apply_speaker_views(self._flow)
        self._scrolling.settle()

    def _set_ruby(self, ruby: Ruby) -> None:
        if ruby == self._ruby:
            return
        self._ruby = ruby
        self._pointer.leave()
        self._flow.set_ruby(ruby)
        self._scrolling.settle()
