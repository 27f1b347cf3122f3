"""The commands say what the window shows, in UTF-8, and refuse in one sentence."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.__main__ import main
from reader.commands import is_command, output
from reader.paths import Paths
from reader.store import STEPS
from tests.calls import Call, Said, outside
from tests.conftest import SAMPLES

INFO = {
    "title", "source", "author", "date", "date_printed", "links", "sections", "speakers", "turns", "paragraphs",
    "han", "images", "key_points", "catalog_id",
}  # fmt: skip
LINE = {"index", "kind", "speaker", "turn", "section", "time", "text", "spans", "tokens", "mentions"}
TOKEN = {
    "start", "end", "text", "kind", "pinyin", "simplified", "traditional", "taiwan", "taiwan_phrases",
    "hong_kong", "senses", "why",
}  # fmt: skip
KINDS = {
    "title", "lead", "key_point", "heading", "speech", "prose", "caption", "note", "front", "trailing",
}  # fmt: skip
TOKEN_KINDS = {"word", "name", "term", "number", "latin", "punctuation", "other"}
WHYS = {"number", "name", "document", "glossary", "yours", "dictionary", "jieba", None}
TALK = "问：今天的数据看过了吗？\n\n答：看过了，干净得很。\n"


@pytest.fixture
def call(ready_paths: Paths, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls the program in this process on data of its own."""

    def run(*arguments: object) -> Said:
        words = [str(argument) for argument in arguments]
        try:
            code = main(["--data", str(ready_paths.data), *words])
        except SystemExit as end:
            code = int(end.code or 0)
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A short file."""
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SAMPLES)
def test_info_has_every_field(call: Call, name: str) -> None:
    said = call("info", SAMPLES[name], "--json")
    assert said.code == 0
    facts = json.loads(said.out)
    assert set(facts) >= INFO
    assert all(set(section) >= {"title", "level", "time"} for section in facts["sections"])
    assert all(set(speaker) >= {"label", "name", "turns"} for speaker in facts["speakers"])
    assert all(set(link) >= {"text", "url"} for link in facts["links"])
    assert facts["turns"] == sum(speaker["turns"] for speaker in facts["speakers"])
    assert facts["han"] > 1000


@pytest.mark.parametrize("name", SAMPLES)
def test_annotate_agrees_with_info_and_covers_every_paragraph(call: Call, name: str) -> None:
    facts = json.loads(call("info", SAMPLES[name], "--json").out)
    lines = call("annotate", SAMPLES[name], "--json").lines
    assert [line["index"] for line in lines] == list(range(facts["paragraphs"]))
    assert sum(line["kind"] == "key_point" for line in lines) == facts["key_points"]
    for line in lines:
        check_line(line, facts)


def check_line(line: dict[str, Any], facts: dict[str, Any]) -> None:
    """Everything that is promised of a line of `annotate --json`."""
    assert set(line) >= LINE
    assert line["kind"] in KINDS
    assert line["section"] is None or 0 <= line["section"] < len(facts["sections"])
    assert line["speaker"] is None or line["speaker"] in [each["label"] for each in facts["speakers"]]
    text, at = line["text"], 0
    for token in line["tokens"]:
        assert not text[at : token["start"]].strip()
        assert text[token["start"] : token["end"]] == token["text"]
        check_token(token)
        at = token["end"]
    assert not text[at:].strip()
    edges = {token["start"] for token in line["tokens"]} | {token["end"] for token in line["tokens"]}
    ends = 0
    for mention in line["mentions"]:
        assert set(mention) >= {"start", "end", "concept", "english"}
        assert mention["english"]
        assert {mention["start"], mention["end"]} <= edges
        assert mention["start"] >= ends
        ends = mention["end"]
    for span in line["spans"]:
        assert set(span) >= {"start", "end", "kind", "url"}
        assert 0 <= span["start"] < span["end"] <= len(text)


def check_token(token: dict[str, Any]) -> None:
    """Everything that is promised of a token."""
    assert set(token) >= TOKEN
    assert token["kind"] in TOKEN_KINDS
    assert token["why"] in WHYS
    assert (token["why"] is None) == (token["kind"] in ("punctuation", "other")) or token["kind"] == "latin"
    han = sum("\u3400" <= character <= "\u9fff" or character == "〇" for character in token["text"])
    assert len(token["pinyin"]) == han or any(character > "\uffff" for character in token["text"])
    assert all(isinstance(sense, str) for sense in token["senses"])


def test_without_json_there_is_a_table_to_read(call: Call) -> None:
    said = call("info", SAMPLES["serving-at-scale"])
    assert "主持人 (17)" in said.out
    assert "00:38" in said.out
    said = call("annotate", SAMPLES["serving-at-scale"])
    assert "机房\tjī fáng\t" in said.out


def test_standard_input_is_taken_line_by_line_as_it_is(ready_paths: Paths) -> None:
    given = "  # 今天天气不错 \n\n**主持人：**您好\n第三行，有𠮷和👇。\n".encode()
    told = outside(ready_paths, "annotate", "-", "--json", stdin=given, LC_ALL="C")
    lines = [json.loads(line) for line in told.stdout.decode().splitlines()]
    assert [line["text"] for line in lines] == ["  # 今天天气不错 ", "**主持人：**您好", "第三行，有𠮷和👇。"]
    assert {line["kind"] for line in lines} == {"prose"}
    assert [token["text"] for token in lines[0]["tokens"]] == ["#", "今天", "天气", "不错"]


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONUTF8": "0", "LANG": "C"}]
)
def test_output_is_utf_8_whatever_the_locale(ready_paths: Paths, environment: dict[str, str]) -> None:
    told = outside(ready_paths, "info", SAMPLES["measuring-models"], "--json", **environment)
    assert told.returncode == 0
    assert told.stderr == b""
    assert json.loads(told.stdout.decode("utf-8"))["title"].startswith("分数涨了")
    assert b"\r" not in told.stdout


def test_data_may_stand_before_and_after_the_command(
    ready_paths: Paths, capsys: pytest.CaptureFixture[str], talk: Path
) -> None:
    data = str(ready_paths.data)
    main(["--data", data, "vocabulary", "add", "数据", "--from", str(talk)])
    for arguments in (
        ["--data", data, "vocabulary", "list", "--json"],
        [f"--data={data}", "vocabulary", "list", "--json"],
        ["vocabulary", "--data", data, "list", "--json"],
        ["vocabulary", "list", "--json", "--data", data],
    ):
        capsys.readouterr()
        assert main(arguments) == 0, arguments
        assert "数据" in capsys.readouterr().out


def test_a_file_that_is_called_like_a_command_is_no_command() -> None:
    assert is_command(["info", "x"])
    assert is_command(["--data", "info", "annotate", "x"])
    assert not is_command(["--data", "info"])
    assert not is_command(["./info"])
    assert not is_command([])


def test_looking_writes_nothing_but_caches(call: Call, ready_paths: Paths, talk: Path) -> None:
    call("info", talk, "--json")
    call("annotate", talk, "--json")
    call("vocabulary", "list")
    assert {path.name for path in ready_paths.data.iterdir()} == {"cache"}
    assert {path.name for path in talk.parent.iterdir()} == {"talk.txt", "data"}


BAD: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\n \t\n",
    "binary": bytes(range(256)) * 64,
    "nul": "问：\x00今天。\n".encode(),
    "surrogate": "问：今天".encode() + b"\xed\xa0\x80" + "。\n答：看过了，干净得很。\n".encode() * 20,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
}


@pytest.mark.parametrize("command", ["info", "annotate"])
@pytest.mark.parametrize("kind", [*BAD, "missing", "folder", "forbidden"])
def test_bad_input_is_refused_in_one_sentence(
    call: Call, tmp_path: Path, command: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"{kind}.txt"
    if kind == "folder":
        path.mkdir()
    elif kind == "forbidden":
        path.write_text(TALK, encoding="utf-8")
        monkeypatch.setattr(Path, "read_bytes", refuse)
    elif kind != "missing":
        path.write_bytes(BAD[kind])
    said = call(command, path, "--json")
    check_refusal(said, path.name)


def refuse(_path: Path) -> bytes:
    raise PermissionError(13, "Permission denied")


def check_refusal(said: Said, name: str) -> None:
    assert said.code == 2
    assert said.out == ""
    assert name in said.err
    assert said.err.startswith("duidu: ")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_a_doubtful_encoding_is_refused_and_a_named_one_decides(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_bytes("或家场常".encode("gb18030"))
    said = call("info", path, "--json")
    assert said.code == 2
    assert "--encoding" in said.err
    assert call("info", path, "--json", "--encoding", "gb18030").code == 0
    said = call("info", path, "--json", "--encoding", "klingon")
    check_refusal(said, "klingon")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_common_encodings_are_recognised(call: Call, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "old.txt"
    text = SAMPLES["training-data"].read_text(encoding="utf-8")
    path.write_bytes(text.encode(encoding))
    assert json.loads(call("info", path, "--json").out)["turns"] == 28


@pytest.mark.parametrize("damage", ["damaged", "newer", "foreign"])
@pytest.mark.parametrize("command", [("info",), ("vocabulary", "add", "数据", "--from")])
def test_a_database_that_cannot_be_used_is_said_and_left_as_it_is(
    call: Call, ready_paths: Paths, talk: Path, damage: str, command: tuple[str, ...]
) -> None:
    database = ready_paths.database
    if damage == "damaged":
        database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)
    else:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("CREATE TABLE other (x)")
            connection.execute(f"PRAGMA user_version = {len(STEPS) + 1 if damage == 'newer' else 0}")
            connection.commit()
    before = database.read_bytes()
    said = call(*command, talk)
    check_refusal(said, database.name)
    assert database.read_bytes() == before


def test_a_data_folder_that_cannot_be_made_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, talk: Path
) -> None:
    (tmp_path / "file").touch()
    code = main(["--data", str(tmp_path / "file" / "data"), "vocabulary", "add", "数据", "--from", str(talk)])
    assert code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_line_of_five_megabytes_is_no_trouble(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("我们每天先看昨晚的训练曲线，再决定要不要改数据。" * 70_000, encoding="utf-8")
    assert path.stat().st_size > 4_900_000
    facts = json.loads(call("info", path, "--json").out)
    assert facts["han"] == 22 * 70_000


def test_the_glossary_goes_into_a_spreadsheet(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "glossary.csv"
    assert call("glossary", "export", "--format", "csv", "-o", target).code == 0
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) > 80
    assert len({len(row) for row in rows}) == 1


def test_an_export_without_a_folder_is_refused(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "glossary.csv"
    check_refusal(call("glossary", "export", "-o", target), "glossary.csv")


def test_a_word_is_added_with_its_sentence_listed_and_exported(
    call: Call, talk: Path, tmp_path: Path
) -> None:
    said = call("vocabulary", "add", "数据", "--from", talk)
    assert said.out.startswith("数据\tshù jù\t")
    (word,) = call("vocabulary", "list", "--json").lines
    assert (word["simplified"], word["traditional"], word["pinyin"]) == ("数据", "數據", ["shù", "jù"])
    assert word["status"] == "learning 1"
    assert word["sightings"][0]["sentence"] == "今天的数据看过了吗？"
    assert word["sightings"][0]["speaker"] == "问"
    assert "数据 [數據]" in call("vocabulary", "list").out
    target = tmp_path / "words.csv"
    assert call("vocabulary", "export", "--format", "csv", "-o", target).code == 0
    content = target.read_text(encoding="utf-8-sig")
    assert "数据" in content
    assert "CC-CEDICT" in content
    assert "CC BY-SA 4.0" in content


def test_a_word_may_be_given_in_either_script(call: Call, talk: Path) -> None:
    assert call("vocabulary", "add", "數據", "--from", talk).out.startswith("数据\tshù jù\t")
    (word,) = call("vocabulary", "list", "--json").lines
    assert word["simplified"] == "数据"


@pytest.mark.parametrize("word", ["hello", "", "。", "不在此处"])
def test_what_is_no_word_of_the_text_is_not_kept(call: Call, talk: Path, word: str) -> None:
    said = call("vocabulary", "add", word, "--from", talk)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert call("vocabulary", "list", "--json").lines == []


def test_an_empty_vocabulary_lists_and_exports(call: Call, tmp_path: Path) -> None:
    assert call("vocabulary", "list", "--json").out == ""
    target = tmp_path / "words.csv"
    assert call("vocabulary", "export", "-o", target).code == 0
    assert target.exists()


def test_a_call_that_is_wrong_is_explained(call: Call, talk: Path) -> None:
    for arguments in (["info"], ["vocabulary"], ["glossary", "export"], ["screenshot", talk]):
        said = call(*arguments)
        assert said.code == 2
        assert "usage:" in said.err


def test_a_person_is_told_once_why_nothing_comes_yet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    output._tell_once.cache_clear()
    for part in (0.1, 0.5):
        output.told_once("words", part)
    assert capsys.readouterr().err.count("building the dictionary") == 1
