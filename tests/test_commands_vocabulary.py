"""The commands of the vocabulary: their records, their refusals, and that looking changes nothing."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.__main__ import main
from reader.paths import Paths
from reader.store import Store, backups_in
from reader.transcript.library import Library
from reader.vocabulary.model import WordKey
from reader.vocabulary.store import Vocabulary

TALK = "问：今天的数据看过了吗？\n\n答：数据看过了。模型学习了三天，OpenAI 的研究员说可以再学习。\n"


class Call:
    """The program called as a command on one reader's data."""

    def __init__(self, paths: Paths, capfd: pytest.CaptureFixture[str]) -> None:
        self.paths, self._capfd = paths, capfd

    def __call__(self, *arguments: object, code: int = 0) -> str:
        said = main(["--data", str(self.paths.data), "vocabulary", *map(str, arguments)])
        out, self.err = self._capfd.readouterr()
        assert said == code, self.err
        return out

    def json(self, *arguments: object) -> dict[str, Any]:
        """The one JSON object that a command prints."""
        return dict(json.loads(self(*arguments, "--json")))

    def lines(self, *arguments: object) -> list[dict[str, Any]]:
        """The JSON Lines that a command prints."""
        return [json.loads(line) for line in self(*arguments, "--json").splitlines()]


@pytest.fixture
def call(ready_paths: Paths, capfd: pytest.CaptureFixture[str]) -> Call:
    return Call(ready_paths, capfd)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    return file


def test_several_words_are_added_with_tags_and_their_sentence(call: Call, talk: Path) -> None:
    said = call("add", "数据", "学习", "--from", talk, "--tag", "talk", "--tag", "today").splitlines()
    assert [line.split("\t")[0] for line in said] == ["数据", "学习"]
    words = {word["simplified"]: word for word in call.lines("list")}
    assert list(words["数据"]) == [
        "simplified",
        "traditional",
        "pinyin",
        "senses",
        "status",
        "tags",
        "lists",
        "note",
        "concept",
        "level",
        "added",
        "changed",
        "sightings",
    ]
    assert words["数据"]["tags"] == ["talk", "today"]
    assert words["学习"]["sightings"][0]["file"] == str(talk)
    assert words["学习"]["level"] == "1"
    assert words["学习"]["traditional"] == "學習"
    assert list(words["学习"]["sightings"][0]) == ["sentence", "speaker", "file", "section", "time"]


def test_one_word_that_is_not_there_keeps_none(call: Call, talk: Path) -> None:
    call("add", "数据", "不在此处", "--from", talk, code=2)
    assert "不在此处" in call.err
    assert "talk.txt" in call.err
    call("add", "数据", "--from", talk, "--tag", "", code=2)
    assert call.lines("list") == []


def test_a_sighting_names_its_file_where_that_is_now(call: Call, talk: Path) -> None:
    with closing(Store.open(call.paths.database, call.paths.backups)) as store:
        kept = Library(call.paths, store).add_file(talk)
    call("add", "数据", "--from", talk)
    talk.rename(talk.with_name("moved.txt"))
    (word,) = call.lines("list")
    assert word["sightings"][0]["file"] == str(kept.path)
    kept.path.unlink()
    (word,) = call.lines("list")
    assert word["sightings"][0]["file"] == str(talk)


def test_each_word_is_one_line_whatever_was_written_of_it(call: Call) -> None:
    call("add", "数据", "学习")
    note = "a\x85b\u2028c\u2029d\ne"
    with closing(Store.open(call.paths.database, call.paths.backups)) as store:
        Vocabulary(store).edit(WordKey("数据", ("shù", "jù")), note=note)
    assert [word["note"] for word in call.lines("list")] == ["", note]


def test_a_status_is_set_and_listed(call: Call, talk: Path) -> None:
    call("add", "数据", "学习", "--from", talk)
    assert call("set", "数据", "學習", "今天", "--status", "known").count("known") == 3
    assert {word["simplified"] for word in call.lines("list", "--status", "known")} == {"数据", "学习"}
    assert call.lines("list", "--status", "learning 1") == []
    with pytest.raises(SystemExit):
        call("set", "数据", "--status", "forgotten")


def test_words_of_one_transcript(call: Call, talk: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("问：你好吗？\n\n答：我很好，谢谢。\n", encoding="utf-8")
    call("add", "数据", "--from", talk)
    call("add", "谢谢", "--from", other)
    assert [word["simplified"] for word in call.lines("list", "--transcript", other)] == ["谢谢"]


def test_coverage_counts_what_is_known(call: Call, talk: Path) -> None:
    (before,) = call.json("coverage", talk)["files"]
    assert list(before) == [
        "file",
        "words",
        "known",
        "distinct",
        "known_distinct",
        "by_level",
        "names",
        "numbers",
        "terms",
        "curve",
    ]
    assert (before["file"], before["known"]) == (str(talk), 0)
    assert before["curve"][0] == [0, 0.0]
    assert before["curve"][-1] == [before["distinct"], 1.0]
    assert sum(level["words"] for level in before["by_level"].values()) == before["words"]
    call("set", "学习", "看", "--status", "known")
    (after,) = call.json("coverage", talk)["files"]
    assert after["known"] == 4
    assert after["known_distinct"] == 2
    assert "words" in call("coverage", talk, talk)


def test_an_import_is_tried_and_done(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "known.txt"
    file.write_text("学习\n今天、朋友\nhello\n大模型\n", encoding="utf-8")
    trial = call.json("import", file, "--dry-run")
    assert list(trial) == ["new", "changed", "conflicts", "refused"]
    assert [each.split()[0] for each in trial["new"]] == ["学习", "今天", "朋友", "大模型"]
    assert trial["refused"] == [{"line": 3, "reason": "“hello” is no Chinese word"}]
    assert not call.paths.database.exists()
    assert call.json("import", file) == trial
    assert call.json("import", file) == {
        "new": [],
        "changed": [],
        "conflicts": [],
        "refused": trial["refused"],
    }
    assert call.lines("list") == []
    assert "refused: 1" in call("import", file)


def test_a_reading_with_tone_numbers_is_the_one_with_marks(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "pleco.txt"
    lines = ("学习\txue2xi2\tto study", "朋友\tpeng2 you5\tfriend", "数据\tshù jù\tdata", "今天\t???\ttoday")
    file.write_text("\n".join(("// Cards", *lines)), encoding="utf-8")
    new = call.json("import", file, "--dry-run")["new"]
    assert new == ["学习 xué xí", "朋友 péng you", "数据 shù jù", "今天 jīn tiān"]


def test_every_readable_export_comes_back(call: Call, talk: Path, tmp_path: Path) -> None:
    call("add", "数据", "学习", "--from", talk, "--tag", "talk")
    before = call.lines("list")
    for name in ("csv", "xlsx", "apkg", "anki-text", "pleco", "quizlet", "skritter"):
        target = tmp_path / f"words.{name}.{'csv' if name == 'csv' else 'bin'}"
        call("export", "--format", name, "-o", target)
        again = call.json("import", target, "--dry-run")
        assert again["new"] == [], name
        if name in ("quizlet", "skritter"):  # words alone, which are marked known
            assert len(again["changed"]) == 2, name
        else:
            assert (again["changed"], again["conflicts"]) == ([], []), name
        if name in ("csv", "xlsx", "apkg", "anki-text"):
            elsewhere = Call(Paths.under(tmp_path / name), call._capfd)
            elsewhere.paths.cache.mkdir(parents=True)
            for file in call.paths.cache.glob("*.sqlite3"):
                (elsewhere.paths.cache / file.name).symlink_to(file.resolve())
            assert len(elsewhere.json("import", target)["new"]) == 2, name
            for word, came in zip(
                sorted(before, key=lambda each: each["simplified"]),
                sorted(elsewhere.lines("list"), key=lambda each: each["simplified"]),
                strict=True,
            ):
                for field in (
                    "simplified",
                    "traditional",
                    "pinyin",
                    "senses",
                    "status",
                    "tags",
                    "note",
                    "level",
                ):
                    assert word[field] == came[field], (name, field)
                assert word["sightings"][0]["sentence"] == came["sightings"][0]["sentence"]


def test_exports_choose_words_script_and_order(call: Call, talk: Path, tmp_path: Path) -> None:
    call("add", "学习", "数据", "--from", talk)
    call("set", "学习", "--status", "known")
    target = tmp_path / "words.txt"
    call("export", "--format", "skritter", "--script", "traditional", "--order", "reading", "-o", target)
    assert target.read_text(encoding="utf-8") == "數據\n學習\n"
    call("export", "--format", "csv", "--status", "known", "-o", target)
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert rows[0]["simplified"] == "学习"
    assert all("CC BY-SA 4.0" in row["licence"] for row in rows)


def test_the_name_of_a_file_tells_the_format(call: Call, tmp_path: Path) -> None:
    call("add", "数据")
    call("export", "-o", tmp_path / "words.apkg")
    assert (tmp_path / "words.apkg").read_bytes().startswith(b"PK")
    call("export", "-o", tmp_path / "words.txt", code=2)
    assert "anki-text, pleco, quizlet, skritter" in call.err
    assert not (tmp_path / "words.txt").exists()


def test_a_backup_is_made_and_restored(call: Call, talk: Path, tmp_path: Path) -> None:
    call("add", "数据", "--from", talk)
    backup = Path(call("backup").strip())
    assert backup in backups_in(call.paths.backups)
    call("add", "学习", "--from", talk)
    assert "Restored: 1 word; before there were 2" in call("restore", backup)
    assert [word["simplified"] for word in call.lines("list")] == ["数据"]
    call("restore", tmp_path / "nothing", code=2)
    assert "no such file" in call.err
    (tmp_path / "nothing").write_bytes(b"nonsense")
    call("restore", tmp_path / "nothing", code=2)
    assert "no backup of Duidu" in call.err
    assert [word["simplified"] for word in call.lines("list")] == ["数据"]


def test_the_first_change_of_a_day_is_backed_up_before_it(call: Call, talk: Path) -> None:
    call("add", "数据", "--from", talk)
    call("add", "学习", "--from", talk)
    assert len(backups_in(call.paths.backups)) == 1


def test_check_finds_what_is_wrong_and_mends_nothing(call: Call, talk: Path) -> None:
    assert call.json("check") == {"ok": True, "problems": []}
    call("add", "数据", "--from", talk)
    assert "whole" in call("check")
    store = Store.open(call.paths.database, call.paths.backups)
    with store.transaction() as connection:
        connection.execute("UPDATE word_status SET status = 'odd'")
    store.close()
    record = json.loads(call("check", "--json", code=2))
    assert record == {"ok": False, "problems": ["“odd” is no status."]}
    call.paths.database.write_bytes(b"nonsense " * 2000)
    record = json.loads(call("check", "--json", code=2))
    assert not record["ok"]
    assert "damaged" in record["problems"][0]
    assert call.paths.database.read_bytes().startswith(b"nonsense")


def test_files_that_hold_no_words_are_refused(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "words.apkg"
    for content in (b"", b"PK\x03\x04nothing", b"\x00\x01\x02", b"SQLite format 3\x00" + bytes(200)):
        file.write_bytes(content)
        call("import", file, code=2)
        assert call.err.count("\n") == 1
        assert "words.apkg" in call.err
    call("import", tmp_path / "missing.csv", code=2)
    assert "no such file" in call.err
    file.write_bytes("数据".encode())
    call("import", file, code=2)
    assert "no Anki package" in call.err


def test_a_command_leaves_damaged_data_to_the_window(call: Call) -> None:
    call("add", "数据")
    call.paths.database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)
    before = call.paths.database.read_bytes()
    call("add", "学习", code=2)
    assert "open the window to repair it" in call.err
    assert call.paths.database.read_bytes() == before
