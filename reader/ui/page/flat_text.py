"""The page as one long text, as screen readers count it: paragraphs parted by line ends, in UTF-16 units."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from reader.ui.page.page import Page, Place
from reader.ui.page.shown_text import Utf16


class FlatText:
    """Offsets in the whole text to places and back; counted when first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._starts: array[int] | None = None

    def __len__(self) -> int:
        return max(self._counted()[-1] - 1, 0)

    def is_of(self, page: Page) -> bool:
        """Whether this is the text of that page."""
        return self._page is page

    def place(self, offset: int) -> Place:
        """The character at an offset; the line end after a paragraph is the end of that paragraph."""
        starts = self._counted()
        paragraph = min(max(bisect_right(starts, offset) - 1, 0), max(len(starts) - 2, 0))
        if not self._page.paragraphs:
            return Place(0, 0)
        text = self._page.paragraphs.texts[paragraph]
        units = Utf16(text)
        within = min(max(offset - starts[paragraph], 0), units.units(len(text)))
        return Place(paragraph, units.code_point(within))

    def offset(self, place: Place) -> int:
        """Where a place is in the whole text."""
        if not 0 <= place.paragraph < len(self._page.paragraphs):
            return 0 if place.paragraph < 0 else len(self)
        text = self._page.paragraphs.texts[place.paragraph]
        return self._counted()[place.paragraph] + Utf16(text).units(min(place.offset, len(text)))

    def text(self, start: int, end: int) -> str:
        """The characters between two offsets."""
        end = min(end, len(self)) if end >= 0 else len(self)
        first, last = self.place(max(start, 0)), self.place(end)
        if end <= start:
            return ""
        lines = self._page.paragraphs.texts[first.paragraph : last.paragraph + 1]
        lines[-1] = lines[-1][: last.offset]
        lines[0] = lines[0][first.offset :]
        return "\n".join(lines)

    def _counted(self) -> array[int]:
        if self._starts is None:
            starts = array("q", [0])
            for paragraph in self._page.paragraphs:
                starts.append(starts[-1] + _units(paragraph.text) + 1)
            self._starts = starts
        return self._starts


def _units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)
