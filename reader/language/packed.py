"""One paragraph's annotation as bytes: what the worker sends, the cache stores and `annotate` prints.

Layout: version (u8), tokens, forms, mentions, concepts (u32 each), then arrays of u32: starts, ends, form of each
token, start, end, concept of each mention, then lines of UTF-8: one a form, its fields parted by tabs, and one of
concept ids. No token holds white space, so neither can stand in a field. A form is shared by all tokens that are alike,
and decoded once for all paragraphs.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import starmap
from typing import TYPE_CHECKING

from reader.language.model import Annotation, Mention, Token, TokenKind, Why

if TYPE_CHECKING:
    from reader.language.lexicon import Lexeme

VERSION = 3
_HEAD = struct.Struct("<BIIIII")
_KINDS = {kind.value: kind for kind in TokenKind}
_WHYS: dict[str, Why | None] = {why.value: why for why in Why} | {"": None}


class RecordRefused(ValueError):
    """A record is not of this version, or damaged."""


def form_line(lexeme: Lexeme, reading: str, others: Sequence[str], forms: Sequence[str]) -> str:
    """The form of a token, which is all of it but its place: a lexeme with a reading, other readings, script forms."""
    text = lexeme.text
    why = lexeme.why.value if lexeme.why is not None else ""
    scripts = ("" if form == text else form for form in forms)
    return "\t".join((lexeme.kind.value, why, text, reading, *scripts, *others))


class Packer:
    """Packs paragraphs; stateless but for its buffers."""

    def pack(
        self, starts: Sequence[int], ends: Sequence[int], forms: Sequence[str], mentions: Sequence[Mention]
    ) -> bytes:
        """The record of a paragraph; `forms` are those that `form_line` gave, one a token."""
        places = {form: at for at, form in enumerate(dict.fromkeys(forms))}
        concepts: dict[str, int] = {}
        spans = [
            (mention.start, mention.end, concepts.setdefault(mention.concept, len(concepts)))
            for mention in mentions
        ]
        columns = list(zip(*spans, strict=True)) if spans else [(), (), ()]
        numbers = array(
            "I", [*starts, *ends, *map(places.__getitem__, forms), *columns[0], *columns[1], *columns[2]]
        )
        if sys.byteorder == "big":
            numbers.byteswap()
        table = "\n".join((*places, "\t".join(concepts)))
        head = _HEAD.pack(VERSION, len(starts), len(places), len(spans), len(concepts), len(numbers) * 4)
        return head + numbers.tobytes() + table.encode("utf-8", "surrogatepass")


def unpack(record: bytes, text: str) -> Annotation:
    """The annotation of a paragraph whose text is given; raises RecordRefused for a record of another version."""
    numbers, forms, concepts, count, spans = _parts(record)
    starts, ends, which = numbers[:count], numbers[count : 2 * count], numbers[2 * count : 3 * count]
    made = [_fields(form) for form in forms]
    tokens = [
        Token(start, end, _shared(text[start:end], made[form][3]), *made[form])
        for start, end, form in zip(starts, ends, which, strict=True)
    ]
    rest = numbers[3 * count :]
    mentions = starmap(
        Mention,
        zip(
            rest[:spans],
            rest[spans : 2 * spans],
            (concepts[which_one] for which_one in rest[2 * spans :]),
            strict=True,
        ),
    )
    return Annotation(tuple(tokens), tuple(mentions))


def words_in_order(record: bytes) -> list[Token]:
    """The tokens of a record without their places, those that are alike one object: quicker than `unpack`."""
    numbers, forms, _, count, _ = _parts(record)
    made = [_placeless(form) for form in forms]
    return [made[form] for form in numbers[2 * count : 3 * count]]


def mentions_of(record: bytes) -> tuple[Mention, ...]:
    """The mentions of a record alone, without making its tokens; raises RecordRefused as `unpack` does."""
    numbers, _, concepts, count, spans = _parts(record)
    rest = numbers[3 * count :]
    places = zip(rest[:spans], rest[spans : 2 * spans], rest[2 * spans :], strict=True)
    return tuple(Mention(start, end, concepts[which]) for start, end, which in places)


def counted_forms(record: bytes) -> Iterator[tuple[str, int]]:
    """Each form of a record, as its line, with how often it stands there, in order of first place."""
    numbers, written, _, tokens, _ = _parts(record)
    for which, count in Counter(numbers[2 * tokens : 3 * tokens]).items():
        yield written[which], count


def fact_of(form: str) -> tuple[str, str, tuple[str | None, ...]]:
    """Kind, simplified characters and syllables that the line of a form says."""
    kind, _, simplified, reading, *_ = form.split("\t", 4)
    return kind, simplified, _syllables(reading)


def words_of(record: bytes) -> set[str]:
    """The distinct simplified words of a record, without making its tokens."""
    return {form.split("\t", 3)[2] for form in _parts(record)[1]}


def _parts(record: bytes) -> tuple[array[int], list[str], list[str], int, int]:
    try:
        version, count, _, spans, _, size = _HEAD.unpack_from(record)
        if version != VERSION:
            raise RecordRefused(f"record of version {version}")
        numbers = array("I")
        numbers.frombytes(record[_HEAD.size : _HEAD.size + size])
        if sys.byteorder == "big":
            numbers.byteswap()
        *forms, concepts = record[_HEAD.size + size :].decode("utf-8", "surrogatepass").split("\n")
        if len(numbers) != 3 * count + 3 * spans:
            raise RecordRefused("record with a wrong length")
        return numbers, forms, concepts.split("\t"), count, spans
    except (struct.error, ValueError) as error:
        raise RecordRefused(str(error)) from error


def _shared(text: str, form: str) -> str:
    """One string for all tokens that are alike, where it is that of their form."""
    return form if form == text else text


@lru_cache(maxsize=1 << 12)
def _placeless(form: str) -> Token:
    fields = _fields(form)
    return Token(0, 0, form.split("\t", 3)[2], *fields)


@lru_cache(maxsize=1 << 12)
def _fields(
    form: str,
) -> tuple[
    TokenKind, Why | None, tuple[str | None, ...], str, str, str, str, str, tuple[tuple[str, ...], ...]
]:
    kind, why, text, reading, traditional, taiwan, phrases, hong_kong, *others = form.split("\t")
    return (
        _KINDS[kind],
        _WHYS[why],
        _syllables(reading),
        text,
        traditional or text,
        taiwan or text,
        phrases or text,
        hong_kong or text,
        tuple(tuple(other.split()) for other in others),
    )


def _syllables(reading: str) -> tuple[str | None, ...]:
    return tuple(None if syllable == "?" else syllable for syllable in reading.split())
