"""`corrections` lists, writes and takes in what the reader has corrected, and never overwrites any of it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.language.corrections import Corrections, Scope, StoredCorrection
from reader.paths import Paths
from reader.store import Store
from tests.calls import Call, Said

SPLIT = StoredCorrection(Scope.EVERYWHERE, ("数据", "中心"), changed="2026-11-01T08:00:00Z")
READ = StoredCorrection(Scope.TRANSCRIPT, ("行",), ("háng",), "d1", changed="2026-11-02T08:00:00Z")


def keep(paths: Paths, *corrections: StoredCorrection) -> None:
    with closing(Store.open(paths.database, paths.backups)) as store:
        for each in corrections:
            Corrections(store).add(each)


@pytest.fixture
def call(paths: Paths, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls the program in this process on the reader's data."""

    def run(*arguments: object) -> Said:
        code = main(["--data", str(paths.data), *(str(argument) for argument in arguments)])
        return Said(code, *capsys.readouterr())

    return run


def test_the_list_names_scope_words_and_reading(call: Call, paths: Paths) -> None:
    keep(paths, SPLIT, READ)
    records = [json.loads(line) for line in call("corrections", "list", "--json").out.splitlines()]
    assert [(each["scope"], each["words"], each["reading"]) for each in records] == [
        ("transcript", ["行"], ["háng"]),
        ("everywhere", ["数据", "中心"], []),
    ]
    assert call("corrections", "list").out.splitlines() == ["transcript\t行\tháng", "everywhere\t数据|中心"]


def test_a_file_written_here_comes_in_elsewhere(call: Call, paths: Paths, tmp_path: Path) -> None:
    keep(paths, SPLIT, READ)
    file = tmp_path / "out.jsonl"
    assert call("corrections", "export", "-o", file).code == 0
    other = Paths.under(tmp_path / "other")
    keep(other, StoredCorrection(Scope.EVERYWHERE, ("数据中", "心")))
    arguments = ["--data", str(other.data), "corrections", "import", str(file), "--json"]
    for dry in (["--dry-run"], []):
        assert main([*arguments, *dry]) == 0
    said = call("corrections", "list").out  # drains what was printed above
    dry_run, done = (json.loads(line) for line in said.splitlines()[:2])
    assert (dry_run["dry_run"], done["dry_run"]) == (True, False)
    for report in (dry_run, done):
        assert (report["new"], report["same"]) == (1, 0)
        assert [each["yours"]["words"] for each in report["conflicts"]] == [["数据中", "心"]]
    with closing(Store.peek(other.database)) as store:
        assert {each.words for each in Corrections(store).all()} == {("数据中", "心"), ("行",)}


def test_a_bad_file_is_refused_with_its_line_and_changes_nothing(
    call: Call, paths: Paths, tmp_path: Path
) -> None:
    keep(paths, SPLIT)
    file = tmp_path / "bad.jsonl"
    file.write_text('{"duidu": "corrections", "version": 1}\n{"scope": "everywhere"}\n', encoding="utf-8")
    said = call("corrections", "import", file)
    assert said.code == 2
    assert "line 2" in said.err
    assert call("corrections", "list").out.splitlines() == ["everywhere\t数据|中心"]
