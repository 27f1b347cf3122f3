"""Our dataclasses behave like Python's frozen, slotted ones."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from reader.records import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """A record."""

    first: int
    second: str = "b"
    third: list[int] = dataclasses.field(default_factory=list)
    fourth: int = dataclasses.field(default=4, compare=False, metadata={"low": 1})


@dataclasses.dataclass(frozen=True, slots=True)
class Pythons:
    """The same."""

    first: int
    second: str = "b"
    third: list[int] = dataclasses.field(default_factory=list)
    fourth: int = dataclasses.field(default=4, compare=False, metadata={"low": 1})


@dataclass(frozen=True, slots=True)
class Key:
    """One that can be a key."""

    text: str
    number: int = 0


@dataclass(slots=True)
class Changing:
    """One that changes."""

    number: int = 0
    more: list[int] = dataclasses.field(default_factory=list)


BOTH = pytest.mark.parametrize("kind", [Ours, Pythons])


@BOTH
def test_it_is_made_by_place_by_name_and_from_defaults(kind: type[Ours]) -> None:
    made = kind(1, third=[3])
    assert (made.first, made.second, made.third, made.fourth) == (1, "b", [3], 4)
    assert kind(1).third is not kind(1).third
    assert dataclasses.asdict(made) == {"first": 1, "second": "b", "third": [3], "fourth": 4}
    assert dataclasses.replace(made, second="x") == kind(1, "x", [3])


@BOTH
def test_what_is_left_out_or_unknown_is_refused_the_first_time_and_later(kind: type[Ours]) -> None:
    for _ in range(6):
        with pytest.raises(TypeError, match="first"):
            kind()  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="fifth"):
            kind(1, fifth=5)  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="first"):
            kind(1, first=1)  # type: ignore[misc]
        with pytest.raises(TypeError, match="fifth"):
            kind(fifth=1)  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="positional"):
            kind(1, "b", [], 4, 5)  # type: ignore[call-arg]
        assert kind(1) == kind(first=1)


def test_one_that_is_not_frozen_can_be_changed_and_is_no_key() -> None:
    made = Changing()
    made.number = 3
    made.more.append(1)
    assert made == Changing(3, [1])
    assert made != Changing(3)
    with pytest.raises(TypeError, match="unhashable"):
        hash(made)
    assert copy.deepcopy(made) == made


@BOTH
def test_it_cannot_be_changed(kind: type[Ours]) -> None:
    made = kind(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'first'"):
        made.first = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'first'"):
        del made.first
    with pytest.raises((AttributeError, TypeError)):
        made.other = 2  # type: ignore[attr-defined]
    assert not hasattr(made, "__dict__")


@BOTH
def test_those_of_equal_fields_are_equal_and_say_what_they_hold(kind: type[Ours]) -> None:
    assert kind(1) == kind(1, fourth=9)
    assert kind(1) != kind(2)
    assert kind(1) != (1, "b", [], 4)
    assert repr(kind(1)) == f"{kind.__name__}(first=1, second='b', third=[], fourth=4)"
    with pytest.raises(TypeError, match="unhashable"):
        hash(kind(1))


def test_they_can_be_keys_and_are_taken_apart_by_patterns() -> None:
    assert {Key("a"): 1}[Key("a", 0)] == 1
    assert len({Key("a"), Key("a"), Key("b")}) == 2
    match Key("a", 2):
        case Key(text, number):
            assert (text, number) == ("a", 2)


def test_they_can_be_copied_and_pickled() -> None:
    key = Key("a", 2)
    assert pickle.loads(pickle.dumps(key)) == copy.deepcopy(key) == key
