"""`lookup` answers with concepts, kept words and entries; `dictionary` takes a newer file and goes back."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.__main__ import main
from reader.commands import is_command
from reader.glossary.model import Category, Concept, Form, Status
from reader.glossary.own import OwnConcepts
from reader.language.lookup import ensure_lookup_file
from reader.language.sources import Sources
from reader.paths import Paths
from reader.store import Store
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.store import Vocabulary
from tests.calls import Call, Said

FIELDS = ["query", "concepts", "words", "entries"]


@pytest.fixture(scope="session")
def lookup_file_built(built_language_file: Path) -> Path:
    """The file of the look-up beside the dictionary, built once."""
    return ensure_lookup_file(Paths.under(built_language_file.parents[1]))


@pytest.fixture
def lookup_paths(ready_paths: Paths, lookup_file_built: Path) -> Paths:
    """A reader's folders in which dictionary and look-up lie ready, with one kept word and one concept."""
    (ready_paths.cache / lookup_file_built.name).symlink_to(lookup_file_built)
    with closing(Store.open(ready_paths.database, ready_paths.backups)) as store:
        Vocabulary(store).keep(WordKey("数据", ("shù", "jù")), traditional="數據", senses=("data",))
        form = Form("算力券", Status.PREFERRED, reading=("suàn", "lì", "quàn"))
        OwnConcepts(store).save([Concept("voucher", Category.COMPUTE, "compute voucher", "", (form,))])
    return ready_paths


@pytest.fixture
def call(lookup_paths: Paths, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls the program in this process on that data."""

    def run(*arguments: object) -> Said:
        code = main(["--data", str(lookup_paths.data), *(str(argument) for argument in arguments)])
        return Said(code, *capsys.readouterr())

    return run


def found(call: Call, typed: str, *more: object) -> dict[str, Any]:
    said = call("lookup", typed, "--json", *more)
    assert said.code == 0
    record: dict[str, Any] = json.loads(said.out)
    assert list(record) == FIELDS
    assert record["query"] == typed
    return record


@pytest.mark.parametrize("typed", ["数据", "數據", "shuju", "shu4ju4", "shù jù", "data"])
def test_a_kept_word_and_its_entry_are_found_by_anything(call: Call, typed: str) -> None:
    record = found(call, typed)
    assert record["words"][0]["simplified"] == "数据"
    assert record["words"][0]["status"] == WordStatus.LEARNING_1.value
    first = record["entries"][0]
    assert (first["simplified"], first["traditional"], first["pinyin"]) == ("数据", "數據", ["shù", "jù"])
    assert set(first) == {"simplified", "traditional", "pinyin", "senses", "level"}


@pytest.mark.parametrize("typed", ["算力券", "suanliquan", "suan4 li4", "compute vou"])
def test_own_concepts_are_found(call: Call, typed: str) -> None:
    concepts = {concept["id"]: concept for concept in found(call, typed)["concepts"]}
    assert concepts["voucher"]["english"] == "compute voucher"
    assert concepts["voucher"]["forms"] == ["算力券"]
    assert concepts["voucher"]["origin"] == "yours"


@pytest.mark.parametrize("typed", ["智能体", "智能體", "zhinengti", "agent"])
def test_shipped_concepts_are_found_in_both_scripts(call: Call, typed: str) -> None:
    assert any("智能体" in concept["forms"] for concept in found(call, typed)["concepts"])


def test_nothing_is_found_for_nothing(call: Call) -> None:
    for typed in ("", "  ", "qwrtzk"):
        record = found(call, typed)
        assert not record["entries"] + record["words"] + record["concepts"]
    assert "Nothing" in call("lookup", "qwrtzk").out


def test_the_number_of_entries_can_be_bounded(call: Call) -> None:
    assert len(found(call, "shi", "--limit", 5)["entries"]) == 5
    assert found(call, "shi", "--limit", 0)["entries"] == []


def test_it_reads_well_without_json(call: Call) -> None:
    lines = call("lookup", "數據").out.splitlines()
    assert any(line.startswith("数据 [數據]\tshù jù\tdata") for line in lines)


def test_looking_up_changes_nothing(call: Call, lookup_paths: Paths) -> None:
    before = lookup_paths.database.read_bytes()
    found(call, "数据")
    assert lookup_paths.database.read_bytes() == before


def test_both_are_commands() -> None:
    assert is_command(["lookup", "数据"])
    assert is_command(["dictionary", "show"])


def test_the_dictionary_in_use_is_shown_and_kept(call: Call, lookup_paths: Paths, tmp_path: Path) -> None:
    shown = json.loads(call("dictionary", "show", "--json").out)
    assert shown["shipped"] is True
    assert shown["date"] > "2025"
    assert "shipped" in call("dictionary", "show").out
    spoiled = tmp_path / "cedict.u8"
    spoiled.write_text("# CC-CEDICT\n#! entries=9\n數據 数据 [shu4 ju4] /data/\n", encoding="utf-8")
    said = call("dictionary", "load", spoiled)
    assert said.code == 2
    assert "line 4" in said.err
    assert json.loads(call("dictionary", "show", "--json").out) == shown
    assert call("dictionary", "reset").code == 0
    assert "no former" in call("dictionary", "former").out
    assert not (lookup_paths.data / "dictionary").exists()


@pytest.mark.slow
def test_a_newer_dictionary_is_looked_into(call: Call, paths: Paths, tmp_path: Path) -> None:
    text = Sources.installed(paths).cedict.read_text(encoding="utf-8")
    newer = text.replace("entries=123999", "entries=124000").replace("date=2025-10-02", "date=2027-01-02")
    file = tmp_path / "newer.u8"
    file.write_text(
        newer.rstrip() + "\n讀對讀 读对读 [[du2dui4du2]] /to read in two scripts/\n", encoding="utf-8"
    )
    assert call("dictionary", "load", file).code == 0
    assert json.loads(call("dictionary", "show", "--json").out)["date"] == "2027-01-02"
    assert found(call, "读对读")["entries"][0]["pinyin"] == ["dú", "duì", "dú"]
    assert call("dictionary", "reset").code == 0
    assert json.loads(call("dictionary", "show", "--json").out)["shipped"] is True


def test_annotate_says_level_and_separable_word(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("问：你们打了多久官司？\n\n答：打了两年官司，吃了点亏。\n", encoding="utf-8")
    lines = call("annotate", file, "--json").lines
    tokens = [token for line in lines for token in line["tokens"]]
    assert {token["text"]: token["part_of"] for token in tokens if token["part_of"]} == {
        "打": "打官司",
        "官司": "打官司",
        "吃": "吃亏",
        "亏": "吃亏",
    }
    assert next(token["level"] for token in tokens if token["text"] == "你们") == "1"
    assert all("level" in token and "part_of" in token for token in tokens)
