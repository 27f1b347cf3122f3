"""Items are made when they are read, and only those."""

from __future__ import annotations

from reader.on_demand import OnDemand


def test_only_what_is_read_is_made() -> None:
    made: list[int] = []

    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    doubled = OnDemand(range(1000), double)
    assert len(doubled) == 1000
    assert made == []
    assert doubled[-1] == 1998
    assert list(doubled[2:5]) == [4, 6, 8]
    assert made == [999, 2, 3, 4]
