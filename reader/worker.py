"""The engine in a process of its own: `python -m reader.worker [--data DIR]`, frames on stdin and stdout.

Requests (see `reader.frames` for the envelope; JSON payloads):

- TEXT `{"text", "paragraphs": […]}` brings the first paragraphs of a text that the next OPEN of it opens; no answer.
- TERMS `{"terms": [[form, concept, is_name, [reading], [company], [unless_in], whole], …], "begin"}` brings terms that
  are to be found in all texts that are opened after it; with `begin` those before are forgotten; no answer.
- OPEN `{"text", "paragraphs": […], "corrections": [[[words], [reading], paragraph, start, joins], …], "generation"}`;
  answered by DONE.
- ANNOTATE `{"text", "indices": […], "generation"}`; answered by RECORDS frames (a few paragraphs each, packed) and
  then DONE `{"text", "generation", "complete"}`. `complete` is false when it was cancelled or overtaken.
- CANCEL `{"text"}` stops every ANNOTATE of the text that was sent before it, the running one before its next
  paragraph; it is heard at once and has no answer.
- CLOSE `{"text"}` lets go of a text; answered by DONE.

An ANNOTATE whose generation is not that of the text as it was opened last is stale and answered by DONE with
`complete` false. Unasked, with request number 0: PROGRESS `{"what", "part"}` while the dictionary is built, READY
`{"protocol", "dictionary"}` once texts can be annotated. FAILED `{"error", "kind"}` answers a request that could not
be done; the process goes on. It ends when stdin closes. Nothing but frames is written to stdout.
"""

from __future__ import annotations

import argparse
import gc
import os
import queue
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from reader.engine import Engine
from reader.frames import VERSION, Frame, FrameReader, Kind, encode, json_frame, pack_records
from reader.language.sources import language_file
from reader.paragraphs_on_disk import ParagraphsOnDisk
from reader.paths import Paths
from reader.terms import Term, correction_from, term_from

CHUNK_CHARACTERS = 300
"""What one answer holds at least: so few that the window takes it in between two frames."""
_READ_AT_ONCE = 1 << 16


class Worker:
    """Answers requests from one stream on another; a thread of its own reads, so that CANCEL is heard at once."""

    def __init__(self, engine: Engine, source: BinaryIO, sink: BinaryIO, paths: Paths) -> None:
        self._engine = engine
        self._source = source
        self._sink = sink
        self._dictionary = language_file(paths)
        self._folder = paths.cache
        self._requests: queue.SimpleQueue[tuple[int, Frame, ParagraphsOnDisk | None] | None] = (
            queue.SimpleQueue()
        )
        self._arriving: dict[str, ParagraphsOnDisk] = {}
        self._cancelled: dict[str, int] = {}
        self._texts: dict[str, ParagraphsOnDisk] = {}
        self._terms: tuple[Term, ...] = ()

    def run(self) -> None:
        """Make ready, then answer until the source closes."""
        threading.Thread(target=self._listen, name="frames", daemon=True).start()
        self._engine.prepare()
        self._send(json_frame(Kind.READY, 0, {"protocol": VERSION, "dictionary": str(self._dictionary)}))
        gc.collect()
        gc.freeze()
        while (item := self._requests.get()) is not None:
            number, frame, arrived = item
            try:
                self._answer(frame, number, arrived)
            except BrokenPipeError:
                return
            except Exception as error:  # one request fails, the process goes on
                content = {"error": str(error), "kind": type(error).__name__}
                self._send(json_frame(Kind.FAILED, frame.request, content))
            del item, frame, arrived  # nothing of a request stays until the next one

    def report(self, what: str, part: float) -> None:
        """Tell how far building the dictionary is."""
        self._send(json_frame(Kind.PROGRESS, 0, {"what": what, "part": part}))

    def _listen(self) -> None:
        reader = FrameReader()
        with suppress(OSError, ValueError):
            number = 0
            while content := self._read():
                for frame in reader.feed(content):
                    number += 1
                    self._hear(number, frame)
        self._requests.put(None)

    def _hear(self, number: int, frame: Frame) -> None:
        """Take in a request on the reading thread: what only brings text is read at once, so that it waits as text."""
        if frame.kind is Kind.CANCEL:
            text = str(frame.json()["text"])
            self._cancelled[text] = number
            self._engine.cancel(text)
        elif frame.kind is Kind.TEXT:
            content = frame.json()
            text = str(content["text"])
            self._arriving.setdefault(text, ParagraphsOnDisk(self._folder)).extend(
                map(str, content["paragraphs"])
            )
        else:
            is_expected = frame.kind is Kind.OPEN and bool(self._arriving)
            arrived = self._arriving.pop(str(frame.json()["text"]), None) if is_expected else None
            self._requests.put((number, frame, arrived))

    def _read(self) -> bytes:
        read = getattr(self._source, "read1", None)
        return bytes(read(_READ_AT_ONCE) if read is not None else self._source.read(_READ_AT_ONCE))

    def _answer(self, frame: Frame, number: int, arrived: ParagraphsOnDisk | None) -> None:
        content = frame.json()
        if frame.kind is Kind.TERMS:
            before = () if content["begin"] else self._terms
            self._terms = (*before, *map(term_from, content["terms"]))
            return
        text = str(content["text"])
        if frame.kind is Kind.OPEN:
            self._open(text, arrived or ParagraphsOnDisk(self._folder), content)
            self._send(json_frame(Kind.DONE, frame.request, {"text": text}))
        elif frame.kind is Kind.ANNOTATE:
            is_cancelled = number < self._cancelled.get(text, 0)
            self._annotate(frame.request, text, content, is_cancelled=is_cancelled)
        elif frame.kind is Kind.CLOSE:
            self._engine.close(text)
            self._let_go(text)
            self._send(json_frame(Kind.DONE, frame.request, {"text": text}))

    def _open(self, text: str, paragraphs: ParagraphsOnDisk, content: dict[str, Any]) -> None:
        paragraphs.extend(map(str, content["paragraphs"]))
        self._let_go(text)
        self._texts[text] = paragraphs
        self._engine.open(
            text,
            paragraphs,
            self._terms,
            [correction_from(fields) for fields in content.get("corrections", ())],
            int(content.get("generation", 0)),
        )

    def _let_go(self, text: str) -> None:
        former = self._texts.pop(text, None)
        if former is not None:
            former.close()

    def _annotate(self, request: int, text: str, content: dict[str, Any], *, is_cancelled: bool) -> None:
        generation = int(content.get("generation", 0))
        indices = [int(index) for index in content["indices"]]
        answered = 0
        if not is_cancelled and self._engine.generation(text) in (generation, None):
            chunk: list[tuple[int, bytes]] = []
            size = 0
            for index, record in self._engine.annotate(text, indices):
                chunk.append((index, record))
                answered += 1
                size += self._texts[text].length(index)
                if size >= CHUNK_CHARACTERS:
                    self._send(Frame(Kind.RECORDS, request, pack_records(generation, chunk)))
                    chunk, size = [], 0
            if chunk:
                self._send(Frame(Kind.RECORDS, request, pack_records(generation, chunk)))
        done = {"text": text, "generation": generation, "complete": answered == len(indices)}
        self._send(json_frame(Kind.DONE, request, done))

    def _send(self, frame: Frame) -> None:
        self._sink.write(encode(frame))
        self._sink.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the engine behind this process's pipes."""
    parser = argparse.ArgumentParser(prog="python -m reader.worker")
    parser.add_argument("--data", type=Path, help="where all user data lies")
    folder = parser.parse_args(arguments).data
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(10)
    sink = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints stays out of the frames
    paths = Paths.standard() if folder is None else Paths.under(folder)
    worker: Worker | None = None

    def report(what: str, part: float) -> None:
        if worker is not None:
            worker.report(what, part)

    engine = Engine(paths, report)
    worker = Worker(engine, sys.stdin.buffer, sink, paths)
    with suppress(BrokenPipeError):
        worker.run()
    engine.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
