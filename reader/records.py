"""Frozen, slotted dataclasses that cost a start little.

Python writes and compiles six methods for each when its module is imported: for the records of the first page that is
as long as it takes to lay the page out. Here each method is written when it is called first; what they do is what
those of `dataclasses` do, and to mypy they are those. Fields that are no parameters, or keyword-only, are not known.
"""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False):
        """A decorator; slots must be wished for, so that a class says what it is."""
        assert slots
        return partial(_record, frozen=frozen)


_FEW = 3
"""How often a record is made before its `__init__` is compiled: many are made once."""


def _record(cls: type, frozen: bool) -> Any:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    given = cls.__dict__
    if "__init__" not in given:
        made.__init__ = _filled_one_by_one(made)
    if "__eq__" not in given:
        made.__eq__ = _written_when_called(made, "__eq__", _eq)
    if given.get("__hash__") is None:
        made.__hash__ = _written_when_called(made, "__hash__", _hash) if frozen else None
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _repr
    if frozen:
        made.__reduce__ = _reduce
        made.__setattr__ = _refuse_to_set
        made.__delattr__ = _refuse_to_delete
    return made


def _filled_one_by_one(cls: type) -> Any:
    """An `__init__` that fills a record field by field; one that is made again and again gets a compiled one."""
    compiled, calls = _written_when_called(cls, "__init__", _init), 0

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal calls
        calls += 1
        fields = dataclasses.fields(cls)
        given = dict(zip((each.name for each in fields), args, strict=False))
        plain = len(args) <= len(fields) and given.keys().isdisjoint(kwargs)
        given.update(kwargs)
        for each in fields:
            if each.name not in given:
                if each.default is not dataclasses.MISSING:
                    given[each.name] = each.default
                elif each.default_factory is not dataclasses.MISSING:
                    given[each.name] = each.default_factory()
        as_asked = plain and given.keys() == {each.name for each in fields}
        if calls > _FEW or not as_asked or hasattr(cls, "__post_init__"):
            compiled(self, *args, **kwargs)  # which says what is wrong with the call, if that is what it is
            return
        for each in fields:
            object.__setattr__(self, each.name, given[each.name])

    return __init__


def _written_when_called(cls: type, name: str, write: Any) -> Any:
    """A method that puts the real one in its place and calls it."""

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        lines, known = write(cls)
        names: dict[str, Any] = {}
        exec("\n".join(lines), known, names)
        written = names[name]
        written.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, written)
        return written(self, *args, **kwargs)

    return method


def _init(cls: type) -> tuple[list[str], dict[str, Any]]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_none": dataclasses.MISSING}
    head, body = ["self"], []
    for each in dataclasses.fields(cls):
        assert each.init
        assert not each.kw_only
        name, value = each.name, each.name
        if each.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = each.default
            head.append(f"{name}=_default_{name}")
        elif each.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = each.default_factory
            head.append(f"{name}=_none")
            value = f"_make_{name}() if {name} is _none else {name}"
        else:
            head.append(name)
        body.append(f"    _set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("    self.__post_init__()")
    return [f"def __init__({', '.join(head)}):", *(body or ["    pass"])], known


def _values(cls: type, of: str) -> str:
    return "(" + "".join(f"{of}.{each.name}, " for each in dataclasses.fields(cls) if each.compare) + ")"


def _eq(cls: type) -> tuple[list[str], dict[str, Any]]:
    return [
        "def __eq__(self, other):",
        "    if other.__class__ is not self.__class__:",
        "        return NotImplemented",
        f"    return {_values(cls, 'self')} == {_values(cls, 'other')}",
    ], {}


def _hash(cls: type) -> tuple[list[str], dict[str, Any]]:
    return ["def __hash__(self):", f"    return hash({_values(cls, 'self')})"], {}


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, each.name) for each in dataclasses.fields(self))


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
