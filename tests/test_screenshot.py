"""A screenshot is as large as was asked for, shows the card, and keeps nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from reader.paths import Paths
from tests.calls import outside
from tests.conftest import SAMPLES


@pytest.mark.parametrize(("size", "scale"), [("900x600", 1), ("640x500", 2)])
def test_a_screenshot_has_the_size_that_was_asked_for(
    ready_paths: Paths, tmp_path: Path, size: str, scale: int
) -> None:
    target = tmp_path / "window.png"
    told = outside(
        ready_paths, "screenshot", SAMPLES["measuring-models"], "-o", target, "--size", size, "--scale", scale
    )
    assert (told.returncode, told.stderr) == (0, b"")
    picture = QImage(str(target))
    width, height = (int(side) * scale for side in size.split("x"))
    assert (picture.width(), picture.height()) == (width, height)


def test_the_card_is_on_the_screenshot_and_nothing_is_kept(ready_paths: Paths, tmp_path: Path) -> None:
    pictures = []
    for more in ([], ["--hover", "评测"], ["--theme", "dark"]):
        target = tmp_path / f"{len(pictures)}.png"
        told = outside(
            ready_paths, "screenshot", SAMPLES["measuring-models"], "-o", target, "--size", "1000x700", *more
        )
        assert (told.returncode, told.stderr) == (0, b"")
        pictures.append(QImage(str(target)))
    plain, carded, dark = pictures
    assert changed(plain, carded) > 60
    assert dark.pixelColor(500, 300).lightness() < 80 < plain.pixelColor(500, 300).lightness()
    assert {path.name for path in ready_paths.data.iterdir()} == {"cache"}


def changed(one: QImage, other: QImage) -> int:
    """How many points of a coarse grid over the page differ."""
    grid = [(x, y) for x in range(260, 740, 10) for y in range(60, 680, 10)]
    return sum(one.pixel(*point) != other.pixel(*point) for point in grid)


def test_a_word_that_is_not_there_is_refused(ready_paths: Paths, tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    told = outside(ready_paths, "screenshot", SAMPLES["measuring-models"], "-o", target, "--hover", "恐龙")
    assert told.returncode == 2
    assert "恐龙" in told.stderr.decode()
    assert told.stderr.count(b"\n") == 1
    assert not target.exists()
