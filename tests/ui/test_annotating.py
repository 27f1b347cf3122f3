"""What the engine is asked for next: what is seen first, then on from there, then what lies before."""

from __future__ import annotations

from reader.ui.annotating import _Text


def test_the_eye_comes_first_then_what_follows_then_what_is_before() -> None:
    text = _Text("t", ["字" * 1500] * 6)
    assert text.batch(3) == [3, 4, 5]
    for index in (3, 4, 5):
        text.arrived(index)
    assert text.batch(3) == [2, 1, 0]
    assert text.wants(0, 2)
    assert not text.wants(3, 9)


def test_what_has_arrived_twice_counts_once() -> None:
    text = _Text("t", ["一二三", "四五六"])
    for index in (0, 0, 7, 1):
        assert text.wanted
        text.arrived(index)
    assert not text.wanted
    assert text.left == 0
