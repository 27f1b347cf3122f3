"""Frames on a pipe: how the window and the engine's process speak. Knows neither Qt nor the engine.

A frame is length (u32), protocol version (u8), kind (u8), request number (u32), payload; the length counts what
follows it; all numbers are little-endian.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import islice
from typing import Any

from reader.records import dataclass

VERSION = 2
LONGEST = 256 * 1024 * 1024
_TEXT_AT_ONCE = 2_000
"""Characters of a text that travel in one frame: a text of 10 MB in one would be in memory several times at once."""

_TERMS_AT_ONCE = 300
"""So few that they are written within a millisecond or two, between two frames on the screen."""

_LENGTH = struct.Struct("<I")
_HEAD = struct.Struct("<BBI")
_ANSWER = struct.Struct("<iI")
_RECORD = struct.Struct("<II")


class Kind(IntEnum):
    """What a frame says; below 64 it goes to the engine, from 64 on it comes from there."""

    OPEN = 1
    ANNOTATE = 2
    CANCEL = 3
    CLOSE = 4
    TEXT = 5
    TERMS = 6
    READY = 64
    PROGRESS = 65
    RECORDS = 66
    DONE = 67
    FAILED = 68


@dataclass(frozen=True, slots=True)
class Frame:
    """One message; answers carry the number of the request they answer."""

    kind: Kind
    request: int = 0
    payload: bytes = b""

    def json(self) -> Any:
        """The payload of a frame that is JSON."""
        return json.loads(self.payload.decode("utf-8", "surrogatepass"))


class FrameRefused(ValueError):
    """The stream is not one of frames of this protocol; it cannot be read on."""


def json_frame(kind: Kind, request: int, content: object) -> Frame:
    """A frame whose payload is JSON."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Frame(kind, request, text.encode("utf-8", "surrogatepass"))


def open_frames(request: int, content: dict[str, Any]) -> Iterator[Frame]:
    """What opens a text: its paragraphs, some at a time, and then all else of `content` (see `reader.worker`)."""
    some, size = list[str](), 0
    for paragraph in content["paragraphs"]:
        some.append(paragraph)
        size += len(paragraph)
        if size >= _TEXT_AT_ONCE:
            yield json_frame(Kind.TEXT, 0, {"text": content["text"], "paragraphs": some})
            some, size = [], 0
    yield json_frame(Kind.OPEN, request, {**content, "paragraphs": some})


def terms_frames(terms: Iterable[Sequence[object]]) -> Iterator[Frame]:
    """What brings the terms of all texts that are opened from then on, some at a time (see `reader.worker`)."""
    left, begin = iter(terms), True
    while (some := list(islice(left, _TERMS_AT_ONCE))) or begin:
        yield json_frame(Kind.TERMS, 0, {"terms": some, "begin": begin})
        begin = False


def encode(frame: Frame) -> bytes:
    """A frame as bytes."""
    length = _HEAD.size + len(frame.payload)
    return b"".join((_LENGTH.pack(length), _HEAD.pack(VERSION, frame.kind, frame.request), frame.payload))


class FrameReader:
    """Puts frames together from bytes as they come, in whatever pieces."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, content: bytes) -> list[Frame]:
        """Take in bytes and give the frames that are complete; raises FrameRefused for what is no frame."""
        self._buffer += content
        frames: list[Frame] = []
        at = 0
        while len(self._buffer) - at >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer, at)
            if not _HEAD.size <= length <= LONGEST:
                raise FrameRefused(f"a frame of {length} bytes")
            end = at + _LENGTH.size + length
            if len(self._buffer) < end:
                break
            frames.append(self._frame(at + _LENGTH.size, end))
            at = end
        del self._buffer[:at]
        return frames

    def _frame(self, start: int, end: int) -> Frame:
        version, kind, request = _HEAD.unpack_from(self._buffer, start)
        if version != VERSION:
            raise FrameRefused(f"protocol version {version}, not {VERSION}")
        if kind not in Kind.__members__.values():
            raise FrameRefused(f"a frame of kind {kind}")
        return Frame(Kind(kind), request, bytes(self._buffer[start + _HEAD.size : end]))


def pack_records(generation: int, records: Sequence[tuple[int, bytes]]) -> bytes:
    """The payload of RECORDS: generation, how many, then index, length and record of each."""
    parts = [_ANSWER.pack(generation, len(records))]
    for index, record in records:
        parts += (_RECORD.pack(index, len(record)), record)
    return b"".join(parts)


def unpack_records(payload: bytes) -> tuple[int, list[tuple[int, bytes]]]:
    """Generation and records of a RECORDS payload."""
    generation, count = _ANSWER.unpack_from(payload)
    at = _ANSWER.size
    records = []
    for _ in range(count):
        index, length = _RECORD.unpack_from(payload, at)
        at += _RECORD.size
        records.append((index, payload[at : at + length]))
        at += length
    return generation, records
