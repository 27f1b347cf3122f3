"""OmegaT glossaries: UTF-8, source⇥target⇥comment, `#` lines skipped, no quoting, alternatives as further lines.

Source: OmegaT's manual, “Glossaries”, file format.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.formats.loose_csv import decoded
from reader.formats.plain_text import one_line
from reader.formats.tables import Refusal, Row, Table


def to_omegat(entries: Iterable[tuple[str, str, str]], *, remarks: Iterable[str] = ()) -> bytes:
    """Entries of source, target and comment below remarks; tabs and line breaks inside become spaces."""
    lines = [f"# {one_line(remark)}" for remark in remarks]
    lines += ["\t".join((_source(source), *map(one_line, rest))).rstrip("\t") for source, *rest in entries]
    return "".join(f"{line}\n" for line in lines).encode()


def _source(text: str) -> str:
    """A source that is no remark: OmegaT has no way to write one that begins with #."""
    shown = one_line(text)
    return f"＃{shown[1:]}" if shown.startswith("#") else shown


def from_omegat(content: bytes) -> Table:
    """Rows of source, target and comment; a line without a target is refused.

    Raises FileRefused where the file is no text.
    """
    rows: list[Row] = []
    refused: list[Refusal] = []
    for number, line in enumerate(decoded(content).replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            refused.append(Refusal(number, "a line is a source, a tab and a target"))
        else:
            rows.append(Row(number, (cells[0], cells[1], " ".join(cells[2:]))))
    return Table(tuple(rows), tuple(refused))
