"""Files with words: text, tables, Pleco, Quizlet, Skritter, Anki as text or package; known by what they hold."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from importlib import import_module

from reader.errors import FileRefused
from reader.formats.loose_csv import decoded, read_loose_csv
from reader.formats.pleco import LINE_BREAK
from reader.formats.tables import LARGEST, Refusal, Row
from reader.formats.xlsx import from_xlsx
from reader.vocabulary.cards import FIELDS, NAME
from reader.vocabulary.incoming import Incoming, Read, headword, of_column, of_list, of_table, sighting_of
from reader.vocabulary.model import WordStatus

_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\s*/?>|</(?:div|p|li)>", re.IGNORECASE)
_DROPPED = re.compile(
    r"<(style|script)\b.*?</\1>|\[sound:[^\]]*\]|<rt>.*?</rt>|<rp>.*?</rp>", re.DOTALL | re.IGNORECASE
)
_STATUS_TAG = "duidu::"
_ARCHIVES = {"apkg": "Anki package", "colpkg": "Anki collection", "xlsx": "Excel workbook"}


def read_file(name: str, content: bytes) -> Read:
    """The words of a file, known by its content and, among texts, by the end of its name; raises FileRefused."""
    if len(content) > LARGEST:
        raise FileRefused(f"the file is too long (at most {LARGEST // 1_000_000} MB can be read).")
    if content.startswith(b"PK"):
        return _of_archive(content)
    if content.startswith(b"SQLite format 3"):
        return of_collection(content)
    kind = _ARCHIVES.get(name.lower().rpartition(".")[2])
    if kind is not None:
        raise FileRefused(f"this is no {kind}, or a broken one.", advice="Nothing was changed.")
    return read_text(decoded(content), content, is_csv=name.lower().endswith(".csv"))


def read_text(text: str, content: bytes = b"", *, is_csv: bool = False) -> Read:
    """The words of a text: Anki's by its head, Pleco's by categories, tables by columns, else a list."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise FileRefused("the file has no words.")
    if re.match(r"#[a-z ]+:", lines[0]):
        return of_anki_text(text)
    if any(line.startswith("//") for line in lines):
        return of_pleco(text)
    if is_csv or lines[0].lstrip("\ufeff").startswith("simplified,"):
        table = read_loose_csv(content or text.encode())
        return of_table(table.rows, table.refused)
    if sum("\t" in line for line in lines) * 2 > len(lines):
        rows = [Row(number, tuple(line.split("\t"))) for number, line in enumerate(text.splitlines(), 1)]
        return of_table(rows)
    return of_list(text)


def of_pleco(text: str) -> Read:
    """Pleco's flashcards: headword⇥pinyin⇥definition, categories passed over."""
    words, refused = [], []
    for line, content in enumerate(text.splitlines(), 1):
        if not content.strip() or content.startswith("//"):
            continue
        cells = [*content.split("\t"), "", ""]
        word, other = headword(cells[0])
        if not of_list(word).words:
            refused.append(Refusal(line, f"“{cells[0][:40]}” is no Chinese word"))
            continue
        senses = tuple(part.strip() for part in cells[2].split(LINE_BREAK) if part.strip())
        words.append(Incoming(line, word, other, cells[1].strip(), senses, kept=bool(senses)))
    return Read(tuple(words), tuple(refused))


def of_anki_text(text: str) -> Read:
    """Notes that Anki wrote as text: header lines, then a note a line. Our own have all their fields read."""
    head: dict[str, str] = {}
    lines = text.splitlines(keepends=True)
    skipped = 0
    while skipped < len(lines) and lines[skipped].startswith("#"):
        name, _, value = lines[skipped][1:].strip().partition(":")
        head[name.strip().lower()] = value.strip()
        skipped += 1
    separators = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
    separator = separators.get(head.get("separator", "tab").lower(), head.get("separator", "\t")[:1] or "\t")
    reader = csv.reader(io.StringIO("".join(lines[skipped:]), newline=""), delimiter=separator)
    rows, ours = [], []
    apart = {int(value) - 1 for name, value in head.items() if name.endswith(" column") and value.isdigit()}
    kind = int(head["notetype column"]) - 1 if head.get("notetype column", "").isdigit() else None
    tags = int(head["tags column"]) - 1 if head.get("tags column", "").isdigit() else None
    try:
        for cells in reader:
            fields = [cell for column, cell in enumerate(cells) if column not in apart]
            line = skipped + reader.line_num
            if kind is not None and kind < len(cells) and cells[kind].startswith(NAME):
                ours.append(
                    _our_note(line, fields, cells[tags] if tags is not None and tags < len(cells) else "")
                )
            else:
                rows.append(Row(line, tuple(plain(field) for field in fields)))
    except csv.Error as error:
        raise FileRefused(f"the notes are broken ({error}).", line=skipped + reader.line_num) from error
    return _together(ours, rows)


def of_collection(content: bytes) -> Read:
    """The notes of a collection in Anki's older form, a SQLite database (schema 11)."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(content)
            connection.execute("PRAGMA trusted_schema = OFF")
            kinds = _our_kinds(connection)
            notes = connection.execute("SELECT mid, flds, tags FROM notes ORDER BY id").fetchall()
        except (sqlite3.Error, ValueError) as error:
            raise FileRefused(f"this is not a collection of Anki's ({error}).") from error
    rows, ours = [], []
    for number, (kind, fields, tags) in enumerate(notes, 1):
        if kind in kinds:
            ours.append(_our_note(number, str(fields).split("\x1f"), str(tags)))
        else:
            rows.append(Row(number, tuple(plain(field) for field in str(fields).split("\x1f"))))
    return _together(ours, rows)


def plain(field: str) -> str:
    """The text of a field of HTML: markup, readings over the line and sounds are dropped, breaks kept."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", _DROPPED.sub("", field)))).strip("\n")


def _of_archive(content: bytes) -> Read:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                table = from_xlsx(content)
                return of_table(table.rows, table.refused)
            if "collection.anki21b" in names:
                return of_collection(_unpacked_zstd(_entry(archive, "collection.anki21b")))
            name = next((each for each in ("collection.anki21", "collection.anki2") if each in names), None)
            if name is None:
                raise FileRefused("this archive holds no words that Duidu can read.")
            return of_collection(_entry(archive, name))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FileRefused("this archive is broken.") from error


def _entry(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST * 4:
        raise FileRefused("the collection in this package is too long.")
    return archive.read(name)


def _unpacked_zstd(content: bytes) -> bytes:
    """What zstd packed, where this Python has a library that can unpack it."""
    for name in ("compression.zstd", "zstandard"):
        try:
            decompressor = import_module(name).ZstdDecompressor
        except (ImportError, AttributeError):
            continue
        library = decompressor()
        unpack = getattr(library, "stream_reader", None)
        return bytes(unpack(content).read() if unpack else library.decompress(content))
    raise FileRefused(
        "this package is in Anki's newest form, which cannot be read here.",
        advice="In Anki, choose File → Export again and tick «Support older Anki versions».",
    )


def _our_kinds(connection: sqlite3.Connection) -> set[int]:
    """The numbers of note types that have our fields."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "notetypes" in tables:
        rows = connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord").fetchall()
        fields: dict[int, list[str]] = {}
        for kind, name in rows:
            fields.setdefault(kind, []).append(name)
    else:
        models = json.loads(connection.execute("SELECT models FROM col").fetchone()[0])
        fields = {int(number): [each["name"] for each in model["flds"]] for number, model in models.items()}
    return {kind for kind, names in fields.items() if tuple(names) == FIELDS}


def _our_note(line: int, fields: Sequence[str], tags: str) -> Incoming:
    shown = dict(zip(FIELDS, (plain(field) for field in fields), strict=False))
    labels = [tag for tag in tags.split() if tag]
    steps = [tag.removeprefix(_STATUS_TAG).replace("_", " ") for tag in labels if tag.startswith(_STATUS_TAG)]
    status = next((WordStatus(step) for step in steps if step in set(WordStatus)), None)
    word, traditional, sentence = (shown.get(name, "") for name in ("Simplified", "Traditional", "Sentence"))
    return Incoming(
        line,
        word,
        traditional,
        shown.get("Pinyin", ""),
        tuple(filter(None, shown.get("Senses", "").split("\n"))),
        shown.get("Note", ""),
        tuple(sorted(tag for tag in labels if not tag.startswith(_STATUS_TAG))),
        status=status,
        sighting=sighting_of(word, traditional, sentence, {"transcript": shown.get("Source", "")})
        if sentence
        else None,
        kept=True,
    )


def _together(ours: Sequence[Incoming], rows: Sequence[Row]) -> Read:
    others = of_column(rows) if rows else Read(())
    return Read((*ours, *others.words), others.refused)
