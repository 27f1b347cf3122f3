"""The wheel carries what is shipped and runs from anywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network and unpacked."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "home")
    return folder / "home"


@pytest.mark.parametrize(
    "part",
    [
        "resources/glossary/ai.toml",
        "resources/themes/light.toml",
        "resources/icons/duidu.svg",
        "resources/language/apart.txt",
        "texts/catalog.toml",
        "texts/serving-at-scale.zh.txt",
        "texts/serving-at-scale.en.txt",
    ],
)
def test_what_is_shipped_is_inside(unpacked: Path, part: str) -> None:
    assert (unpacked / "reader" / "shipped" / part).is_file()


def test_nothing_else_of_the_checkout_is_inside(unpacked: Path) -> None:
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {"reader", "duidu"}
    texts = {path.name.split(".")[0] for path in (unpacked / "reader" / "shipped" / "texts").iterdir()}
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed, so what is tracked is not known")
    tracked = subprocess.run(
        [git, "ls-files", "texts"], cwd=HERE, capture_output=True, text=True, check=False
    )
    if tracked.returncode == 0 and tracked.stdout:
        assert texts <= {Path(line).name.split(".")[0] for line in tracked.stdout.splitlines()}


def test_it_runs_from_another_folder(unpacked: Path, tmp_path: Path) -> None:
    program = (
        "import reader.paths, sys; from reader.__main__ import main;"
        "print(reader.paths.Paths.standard().texts, file=sys.stderr);"
        "raise SystemExit(main(['--data', 'data', 'info', sys.argv[1], '--json']))"
    )
    sample = unpacked / "reader" / "shipped" / "texts" / "serving-at-scale.zh.txt"
    told = subprocess.run(
        [sys.executable, "-c", program, str(sample)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert told.returncode == 0, told.stderr
    assert str(unpacked) in told.stderr
    assert json.loads(told.stdout)["turns"] == 37
