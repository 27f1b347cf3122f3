"""The engine behind a pipe."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.frames import (
    Frame,
    FrameReader,
    FrameRefused,
    Kind,
    encode,
    json_frame,
    open_frames,
    pack_records,
    terms_frames,
    unpack_records,
)
from reader.language.build import ensure_language_file
from reader.language.packed import unpack
from reader.language.sources import language_file
from reader.paths import Paths


class Pipe:
    """A worker process and its frames."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-W", "ignore", "-m", "reader.worker", "--data", str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._reader = FrameReader()
        self._frames: list[Frame] = []

    def send(self, kind: Kind, request: int, content: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(encode(json_frame(kind, request, content)))
        self.process.stdin.flush()

    def next(self) -> Frame:
        assert self.process.stdout is not None
        while not self._frames:
            content = self.process.stdout.read1(65536)  # type: ignore[attr-defined]
            assert content, "the worker ended"
            self._frames += self._reader.feed(content)
        return self._frames.pop(0)

    def until(self, kind: Kind) -> list[Frame]:
        frames = [self.next()]
        while frames[-1].kind is not kind:
            frames.append(self.next())
        return frames

    def close(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        return code


@pytest.fixture
def pipe(pytestconfig: pytest.Config, tmp_path: Path) -> Iterator[Pipe]:
    built = Paths.under(Path(pytestconfig.rootpath) / ".pytest_cache" / "language")
    ensure_language_file(built)
    paths = Paths.under(tmp_path)
    paths.cache.mkdir(parents=True)
    language_file(paths).hardlink_to(language_file(built))
    pipe = Pipe(tmp_path)
    assert pipe.until(Kind.READY)[-1].json()["dictionary"] == str(language_file(paths))
    yield pipe
    if pipe.process.poll() is None:
        pipe.close()


def test_records_come_in_chunks_with_their_generation(pipe: Pipe) -> None:
    paragraphs = ["他们跑得很快。" * 200, "你好👇𠮷", ""]
    pipe.send(Kind.OPEN, 1, {"text": "t", "paragraphs": paragraphs, "generation": 4})
    pipe.send(Kind.ANNOTATE, 2, {"text": "t", "indices": [1, 0, 2], "generation": 4})
    assert pipe.next() == Frame(Kind.DONE, 1, b'{"text":"t"}')
    frames = pipe.until(Kind.DONE)
    assert {frame.request for frame in frames} == {2}
    answers = [unpack_records(frame.payload) for frame in frames[:-1]]
    assert {generation for generation, _ in answers} == {4}
    records = {index: record for _, some in answers for index, record in some}
    assert [token.text for token in unpack(records[1], paragraphs[1]).tokens] == ["你好", "👇", "𠮷"]
    assert frames[-1].json() == {"text": "t", "generation": 4, "complete": True}


def test_a_long_text_arrives_in_pieces_and_is_one(pipe: Pipe) -> None:
    paragraphs = [f"第{number}段，" + "他们跑得很快。" * 20 for number in range(300)]
    frames = list(open_frames(1, {"text": "t", "paragraphs": paragraphs, "generation": 1}))
    assert len(frames) > 2
    assert max(len(frame.payload) for frame in frames) < 20_000
    for _ in range(2):  # opened again it is not longer
        for frame in frames:
            pipe.send(frame.kind, frame.request, frame.json())
        assert pipe.next().kind is Kind.DONE
    pipe.send(Kind.ANNOTATE, 2, {"text": "t", "indices": [0, 299], "generation": 1})
    pipe.send(Kind.ANNOTATE, 3, {"text": "t", "indices": [300], "generation": 1})
    answers = [unpack_records(frame.payload)[1] for frame in pipe.until(Kind.DONE)[:-1]]
    records = {index: record for some in answers for index, record in some}
    for index in (0, 299):
        tokens = unpack(records[index], paragraphs[index]).tokens
        assert "".join(token.text for token in tokens) == paragraphs[index]
    assert pipe.next().kind is Kind.FAILED


def test_terms_are_found_in_the_texts_that_are_opened_after_them(pipe: Pipe) -> None:
    terms = [[f"词条{number}号", f"c{number}", False, [], [], [], True] for number in range(700)]
    for first, last in ((0, 700), (650, 700), (0, 0)):
        frames = list(terms_frames(terms[first:last]))
        assert [frame.json()["begin"] for frame in frames] == [True, *[False] * (len(frames) - 1)]
        for frame in frames:
            pipe.send(frame.kind, frame.request, frame.json())
        pipe.send(Kind.OPEN, 1, {"text": "t", "paragraphs": ["词条3号和词条699号"], "generation": 1})
        pipe.send(Kind.ANNOTATE, 2, {"text": "t", "indices": [0], "generation": 1})
        pipe.until(Kind.DONE)
        ((_, record),) = unpack_records(pipe.until(Kind.DONE)[0].payload)[1]
        found = [mention.concept for mention in unpack(record, "词条3号和词条699号").mentions]
        assert found == [f"c{number}" for number in (3, 699) if first <= number < last]


def test_a_stale_generation_is_dropped(pipe: Pipe) -> None:
    pipe.send(Kind.OPEN, 1, {"text": "t", "paragraphs": ["你好"], "generation": 2})
    pipe.send(Kind.ANNOTATE, 2, {"text": "t", "indices": [0], "generation": 1})
    assert pipe.until(Kind.DONE)[-1].request == 1
    done = pipe.next()
    assert (done.request, done.json()["complete"]) == (2, False)


def test_cancel_is_heard_while_a_text_is_annotated(pipe: Pipe) -> None:
    paragraphs = [f"第{number}段，" + "我们在讨论怎样把模型做得更好。" * 100 for number in range(400)]
    pipe.send(Kind.OPEN, 1, {"text": "t", "paragraphs": paragraphs, "generation": 1})
    pipe.send(Kind.ANNOTATE, 2, {"text": "t", "indices": list(range(400)), "generation": 1})
    pipe.until(Kind.RECORDS)
    pipe.send(Kind.CANCEL, 3, {"text": "t"})
    assert pipe.until(Kind.DONE)[-1].json()["complete"] is False


def test_a_request_that_fails_does_not_end_the_worker(pipe: Pipe) -> None:
    pipe.send(Kind.ANNOTATE, 1, {"text": "unknown", "indices": [0]})
    failed = pipe.next()
    assert (failed.kind, failed.request) == (Kind.FAILED, 1)
    pipe.send(Kind.CLOSE, 2, {"text": "unknown"})
    assert pipe.next().kind is Kind.DONE


def test_the_worker_ends_when_its_input_closes(pipe: Pipe) -> None:
    assert pipe.close() == 0


def test_frames_are_put_together_from_any_pieces() -> None:
    frames = [
        json_frame(Kind.OPEN, 7, {"text": "文本\ud800"}),
        Frame(Kind.DONE, 8),
        Frame(Kind.RECORDS, 9, b"x" * 5000),
    ]
    stream = b"".join(map(encode, frames))
    reader = FrameReader()
    found = [frame for at in range(0, len(stream), 7) for frame in reader.feed(stream[at : at + 7])]
    assert found == frames
    assert found[0].json() == {"text": "文本\ud800"}


@pytest.mark.parametrize(
    "stream", [b"\xff\xff\xff\xff\x01", b"\x06\x00\x00\x00\x63\x01\x00\x00\x00\x00", b"\x00" * 8]
)
def test_a_stream_of_something_else_is_refused(stream: bytes) -> None:
    with pytest.raises(FrameRefused):
        FrameReader().feed(stream)


def test_records_are_packed_and_unpacked() -> None:
    records = [(0, b"one"), (70000, b"")]
    assert unpack_records(pack_records(-3, records)) == (-3, records)


def test_cancel_reaches_requests_that_wait(pipe: Pipe) -> None:
    paragraphs = ["我们在讨论怎样把模型做得更好。" * 300] * 60
    pipe.send(Kind.OPEN, 1, {"text": "a", "paragraphs": paragraphs, "generation": 1})
    pipe.send(Kind.OPEN, 2, {"text": "b", "paragraphs": ["你好"], "generation": 1})
    pipe.send(Kind.ANNOTATE, 3, {"text": "a", "indices": list(range(60)), "generation": 1})
    pipe.send(Kind.ANNOTATE, 4, {"text": "b", "indices": [0], "generation": 1})
    pipe.send(Kind.CANCEL, 5, {"text": "b"})
    done = {frame.request: frame.json() for _ in range(4) for frame in pipe.until(Kind.DONE)[-1:]}
    assert (done[3]["complete"], done[4]["complete"]) == (True, False)
