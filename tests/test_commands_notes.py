"""`notes list` and `notes export` without a window."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.desk import Desk
from reader.paths import Paths


def test_notes_are_listed_and_exported_without_a_window(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Desk.open(paths)) as desk:
        text = desk.open_text(desk.library.paste("风扇一直在转。\n", "夜谈"))
        desk.notes.add(text.transcript, "夜谈", (0, 0), (0, 2), "fan\nnoise")
    data = ["--data", str(paths.data)]
    assert main(["notes", "list", *data]) == 0
    assert capsys.readouterr().out == "夜谈\t\t风扇\tfan noise\n"
    assert main([*data, "notes", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["note"] == "fan\nnoise"
    for kind in ("md", "csv"):
        assert main(["notes", "export", *data, "--format", kind, "-o", str(tmp_path / kind)]) == 0
        assert "风扇" in (tmp_path / kind).read_text(encoding="utf-8")
