"""What charts show, as plain records, and the same as a table for those who read it otherwise. Knows no concept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A chart in words and figures."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """Lines of cells parted by tabs, as a spreadsheet takes them from the clipboard."""
        return "\n".join(
            "\t".join(cell.replace("\t", " ") for cell in row) for row in (self.headers, *self.rows)
        )

    def as_sentences(self) -> str:
        """A line a row as it is read out: what it is about, then each figure after the name of its column."""
        return "\n".join(map(self._sentence, self.rows))

    def _sentence(self, row: tuple[str, ...]) -> str:
        figured = [bool(at) and _is_figure(cell) for at, cell in enumerate(row)]  # a term may be 996
        about = ", ".join(
            cell for cell, is_figure in zip(row, figured, strict=True) if cell and not is_figure
        )
        cells = zip(self.headers, row, figured, strict=True)
        return f"{about}: " + ", ".join(f"{header} {cell}" for header, cell, is_figure in cells if is_figure)


def _is_figure(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").isdecimal()


@dataclass(frozen=True, slots=True)
class Column:
    """A text on the axis of time; `date` is ISO 8601 as precise as known, "" where it is not."""

    title: str
    date: str
    characters: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """How often each name stands in each text, the texts in order of date; `counts` has a row a name."""

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    counts: tuple[tuple[int, ...], ...]

    def rates(self) -> tuple[tuple[float, ...], ...]:
        """The same for 10,000 characters of each text, so that long and short ones can be compared."""
        sizes = [max(1, column.characters) / 10_000 for column in self.columns]
        return tuple(
            tuple(count / size for count, size in zip(row, sizes, strict=True)) for row in self.counts
        )

    def table(self, *, rates: bool = False) -> Table:
        """A row a text, with mentions, or mentions for 10,000 characters."""
        figures = (
            [[f"{rate:.1f}" for rate in row] for row in self.rates()]
            if rates
            else [[str(count) for count in row] for row in self.counts]
        )
        rows = tuple(
            (column.date, column.title, *(row[at] for row in figures))
            for at, column in enumerate(self.columns)
        )
        return Table(("Date", "Interview", *self.names), rows)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a strip: its share of the text (0 to 1), and where that is."""

    share: float
    paragraph: int
    start: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Where in one text each name is spoken of; `sections` are (share of the text, title)."""

    title: str
    names: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]
    sections: tuple[tuple[float, str], ...]

    def table(self) -> Table:
        """A row a name: how often it is spoken of in each section, or tenth of a text without any."""
        parts = self.sections or tuple((tenth / 10, f"{tenth * 10} %") for tenth in range(10))
        starts = [share for share, _ in parts]
        names = [title for _, title in parts]
        if starts and starts[0] > 0:
            starts, names = [0.0, *starts], ["Beginning", *names]
        rows = []
        for name, marks in zip(self.names, self.marks, strict=True):
            counts = [0] * len(starts)
            for mark in marks:
                counts[max(at for at, start in enumerate(starts) if start <= mark.share)] += 1
            rows.append((name, str(len(marks)), *map(str, counts)))
        return Table(("Concept", "All", *names), tuple(rows))


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a name is spoken by guests, by interviewers, and by those of whom neither is known."""

    name: str
    guest: int
    interviewer: int
    other: int = 0

    @property
    def total(self) -> int:
        """By anybody."""
        return self.guest + self.interviewer + self.other


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks of what."""

    rows: tuple[Voice, ...]

    def table(self) -> Table:
        """A row a name."""
        rows = tuple(
            (each.name, str(each.guest), str(each.interviewer), str(each.other)) for each in self.rows
        )
        return Table(("Concept", "Guest", "Interviewer", "Not known"), rows)


@dataclass(frozen=True, slots=True)
class Together:
    """In how many paragraphs two names stand together; `counts` is symmetric, its diagonal the paragraphs of each."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    def table(self) -> Table:
        """A row a pair, the closest first."""
        pairs = [
            (self.counts[one][other], self.names[one], self.names[other])
            for one in range(len(self.names))
            for other in range(one + 1, len(self.names))
            if self.counts[one][other]
        ]
        pairs.sort(key=lambda each: (-each[0], each[1], each[2]))
        return Table(
            ("Concept", "With", "Paragraphs"), tuple((one, other, str(n)) for n, one, other in pairs)
        )


Chart = OverTime | Strip | Voices | Together
