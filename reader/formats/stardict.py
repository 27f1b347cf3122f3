"""A StarDict dictionary: `.ifo`, `.idx`, `.dict` and `.syn`, with articles in HTML (`sametypesequence=h`).

    .idx   headword \\0 offset size      .syn   synonym \\0 number of its headword in .idx

Numbers are 32 bits, big-endian; both are sorted without regard to the case of ASCII letters, then by bytes.
Source: StarDict's doc/StarDictFileFormat, version 2.4.2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.formats.archive import zipped
from reader.formats.html import Markup
from reader.formats.plain_text import one_line

_LONGEST_WORD = 255
"""Bytes of a headword, the closing zero left out."""


@dataclass(frozen=True, slots=True)
class Article:
    """What stands under a headword and its synonyms."""

    headword: str
    body: Markup
    synonyms: Sequence[str] = ()


def to_stardict(
    articles: Iterable[Article], *, name: str, title: str, author: str, description: str, date: str
) -> bytes:
    """The four files as one ZIP; articles of one headword are joined. `date` is YYYY.MM.DD."""
    bodies, synonyms = _gathered(articles)
    words = sorted(bodies, key=_order)
    number = {word: at for at, word in enumerate(words)}
    index, text = bytearray(), bytearray()
    for word in words:
        body = "<hr>".join(bodies[word]).encode()
        index += word.encode() + b"\0" + struct.pack(">II", len(text), len(body))
        text += body
    pairs = sorted(synonyms, key=lambda pair: (_order(pair[0]), number[pair[1]]))
    others = b"".join(word.encode() + b"\0" + struct.pack(">I", number[head]) for word, head in pairs)
    facts = {"bookname": title, "wordcount": len(words), "synwordcount": len(pairs)}
    facts |= {"idxfilesize": len(index), "author": author, "description": description, "date": date}
    return zipped(
        {
            f"{name}.ifo": _ifo(facts),
            f"{name}.idx": bytes(index),
            f"{name}.dict": bytes(text),
            f"{name}.syn": others,
        }
    )


def _gathered(articles: Iterable[Article]) -> tuple[dict[str, list[Markup]], set[tuple[str, str]]]:
    """Bodies by headword, and pairs of a synonym and its headword."""
    bodies: dict[str, list[Markup]] = {}
    synonyms: set[tuple[str, str]] = set()
    for article in articles:
        head = _word(article.headword)
        if not head:
            continue
        bodies.setdefault(head, []).append(article.body)
        synonyms |= {(word, head) for word in map(_word, article.synonyms) if word and word != head}
    return bodies, synonyms


def _word(text: str) -> str:
    """A headword on one line that its field can hold."""
    return one_line(text).encode()[:_LONGEST_WORD].decode("utf-8", "ignore")


def _order(word: str) -> tuple[bytes, bytes]:
    """The order of `stardict_strcmp`: ASCII letters as small ones, then as written."""
    written = word.encode()
    return written.lower(), written


def _ifo(facts: dict[str, object]) -> bytes:
    lines = ["StarDict's dict ifo file", "version=2.4.2"]
    lines += [f"{name}={one_line(str(value))}" for name, value in facts.items()]
    return "".join(f"{line}\n" for line in [*lines, "sametypesequence=h"]).encode()
