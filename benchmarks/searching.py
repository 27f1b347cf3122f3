"""Search over all transcripts: ms until the first place and until all, on 10 MB in one text and in twenty.

The baseline of the same run is `str.find` in the same paragraphs. `loaded` is what the window has when the library has
been read behind the page; `from files` is a search right after the start.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from reader.desk import Desk
from reader.language.build import ensure_language_file
from reader.language.model import Script
from reader.paths import Paths

QUERIES = ("算力", "顯存", "suanli", "suàn lì", "GPU", "的")
MEGABYTES = 10.0


def text_of(sentences: list[str], megabytes: float, seed: int) -> str:
    """A dialogue of shuffled sentences."""
    chance, lines, size = random.Random(seed), [], 0
    while size < megabytes * 1_000_000:
        speaker = "主持人" if len(lines) % 2 == 0 else "工程师"
        line = f"{speaker}：{''.join(chance.choices(sentences, k=chance.randint(1, 3)))}\n"
        lines.append(line)
        size += len(line.encode()) + 1
    return "\n".join(lines)


def measure(desk: Desk, query: str) -> tuple[int, float, float]:
    """Places found, ms until the first and until all."""
    began = time.perf_counter()
    count, first = 0, 0.0
    for source in desk.searching.sources():
        found = desk.searching.find(source, query, Script.AS_PRINTED, lambda _share: None)
        count += found.count
        first = first or (time.perf_counter() - began if found.count else 0.0)
    return count, first * 1000, (time.perf_counter() - began) * 1000


def baseline(desk: Desk) -> float:
    """Ms for a bare search in all paragraphs."""
    transcripts = [desk.library.load(entry) for entry in desk.library.entries()]
    began = time.perf_counter()
    for transcript in transcripts:
        for paragraph in transcript.paragraphs:
            paragraph.text.find("算力")
    return (time.perf_counter() - began) * 1000


def main() -> int:
    """Print the table."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(Paths.standard().texts.glob("*.zh.txt")))
    sentences = [each for text in texts for each in re.findall(r"[^。！？\n]+[。！？]", text)]
    for parts in (1, 20):
        with tempfile.TemporaryDirectory() as folder:
            paths = Paths.under(Path(folder))
            ensure_language_file(paths)
            with closing(Desk.open(paths)) as desk:
                for part in range(parts):
                    desk.library.paste(text_of(sentences, MEGABYTES / parts, part), f"text {part}")
                bare = baseline(desk)
                print(f"{MEGABYTES:g} MB in {parts} texts; bare find {bare:.0f} ms")
                for number, query in enumerate((QUERIES[0], *QUERIES)):
                    count, first, every = measure(desk, query)
                    state = "loaded" if number else "from files"
                    figures = f"first {first:6.0f} ms  all {every:6.0f} ms  ({every / bare:5.1f} ×)"
                    print(f"  {query:10} {state:10} {count:7,} places  {figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
