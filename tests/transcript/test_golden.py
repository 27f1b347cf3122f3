"""The samples as pages; after a wanted change: `python -m tests.transcript.test_golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.paths import Paths
from reader.transcript.loading import load
from tests.transcript.page import page

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "transcript"
SAMPLES = sorted(Paths.standard().texts.glob("*.zh.txt"))


def shown(path: Path) -> str:
    return "\n".join(page(load(path))) + "\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_comes_out_as_its_golden_page(path: Path) -> None:
    golden = GOLDEN / path.name.replace(".zh.txt", ".page")
    if not golden.exists():
        pytest.skip("this sample has no golden page")
    assert shown(path).splitlines() == golden.read_text("utf-8").splitlines()


if __name__ == "__main__":
    for sample in SAMPLES:
        (GOLDEN / sample.name.replace(".zh.txt", ".page")).write_text(shown(sample), "utf-8")
