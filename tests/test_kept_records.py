"""The records of a text in little memory: none is lost, in whatever order they come and go."""

from __future__ import annotations

import random

from reader.kept_records import KeptRecords


def record(paragraph: int) -> bytes:
    return f"字{paragraph}".encode() * (paragraph % 7 + 1)


def test_every_record_comes_back_in_whatever_order_they_came() -> None:
    numbers = list(range(0, 3000, 2))
    random.Random(3).shuffle(numbers)
    kept = KeptRecords()
    for number in numbers:
        kept[number] = record(number)
    assert list(kept) == sorted(numbers)
    assert dict(kept) == {number: record(number) for number in sorted(numbers)}
    assert len(kept) == len(numbers)


def test_a_record_takes_the_place_of_a_former_one() -> None:
    kept = KeptRecords()
    kept.update({number: record(number) for number in range(3000)})
    kept[5] = b"another"
    kept.update({number: record(number) for number in range(100, 3000)})
    assert kept[5] == b"another"
    assert len(kept) == 3000
    del kept[5]
    assert 5 not in kept
    assert kept.get(5) is None
    assert kept[6] == record(6)


def test_what_lies_on_disk_is_read_there_again() -> None:
    disk = {number: record(number) for number in range(3000)}
    asked: list[int] = []

    def on_disk(first: int, last: int) -> dict[int, bytes]:
        asked.append(first)
        return {number: disk[number] for number in range(first, last + 1) if number in disk}

    kept = KeptRecords(on_disk)
    kept.update(disk)
    asked.clear()
    assert kept[1] == record(1)
    assert 0 in asked


def test_a_record_that_has_gone_from_disk_is_not_known_any_more() -> None:
    disk = {number: record(number) for number in range(3000)}
    kept = KeptRecords(lambda first, last: {n: r for n, r in disk.items() if first <= n <= last})
    kept.update(disk)
    del disk[1]
    assert kept.get(1) is None
    assert kept[2] == record(2)
    assert len(kept) == 2999


def test_nothing_is_known_after_all_was_forgotten() -> None:
    kept = KeptRecords(lambda first, _last: {first: b"old"})
    kept.update({number: record(number) for number in range(3000)})
    kept.clear()
    assert (len(kept), list(kept), kept.get(0), 1 in kept) == (0, [], None, False)
    kept[1] = b"new"
    assert dict(kept) == {1: b"new"}
