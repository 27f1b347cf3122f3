"""The reader's own keys: how they are stored, and which key would mean two things."""

from __future__ import annotations

from collections.abc import Mapping

Keys = Mapping[str, tuple[str, ...]]
"""The name of an action to its keys, by their portable names (`Ctrl+K`)."""


def stored_keys(text: str) -> dict[str, tuple[str, ...]]:
    """The keys that a setting holds: a line an action, its name and its keys parted by tabs."""
    rows = (line.split("\t") for line in text.splitlines() if line)
    return {name: tuple(key for key in keys if key) for name, *keys in rows}


def setting_of(keys: Keys, usual: Keys) -> str:
    """The setting for keys: only those that are not the usual ones, so that new versions can give better ones."""
    changed = {name: own for name, own in keys.items() if name in usual and own != usual[name]}
    return "\n".join("\t".join((name, *own)) for name, own in changed.items())


def others_with(key: str, name: str, keys: Keys) -> list[str]:
    """The other actions that have this key."""
    return [other for other, own in keys.items() if other != name and key in own]


def taken_from(keys: Keys, key: str, name: str) -> dict[str, tuple[str, ...]]:
    """The same keys where this one is that of this action alone, besides those that it has."""
    left = {other: tuple(each for each in own if each != key) for other, own in keys.items()}
    return {**left, name: (*left[name], key)}
