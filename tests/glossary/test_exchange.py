"""The glossary leaves in every format: whole, with its licence, and with no text taken for markup."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from reader.formats.rows import from_csv
from reader.glossary.exchange import COLUMNS, FORMATS, Export, Format, csv_of, format_named, format_of
from reader.glossary.exporters.export import GLOSSARY_NOTICE, read_aloud
from tests.formats.test_apkg import imported_by_anki
from tests.glossary.example import AGENT, CONCEPTS, FULL, PLAIN

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "glossary"
NAMES = [each.name for each in FORMATS if not each.on_paper]


def written(name: str, export: Export = FULL) -> bytes:
    form = format_named(name)
    assert form is not None
    return form.write(export)


def readable(name: str, content: bytes) -> str:
    """A file as text that a diff can show: packages are laid open."""
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        rows = [
            [page.title, *(cell or "" for cell in row)]
            for page in book
            for row in page.iter_rows(values_only=True)
        ]
        return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    if name in ("apkg", "stardict", "yomitan"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {entry: archive.read(entry) for entry in archive.namelist()}
        return "".join(f"== {entry}\n{_part(part)}\n" for entry, part in parts.items())
    return content.decode()


def _part(content: bytes) -> str:
    if not content.startswith(b"SQLite"):
        text = content.decode(errors="backslashreplace")
        return "".join(
            letter if letter >= " " or letter == "\n" else f"\\x{ord(letter):02x}" for letter in text
        )
    collection = sqlite3.connect(":memory:")
    collection.deserialize(content)
    rows: Iterator[tuple[object, ...]] = collection.execute(
        "SELECT guid, mid, tags, flds FROM notes ORDER BY id"
    )
    shown = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    models = json.loads(collection.execute("SELECT models FROM col").fetchone()[0])
    kind = next(model for model in models.values() if model["name"].startswith("Duidu"))
    collection.close()
    cards = "".join(f"-- {card['name']}\n{card['qfmt']}\n{card['afmt']}\n" for card in kind["tmpls"])
    return shown + cards + kind["css"]


@pytest.mark.parametrize("name", NAMES)
def test_each_format_is_as_it_was(name: str) -> None:
    """Golden files; `DUIDU_GOLDEN=1` writes them anew, and the diff is to be read."""
    form = format_named(name)
    assert form is not None
    path = GOLDEN / f"{name}{form.suffix}{'.txt' if form.suffix in ('.xlsx', '.apkg', '.zip') else ''}"
    shown = readable(name, written(name))
    if os.environ.get("DUIDU_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shown.encode())
    assert path.read_bytes().decode() == shown


@pytest.mark.parametrize("name", NAMES)
def test_the_licence_goes_out_with_each_format(name: str) -> None:
    shown = readable(name, written(name, PLAIN)).replace("\\", "")
    assert "CC BY-SA 4.0" in shown
    assert "Duidu glossary" in shown
    assert (GLOSSARY_NOTICE in shown) == (name != "pleco")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "export", [Export(()), PLAIN, replace(FULL, mentions=()), replace(FULL, counts={"agent": 7})]
)
def test_every_format_takes_every_export(name: str, export: Export) -> None:
    assert isinstance(written(name, export), bytes)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_export_gives_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


def test_each_form_is_a_row_and_the_preferred_comes_first() -> None:
    turned = replace(AGENT, forms=AGENT.forms[::-1])
    heads, *rows = from_csv(csv_of(Export((turned,), attribution="")))
    assert tuple(heads) == COLUMNS
    assert rows[0][heads.index("chinese")] == "智能体"
    assert len(rows) == len(AGENT.forms)
    first = dict(zip(heads, rows[0], strict=True))
    assert first["reading"] == "zhì néng tǐ"
    assert first["definition"] == AGENT.definition
    assert first["unless_in"] == "智能体验 | 智能体系"


def test_no_cell_becomes_a_formula() -> None:
    assert b",'=1+1 is" in csv_of(PLAIN)
    assert b",=1+1 is" in csv_of(replace(PLAIN, guard=False))
    for row in csv.reader(io.StringIO(csv_of(FULL).decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_a_spreadsheet_holds_the_same_cells_as_the_table() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", PLAIN)))
    cells = [[cell or "" for cell in row] for row in book["Glossary"].iter_rows(values_only=True)]
    assert cells == from_csv(csv_of(replace(PLAIN, attribution="")))
    assert {cell.data_type for row in book["Glossary"].iter_rows() for cell in row} <= {"s", "n"}
    assert book["About"]["A2"].value == GLOSSARY_NOTICE


def test_counts_of_mentions_stand_in_their_column() -> None:
    heads, *rows = from_csv(csv_of(Export((AGENT,), {"agent": 7}, attribution="")))
    assert heads[-1] == "mentions"
    assert {row[-1] for row in rows} == {"7"}
    assert from_csv(csv_of(Export((AGENT,), {}, attribution="")))[1][-1] == "0"


def test_an_empty_glossary_is_its_heads() -> None:
    assert from_csv(csv_of(Export((), attribution=""))) == [list(COLUMNS)]


def test_every_format_is_found_by_its_name() -> None:
    assert all(format_named(each.name) is each for each in FORMATS)
    assert len({each.name for each in FORMATS}) == len(FORMATS) == 15
    assert format_named("papyrus") is None


@pytest.mark.parametrize("form", [each for each in FORMATS if each.is_readable], ids=lambda each: each.name)
def test_a_file_is_known_for_what_it_is(form: Format) -> None:
    found = format_of(form.write(PLAIN), f"x{form.suffix}")
    assert found is not None
    assert found.reader == form.reader
    assert format_of(b"MZ", "x.exe") is None


class Tags(HTMLParser):
    """The elements of a page and its text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.text = ""
        self.feed(content)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_markup_in_a_definition_stays_text_everywhere() -> None:
    evil = replace(
        AGENT, definition="<script>x</script> & <i onclick=y>", english="<script>", note="<script>"
    )
    export = replace(FULL, concepts=(evil,))
    page = Tags(written("html", export).decode())
    assert "script" not in page.found
    assert "<script>x</script> & <i onclick=y>" in page.text
    for name in ("apkg", "anki-text", "stardict"):
        articles = readable(name, written(name, export)).partition("ssary.syn")[0]  # synonyms are plain text
        assert "<script" not in articles
    for name in ("tbx", "tbx-2008"):
        tags = {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(written(name, export)).iter()}
        assert "script" not in tags
    assert "\n<script" not in written("markdown", export).decode()
    assert "\\<script\\>" in written("markdown", export).decode()


def test_the_page_has_real_ruby_and_links_that_lead_somewhere() -> None:
    content = written("html").decode()
    assert "<ruby>智<rp>(</rp><rt>zhì</rt><rp>)</rp></ruby>" in content
    for concept in CONCEPTS:
        assert f'id="{concept.id}"' in content
    for part in content.split('href="#')[1:]:
        assert f'id="{part.partition(chr(34))[0]}"' in content


def test_links_to_what_does_not_go_out_have_names_and_lead_nowhere() -> None:
    export = replace(FULL, concepts=(AGENT,), names={"elsewhere": "another place"})
    content = written("html", export).decode()
    assert "another place" in content
    assert 'href="#elsewhere"' not in content
    assert "another place" in written("markdown", export).decode()


def test_each_chinese_character_has_its_syllable() -> None:
    assert read_aloud("AI 芯片3号", ("xīn", "piàn", "hào")) == [
        ("AI ", ""),
        ("芯", "xīn"),
        ("片", "piàn"),
        ("3", ""),
        ("号", "hào"),
    ]
    assert read_aloud("林·西", ()) == [("林·西", "")]


def test_pleco_has_no_cards_for_latin_words() -> None:
    latin = replace(AGENT, forms=(AGENT.forms[3],))
    assert "Agent" not in written("pleco", Export((latin,))).decode()
    mixed = replace(AGENT, forms=(AGENT.forms[3], AGENT.forms[1]))
    assert "\n代理\t" in written("pleco", Export((mixed,))).decode()


@pytest.mark.slow
def test_anki_adds_the_glossary_once_and_updates_it_afterwards(tmp_path: Path) -> None:
    """Exported again a minute later, then as text: nothing is added a second time."""
    later = replace(FULL, moment=FULL.moment + 60)
    packages = [written("apkg"), written("apkg", later), written("anki-text", later)]
    first, second, third, notes, answers = imported_by_anki(tmp_path, *packages)
    count = len(CONCEPTS)
    assert first == {"new": count, "updated": 0, "duplicate": 0, "conflicting": 0}
    assert second == {"new": 0, "updated": count, "duplicate": 0, "conflicting": 0}
    assert isinstance(third, dict)
    assert (third["new"], third["conflicting"]) == (0, 0)
    assert isinstance(notes, list)
    assert len(notes) == count
    assert {note["cards"] for note in notes} == {2}
    assert notes[0]["tags"] == ["duidu", "duidu::ai"]
    assert isinstance(answers, list)
    assert "&lt;b&gt;any&lt;/b&gt;" in answers[0]


def test_the_window_does_not_load_what_only_an_export_needs() -> None:
    program = "import sys, reader.glossary.exchange; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(
        {"zipfile", "xml.etree.ElementTree", "genanki", "xlsxwriter", "openpyxl", "html"}
    )
