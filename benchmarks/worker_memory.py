"""The worker's memory by the length of a text: `python benchmarks/worker_memory.py [--transcripts DIR] [--rest S]`.

A worker of its own for each text: 40 kB, the texts one after the other, and two texts of 10 MB. What a process uses
alone or shares fairly (PSS) is read from `/proc` after a rest, and the most it ever used.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.engine import CACHE, ROOT, large_texts, paths_without_annotations, read_paragraphs
from reader.frames import Frame, FrameReader, Kind, encode, json_frame, open_frames, terms_frames
from reader.glossary.load import load_folder
from reader.paths import Paths
from reader.terms import Term, term_fields, terms_of

FORTY_KB = 13_400
"""Characters of a Chinese text of 40 kB."""


class Worker:
    """A worker that is spoken to one request after the other."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "reader.worker", "--data", str(CACHE)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._reader = FrameReader()
        self._frames: list[Frame] = []
        self._until(Kind.READY)

    def annotate(self, text: str, paragraphs: Sequence[str], terms: Sequence[Term]) -> None:
        """Open and annotate a whole text."""
        asked = open_frames(1, {"text": text, "paragraphs": list(paragraphs)})
        self._ask(*terms_frames(map(term_fields, terms)), *asked)
        self._ask(json_frame(Kind.ANNOTATE, 2, {"text": text, "indices": list(range(len(paragraphs)))}))

    def memory(self) -> tuple[float, float]:
        """Megabytes now, and at the most."""
        folder = Path("/proc") / str(self._process.pid)
        return _kilobytes(folder / "smaps_rollup", "Pss:") / 1024, _kilobytes(
            folder / "status", "VmHWM:"
        ) / 1024

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def _ask(self, *frames: Frame) -> None:
        assert self._process.stdin is not None
        for frame in frames:
            self._process.stdin.write(encode(frame))
        self._process.stdin.flush()
        self._until(Kind.DONE)

    def _until(self, kind: Kind) -> None:
        assert self._process.stdout is not None
        while True:
            for frame in self._reader.feed(self._process.stdout.read1(1 << 16)):  # type: ignore[attr-defined]
                if frame.kind is Kind.FAILED:
                    raise RuntimeError(frame.json())
                if frame.kind is kind:
                    return


def _kilobytes(file: Path, name: str) -> float:
    line = next(line for line in file.read_text(encoding="ascii").splitlines() if line.startswith(name))
    return float(line.split()[1])


def measured(texts: Sequence[Sequence[str]], terms: Sequence[Term], rest: float) -> tuple[float, float]:
    """Memory of a new worker after these texts."""
    paths_without_annotations()
    worker = Worker()
    for number, paragraphs in enumerate(texts):
        worker.annotate(f"text {number}", paragraphs, terms)
    time.sleep(rest)
    memory = worker.memory()
    worker.close()
    return memory


def main() -> None:
    """Measure them all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--transcripts", type=Path, default=ROOT.parent / "shared" / "transcripts")
    parser.add_argument("--rest", type=float, default=10.0, help="seconds before it is looked at")
    arguments = parser.parse_args()
    texts = read_paragraphs(arguments.transcripts)
    paragraphs = [paragraph for text in texts for paragraph in text]
    terms = terms_of(load_folder(Paths.under(CACHE).resources / "glossary"))
    small: list[str] = []
    for paragraph in paragraphs:
        if sum(map(len, small)) + len(paragraph) <= FORTY_KB:
            small.append(paragraph)
    base, _ = measured([small], terms, arguments.rest)
    print(f"40 kB: {base:.1f} MB")
    for name, each in {"all texts": texts, **{k: [v] for k, v in large_texts(paragraphs).items()}}.items():
        now, most = measured(each, terms, arguments.rest)
        print(f"{name}: {now:.1f} MB, {now / base:.2f} × of 40 kB; at the most {most:.1f} MB")


if __name__ == "__main__":
    main()
