"""Everyday Chinese as jieba's dictionary counts it: how common its words are, and what part of speech each one is."""

from __future__ import annotations


def everyday_words() -> dict[str, int]:
    """The words of jieba's dictionary with their counts, read as a file; none where it is not installed."""
    return {word: int(count) for word, count, *_ in map(str.split, _lines())}


def word_classes() -> dict[str, str]:
    """The same words with their part of speech in the letters of ICTCLAS: n, nr, v, vn, a, d …"""
    return {word: rest[0] for word, _count, *rest in map(str.split, _lines()) if rest}


def _lines() -> list[str]:
    from importlib import metadata  # slow to load, and the window does without
    from pathlib import Path

    try:
        path = Path(str(metadata.distribution("jieba").locate_file("jieba/dict.txt")))
        return path.read_text(encoding="utf-8").splitlines()
    except (metadata.PackageNotFoundError, OSError):
        return []
