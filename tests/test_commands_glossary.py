"""`python -m reader glossary …`: the shapes that are promised, and nothing written before it is asked for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from reader.__main__ import main
from reader.glossary.exchange import FORMATS
from reader.paths import Paths

TALK = """主持人：智能体是什么？

嘉宾：智能体会自己找工具。智能体也要算力，很多算力。

主持人：小火星计划呢？

嘉宾：小火星计划要算力。小火星计划还早。小火星计划不急。
"""
FIELDS = ["id", "category", "english", "abbreviation", "definition", "note", "forms"]
FIELDS += ["broader", "narrower", "related", "origin"]

Glossary = Callable[..., tuple[int, str, str]]


@pytest.fixture
def glossary(ready_paths: Paths, capsys: pytest.CaptureFixture[str]) -> Glossary:
    """Calls a command of the glossary on data of its own; gives code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main(["--data", str(ready_paths.data), "glossary", *map(str, arguments)])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_concept_is_shown_with_all_its_forms_and_links(glossary: Glossary) -> None:
    code, out, _ = glossary("show", "agent", "--json")
    record = json.loads(out)
    assert code == 0
    assert list(record) == FIELDS
    assert record["forms"][0] == {
        "text": "智能体",
        "status": "preferred",
        "region": "mainland",
        "reading": "zhì néng tǐ",
    }
    assert "agentic-ai" in record["narrower"]
    assert record["origin"] == "shipped"
    assert "AI agent" in glossary("show", "agent")[1]
    assert glossary("show", "nothing-like-it")[0] == 2


def test_mentions_come_one_a_line_with_their_places(glossary: Glossary, talk: Path) -> None:
    code, out, _ = glossary("mentions", "agent", talk, "--json")
    found = lines(out)
    assert code == 0
    assert list(found[0]) == [
        "concept",
        "file",
        "paragraph",
        "start",
        "end",
        "text",
        "speaker",
        "section",
        "time",
        "sentence",
    ]
    assert [each["text"] for each in found] == ["智能体"] * 3
    assert {each["file"] for each in found} == {str(talk)}
    assert [each["speaker"] for each in found] == ["主持人", "嘉宾", "嘉宾"]
    assert found[1]["sentence"] == "智能体会自己找工具。"
    assert glossary("mentions", "nobody", talk)[0] == 2


def test_stats_count_by_file_and_speaker(glossary: Glossary, talk: Path) -> None:
    record = json.loads(glossary("stats", talk, talk, "--json")[1])
    counts = {each["id"]: each for each in record["concepts"]}
    assert counts["agent"] == {
        "id": "agent",
        "english": "AI agent",
        "category": "ai",
        "total": 3,
        "by_file": {str(talk): 3},
        "by_speaker": {"嘉宾": 2, "主持人": 1},
    }
    totals = [each["total"] for each in record["concepts"]]
    assert totals == sorted(totals, reverse=True)


def test_candidates_are_frequent_and_not_covered(glossary: Glossary, talk: Path) -> None:
    found = lines(glossary("candidates", talk, "--json")[1])
    assert found
    assert all(list(each) == ["text", "count", "files", "ratio", "sentence"] for each in found)
    assert any("火星" in each["text"] and each["count"] >= 3 for each in found)
    assert not {"智能体", "算力"} & {each["text"] for each in found}
    assert all(each["text"] in each["sentence"] for each in found)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_of_the_table_is_written(
    glossary: Glossary, talk: Path, tmp_path: Path, form: Any
) -> None:
    target = tmp_path / f"out{form.suffix}"
    arguments = ["--transcript", talk, "--mentions", "-o", target]
    assert glossary("export", "--format", form.name, *arguments)[0] == 0
    content = target.read_bytes()
    assert len(content) > 100
    assert str(tmp_path).encode() not in content


def test_an_export_holds_what_was_asked_for(glossary: Glossary, talk: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    glossary("export", "--transcript", talk, "--category", "ai", "-o", target)
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"))))
    terms = [row for row in rows if row["english"]]
    assert {row["category"] for row in terms} == {"ai"}
    assert "agent" in {row["id"] for row in terms}
    assert "tool-use" not in {row["id"] for row in terms}
    assert terms == rows
    assert all("CC-CEDICT" in row["licence"] for row in rows)
    assert next(row for row in terms if row["chinese"] == "智能体")["mentions"] == "3"
    assert next(row for row in terms if row["chinese"] == "智能体")["traditional"] == "智能體"
    glossary("export", "--concept", "agent", "tool-use", "--format", "tbx", "-o", target)
    ids = [node.get("id") for node in ElementTree.parse(target).iter() if node.tag.endswith("conceptEntry")]
    assert sorted(map(str, ids)) == ["agent", "tool-use"]
    assert glossary("export", "--concept", "nobody", "-o", target)[0] == 2


def test_a_dry_run_plans_and_writes_nothing(glossary: Glossary, ready_paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("english,chinese\nwidget theory,小部件论\nclash,智能体\n,x\n", encoding="gb18030")
    code, out, _ = glossary("import", file, "--dry-run", "--json")
    record = json.loads(out)
    assert code == 0
    assert list(record) == ["new", "changed", "conflicts", "refused"]
    assert [each["id"] for each in record["new"]] == ["widget-theory"]
    assert [each["other"] for each in record["conflicts"]] == ["agent"]
    assert record["refused"] == [{"line": 4, "reason": "the English term is missing"}]
    assert not ready_paths.database.exists()
    assert glossary("show", "widget-theory")[0] == 2


def test_an_import_keeps_concepts_as_the_readers_own(glossary: Glossary, tmp_path: Path, talk: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("english;chinese\nMars plan;小火星计划\n", encoding="utf-8")
    assert "new\tmars-plan" in glossary("import", file)[1]
    record = json.loads(glossary("show", "mars-plan", "--json")[1])
    assert record["origin"] == "yours"
    assert len(lines(glossary("mentions", "mars-plan", talk, "--json")[1])) == 4
    assert glossary("import", file)[1] == "nothing new\n"


def test_an_export_imported_says_what_the_reader_changed(glossary: Glossary, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    glossary("export", "--concept", "agent", "-o", file)
    changed = file.read_bytes().replace(b"A system that is given", b"A thing that is given")
    file.write_bytes(changed)
    record = json.loads(glossary("import", file, "--json")[1])
    (change,) = record["changed"]
    assert (change["id"], list(change["fields"])) == ("agent", ["definition"])
    assert [text[:7] for text in change["fields"]["definition"]] == ["A syste", "A thing"]
    assert json.loads(glossary("show", "agent", "--json")[1])["definition"].startswith("A thing")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tbx", b"not xml", "line 1: the file is not XML"),
        (
            "a.tbx",
            b'<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
            "line 2: the file has a",
        ),
        ("a.tbx", b"<html/>", "no termbase"),
        ("a.csv", b'english,chinese\n\xff\xff"', "line 2: the file is neither"),
        ("a.csv", b"a,b\n", "no column"),
        ("a.xlsx", b"PK\x03\x04", "not an XLSX"),
        ("a.docx", b"?", "cannot be read from this file"),
        ("a.utf8", b"\x00\x00", "not a text file"),
    ],
)
def test_a_file_that_is_no_glossary_is_refused(
    glossary: Glossary, ready_paths: Paths, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    code, out, err = glossary("import", file, "--json")
    assert (code, out) == (2, "")
    assert str(file) in err
    assert said in err
    assert not ready_paths.database.exists()


def test_a_termbase_of_500_megabytes_is_refused_at_once(glossary: Glossary, tmp_path: Path) -> None:
    file = tmp_path / "endless.tbx"
    with file.open("wb") as sparse:
        sparse.truncate(500_000_000)
    code, _, err = glossary("import", file)
    assert code == 2
    assert "too long" in err
