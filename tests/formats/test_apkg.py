"""A package is what Anki reads: new the first time, updated the second."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from reader.formats.anki import CardTemplate, Note, NoteDeck, NoteType
from reader.formats.apkg import to_apkg

KIND = NoteType(
    1_700_000_001,
    "Duidu test",
    ("Chinese", "English"),
    (CardTemplate("Chinese to English", "{{Chinese}}", "{{FrontSide}}<hr id=answer>{{English}}"),),
    ".card { color: black; }",
)


def package(english: str, moment: float) -> bytes:
    notes = [Note(f"duidu-{number}", (f"智能体{number}", english), ("ai", "my tag")) for number in range(3)]
    return to_apkg(KIND, [NoteDeck(1_700_000_002, "Duidu::AI", notes)], moment)


def test_a_package_holds_a_collection_and_its_media(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package("AI & <agent>", 1e9))) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        (tmp_path / "collection").write_bytes(archive.read("collection.anki2"))
    collection = sqlite3.connect(tmp_path / "collection")
    rows = collection.execute("SELECT guid, flds, tags FROM notes ORDER BY id").fetchall()
    due = [row[0] for row in collection.execute("SELECT due FROM cards ORDER BY id")]
    collection.close()
    assert rows[0] == ("duidu-0", "智能体0\x1fAI &amp; &lt;agent&gt;", " ai my_tag ")
    assert due == [0, 1, 2]


def test_the_same_notes_at_the_same_moment_are_the_same_bytes() -> None:
    assert package("agent", 1e9) == package("agent", 1e9)


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    package("agent", 1e9)
    assert not list(tmp_path.iterdir())


def imported_by_anki(folder: Path, *packages: bytes) -> list[object]:
    """What Anki says of packages and text files that are imported one after another."""
    files = [
        folder / f"{number}{'.apkg' if content.startswith(b'PK') else '.txt'}"
        for number, content in enumerate(packages)
    ]
    for file, content in zip(files, packages, strict=True):
        file.write_bytes(content)
    program = Path(__file__).with_name("anki_import.py")
    command = [sys.executable, str(program), str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_anki_adds_all_the_first_time_and_updates_all_the_second(tmp_path: Path) -> None:
    first, second, notes, answers = imported_by_anki(
        tmp_path, package("agent", 1e9), package("AI agent", 1e9 + 60)
    )
    assert first == {"new": 3, "updated": 0, "duplicate": 0, "conflicting": 0}
    assert second == {"new": 0, "updated": 3, "duplicate": 0, "conflicting": 0}
    assert isinstance(notes, list)
    assert notes[0] == {"fields": ["智能体0", "AI agent"], "tags": ["ai", "my_tag"], "cards": 1}
    assert isinstance(answers, list)
    assert "AI agent" in answers[0]
